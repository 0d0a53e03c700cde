"""The key file beside an encrypted directory: its key, wrapped by the passphrase.

`NAME.stakeholders.key` is a JSON object: `format` (always "stakeholders-key"), `version`,
`directory` (uid), `check` (which key this is), `wrapped` (the data key, see `key_wrapping`, with
the salt and the cost of the passphrase), `in_keyring` (whether the keyring of the system may be
asked) and `digest` (SHA-256 of all that, against damage). It has no secret in it without the
passphrase, and every backup takes it along.
"""

import dataclasses
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store.connection import os_error_in_words, unfinished_file
from stakeholders.store.encryption_errors import DamagedKeyFileError

KEY_SUFFIX: Final = ".key"
VERSION: Final = 1

_FORMAT: Final = "stakeholders-key"
_LONGEST: Final = 65536
_MOST_PASSES, _MOST_MEMORY_KIB, _MOST_LANES = 64, 4 * 1024 * 1024, 64
"""A file from elsewhere shall not keep the machine busy for hours."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of the passphrase costs, in the terms of Argon2id (RFC 9106)."""

    passes: int = 4
    memory_kib: int = 131072
    lanes: int = 4

    @property
    def is_bearable(self) -> bool:
        """Tell whether this machine may be asked for it."""
        return (
            1 <= self.passes <= _MOST_PASSES
            and 1 <= self.lanes <= _MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
        )


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key under a passphrase; `salt` is new at every wrapping."""

    salt: bytes
    cost: Cost
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the key file says; `directory` is the uid that the directory has inside."""

    directory: str
    check: str
    wrapped: WrappedKey
    in_keyring: bool = False

    def is_of(self, key: DirectoryKey) -> bool:
        """Tell whether this is the key that the directory was encrypted with."""
        return self.check == key_check(key)


def key_file_of(path: Path) -> Path:
    """Return where the key file of a directory or of a backup lies."""
    return path.with_name(f"{path.name}{KEY_SUFFIX}")


def key_check(key: DirectoryKey) -> str:
    """Return a mark that tells keys apart and gives nothing of a random key away."""
    return hashlib.sha256(b"stakeholders key check\0" + key.value).hexdigest()[:16]


def read_key_file(path: Path) -> KeyFile | None:
    """Return the key file of a directory, None where there is none.

    Raises:
        DamagedKeyFileError: when it cannot be read, or has been changed by one byte.
    """
    place = key_file_of(path)
    try:
        with place.open("rb") as file:
            content = file.read(_LONGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DamagedKeyFileError(place) from error
    try:
        return _key_file(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedKeyFileError(place) from error


def write_key_file(path: Path, key_file: KeyFile) -> None:
    """Put the key file of a directory in its place, whole or not at all.

    Raises:
        UnwritableFileError, DiskFullError: when the place cannot be written.
    """
    _write(key_file_of(path), _text(key_file).encode())


def take_key_along(source: Path, target: Path) -> None:
    """Put a copy of the key file of a directory beside its backup, where there is one."""
    place = key_file_of(source)
    if place.is_file():
        _write(key_file_of(target), place.read_bytes())


def _write(place: Path, content: bytes) -> None:
    try:
        with unfinished_file(place) as unfinished:
            with unfinished.open("r+b") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(place)
    except OSError as error:
        raise os_error_in_words(place, error) from error


def _text(key_file: KeyFile) -> str:
    said = {"format": _FORMAT, "version": VERSION, **_as_json(key_file)}
    return json.dumps({**said, "digest": _digest(said)}, indent=2) + "\n"


def _as_json(key_file: KeyFile) -> dict[str, object]:
    wrapped = key_file.wrapped
    return {
        "directory": key_file.directory,
        "check": key_file.check,
        "wrapped": {
            "by": "passphrase, Argon2id, AES key wrap (RFC 3394)",
            "salt": wrapped.salt.hex(),
            **dataclasses.asdict(wrapped.cost),
            "key": wrapped.wrapped.hex(),
        },
        "in_keyring": key_file.in_keyring,
    }


def _key_file(said: dict[str, object]) -> KeyFile:
    digest = said.pop("digest")
    if digest != _digest(said) or said["format"] != _FORMAT or said["version"] != VERSION:
        raise ValueError("changed, foreign or newer")
    wrapped = said["wrapped"]
    if not isinstance(wrapped, dict):
        raise TypeError(wrapped)
    cost = Cost(*(int(wrapped[field.name]) for field in dataclasses.fields(Cost)))
    if not cost.is_bearable:
        raise ValueError("more than a machine can bear")
    salt, key = bytes.fromhex(wrapped["salt"]), bytes.fromhex(wrapped["key"])
    return KeyFile(
        directory=str(said["directory"]),
        check=str(said["check"]),
        wrapped=WrappedKey(salt, cost, key),
        in_keyring=said["in_keyring"] is True,
    )


def _digest(said: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
