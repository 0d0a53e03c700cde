"""The keyring of the system: GNOME's or KDE's, the keychain of macOS, the vault of Windows.

An addition that may be missing; the library for it belongs to the extra `encrypt`.
"""

from typing import Final

from stakeholders.domain.recovery_key import DirectoryKey, read_recovery_key, recovery_text

_SERVICE: Final = "org.stakeholders.Stakeholders"


class SystemKeyring:
    """Keeps the keys of directories, each as a recovery key under the uid of the directory."""

    def read(self, directory: str) -> DirectoryKey | None:
        """Return the key of a directory, None where there is none, or no keyring."""
        try:
            from keyring import get_password
            from keyring.errors import KeyringError
        except ImportError:
            return None
        try:
            return read_recovery_key(get_password(_SERVICE, directory) or "")
        except (KeyringError, OSError, RuntimeError):
            return None

    def keep(self, directory: str, key: DirectoryKey) -> bool:
        """Keep a key, and look whether it was kept; tell whether it was."""
        try:
            from keyring import set_password
            from keyring.errors import KeyringError
        except ImportError:
            return False
        try:
            set_password(_SERVICE, directory, recovery_text(key))
        except (KeyringError, OSError, RuntimeError):
            return False
        return self.read(directory) == key

    def forget(self, directory: str) -> None:
        """Forget the key of a directory, where there is one."""
        try:
            from keyring import delete_password
            from keyring.errors import KeyringError
        except ImportError:
            return
        try:
            delete_password(_SERVICE, directory)
        except (KeyringError, OSError, RuntimeError):
            return
