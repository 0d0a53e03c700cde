"""Rows that are asked of the driver itself are those that Core gives."""

import sqlalchemy as sa

from stakeholders.app.reference import Reference
from stakeholders.app.sample import add_sample
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Relation
from stakeholders.domain.record import Record
from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.records import read_records
from stakeholders.store.row_reading import rows_by
from tests.store.directories import saved


def test_that_rows_are_those_of_core_with_the_same_types(
    database: Database, reference: Reference
) -> None:
    add_sample(database, reference)
    told = 0
    for table in schema.LOGGED_TABLES:
        with database.reading() as connection:
            every = connection.execute(sa.select(table).order_by(table.c.id)).mappings().all()
            ids = [row["id"] for row in every]
            ours = rows_by(table, "id", frozenset(), dead=True).rows(connection, ids)
        assert ours == [dict(row) for row in every]
        for one, other in zip(ours, every, strict=True):
            assert list(map(type, one.values())) == list(map(type, other.values()))
        told += len(ours)
    assert told > 100


def test_that_a_relation_tells_its_direction_as_a_truth(database: Database) -> None:
    office = Record(EntryKind.BODY, "Quay Office", uid=Uid("01890000-0000-7000-8000-000000000001"))
    partner = Record(EntryKind.BODY, "Pier Office", parts=(Relation("partner_of", office.uid),))
    saved(database, office, partner)
    with database.reading() as connection:
        ids = list(connection.scalars(sa.select(schema.body.c.id)))
        told = [record.parts_of(Relation) for record in read_records(connection, ids)]
    assert [str(relation.forward) for (relation,) in told] == ["False", "True"]
