"""Encryption: a directory under a passphrase, switched on, changed and switched off.

The recovery key is the data key itself: it is shown and confirmed before anything is encrypted, so
that neither a lost key file nor a forgotten passphrase loses the directory.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from stakeholders.app.encryption_errors import (
    EncryptedAlreadyError,
    LockedFileError,
    MissingKeyFileError,
    NotEncryptedError,
    UnconfirmedRecoveryKeyError,
    WeakPassphraseError,
)
from stakeholders.app.errors import DirectoryFileError, StoppedError
from stakeholders.app.progress import Job, Stage
from stakeholders.app.unlocking import Unlocking
from stakeholders.domain.recovery_key import (
    GROUPS,
    DirectoryKey,
    folded_signs,
    looks_like_recovery_key,
    new_data_key,
    recovery_groups,
    recovery_text,
)
from stakeholders.store.backup import BackupFolder
from stakeholders.store.connection import check_file
from stakeholders.store.encryption import convert, directory_uid
from stakeholders.store.encryption_errors import StoppedConversionError
from stakeholders.store.key_file import (
    Cost,
    KeyFile,
    key_check,
    key_file_of,
    read_key_file,
    take_key_along,
    write_key_file,
)
from stakeholders.store.key_wrapping import unwrap, wrap
from stakeholders.store.restoring import kept_files

SHORTEST_PASSPHRASE: Final = 8

_ASKED_GROUPS: Final = 2
_STAGES: Final = MappingProxyType(
    {"copy": Stage.WRITING, "compare": Stage.COMPARING, "place": Stage.FINISHING}
)


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A recovery key; a new one encrypts nothing before somebody has shown that it is kept.

    `asked` are the numbers of the groups to type back, the first group is 1.
    """

    key: DirectoryKey
    asked: tuple[int, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the text, to be shown in order."""
        return recovery_groups(self.key)

    @property
    def text(self) -> str:
        """The text in one line."""
        return recovery_text(self.key)

    def confirmed(self, typed: str) -> "ConfirmedKey":
        """Return the key to encrypt with, where the groups that were asked for are typed.

        Raises:
            UnconfirmedRecoveryKeyError: when something else was typed.
        """
        wanted = "".join(self.groups[number - 1] for number in self.asked)
        if folded_signs(typed) not in {wanted, folded_signs(self.text)}:
            raise UnconfirmedRecoveryKeyError
        return ConfirmedKey(self.key)

    def said_to_be_kept(self) -> "ConfirmedKey":
        """Return the key to encrypt with, on the word of whoever runs a script."""
        return ConfirmedKey(self.key)


@dataclass(frozen=True, slots=True)
class ConfirmedKey:
    """A key whose recovery text is kept outside of the program."""

    key: DirectoryKey


@dataclass(frozen=True, slots=True)
class Converted:
    """How many backups were encrypted or opened as well, and which could not be."""

    copies: int
    left: tuple[Path, ...]


class Encryption:
    """Switches the encryption of directories that nobody has open; every call takes its time."""

    def __init__(self, unlocking: Unlocking, cost: Cost | None = None, user: str = "") -> None:
        """Wrap keys at this cost of one guess, else at the usual one; `user` is who works here."""
        self.unlocking = unlocking
        self._user = user
        self._cost = cost

    def is_on(self, path: Path) -> bool:
        """Tell whether a directory is encrypted.

        Raises:
            DirectoryFileError: when it cannot be used at all.
        """
        try:
            check_file(path)
        except LockedFileError:
            return True
        return False

    def check_plain(self, path: Path) -> None:
        """Find a directory that can be encrypted.

        Raises:
            EncryptedAlreadyError: when it is encrypted.
            DirectoryFileError: when it cannot be used at all.
        """
        if self.is_on(path):
            raise EncryptedAlreadyError

    def new_key(self) -> RecoveryKey:
        """Return a new key, to be shown and confirmed."""
        asked = secrets.SystemRandom().sample(range(1, GROUPS + 1), _ASKED_GROUPS)
        return RecoveryKey(new_data_key(), tuple(sorted(asked)))

    def check_passphrase(self, passphrase: str) -> None:
        """Find a new passphrase good enough.

        Raises:
            WeakPassphraseError: when it is too short, or would be taken for a recovery key.
        """
        if len(passphrase.strip()) < SHORTEST_PASSPHRASE or looks_like_recovery_key(passphrase):
            raise WeakPassphraseError

    def switch_on(
        self, path: Path, passphrase: str, confirmed: ConfirmedKey, job: Job | None = None
    ) -> Converted:
        """Encrypt a directory and its backups.

        Raises:
            EncryptedAlreadyError, WeakPassphraseError: nothing was changed.
            DirectoryFileError: when it is open elsewhere or cannot be used; it was not changed.
            StoppedError: when the job was stopped; it was not changed.
        """
        self.check_passphrase(passphrase)
        self.check_plain(path)
        key = confirmed.key
        key_file = self._key_file(directory_uid(path, None), key, passphrase)
        self._convert(path, None, key, key_file, job or Job())
        self.unlocking.know(path, key)
        return _each_copy(path, lambda copy: _encrypt_copy(copy, key, key_file))

    def switch_off(self, path: Path, typed: str, job: Job | None = None) -> Converted:
        """Open a directory and its backups for good, by passphrase or recovery key.

        Raises:
            NotEncryptedError, LockedFileError: nothing was changed.
            DirectoryFileError: when it is open elsewhere or cannot be used; it was not changed.
            StoppedError: when the job was stopped; it was not changed.
        """
        key = self._key(path, typed)
        if self.unlocking.is_kept_by_system(path):
            self.unlocking.keep_in_system(path, key, keep=False)
        self._convert(path, key, None, None, job or Job())
        self.unlocking.forget(path)
        return _each_copy(path, lambda copy: _open_copy(copy, key))

    def change_passphrase(self, path: Path, typed: str, new: str) -> None:
        """Put the key under a new passphrase, by the old one or the recovery key.

        The directory itself stays as it is; a key file that was lost or damaged is made anew, and
        the old passphrase opens no backup any more.

        Raises:
            NotEncryptedError, LockedFileError, WeakPassphraseError: nothing was changed.
        """
        self.check_passphrase(new)
        key = self._key(path, typed)
        in_keyring = self.unlocking.is_kept_by_system(path)
        key_file = self._key_file(directory_uid(path, key), key, new)
        write_key_file(path, replace(key_file, in_keyring=in_keyring))
        self.unlocking.know(path, key)
        _each_copy(path, lambda copy: _change_copy(path, copy, key))

    def encrypt_copies(self, path: Path, typed: str) -> Converted:
        """Encrypt the backups of an encrypted directory that can still be read without.

        Raises:
            NotEncryptedError, LockedFileError: nothing was changed.
        """
        key, key_file = self._key(path, typed), read_key_file(path)
        if key_file is None:
            raise MissingKeyFileError(path, key_file_of(path))
        return _each_copy(path, lambda copy: _encrypt_copy(copy, key, key_file))

    def plain_copies(self, path: Path) -> tuple[Path, ...]:
        """Return the backups, and what restores have kept, that can be read without a key."""
        folder = BackupFolder(path)
        copies = (folder.place_of(backup) for backup in folder.backups())
        every = (*copies, *kept_files(path))
        return tuple(copy for copy in every if not key_file_of(copy).exists())

    def recovery_key(self, path: Path, typed: str) -> RecoveryKey:
        """Return the recovery key again, by the passphrase.

        Raises:
            NotEncryptedError, LockedFileError: when there is none, or it is not the passphrase.
        """
        return RecoveryKey(self._key(path, typed))

    def keep_in_system(self, path: Path, typed: str, *, keep: bool) -> bool:
        """Put the key into the keyring of the system, or take it out; tell whether that worked.

        Raises:
            NotEncryptedError, LockedFileError: nothing was changed.
        """
        return self.unlocking.keep_in_system(path, self._key(path, typed), keep=keep)

    def _key(self, path: Path, typed: str) -> DirectoryKey:
        if not self.is_on(path):
            raise NotEncryptedError
        key = self.unlocking.key_by(path, typed)
        check_file(path, key)
        return key

    def _key_file(self, directory: str, key: DirectoryKey, passphrase: str) -> KeyFile:
        wrapped = wrap(key, passphrase, self._cost)
        if unwrap(wrapped, passphrase) != key:
            raise ValueError("the passphrase does not give the key free")
        return KeyFile(directory, key_check(key), wrapped)

    def _convert(
        self,
        path: Path,
        old: DirectoryKey | None,
        new: DirectoryKey | None,
        key_file: KeyFile | None,
        job: Job,
    ) -> None:
        def step(name: str) -> None:
            if name in _STAGES:
                job.report(_STAGES[name])

        def is_stopped() -> bool:
            return job.is_stopped

        try:
            convert(path, old, new, key_file, user=self._user, step=step, is_stopped=is_stopped)
        except StoppedConversionError as error:
            raise StoppedError from error


def _each_copy(path: Path, change: Callable[[Path], bool]) -> Converted:
    """Change the backups, and what restores have kept, too; what cannot be is left, and named."""
    changed, left, folder = 0, [], BackupFolder(path)
    for backup in folder.backups():
        try:
            with folder.changing(backup) as copy:
                changed += change(copy)
        except DirectoryFileError:
            left.append(folder.place_of(backup))
    for kept in kept_files(path):
        try:
            changed += change(kept)
        except DirectoryFileError:
            left.append(kept)
    return Converted(changed, tuple(left))


def _encrypt_copy(copy: Path, key: DirectoryKey, key_file: KeyFile) -> bool:
    try:
        check_file(copy)
    except LockedFileError:
        return False  # under this key or an older one: it can be read by nobody without
    convert(copy, None, key, key_file)
    return True


def _open_copy(copy: Path, key: DirectoryKey) -> bool:
    try:
        check_file(copy)
    except LockedFileError:
        check_file(copy, key)
        convert(copy, key, None, None)
        return True
    return False


def _change_copy(path: Path, copy: Path, key: DirectoryKey) -> bool:
    if not key_file_of(copy).exists():
        return False
    known = read_key_file(copy)
    if known is None or not known.is_of(key):
        return False
    take_key_along(path, copy)
    return True
