"""The guard of the tests itself: it fails on what goes past an operation."""

import pytest
import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from tests.store.directories import body, saved

LOGGED = [table.name for table in schema.LOGGED_TABLES]


@pytest.mark.parametrize("name", ["entry", "body", "body_name"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET version = version + 1", "DELETE FROM {}", "UPDATE {} SET id = id + 1000"],
)
def test_that_a_write_outside_an_operation_fails(
    database: Database, name: str, statement: str
) -> None:
    saved(database, body("Alpha"))
    with pytest.raises(sa.exc.IntegrityError, match="guard"):  # noqa: SIM117
        with database.writing_local() as connection:
            connection.exec_driver_sql(statement.format(name))


def test_that_an_update_inside_an_operation_must_be_marked_by_it(database: Database) -> None:
    saved(database, body("Alpha"))
    with pytest.raises(sa.exc.IntegrityError, match="guard"):  # noqa: SIM117
        with database.writing("test.sneak") as writing:
            writing.connection.exec_driver_sql("UPDATE entry SET display = 'Beta'")


def test_that_a_row_must_be_made_by_the_operation_of_its_own_transaction(
    database: Database,
) -> None:
    saved(database, body("Alpha"))
    with pytest.raises(sa.exc.IntegrityError, match="guard"):  # noqa: SIM117
        with database.writing_local() as connection:
            connection.exec_driver_sql(
                "INSERT INTO tag (uid, created_op, updated_op, updated_at, name, folded) "
                "VALUES (zeroblob(16), 1, 1, 0, 'a', 'a')"
            )


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM change",
        "UPDATE change SET after = '{}'",
        "DELETE FROM change_batch",
        "UPDATE change_batch SET last_id = 7",
        "UPDATE operation SET actor = 'Eve'",
        "DELETE FROM operation",
    ],
)
def test_that_the_log_is_never_rewritten(database: Database, statement: str) -> None:
    (uid,) = saved(database, body("Alpha"))
    with database.writing("test.rename") as writing:
        writing.update(schema.entry, entry_id(writing.connection, uid), display="Beta")
    with pytest.raises(sa.exc.IntegrityError, match="guard"):  # noqa: SIM117
        with database.writing_local() as connection:
            connection.exec_driver_sql(statement)


def test_that_every_logged_table_is_guarded(database: Database) -> None:
    with database.writing_local() as connection:
        guarded = set(
            connection.exec_driver_sql("SELECT tbl_name FROM temp.sqlite_schema").scalars()
        )
    assert {*LOGGED, "operation", "change", "change_batch"} <= guarded
