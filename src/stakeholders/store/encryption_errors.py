"""Errors of encrypted directories: each says what still opens the file, none offers a new one."""

from pathlib import Path

from stakeholders.i18n import translated
from stakeholders.store.errors import DirectoryFileError


class LockedFileError(DirectoryFileError):
    """The file is encrypted: a passphrase or the recovery key has to be typed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated(
                "{file} is encrypted. Type its passphrase or its recovery key.",
                file=path,
            )
        )


class MissingKeyFileError(LockedFileError):
    """The file is encrypted, as far as one can tell, and its key file is not beside it."""

    def __init__(self, path: Path, key_file: Path) -> None:
        DirectoryFileError.__init__(
            self,
            translated(
                "{file} may be an encrypted directory, but its key file {key_file} is missing. "
                "Put the key file back, or type the recovery key.",
                file=path,
                key_file=key_file,
            ),
        )


class DamagedKeyFileError(LockedFileError):
    """The key file cannot be used; the recovery key does without it."""

    def __init__(self, key_file: Path) -> None:
        DirectoryFileError.__init__(
            self,
            translated(
                "The key file {key_file} is damaged, or a newer version of Stakeholders made it. "
                "The directory itself was not changed. Type the recovery key, or put the key file "
                "of a backup in its place.",
                key_file=key_file,
            ),
        )


class WrongPassphraseError(LockedFileError):
    """What was typed is not the passphrase."""

    def __init__(self, path: Path) -> None:
        DirectoryFileError.__init__(
            self,
            translated(
                "This passphrase does not open {file}. Nothing was changed. Try again, or type "
                "the recovery key.",
                file=path,
            ),
        )


class MistypedRecoveryKeyError(LockedFileError):
    """What was typed looks like a recovery key, but has a slip."""

    def __init__(self) -> None:
        DirectoryFileError.__init__(
            self,
            translated(
                "There is a slip in this recovery key. It has 14 groups of four letters and "
                "digits. Compare it with the printed one and try again."
            ),
        )


class WrongKeyError(LockedFileError):
    """A key that is whole, but of another directory; or the file is damaged where it begins."""

    def __init__(self, path: Path) -> None:
        DirectoryFileError.__init__(
            self,
            translated(
                "This key does not open {file}: it belongs to another directory, or the file is "
                "damaged or no directory at all. Nothing was changed. Try again, or restore a "
                "backup.",
                file=path,
            ),
        )


class EncryptionMissingError(LockedFileError):
    """The libraries for passphrases are not installed; the recovery key does without them."""

    def __init__(self) -> None:
        DirectoryFileError.__init__(
            self,
            translated(
                "Passphrases need a part of Stakeholders that is not installed here. Install "
                "stakeholders[encrypt] with pip. Until then the recovery key opens an encrypted "
                "directory."
            ),
        )


class OpenElsewhereError(DirectoryFileError):
    """The file is in use, and what is asked for needs it alone."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated(
                "{file} is open in another window or program. Nothing was changed. Close it there "
                "and try again.",
                file=path,
            )
        )


class UnequalCopyError(DirectoryFileError):
    """The copy that was to take the place of the file differs from it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            translated(
                "The new copy of {file} differs from it and was thrown away. Nothing was changed. "
                "Check the directory, then try again.",
                file=path,
            )
        )


class StoppedConversionError(DirectoryFileError):
    """Encrypting or opening a directory for good was stopped in the middle."""

    def __init__(self) -> None:
        super().__init__(translated("It was stopped. Nothing was changed."))
