"""This computer, as the lock beside a directory file knows it from others."""

import functools
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ID_FILES: Final = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_KEY: Final = b"org.stakeholders.Stakeholders"


@dataclass(frozen=True, slots=True)
class Machine:
    """A computer: `uid` says nothing about it to anybody else (machine-id(5)), `host` its name."""

    uid: str
    host: str


@functools.cache
def this_machine() -> Machine:
    """Return the computer that this process runs on."""
    import hashlib  # with the next, more than the first paint may wait for
    import platform

    host = platform.node() or "localhost"
    text = f"{_system_id()}\n{host}"
    return Machine(hashlib.blake2s(text.encode(), key=_KEY, digest_size=8).hexdigest(), host)


def _system_id() -> str:
    """Return what the system calls itself; copies of a disk share it, hence the name beside it."""
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for name in _ID_FILES:
        try:
            return Path(name).read_text("ascii").strip()
        except (OSError, ValueError):
            continue
    import uuid

    return str(uuid.getnode())
