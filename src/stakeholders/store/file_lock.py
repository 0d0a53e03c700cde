"""The lock beside a directory file: which computer has it open, and whether it was closed well.

The processes of one computer hold it together, and SQLite lets them write one at a time. The lock
of the system on it ends with its process, so that a lock that nobody holds was left by a dead one.
Another computer can only read what stands in it: who has the file, since when, and the last sign
of life.
"""

import contextlib
import json
import os
import stat
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from stakeholders.store.advisory_lock import hold_alone, hold_with_others
from stakeholders.store.errors import HeldElsewhereError
from stakeholders.store.machine import Machine, this_machine

_SUFFIX: Final = "-lock"
_LARGEST: Final = 4096
_SECONDS_BETWEEN_SIGNS: Final = 60.0
_LOST: Final = timedelta(minutes=10)
_TRIES: Final = 200
_SECONDS_BETWEEN_TRIES: Final = 0.01


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open; `sign` is the last sign of life, both times are UTC.

    `unchecked` says that the file was not closed well and must be looked over before it is
    written; `session` is what the file itself says of the time since it was last closed well.
    """

    machine: str
    host: str
    user: str
    process: int
    since: datetime
    sign: datetime
    unchecked: bool = False
    session: str = ""


def lock_of(path: Path) -> Path:
    """Return where the lock of a directory file lies, whether it is there or not."""
    return path.with_name(f"{path.name}{_SUFFIX}")


def read_holder(path: Path) -> Holder | None:
    """Return who holds a directory file, or has left its lock behind; None when nobody."""
    try:
        descriptor = os.open(lock_of(path), os.O_RDONLY)
    except OSError:
        return None
    try:
        return _read(descriptor)
    finally:
        os.close(descriptor)


def is_held_here(path: Path) -> bool:
    """Tell whether a living process of this computer has a directory file open."""
    try:
        descriptor = os.open(lock_of(path), os.O_RDWR)
    except OSError:
        return False
    try:
        return not hold_alone(descriptor)
    finally:
        os.close(descriptor)


class FileLock:
    """A directory file, held for this computer until `release`; gives a sign of life meanwhile.

    Made by `hold`; `is_first` tells that no other living process of this computer held it then.
    Any thread may call.
    """

    def __init__(
        self,
        path: Path,
        descriptor: int,
        machine: Machine,
        clock: Callable[[], datetime],
        *,
        is_first: bool,
    ) -> None:
        self.is_first = is_first
        self._path = path
        self._descriptor = descriptor
        self._machine = machine
        self._clock = clock
        self._guard = threading.Lock()
        self._ended = threading.Event()
        threading.Thread(target=self._live, name="file-lock", daemon=True).start()

    @property
    def holder(self) -> Holder | None:
        """What stands in the lock now."""
        with self._guard:
            return _read(self._descriptor)

    @property
    def is_unchecked(self) -> bool:
        """Whether the file was not closed well, and nobody has looked it over since."""
        holder = self.holder
        return holder is not None and holder.unchecked

    def note(self, *, unchecked: bool | None = None, session: str | None = None) -> None:
        """Write into the lock what the next one who opens the file must know."""
        with self._guard:
            holder = _read(self._descriptor)
            if holder is None or holder.machine != self._machine.uid:
                return
            if unchecked is not None:
                holder = replace(holder, unchecked=unchecked)
            if session is not None:
                holder = replace(holder, session=session)
            _write(self._descriptor, holder)

    def confirm(self) -> None:
        """Make sure that no other computer has taken the file over meanwhile.

        Raises:
            HeldElsewhereError: when one has.
        """
        _check_ours(self._path, self.holder, self._machine, self._clock())

    def release(self) -> None:
        """Let go of the file; the last one leaves no lock, unless the file must be looked over."""
        self._ended.set()
        with self._guard:
            if self._descriptor < 0:
                return
            descriptor, self._descriptor = self._descriptor, -1
            holder = _read(descriptor)
            is_ours = holder is None or holder.machine == self._machine.uid
            is_well = holder is None or not holder.unchecked
            if is_ours and is_well and hold_alone(descriptor):
                with contextlib.suppress(OSError):
                    os.ftruncate(descriptor, 0)  # whoever opened it just now finds nobody in it
                    lock_of(self._path).unlink()
            os.close(descriptor)

    def _live(self) -> None:
        while not self._ended.wait(_SECONDS_BETWEEN_SIGNS):
            self.give_sign()

    def give_sign(self) -> None:
        """Say that this computer still has the file."""
        with self._guard:
            holder = _read(self._descriptor) if self._descriptor >= 0 else None
            if holder is not None and holder.machine == self._machine.uid:
                _write(self._descriptor, replace(holder, sign=self._clock()))


def hold(
    path: Path,
    user: str,
    *,
    clock: Callable[[], datetime],
    machine: Machine | None = None,
    take_over: bool = False,
) -> FileLock:
    """Hold a directory file for this computer.

    `take_over` puts another computer out that has it.

    Raises:
        HeldElsewhereError: when another computer has it.
        OSError: when the lock cannot be made, as in a folder that may not be written.
    """
    machine = machine or this_machine()
    descriptor, is_alone = _opened(path)
    try:
        found = _read(descriptor)
        if not take_over:
            _check_ours(path, found, machine, clock())
        if is_alone or found is None or found.machine != machine.uid:
            now = clock()
            ours = Holder(machine.uid, machine.host, user, os.getpid(), now, now)
            if found is not None:
                ours = replace(ours, unchecked=True, session=found.session)
            _write(descriptor, ours)
        hold_with_others(descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return FileLock(path, descriptor, machine, clock, is_first=is_alone)


def _check_ours(path: Path, holder: Holder | None, machine: Machine, now: datetime) -> None:
    if holder is not None and holder.machine != machine.uid:
        lost = holder.sign if now - holder.sign > _LOST else None
        raise HeldElsewhereError(path, holder.host, holder.user, holder.since, lost)


def _opened(path: Path) -> tuple[int, bool]:
    """Open the lock, and tell whether no living process of this computer holds it."""
    place = lock_of(path)
    for _ in range(_TRIES):
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT, stat.S_IMODE(path.stat().st_mode))
        try:
            is_alone = hold_alone(descriptor)
            if (is_alone or hold_with_others(descriptor)) and _is_same(descriptor, place):
                return descriptor, is_alone
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its last holder removed it just now, or another is just opening it
        time.sleep(_SECONDS_BETWEEN_TRIES)
    return os.open(place, os.O_RDWR | os.O_CREAT, stat.S_IMODE(path.stat().st_mode)), False


def _is_same(descriptor: int, place: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), place.stat())
    return False


def _read(descriptor: int) -> Holder | None:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        found = json.loads(os.read(descriptor, _LARGEST))
        since, sign = (datetime.fromisoformat(found.pop(name)) for name in ("since", "sign"))
        changed = datetime.fromtimestamp(os.fstat(descriptor).st_mtime, UTC)
        return Holder(since=since, sign=max(sign, changed), **found)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _write(descriptor: int, holder: Holder) -> None:
    """Write the lock in one go; where there is no room, the lock of the system says enough."""
    values = {**asdict(holder), "since": holder.since.isoformat(), "sign": holder.sign.isoformat()}
    content = json.dumps(values).encode()
    with contextlib.suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, content)
        os.ftruncate(descriptor, len(content))
