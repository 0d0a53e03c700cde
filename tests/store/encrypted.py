"""Encrypted directories for tests, under a passphrase that costs next to nothing."""

from pathlib import Path
from typing import Final

from stakeholders.domain.recovery_key import DirectoryKey, new_data_key
from stakeholders.store.database import Database
from stakeholders.store.encryption import convert, directory_uid
from stakeholders.store.key_file import Cost, KeyFile, key_check, read_key_file
from stakeholders.store.key_wrapping import unwrap, wrap
from stakeholders.store.search_index import refresh_index
from stakeholders.store.switching import Step
from tests.store import guard
from tests.store.directories import ANNA

PASSPHRASE: Final = "four quite random words"  # noqa: S105 - of no directory but those of the tests
CHEAP: Final = Cost(passes=1, memory_kib=8, lanes=1)


def key_file_for(path: Path, key: DirectoryKey) -> KeyFile:
    """Return a key file for a directory that is plain so far."""
    return KeyFile(directory_uid(path, None), key_check(key), wrap(key, PASSPHRASE, CHEAP))


def encrypt(path: Path, step: Step = lambda _: None) -> DirectoryKey:
    """Encrypt a directory and return its key."""
    key = new_data_key()
    convert(path, None, key, key_file_for(path, key), step=step)
    return key


def key_of(path: Path) -> DirectoryKey:
    """Return the key that the key file of a directory has under the passphrase."""
    key_file = read_key_file(path)
    assert key_file is not None
    key = unwrap(key_file.wrapped, PASSPHRASE)
    assert key is not None
    return key


def opened_with(path: Path, key: DirectoryKey | None) -> Database:
    """Return an encrypted directory, open and guarded."""
    return Database(path, ANNA, refresh=refresh_index, prepare_writer=guard.install, key=key)


def places_of(word: bytes, folder: Path) -> list[str]:
    """Return the files, in all folders below, that have a word in them for all to read."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if word in file.read_bytes()]
