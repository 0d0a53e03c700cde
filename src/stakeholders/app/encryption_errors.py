"""Errors of encrypting and unlocking: each says what still opens the file."""

from pathlib import Path

from stakeholders.app.errors import DirectoryFileError, NothingDoneError
from stakeholders.i18n import translated
from stakeholders.store.encryption_errors import (
    DamagedKeyFileError,
    EncryptionMissingError,
    LockedFileError,
    MissingKeyFileError,
    MistypedRecoveryKeyError,
    OpenElsewhereError,
    WrongKeyError,
    WrongPassphraseError,
)

__all__ = [
    "DamagedKeyFileError",
    "EncryptedAlreadyError",
    "EncryptionMissingError",
    "LockedFileError",
    "MissingKeyFileError",
    "MistypedRecoveryKeyError",
    "NoPassphraseError",
    "NotEncryptedError",
    "OpenElsewhereError",
    "UnconfirmedRecoveryKeyError",
    "WeakPassphraseError",
    "WrongKeyError",
    "WrongPassphraseError",
]


class NoPassphraseError(LockedFileError):
    """A script has to give a passphrase in its environment, and has not."""

    def __init__(self, path: Path, variable: str) -> None:
        DirectoryFileError.__init__(
            self,
            translated(
                "{file} needs a passphrase, and there is no terminal to type it. Nothing was "
                "changed. Give the passphrase or the recovery key in {variable}.",
                file=path,
                variable=variable,
            ),
        )


class EncryptedAlreadyError(NothingDoneError):
    """A directory that is encrypted cannot be encrypted."""

    def __init__(self) -> None:
        super().__init__(translated("This directory is encrypted already. Nothing was changed."))


class NotEncryptedError(NothingDoneError):
    """A directory that is not encrypted has no passphrase and no recovery key."""

    def __init__(self) -> None:
        super().__init__(translated("This directory is not encrypted. Nothing was changed."))


class WeakPassphraseError(NothingDoneError):
    """A passphrase that can be guessed, or would be taken for a recovery key."""

    def __init__(self) -> None:
        super().__init__(
            translated(
                "A passphrase needs eight characters or more; four words that do not belong "
                "together are good. Nothing was changed."
            )
        )


class UnconfirmedRecoveryKeyError(NothingDoneError):
    """Nobody has shown that the recovery key is kept; without it nothing is encrypted."""

    def __init__(self) -> None:
        super().__init__(
            translated(
                "These are not the groups of the recovery key that were asked for. Nothing was "
                "encrypted. Write the recovery key down and type them again."
            )
        )
