"""The form of a directory file: as the Core tables say, and with the settings designed for it."""

import stat
from pathlib import Path

import pytest
import sqlalchemy as sa

from stakeholders.store import migrations, schema
from stakeholders.store.connection import FILE_APPLICATION_ID, FILE_VERSION, connect
from stakeholders.store.database import Database, create_database

TABLES = [table.name for table in schema.metadata.sorted_tables]


DIALECT = sa.create_mock_engine("sqlite://", lambda *_: None).dialect


def columns_of(table: sa.Table) -> set[tuple[str, str, bool, bool]]:
    """Return name, type, whether it must be there, and whether it is in the key."""
    return {
        (
            column.name,
            column.type.dialect_impl(DIALECT).compile(DIALECT),
            not column.nullable or column.primary_key,
            column.primary_key,
        )
        for column in table.columns
    }


@pytest.mark.parametrize("name", TABLES)
def test_that_a_table_of_a_fresh_file_is_as_core_says(database: Database, name: str) -> None:
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM pragma_table_info(?)", (name,)).all()
    there = {(row.name, row.type, bool(row.notnull or row.pk), bool(row.pk)) for row in rows}
    assert there == columns_of(schema.metadata.tables[name])


@pytest.mark.parametrize("name", TABLES)
def test_that_foreign_keys_of_a_fresh_file_are_as_core_says(database: Database, name: str) -> None:
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM pragma_foreign_key_list(?)", (name,)).all()
    there = {(row[3], row[2], row[4]) for row in rows}
    keys = schema.metadata.tables[name].foreign_keys
    assert there == {(k.parent.name, k.column.table.name, k.column.name) for k in keys}


def test_that_a_fresh_file_has_these_tables_and_all_are_strict(database: Database) -> None:
    with database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).all()
    tables = {row.name: row.strict for row in rows if not row.name.startswith("sqlite_")}
    assert set(tables) == set(TABLES)
    assert all(tables.values())


@pytest.mark.parametrize("name", TABLES)
def test_that_what_points_elsewhere_is_indexed(database: Database, name: str) -> None:
    first = (
        "SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE i.seqno = 0"
    )
    with database.reading() as connection:
        indexed = set(connection.exec_driver_sql(first, (name,)).scalars())
    table = schema.metadata.tables[name]
    wanted = {k.parent.name for k in table.foreign_keys if not k.parent.primary_key}
    assert not wanted - indexed - {"created_op", "updated_op", "undoes"}


def test_that_the_version_is_that_of_the_last_migration(database: Database) -> None:
    steps = [
        int(file.name.partition("_")[0])
        for file in Path(migrations.__path__[0]).iterdir()
        if file.suffix == ".sql"
    ]
    assert sorted(steps) == list(range(1, FILE_VERSION + 1))
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == FILE_VERSION


def test_that_a_file_says_what_it_is(path: Path) -> None:
    create_database(path)
    header = path.read_bytes()[:100]
    assert header[68:72] == b"STKH" == FILE_APPLICATION_ID.to_bytes(4, "big")


def test_that_only_its_owner_may_read_a_file(database: Database) -> None:
    with database.writing("test.touch") as writing:
        writing.insert(schema.tag, name="a", folded="a")
    for file in database.path.parent.glob(f"{database.path.name}*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("writer", [True, False])
def test_that_a_connection_has_the_settings_designed_for_it(path: Path, writer: bool) -> None:
    create_database(path)
    connection = connect(path, writer=writer)
    expected = {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
        "temp_store": 2,
        "synchronous": 2,
        "query_only": int(not writer),
        "cache_size": -16384 if writer else -2048,
    }
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    connection.close()
    assert found == expected


def test_that_erased_words_leave_the_index(database: Database) -> None:
    with database.reading() as connection:
        for name in schema.VIRTUAL_TABLES:
            query = f"SELECT v FROM {name}_config WHERE k = 'secure-delete'"  # noqa: S608
            assert connection.exec_driver_sql(query).scalar() == 1
