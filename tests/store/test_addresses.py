"""An address that a body lends to several people is the body's, once."""

from dataclasses import replace

import sqlalchemy as sa

from stakeholders.domain.address import Address
from stakeholders.domain.ids import fixed_uid
from stakeholders.domain.record import PostLine
from stakeholders.store import schema
from stakeholders.store.database import Database
from tests.store.directories import person, saved, visible

BODY, ADDRESS = fixed_uid("body", "quay"), fixed_uid("address", "quay")


def test_that_a_lent_address_comes_to_its_owner_once(database: Database) -> None:
    lent = Address(lines=("Quai 3",), owner=BODY, uid=ADDRESS)
    line = PostLine("Clerk", "Quay Office", body_uid=BODY)
    people = (replace(person(name, line), addresses=(lent,)) for name in ("Ann Lee", "Bo Ray"))
    saved(database, *people)
    saved(database, replace(person("Cy Dole", line), addresses=(lent,)))
    with database.reading() as connection:
        rows = connection.execute(sa.select(schema.address.c.lines)).all()
    assert [row.lines for row in rows] == ["Quai 3"]
    shown = [each for record in visible(database) for each in record.addresses]
    assert len(shown) == 4
    assert {each.owner for each in shown} == {BODY}


def test_that_an_address_whose_owner_is_nowhere_stays_with_the_person(database: Database) -> None:
    lent = Address(lines=("Quai 3",), owner=BODY, uid=ADDRESS)
    (ann,) = saved(database, replace(person("Ann Lee"), addresses=(lent,)))
    (record,) = visible(database)
    assert [(each.lines, each.owner) for each in record.addresses] == [(("Quai 3",), ann)]
