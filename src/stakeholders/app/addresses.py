"""Addresses: where letters go, kept as printed or in parts, written as the country writes them."""

from dataclasses import replace

from stakeholders.app.errors import EmptyNameError
from stakeholders.app.reference import Reference
from stakeholders.domain.address import Address
from stakeholders.domain.ids import Uid
from stakeholders.domain.text import clean
from stakeholders.i18n import current_language
from stakeholders.store import addresses
from stakeholders.store.database import Database


class Addresses:
    """Adds, corrects and removes postal addresses; a country is kept by its code where known."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def read(self, text: str) -> Address:
        """Return the address that lines, or parts between `;` or `|`, print; it stays so."""
        lines = text.replace("|", "\n").replace(";", "\n").split("\n")
        return Address(lines=tuple(clean(line) for line in lines if clean(line)))

    def lines(self, address: Address, language: str = "") -> tuple[str, ...]:
        """Return the lines of an address as its country writes them, or as they were printed."""
        return self._reference.address_lines(address, language or current_language())

    def gaps(self, address: Address) -> tuple[str, ...]:
        """Return the parts that the country of an address needs and that are empty."""
        return self._reference.address_gaps(address)

    def add(self, owner: Uid, address: Address) -> Uid:
        """Add an address to a person, body or post; return its uid.

        Raises:
            EmptyNameError: when there is nothing to print.
        """
        kept = self._coded(address)
        with self._database.writing("address.added", entry=owner) as writing:
            return addresses.add_address(writing, owner, kept)

    def change(self, address: Address) -> None:
        """Write an address whose uid is known over the one that is there; its owner stays.

        Raises:
            EmptyNameError: when there is nothing to print.
            UnknownUidError: when it is gone.
        """
        kept = self._coded(address)
        with self._database.writing("address.changed") as writing:
            old = addresses.read_address(writing.connection, _uid_of(address))
            writing.says(entry=old.owner)
            addresses.change_address(writing, kept)

    def remove(self, uid: Uid) -> None:
        """Put an address into the bin.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("address.removed") as writing:
            writing.says(entry=addresses.read_address(writing.connection, uid).owner)
            addresses.remove_address(writing, uid)

    def _coded(self, address: Address) -> Address:
        if address.is_empty:
            raise EmptyNameError
        found = self._reference.languages.find(address.language)
        return replace(
            address,
            country=self._reference.area_code(address.country),
            language=found.code if found else clean(address.language),
        )


def _uid_of(address: Address) -> Uid:
    if address.uid is None:
        raise ValueError(address)
    return address.uid
