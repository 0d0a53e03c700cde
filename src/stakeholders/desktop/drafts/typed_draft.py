"""One draft: what is being typed somewhere in the window, written to the file while it is typed."""

import json
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from stakeholders.desktop.runner import Runner

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.drafts import Drafts

Typed = Mapping[str, str]
"""What stands in the lines of a form, by their keys."""

LATER: Final = "later"
"""The line of a draft that was to be kept, while the directory could only be read."""

_PREFIX: Final = "typed:"
_AT_LEAST_EVERY_MS: Final = 400
_LONGEST: Final = 100_000
"""So many letters of one line are kept; what is longer came from a clipboard, not from a hand."""
_SHOWN: Final = 40


class TypedDraft(QObject):
    """Written at most 0.4 seconds after a key; names that belong to a contact hold its uid.

    `found` is called with name and lines for each draft of the last time, once the directory is
    there.
    """

    def __init__(
        self, place: str, runner: Runner, found: Callable[[str, Typed], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._prefix = f"{_PREFIX}{place}"
        self._runner = runner
        self._found = found
        self._drafts: Drafts | None = None
        self._path: Path | None = None
        self._unwritten: dict[str, str] = {}
        self._timer = QTimer(self, interval=_AT_LEAST_EVERY_MS, singleShot=True)
        self._timer.timeout.connect(self._write)

    def use(self, directory: "Directory") -> None:
        """Work with the drafts of this directory, and tell those that are there."""
        if directory.path != self._path:
            self._unwritten.clear()
        unwritten = dict(self._unwritten)
        self._drafts, self._path = directory.drafts, directory.path
        self._write()
        work = partial(_that_can_be_kept, directory, self._prefix)
        self._runner.read(work, partial(self._tell, unwritten), lane=self._prefix)

    def keep(self, lines: Typed, name: str = "") -> None:
        """Remember what is typed now; lines that are all empty are forgotten."""
        kept = {key: text[:_LONGEST] for key, text in lines.items() if text.strip()}
        self._unwritten[name] = json.dumps(kept, ensure_ascii=False) if kept else ""
        if not self._timer.isActive():  # who types on and on is written down meanwhile
            self._timer.start()

    def drop(self, name: str = "") -> None:
        """Forget a draft: it was kept, or given up."""
        self.keep({}, name)

    def _write(self) -> None:
        unwritten, self._unwritten = self._unwritten, {}
        if self._drafts is not None:
            for name, content in unwritten.items():
                work = partial(self._drafts.keep, f"{self._prefix}:{name}", content)
                self._runner.write(work, _ignore, failed=_ignore)

    def _tell(self, unwritten: Mapping[str, str], every: Mapping[str, str]) -> None:
        """Tell what was found, and what was typed just before the file could be changed again."""
        found = {name.removeprefix(f"{self._prefix}:"): text for name, text in every.items()}
        for name, content in {**found, **unwritten}.items():
            if content:
                self._found(name, json.loads(content))


def _that_can_be_kept(directory: "Directory", prefix: str) -> Mapping[str, str]:
    """Return the drafts that are to be offered: none while nothing can be kept."""
    return {} if directory.state().read_only else directory.drafts.every(prefix)


def new_name() -> str:
    """Return a name that no draft has yet."""
    return os.urandom(16).hex()


def shortly(text: str) -> str:
    """Return as much of a draft as a message may show."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _ignore(_answer: object) -> None:
    """Need no answer; a file that cannot be written leaves what was typed in the window."""
