"""Drafts of notes: what was typed for a contact, or into a note, and not kept yet."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from stakeholders.desktop.runner import Runner

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.drafts import Drafts

_PREFIX: Final = "note:"
_PAUSE_MS: Final = 700


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A text with the day to call back, as it was typed."""

    text: str = ""
    call_back: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.text.strip() and not self.call_back.strip()


class NoteDrafts(QObject):
    """Remembered at once, written to the file when nothing was typed for a moment.

    The key of a draft is the uid of the contact, or `key_of` the contact and one of its notes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner: Runner | None = None
        self._drafts: Drafts | None = None
        self._path: Path | None = None
        self._known: dict[str, NoteDraft] = {}
        self._unwritten: set[str] = set()
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self.write)

    def use(self, directory: "Directory", runner: Runner) -> None:
        """Work with the drafts of this directory from now on."""
        if directory.path != self._path:
            self._known.clear()
            self._unwritten.clear()
        self._drafts, self._runner, self._path = directory.drafts, runner, directory.path
        self.write()
        runner.read(partial(directory.drafts.every, _PREFIX), self._take, lane="note_drafts")

    def of(self, key: str) -> NoteDraft:
        """Return what was typed for a contact, or into a note; an empty one where nothing was."""
        return self._known.get(key, NoteDraft())

    def keep(self, key: str, draft: NoteDraft) -> None:
        """Remember what was typed; an empty draft is forgotten."""
        if draft == self.of(key):
            return
        if draft.is_empty:
            self._known.pop(key, None)
        else:
            self._known[key] = draft
        self._unwritten.add(key)
        self._timer.start()

    def drop(self, key: str) -> None:
        """Forget a draft: it is kept as a note."""
        self.keep(key, NoteDraft())

    def write(self) -> None:
        """Write down what was not written yet."""
        self._timer.stop()
        unwritten, self._unwritten = self._unwritten, set()
        if self._drafts is None or self._runner is None:
            return
        for key in unwritten:
            work = partial(self._drafts.keep, f"{_PREFIX}{key}", _content(self.of(key)))
            self._runner.write(work, _ignore, failed=_ignore)

    def _take(self, every: Mapping[str, str]) -> None:
        found = {name.removeprefix(_PREFIX): json.loads(text) for name, text in every.items()}
        self._known = {key: NoteDraft(*fields) for key, fields in found.items()} | self._known


def key_of(contact: str, note: str) -> str:
    """Return the key of what is typed into a note; with the contact both are erased."""
    return f"{contact}.{note}"


def _content(draft: NoteDraft) -> str:
    return "" if draft.is_empty else json.dumps([draft.text, draft.call_back])


def _ignore(_answer: object) -> None:
    """Need no answer; a file that cannot be written leaves the draft in the window."""
