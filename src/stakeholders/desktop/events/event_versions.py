"""The versions of a list of participants: who got one, what has changed, and that as a document."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.events.event_reading import ComparedVersions
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.name_panel import NamePanel
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

_FORMATS: Final = ("docx", "html", "txt")


class EventVersions(QObject):
    """Remembers which version is marked to be compared with, and which two are compared."""

    def __init__(self, frame: Frame, documents: Callable[[], Path], page: QObject) -> None:
        super().__init__(page)
        self._frame = frame
        self._documents = documents
        self._directory: Directory | None = None
        self._panel = NamePanel(frame.theme, frame.window)
        self.marked: int | None = None
        self.pair: tuple[int, int | None] = (1, None)
        self._opened = ""

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def toggle(self, key: str) -> None:
        """Mark a version to be compared with, or take its mark away."""
        number = int(key or 0)
        self.marked = None if number == self.marked else number

    def choose(self, key: str) -> None:
        """Compare a version with the one that is marked, else with today."""
        self._opened = key
        first, second = sorted((self.marked or int(key), int(key)))
        self.pair = (first, second if second != first else None)

    def come_back(self) -> str:
        """Return the version from which one went to what has changed, once."""
        opened, self._opened = self._opened, ""
        return opened

    def ask_who_got_it(self, event: Uid, key: str) -> None:
        """Ask to whom a version was given, and note it."""
        if key:
            title = translated("Who got version {number}?", number=key)
            self._panel.ask(title, "", partial(self._note, event, int(key)))

    def ask_for_document(self, event: Uid, compared: ComparedVersions, title: str) -> None:
        """Ask where what has changed is saved, and save it."""
        name = safe_file_name(translated("{event}, {what}", event=title, what=compared.sides),
                              ".docx")  # fmt: skip
        kinds = tuple(FileKind(suffix.upper(), (f"*.{suffix}",)) for suffix in _FORMATS)
        asked, answered = translated("Save what has changed"), partial(self._save, event)
        self._frame.ask.for_file_to_save(asked, self._documents() / name, kinds, answered)

    def _note(self, event: Uid, number: int, who: str) -> None:
        from stakeholders.domain.editions import Recipient

        if self._directory is not None and who.strip():
            note_sent = self._directory.participant_lists.note_sent
            said = translated("{name} got version {number}.", name=who.strip(), number=number)
            work = partial(note_sent, event, number, Recipient(who))
            self._frame.runner.write(work, partial(self._tell_done, said), failed=self._refused)

    def _save(self, event: Uid, path: Path) -> None:
        if self._directory is not None:
            work = partial(_written, self._directory, event, self.pair, path)
            said = translated("Saved what has changed as {file}.", file=path.name)
            self._frame.runner.write(work, partial(self._tell, said), failed=self._refused)

    def _tell(self, said: str, _answer: object) -> None:
        self._frame.tell(said)

    def _tell_done(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        if not isinstance(error, NothingDoneError | DirectoryFileError):
            raise error
        self._frame.tell(str(error))


def _written(directory: "Directory", event: Uid, pair: tuple[int, int | None], path: Path) -> None:
    """Write what two versions say otherwise as a document; called in the worker that writes."""
    from stakeholders.app.document_files import document_format

    prepared = directory.participant_lists.prepare_corrections(event, *pair)
    directory.documents.write(prepared, str(path), document_format(None, str(path)) or "docx")
