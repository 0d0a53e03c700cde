"""The log of bugs: where the program failed, without a word of anybody's data."""

import logging
import traceback
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Final

from typing_extensions import override

_LARGEST: Final = 256 * 1024
_KEPT: Final = 3
_NAME: Final = "stakeholders.bugs"


class _BugFile(logging.Handler):
    """A few log files that only their owner may read, opened with the first bug.

    What turns them over is imported then too: most days nobody needs it.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._inner: logging.Handler | None = None

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if self._inner is None:
            self._inner = _turned_over(self._file)
            self._inner.setFormatter(self.formatter)
        self._inner.emit(record)

    @override
    def close(self) -> None:
        if self._inner is not None:
            self._inner.close()
        super().close()


def _turned_over(file: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class _OwnersFile(RotatingFileHandler):
        @override
        def _open(self):  # type: ignore[no-untyped-def]  # noqa: ANN202 - as the library has it
            stream = super()._open()
            Path(self.baseFilename).chmod(0o600)
            return stream

    return _OwnersFile(file, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True)


def open_bug_log(folder: Path) -> None:
    """Write bugs to a file in this folder from now on; without one the program goes on as well."""
    log = logging.getLogger(_NAME)
    log.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return
    handler = _BugFile(folder / "bugs.log")
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(message)s"))
    log.addHandler(handler)


def close_bug_log() -> None:
    """Let go of the file."""
    log = logging.getLogger(_NAME)
    for handler in tuple(log.handlers):
        log.removeHandler(handler)
        handler.close()
    log.propagate = True


def note_bug(error: BaseException) -> None:
    """Note the kind of an error and where in the code it was; its message may hold data."""
    note_places(type(error), places_of(error))


def note_places(kind: type[BaseException], places: Iterable[str]) -> None:
    """Note an error of this kind that was met elsewhere, at these places in the code."""
    logging.getLogger(_NAME).error("%s %s", kind.__name__, " < ".join(places))


def places_of(error: BaseException) -> list[str]:
    """Return file, line and function of every step to an error, the innermost first."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"{'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}"
        for frame in reversed(frames)
    ]
