"""Whatever is wrong with a file: it opens, or is named damaged, and not a byte of it changes."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.store.connection import check_file
from stakeholders.store.database import Database, create_database
from stakeholders.store.errors import (
    DamagedFileError,
    DirectoryFileError,
    ForeignFileError,
    MissingFileError,
    NewerFileError,
    UnwritableFileError,
)
from stakeholders.store.first_page import first_page
from stakeholders.store.integrity import check
from stakeholders.store.search_index import refresh_index
from tests.store.directories import (
    ANNA,
    found,
    opened,
    person,
    saved,
    spokesperson,
    visible,
)

SOME = settings(max_examples=30)
REFUSED = {DamagedFileError, ForeignFileError, NewerFileError}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a small directory, closed well."""
    path = tmp_path_factory.mktemp("whole") / "whole.stakeholders"
    create_database(path)
    database = opened(path)
    saved(
        database,
        *(
            person(f"Kim N{n}", spokesperson("Alpha"), phones=[f"+4122{n:07}"], notes=("hello",))
            for n in range(30)
        ),
    )
    database.close()
    return path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all examples of a property use one after the other."""
    return tmp_path_factory.mktemp("bad")


def looked_at(path: Path) -> Iterator[object]:
    """Open a file as the program does and read all of it, as far as that goes."""
    yield first_page(path)
    check_file(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    database = Database(path, ANNA, refresh=refresh_index)
    try:
        yield found(database, "kim")
        yield visible(database)
        with database.reading() as connection:
            yield check(connection)
    finally:
        database.close()


def told_of(path: Path) -> DirectoryFileError | None:
    """Return what is said of a file, None where it can be read; anything else raised is a bug."""
    try:
        for _ in looked_at(path):
            pass
    except DirectoryFileError as error:
        return error
    return None


def judged(folder: Path, content: bytes) -> DirectoryFileError | None:
    """Look at a file with this content; it stays as it is, alone but for a note on its damage."""
    path = folder / "bad.stakeholders"
    path.write_bytes(content)
    with contextlib.suppress(DirectoryFileError):
        check_file(path)
    assert [file.name for file in folder.iterdir()] == [path.name], "a look leaves nothing"
    error = told_of(path)
    assert path.read_bytes() == content
    beside = {file.name.removeprefix(path.name) for file in folder.iterdir()} - {""}
    if error is None:
        assert not beside
    for file in folder.iterdir():
        file.unlink()
    return error


@SOME
@given(share=st.floats(0, 0.999))
def test_that_a_file_truncated_anywhere_is_named_and_left_alone(
    folder: Path, content: bytes, share: float
) -> None:
    error = judged(folder, content[: int(len(content) * share)])
    assert isinstance(error, DamagedFileError | ForeignFileError)


@SOME
@given(
    flips=st.lists(
        st.tuples(st.integers(0, 2000) | st.integers(0, 1 << 30), st.integers(0, 7)),
        min_size=1,
        max_size=4,
    )
)
def test_that_a_file_damaged_at_any_byte_opens_or_is_named_and_is_left_alone(
    folder: Path, content: bytes, flips: list[tuple[int, int]]
) -> None:
    damaged = bytearray(content)
    for place, bit in flips:
        damaged[place % len(content)] ^= 1 << bit
    error = judged(folder, bytes(damaged))
    assert error is None or any(isinstance(error, kind) for kind in REFUSED)


@SOME
@given(start=st.integers(1, 1 << 30), length=st.integers(100, 20000), value=st.sampled_from(b"\0Z"))
def test_that_a_file_with_a_hole_opens_or_is_named_and_is_left_alone(
    folder: Path, content: bytes, start: int, length: int, value: int
) -> None:
    start %= len(content)
    damaged = content[:start] + bytes([value]) * length + content[start + length :]
    error = judged(folder, damaged)
    assert error is None or any(isinstance(error, kind) for kind in REFUSED)


@pytest.mark.parametrize(
    ("word", "garbage"),
    [
        (b"unchecked", b"unchecjed"),
        (b"spokesperson", b"spokes\xffers\xfen"),
        (b"Kim N7", b"Kim\xff\xfe7"),
    ],
)
def test_that_values_that_make_no_sense_are_named_and_left_alone(
    folder: Path, content: bytes, word: bytes, garbage: bytes
) -> None:
    assert word in content
    error = judged(folder, content.replace(word, garbage))
    assert error is None or isinstance(error, DamagedFileError)


def empty(path: Path) -> None:
    path.touch()


def a_folder(path: Path) -> None:
    path.mkdir()


def a_loop(path: Path) -> None:
    path.symlink_to(path)


def nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("elsewhere"))


def nothing(path: Path) -> None:
    del path


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (empty, ForeignFileError),
        (a_folder, ForeignFileError),
        (a_loop, MissingFileError),
        (nowhere, MissingFileError),
        (nothing, MissingFileError),
    ],
)
@pytest.mark.parametrize("look", [check_file, first_page])
def test_that_what_is_no_file_of_ours_is_named_and_nothing_is_made_in_its_place(
    path: Path,
    make: Callable[[Path], None],
    error: type[DirectoryFileError],
    look: Callable[[Path], object],
) -> None:
    make(path)
    before = [(file.name, file.is_symlink(), file.is_dir()) for file in path.parent.iterdir()]
    with pytest.raises(error, match=path.name):
        look(path)
    after = [(file.name, file.is_symlink(), file.is_dir()) for file in path.parent.iterdir()]
    assert after == before


def test_that_a_place_below_a_file_is_missing(path: Path) -> None:
    path.write_text("a file")
    with pytest.raises(MissingFileError):
        first_page(path / "a.stakeholders")


def test_that_every_refusal_of_a_whole_file_names_the_way_back(path: Path) -> None:
    assert "restore" in str(NewerFileError(path, 9, 1))
    assert "Restore" in str(DamagedFileError(path))
    assert "restore" in str(MissingFileError(path))
    assert "folder of your own" in str(UnwritableFileError(path))
