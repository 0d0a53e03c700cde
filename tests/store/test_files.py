"""Files that cannot be used: named as what they are, and not changed by one byte."""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from stakeholders.store import schema
from stakeholders.store.connection import FILE_VERSION, check_file, connect
from stakeholders.store.database import Database, create_database
from stakeholders.store.errors import (
    BusyFileError,
    DamagedFileError,
    DirectoryFileError,
    ExistingFileError,
    ForeignFileError,
    MissingFileError,
    NewerFileError,
    UnwritableFileError,
)
from stakeholders.store.first_page import first_page
from stakeholders.store.search_index import refresh_index
from tests.store.directories import ANNA, body, names, opened, person, saved


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def foreign_file(kind: str, path: Path) -> None:
    if kind == "text":
        path.write_text("Dear Sir or Madam,\n" * 500)
    elif kind == "empty":
        path.touch()
    elif kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", "a")
    else:
        connection = driver.connect(str(path))
        connection.execute(f"PRAGMA journal_mode = {kind}")
        connection.execute("CREATE TABLE operation (a)")
        connection.commit()
        connection.close()


@pytest.mark.parametrize("kind", ["text", "empty", "zip", "delete", "wal"])
@pytest.mark.parametrize("look", [check_file, first_page])
def test_that_a_foreign_file_is_named_and_left_alone(
    path: Path, kind: str, look: Callable[[Path], object]
) -> None:
    foreign_file(kind, path)
    before = bytes_of(path.parent)
    with pytest.raises(ForeignFileError):
        look(path)
    assert bytes_of(path.parent) == before


def test_that_a_missing_file_is_named_and_not_made(path: Path) -> None:
    with pytest.raises(MissingFileError, match="no directory file"):
        check_file(path)
    with pytest.raises(DirectoryFileError):
        Database(path, ANNA, refresh=refresh_index)
    assert not list(path.parent.iterdir())


def test_that_a_folder_is_no_directory_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ForeignFileError):
        check_file(path)
    with pytest.raises(ExistingFileError):
        create_database(path)


def test_that_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    create_database(path)
    connection = connect(path, writer=True)
    connection.execute(f"PRAGMA user_version = {FILE_VERSION + 1}")
    connection.close()
    before = bytes_of(path.parent)
    with pytest.raises(NewerFileError, match="newer version"):
        check_file(path)
    assert bytes_of(path.parent) == before


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_that_a_truncated_file_is_damaged(path: Path, share: float) -> None:
    create_database(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    before = path.read_bytes()
    with pytest.raises(DamagedFileError):
        first_page(path)
    assert path.read_bytes() == before


def test_that_a_file_with_broken_pages_is_damaged(path: Path) -> None:
    create_database(path)
    database = opened(path)
    saved(database, *(person(f"Ann Lee {n}") for n in range(300)))
    database.close()
    whole = bytearray(path.read_bytes())
    whole[4096:] = bytes(b ^ 0x5A for b in whole[4096:])
    path.write_bytes(whole)
    with pytest.raises(DamagedFileError):
        first_page(path)
    assert path.read_bytes() == whole


def test_that_a_fresh_file_is_never_put_over_another(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(ExistingFileError):
        create_database(path)
    assert bytes_of(path.parent) == {path.name: b"mine"}


def test_that_a_fresh_file_leaves_nothing_beside_it(path: Path) -> None:
    create_database(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert check_file(path) == FILE_VERSION


def test_that_a_place_under_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableFileError):
        create_database(tmp_path / "file" / "a.stakeholders")


def test_that_a_file_locked_by_another_program_is_busy(path: Path) -> None:
    create_database(path)

    def hasten(connection: driver.Connection) -> None:
        connection.execute("PRAGMA busy_timeout = 20").close()

    database = Database(path, ANNA, refresh=refresh_index, prepare_writer=hasten)
    other = connect(path, writer=True)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyFileError):  # noqa: SIM117
        with database.writing("test.tag"):
            pass
    other.execute("ROLLBACK")
    saved(database, body("Alpha"))
    assert names(database, "alpha") == ["Alpha"]
    other.close()
    database.close()


@pytest.fixture
def nobody() -> int:
    """Return a user that owns nothing; tests run as root, who may write everything."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can take another user's place")
    return 65534


READ_ONLY = """
import os
from pathlib import Path
from stakeholders.store.database import create_database
from stakeholders.store.errors import UnwritableFileError
from tests.store.directories import body, opened, saved
folder = Path({folder!r})
create_database(folder / "warm-up.stakeholders")
saved(opened(folder / "warm-up.stakeholders"), body("Alpha"))  # all that is needed is loaded now
os.setgid({user})
os.setuid({user})
for step in (
    lambda: saved(opened(folder / "a.stakeholders"), body("Alpha")),
    lambda: create_database(folder / "b.stakeholders"),
):
    try:
        step()
    except UnwritableFileError as error:
        print("refused", error)
"""


def test_that_a_read_only_file_is_named_and_left_alone(nobody: int) -> None:
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    folder.chmod(0o755)
    try:
        path = folder / "a.stakeholders"
        create_database(path)
        path.chmod(0o644)
        before = path.read_bytes()
        answer = subprocess.run(
            [sys.executable, "-c", READ_ONLY.format(user=nobody, folder=str(folder))],
            capture_output=True, text=True, check=False, env={"PYTHONPATH": ":".join(sys.path)},
        )  # fmt: skip
        assert answer.stdout.count("refused") == 2, answer.stderr
        assert path.read_bytes() == before
        assert not list(folder.glob("*b.stakeholders*"))
    finally:
        shutil.rmtree(folder)


def test_that_what_was_written_is_in_the_file_after_closing(path: Path) -> None:
    create_database(path)
    database = opened(path)
    saved(database, person("Ann Lee"))
    database.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert [row.name for row in first_page(path).rows] == ["Ann Lee"]


def test_that_writes_of_another_process_are_noticed(database: Database) -> None:
    before = database.data_version()
    other = opened(database.path)
    with other.writing("test.tag") as writing:
        writing.insert(schema.tag, name="a", folded="a")
    other.close()
    assert database.data_version() != before
