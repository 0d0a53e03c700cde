"""Keyrings of the system, as the library for them knows them: one that works, one that does not."""

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError, PasswordSetError
from typing_extensions import override


class MemoryKeyring(KeyringBackend):
    """Keeps secrets until the test ends."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class RefusingKeyring(MemoryKeyring):
    """Keeps nothing: locked, or the user has pressed Cancel."""

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError
