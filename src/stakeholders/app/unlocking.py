"""Unlocking: the keys of encrypted directories, from a passphrase, a recovery key or the keyring.

Free of SQLAlchemy and of the libraries for passphrases, until somebody types one: the first page
of the window is read with a key from here.
"""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from stakeholders.app.encryption_errors import (
    DamagedKeyFileError,
    LockedFileError,
    MissingKeyFileError,
    MistypedRecoveryKeyError,
    WrongPassphraseError,
)
from stakeholders.domain.recovery_key import (
    DirectoryKey,
    looks_like_recovery_key,
    read_recovery_key,
)
from stakeholders.store.connection import check_file
from stakeholders.store.key_file import key_file_of, read_key_file, write_key_file


class Keyring(Protocol):
    """Where the system keeps secrets for its user; it may be empty, locked or missing."""

    def read(self, directory: str) -> DirectoryKey | None:
        """Return the key that is kept for the uid of a directory, None where there is none."""

    def keep(self, directory: str, key: DirectoryKey) -> bool:
        """Keep a key; tell whether there is a keyring that does."""

    def forget(self, directory: str) -> None:
        """Forget the key of a directory, if it was kept."""


class Unlocking:
    """Knows the keys of the directories that were unlocked, as long as the program runs.

    The keyring is asked only for a directory whose key file says so, and it is never the only
    holder of a key: passphrase and recovery key go on opening the directory without it.
    """

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._keys: dict[Path, DirectoryKey] = {}

    def key_of(self, path: Path) -> DirectoryKey | None:
        """Return the key of a directory where nobody has to type anything for it, else None."""
        known = self._keys.get(path.absolute())
        return known or self._kept_by_system(path)

    def is_kept_by_system(self, path: Path) -> bool:
        """Tell whether the keyring of this system opens the directory."""
        return self._kept_by_system(path) is not None

    def unlock(self, path: Path, typed: str, *, keep: bool = False) -> None:
        """Open a directory by what was typed; `keep` puts its key into the keyring too.

        Raises:
            LockedFileError: when it does not open it, with what to try next.
            DirectoryFileError: when the key is right and the file cannot be used.
        """
        try:
            check_file(path)
        except LockedFileError:
            key = self.key_by(path, typed)
            check_file(path, key)
            self.know(path, key)
            if keep:
                self.keep_in_system(path, key, keep=True)
        else:
            self.forget(path)  # it is not encrypted any more

    def key_by(self, path: Path, typed: str) -> DirectoryKey:
        """Return the key that a recovery key is, or that a passphrase gives free.

        Raises:
            LockedFileError: when what was typed is neither.
        """
        key = read_recovery_key(typed)
        if key is not None:
            return key
        try:
            return _by_passphrase(path, typed)
        except (WrongPassphraseError, MissingKeyFileError, DamagedKeyFileError) as error:
            if looks_like_recovery_key(typed):
                raise MistypedRecoveryKeyError from error
            raise

    def know(self, path: Path, key: DirectoryKey) -> None:
        """Remember the key of a directory until the program ends."""
        self._keys[path.absolute()] = key

    def forget(self, path: Path) -> None:
        """Forget the key of a directory."""
        self._keys.pop(path.absolute(), None)

    def keep_in_system(self, path: Path, key: DirectoryKey, *, keep: bool) -> bool:
        """Put a key into the keyring of the system, or take it out; tell whether that worked.

        Raises:
            LockedFileError: when the key file does not fit; the keyring is an addition to it.
        """
        key_file = read_key_file(path)
        if key_file is None or not key_file.is_of(key):
            raise MissingKeyFileError(path, key_file_of(path))
        if keep and not self._keyring.keep(key_file.directory, key):
            return False
        if not keep:
            self._keyring.forget(key_file.directory)
        write_key_file(path, replace(key_file, in_keyring=keep))
        return True

    def _kept_by_system(self, path: Path) -> DirectoryKey | None:
        try:
            key_file = read_key_file(path)
        except DamagedKeyFileError:
            return None
        if key_file is None or not key_file.in_keyring:
            return None
        key = self._keyring.read(key_file.directory)
        return key if key is not None and key_file.is_of(key) else None


def _by_passphrase(path: Path, passphrase: str) -> DirectoryKey:
    key_file = read_key_file(path)
    if key_file is None:
        raise MissingKeyFileError(path, key_file_of(path))
    from stakeholders.store.key_wrapping import unwrap

    key = unwrap(key_file.wrapped, passphrase)
    if key is None:
        raise WrongPassphraseError(path)
    return key
