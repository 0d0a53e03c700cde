"""Without the right key: encrypted, damaged and foreign files are told apart, and left alone."""

import os
import shutil
from pathlib import Path

import pytest

from stakeholders.domain.recovery_key import DirectoryKey, new_data_key
from stakeholders.store.connection import check_file
from stakeholders.store.database import create_database
from stakeholders.store.encryption_errors import (
    LockedFileError,
    MissingKeyFileError,
    WrongKeyError,
)
from stakeholders.store.errors import DamagedFileError, DirectoryFileError, ForeignFileError
from stakeholders.store.first_page import first_page
from stakeholders.store.key_file import key_file_of
from tests.store.directories import opened, person, saved
from tests.store.encrypted import encrypt, key_of


@pytest.fixture
def key(path: Path) -> DirectoryKey:
    create_database(path)
    database = opened(path)
    saved(database, *(person(f"Ann Lee {n}") for n in range(300)))
    database.close()
    return encrypt(path)


def refusal(path: Path, key: DirectoryKey | None = None) -> DirectoryFileError:
    """Return the error of opening a file, which is not changed by one byte."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(DirectoryFileError) as caught:
        first_page(path, key)
    after = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert {name: after[name] for name in before} == before
    return caught.value


def test_that_the_key_opens_an_encrypted_file(path: Path, key: DirectoryKey) -> None:
    assert first_page(path, key).total == 300
    assert key_of(path) == key


def test_that_without_a_key_the_passphrase_is_asked_for(path: Path, key: DirectoryKey) -> None:
    error = refusal(path)
    assert type(error) is LockedFileError
    assert "passphrase" in str(error)


def test_that_without_its_key_file_the_recovery_key_is_asked_for(
    path: Path, key: DirectoryKey
) -> None:
    key_file_of(path).unlink()
    error = refusal(path)
    assert isinstance(error, MissingKeyFileError)
    assert "may be an encrypted directory" in str(error)
    assert "recovery key" in str(error)
    assert first_page(path, key).total == 300


def test_that_a_wrong_key_is_no_damage(path: Path, key: DirectoryKey) -> None:
    assert isinstance(refusal(path, new_data_key()), WrongKeyError)


def test_that_with_the_right_key_a_spoilt_beginning_is_damage(
    path: Path, key: DirectoryKey
) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    assert isinstance(refusal(path, key), DamagedFileError)
    assert isinstance(refusal(path), LockedFileError)
    assert isinstance(refusal(path, new_data_key()), WrongKeyError)
    key_file_of(path).write_text("spoilt too")
    assert isinstance(refusal(path, key), WrongKeyError)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_that_a_truncated_file_is_damaged(path: Path, key: DirectoryKey, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert isinstance(refusal(path, key), DamagedFileError)


def test_that_any_flipped_bit_is_noticed(path: Path, key: DirectoryKey) -> None:
    content = path.read_bytes()
    for at in range(50, len(content), len(content) // 40):
        spoilt = bytearray(content)
        spoilt[at] ^= 1
        path.write_bytes(spoilt)
        with pytest.raises(DirectoryFileError):
            read_all(path, key)
    path.write_bytes(content)
    read_all(path, key)


def read_all(path: Path, key: DirectoryKey) -> None:
    from stakeholders.store.backup import back_up

    shutil.rmtree(path.parent / "backups", ignore_errors=True)
    back_up(path, path.parent / "backups" / "a.stakeholders", key=key)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Dear Sir or Madam,\n" * 500,
        b"name,phone\n" * 4096,
        b"\x89PNG\r\n\x1a\n" + bytes(4088),
        b"PK\x03\x04" + os.urandom(9000),
        os.urandom(4095),
    ],
    ids=["empty", "letter", "table of whole pages", "picture", "archive", "noise"],
)
def test_that_a_foreign_file_is_no_encrypted_directory(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert isinstance(refusal(path), ForeignFileError)


def test_that_a_plain_file_needs_no_key_whatever_lies_beside_it(
    path: Path, key: DirectoryKey
) -> None:
    path.unlink()
    create_database(path)
    assert key_file_of(path).exists()
    assert check_file(path)
    assert first_page(path).total == 0


def test_that_nothing_is_said_on_the_standard_error(
    path: Path, key: DirectoryKey, capfd: pytest.CaptureFixture[str]
) -> None:
    refusal(path)
    refusal(path, new_data_key())
    assert capfd.readouterr() == ("", "")
