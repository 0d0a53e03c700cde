"""After an unclean end a file is looked over before it is written; a damaged index mends itself."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stakeholders.store import schema
from stakeholders.store.connection import connect
from stakeholders.store.database import Database, create_database
from stakeholders.store.errors import DamagedFileError
from stakeholders.store.file_lock import lock_of, read_holder
from stakeholders.store.integrity import check
from tests.store.directories import body, found, names, opened, person, saved
from tests.store.test_upgrading import schema_of

DIES = """
import os, sys
from pathlib import Path
from tests.store.directories import opened, person, saved
database = opened(Path(sys.argv[1]))
saved(database, person("Ann Lee"))
os._exit(9)
"""


@pytest.fixture
def filled(path: Path) -> Path:
    """Return a closed directory of some hundred people."""
    create_database(path)
    database = opened(path)
    saved(database, *(person(f"Kim Number{n}", phones=[f"+4122{n:07}"]) for n in range(300)))
    database.close()
    return path


def after_a_kill(path: Path) -> Path:
    """Let a process die that has written to a directory."""
    environment = {"PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", DIES, str(path)], check=False, env=environment)
    return path


def pages_of(path: Path, table: str) -> list[int]:
    """Return the numbers of all pages of a table but its first, as far as this can be told."""
    connection = connect(path, writer=False)
    (root,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
    ).fetchone()
    connection.close()
    content = path.read_bytes()
    page, kind = content[(root - 1) * 4096 : root * 4096], 5
    assert page[0] == kind, "not an inner page: too few rows"
    count = int.from_bytes(page[3:5])
    cells = (int.from_bytes(page[12 + 2 * n : 14 + 2 * n]) for n in range(count))
    return [int.from_bytes(page[cell : cell + 4]) for cell in cells]


def overwrite(path: Path, page: int) -> bytes:
    """Damage one page of a file from its head on; return the whole file."""
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : (page - 1) * 4096 + 512] = b"\x5a" * 512
    path.write_bytes(content)
    return bytes(content)


def problems(database: Database) -> list[str]:
    with database.reading() as connection:
        return [problem.code for problem in check(connection)]


def waits(database: Database) -> bool:
    """Tell whether a file waits to be looked over."""
    return database.is_unchecked


def test_that_a_file_that_was_closed_well_is_not_looked_over(filled: Path) -> None:
    database = opened(filled)
    assert not waits(database)
    database.close()
    assert [file.name for file in filled.parent.iterdir()] == [filled.name]


def test_that_a_file_is_looked_over_after_a_kill_before_it_is_written(filled: Path) -> None:
    database = opened(after_a_kill(filled))
    assert waits(database)
    assert names(database, "ann lee") == ["Ann Lee"]
    assert waits(database), "reading changes nothing"
    saved(database, body("Alpha"))
    assert not waits(database)
    database.close()
    assert [file.name for file in filled.parent.iterdir()] == [filled.name]


def test_that_a_journal_alone_is_a_sign_of_an_unclean_end(filled: Path) -> None:
    lock_of(after_a_kill(filled)).unlink()
    database = opened(filled)
    assert waits(database)
    database.look_over()
    assert not waits(database)
    database.close()


def test_that_whoever_only_reads_leaves_the_looking_over_to_the_next(filled: Path) -> None:
    journal = filled.with_name(f"{after_a_kill(filled).name}-wal")
    before = journal.read_bytes()
    for _ in range(2):
        database = opened(filled)
        assert waits(database)
        database.close()
    assert journal.read_bytes() == before


def test_that_a_damaged_file_is_refused_for_writing_and_its_journal_kept(filled: Path) -> None:
    page = pages_of(filled, "person_name")[0]
    journal = filled.with_name(f"{after_a_kill(filled).name}-wal")
    content, journalled = overwrite(filled, page), journal.read_bytes()
    for _ in range(2):
        database = opened(filled)
        for _ in range(2):
            with pytest.raises(DamagedFileError, match="Restore the newest backup"):
                saved(database, body("Alpha"))
        assert isinstance(database.refusal, DamagedFileError)
        assert found(database, "kim").total
        database.close()
    assert filled.read_bytes() == content
    assert journal.read_bytes() == journalled
    holder = read_holder(filled)
    assert holder is not None
    assert holder.unchecked


def test_that_damage_met_at_work_stops_all_writing(filled: Path) -> None:
    content = overwrite(filled, pages_of(filled, "person_name")[0])
    database = opened(filled)
    with pytest.raises(DamagedFileError), database.reading() as connection:
        connection.exec_driver_sql("SELECT sum(length(full)) FROM person_name").all()
    with pytest.raises(DamagedFileError):
        saved(database, body("Alpha"))
    database.close()
    assert filled.read_bytes() == content
    assert waits(opened(filled))


def test_that_a_file_that_was_replaced_by_a_sound_one_can_be_written_again(
    filled: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copyfile(filled, copy)
    test_that_damage_met_at_work_stops_all_writing(filled)
    for suffix in ("-wal", "-shm"):
        filled.with_name(f"{filled.name}{suffix}").unlink(missing_ok=True)
    shutil.copyfile(copy, filled)
    database = opened(filled)
    assert waits(database)
    saved(database, body("Alpha"))
    assert not problems(database)
    database.close()


def spoil_words(path: Path) -> None:
    connection = connect(path, writer=True)
    connection.execute("UPDATE search_text_data SET block = x'00' WHERE id > 10")
    connection.close()


def spoil_rows(path: Path) -> None:
    connection = connect(path, writer=True)
    connection.execute("DELETE FROM search_row WHERE rowid % 3 = 0")
    connection.close()


def spoil_pages(path: Path) -> None:
    for page in pages_of(path, "search_row"):
        overwrite(path, page)


def spoil_root(path: Path) -> None:
    connection = connect(path, writer=False)
    query = "SELECT rootpage FROM sqlite_schema WHERE name IN ('search_exact', 'search_text_data')"
    pages = [row[0] for row in connection.execute(query)]
    connection.close()
    for page in pages:
        overwrite(path, page)


def lose_tables(path: Path) -> None:
    connection = connect(path, writer=True)
    connection.execute("DROP TABLE search_text")
    connection.execute("DROP TABLE search_row")
    connection.close()


@pytest.mark.parametrize("spoil", [spoil_words, spoil_rows, spoil_pages, spoil_root, lose_tables])
def test_that_a_damaged_index_is_made_anew_before_the_next_write(
    filled: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(filled)
    doubt(filled)
    database = opened(filled)
    database.look_over()
    assert not problems(database)
    assert found(database, "kim").total == 300
    assert found(database, "41220000007").total == 1
    saved(database, person("Ann Lee"))
    assert names(database, "ann") == ["Ann Lee"]
    database.close()
    assert [file.name for file in filled.parent.iterdir()] == [filled.name]


def doubt(path: Path) -> None:
    """Leave a lock that says that the file was not closed well."""
    database = opened(path)
    with pytest.raises(DamagedFileError), database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM no_such_table").all()
    database.close()


def settings_of_index(path: Path) -> dict[str, dict[str, object]]:
    connection = connect(path, writer=False)
    tables = (*schema.VIRTUAL_TABLES, schema.WORD_PARTS)
    found = {name: connection.execute(f"SELECT k, v FROM {name}_config") for name in tables}  # noqa: S608
    settings = {name: dict(rows.fetchall()) for name, rows in found.items()}
    connection.close()
    return settings


def test_that_an_index_put_there_anew_is_set_as_in_a_fresh_file(
    filled: Path, tmp_path: Path
) -> None:
    doubt(filled)
    database = opened(filled)
    database.look_over(mend_index=True)
    database.close()
    fresh = tmp_path / "fresh" / "fresh.stakeholders"
    create_database(fresh)
    assert settings_of_index(filled) == settings_of_index(fresh)
    assert schema_of(filled) == schema_of(fresh)
