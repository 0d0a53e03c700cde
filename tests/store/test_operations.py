"""Operations: what each write leaves in the log, and what it tells those who listen."""

import pytest
import sqlalchemy as sa

from stakeholders.domain.changes import Changes
from stakeholders.store import schema
from stakeholders.store.connection import FILE_VERSION
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from tests.store.directories import BEN, body, names, opened, person, saved, spokesperson


def logged(database: Database, table: sa.Table) -> list[sa.RowMapping]:
    with database.reading() as connection:
        return list(connection.execute(sa.select(table).order_by(table.c.id)).mappings())


def test_that_an_operation_says_who_did_what_by_which_door(database: Database) -> None:
    with database.writing("test.tag", count=2) as writing:
        writing.insert(schema.tag, name="a", folded="a")
    (row,) = logged(database, schema.operation)
    assert (row["actor"], row["origin"], row["label"]) == ("Anna", "window", "test.tag")
    assert row["arguments"] == {"count": 2}
    assert row["schema_version"] == FILE_VERSION
    assert row["uid"] == writing.uid


def test_that_the_counter_of_a_file_goes_on_after_reopening(database: Database) -> None:
    saved(database, body("Alpha"))
    database.close()
    again = opened(database.path, BEN)
    saved(again, body("Beta"))
    rows = logged(again, schema.operation)
    again.close()
    assert [row["counter"] for row in rows] == [1, 2]
    assert len({row["replica_uid"] for row in rows}) == 1


def test_that_nothing_is_logged_when_nothing_was_written(database: Database) -> None:
    heard: list[Changes] = []
    database.listen(heard.append)
    with database.writing("test.nothing"):
        pass
    assert not logged(database, schema.operation)
    assert not heard


def test_that_writing_the_same_value_again_is_no_change(database: Database) -> None:
    (uid,) = saved(database, body("Alpha"))
    with database.writing("test.same") as writing:
        writing.update(schema.entry, entry_id(writing.connection, uid), display="Alpha")
    assert len(logged(database, schema.operation)) == 1


def test_that_an_exception_takes_everything_back(database: Database) -> None:
    heard: list[Changes] = []
    database.listen(heard.append)
    with pytest.raises(sa.exc.IntegrityError):  # noqa: SIM117
        with database.writing("test.fail") as writing:
            writing.insert_many(schema.tag, [{"name": "a", "folded": "a"}] * 2)
    assert not logged(database, schema.operation)
    assert not logged(database, schema.tag)
    assert not heard
    saved(database, body("Alpha"))
    assert names(database, "alpha") == ["Alpha"]


def test_that_a_change_is_logged_before_and_after_with_foreign_rows_by_uid(
    database: Database,
) -> None:
    parent, child = saved(database, body("Alpha"), body("Beta"))
    with database.writing("test.move") as writing:
        ids = [entry_id(writing.connection, uid) for uid in (parent, child)]
        writing.update(schema.body, ids[1], parent_id=ids[0])
    row, told = logged(database, schema.change)
    assert (row["before"], row["after"]) == ({"parent_id": None}, {"parent_id": parent})
    assert (row["table_name"], row["row_uid"], row["entry_uid"]) == ("body", child, child)
    assert (told["row_uid"], told["entry_uid"], told["after"]) == (child, parent, {})


def test_that_new_rows_are_logged_as_ranges_without_their_values(database: Database) -> None:
    saved(database, person("Ann Lee", phones=["+41441234567"]), person("Bo Ray"))
    rows = logged(database, schema.change_batch)
    entries = next(row for row in rows if row["table_name"] == "entry")
    assert (entries["action"], entries["first_id"], entries["last_id"]) == ("created", 1, 2)
    assert not logged(database, schema.change)


def test_that_a_change_raises_the_version_of_the_row(database: Database) -> None:
    with database.writing("test.tag") as writing:
        tag = writing.insert(schema.tag, name="a", folded="a")
    with database.writing("test.rename") as writing:
        assert writing.update(schema.tag, tag, name="A")
    (row,) = logged(database, schema.tag)
    assert (row["version"], row["created_op"], row["updated_op"]) == (2, 1, 2)


def test_that_listeners_hear_which_entries_were_touched(database: Database) -> None:
    heard: list[Changes] = []
    (ann,) = saved(database, person("Ann Lee", spokesperson("Alpha")))
    database.listen(heard.append)
    with database.writing("test.rename") as writing:
        found = writing.connection.execute(
            sa.select(schema.entry).where(schema.entry.c.kind == "body")
        ).one()
        writing.update(schema.entry, found.id, display="Omega")
    (changes,) = heard
    assert changes.operation == writing.uid
    assert changes.touches(found.uid)
    assert changes.touches(ann)
    assert changes.tables == {"entry"}


def test_that_beyond_a_thousand_only_the_tables_are_told(database: Database) -> None:
    heard: list[Changes] = []
    database.listen(heard.append)
    saved(database, *(body(f"Body {number}") for number in range(1001)))
    (changes,) = heard
    assert changes.everything
    assert not changes.entries
    assert {"entry", "body", "body_name"} <= changes.tables


def test_that_a_uid_can_be_asked_for_while_an_operation_is_written(database: Database) -> None:
    with database.writing("test.nothing") as writing:
        assert database.new_uid() != writing.new_uid()


def test_that_readers_see_an_operation_only_when_it_is_whole(database: Database) -> None:
    with database.writing("test.tag") as writing:
        writing.insert(schema.tag, name="a", folded="a")
        assert not logged(database, schema.tag)
    assert len(logged(database, schema.tag)) == 1


def test_that_an_entry_whose_uid_lies_in_the_bin_comes_back_whole(database: Database) -> None:
    (uid,) = saved(database, body("Alpha", "AL"))
    with database.writing("test.remove") as writing:
        writing.remove(schema.entry, entry_id(writing.connection, uid))
    assert not names(database, "al")
    assert saved(database, body("Alpha", "AL", uid=uid)) == [uid]
    assert names(database, "al") == ["Alpha"]


def test_that_the_reader_cannot_write(database: Database) -> None:
    with database.reading() as connection, pytest.raises(sa.exc.OperationalError, match="readonly"):
        connection.exec_driver_sql("DELETE FROM setting")
