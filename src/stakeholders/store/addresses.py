"""Postal addresses in the directory: adding, correcting and removing them."""

from typing import Any

import sqlalchemy as sa

from stakeholders.domain.address import Address
from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.history import Writing
from stakeholders.store.row_values import address_of


def read_address(connection: sa.Connection, uid: Uid) -> Address:
    """Return one address with its owner.

    Raises:
        UnknownUidError: when there is none.
    """
    found = row_id(connection, schema.address, uid)
    query = (
        sa.select(schema.address, schema.entry.c.uid.label("owner_uid"))
        .join(schema.entry, schema.entry.c.id == schema.address.c.owner_id)
        .where(schema.address.c.id == found)
    )
    row = connection.execute(query).mappings().one()
    return address_of(row, row["owner_uid"])


def add_address(writing: Writing, owner: Uid, address: Address) -> Uid:
    """Add an address behind those its owner has; return its uid."""
    owner_id = entry_id(writing.connection, owner)
    table = schema.address
    last = writing.connection.scalar(
        sa.select(sa.func.max(table.c.position)).where(table.c.owner_id == owner_id)
    )
    uid = address.uid or writing.new_uid()
    position = 0 if last is None else last + 1
    values = address_values(address)
    writing.insert(table, uid=uid, owner_id=owner_id, position=position, **values)
    return uid


def change_address(writing: Writing, address: Address) -> None:
    """Write an address whose uid is known over the one that is there."""
    if address.uid is None:
        raise ValueError(address)
    found = row_id(writing.connection, schema.address, address.uid)
    writing.update(schema.address, found, **address_values(address))


def remove_address(writing: Writing, uid: Uid) -> None:
    """Put an address into the bin."""
    writing.remove(schema.address, row_id(writing.connection, schema.address, uid))


def address_values(address: Address) -> dict[str, Any]:
    """Return the columns of an address that say what it is."""
    return {
        "label": address.label,
        "purpose": address.purpose,
        "language": address.language,
        "lines": "\n".join(address.lines),
        "po_box": address.po_box,
        "extended": address.extended,
        "street": address.street,
        "city": address.city,
        "region": address.region,
        "postal_code": address.postal_code,
        "country": address.country,
        "visibility": address.visibility.value,
    }
