"""The log of bugs: where the program failed, without a word of anybody's data."""

import logging
import traceback
from collections.abc import Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePath
from typing import Final

from typing_extensions import override

_LARGEST: Final = 256 * 1024
_KEPT: Final = 3
_NAME: Final = "stakeholders.bugs"


class _OwnersFile(RotatingFileHandler):
    """A log file that only its owner may read."""

    @override
    def _open(self):  # type: ignore[no-untyped-def]  # noqa: ANN202 - as the library declares it
        stream = super()._open()
        Path(self.baseFilename).chmod(0o600)
        return stream


def open_bug_log(folder: Path) -> None:
    """Write bugs to a file in this folder from now on; without one the program goes on as well."""
    log = logging.getLogger(_NAME)
    log.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = _OwnersFile(
            folder / "bugs.log", maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
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
