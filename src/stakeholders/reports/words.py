"""The words that documents ask for: codes, dates and addresses as people read them."""

from collections.abc import Iterator
from typing import Protocol

from stakeholders.domain.address import Address
from stakeholders.domain.parts import Part
from stakeholders.domain.record import Record


class Words(Protocol):
    """Says in the reader's language what codes mean."""

    def kind(self, code: str) -> str:
        """Return what kind of body a code means."""

    def language(self, code: str) -> str:
        """Return what a language is called."""

    def country(self, code: str) -> str:
        """Return the name of a country, area or group."""

    def address(self, address: Address) -> tuple[str, ...]:
        """Return the lines of an address as its country writes them."""

    def facts(self, record: Record) -> Iterator[tuple[str, str]]:
        """Yield the title and the value of each simple fact of a contact."""

    def part(self, part: Part) -> str:
        """Return what a part says."""
