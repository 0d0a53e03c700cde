"""Correction sheets in the window: made for the chosen bodies, and taken back when dropped."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.feature import PageFeature
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.correction_sheets import CorrectionSheets, Sheet
    from stakeholders.desktop.corrections.corrections_page import CorrectionsPage

_SUFFIXES: Final = (".xlsx", ".docx")


class CorrectionsFeature(PageFeature["CorrectionsPage"]):
    """Hands out sheets, and leads to the page of a reply.

    `passed_on` tells a file that was dropped and turned out to be no reply.
    """

    place = "corrections"
    passed_on = Signal(str)

    @override
    def connect_commands(self) -> None:
        self._other: Path | None = None
        connect = self.frame.actions.connect_to
        connect("corrections.make", self._ask_for_bodies)
        connect("corrections.read", self._ask_for_reply)
        connect("corrections.accept", self._accept)
        connect("corrections.reject", self._reject)
        connect("corrections.accept_all", self._accept_all)
        connect("corrections.keep", self._keep)

    @override
    def build(self) -> "CorrectionsPage":
        from stakeholders.desktop.corrections.corrections_page import CorrectionsPage

        page = CorrectionsPage(self.frame)
        page.contact_wanted.connect(self.contact_wanted)
        page.left.connect(self.left)
        return page

    @override
    def take_file(self, path: Path) -> bool:
        if self.directory is None or path.suffix.lower() not in _SUFFIXES or path == self._other:
            self._other = None
            return False
        work = partial(self.directory.correction_replies.is_reply, path)
        self.frame.runner.read(work, partial(self._take_or_pass_on, path))
        return True

    def _take_or_pass_on(self, path: Path, is_reply: bool) -> None:  # noqa: FBT001
        """Show a reply; let the others have any other file."""
        if is_reply:
            self._show_file(path)
        else:
            self._other = path
            self.passed_on.emit(str(path))

    # sheets

    def _ask_for_bodies(self) -> None:
        self.workplace.people.results.with_all_chosen(self._read_sheets)

    def _read_sheets(self, chosen: tuple[Uid, ...]) -> None:
        if self.directory is not None:
            work = partial(_sheets_of, self.directory.correction_sheets, chosen)
            self.frame.runner.read(work, self._ask_where)

    def _ask_where(self, sheets: "list[Sheet]") -> None:
        from stakeholders.domain.file_name import safe_file_name

        if not sheets:
            self.frame.tell(translated("Choose one organisation or more in the list first."))
        elif len(sheets) == 1:
            name = safe_file_name(sheets[0].body.name, _SUFFIXES[0])
            kinds = tuple(FileKind(s[1:].upper(), (f"*{s}",)) for s in _SUFFIXES)
            suggested = self.workplace.documents() / name
            write = partial(self._write, sheets)
            title = translated("Save the sheet to be corrected")
            self.frame.ask.for_file_to_save(title, suggested, kinds, write)
        else:
            title = translated("Save one sheet each in this folder")
            self.frame.ask.for_folder(title, partial(self._write, sheets))

    def _write(self, sheets: "list[Sheet]", path: Path) -> None:
        if self.directory is not None:
            work = partial(self.directory.correction_sheets.write, sheets, path)
            self.frame.runner.write(work, partial(self._tell_written, sheets), failed=self._refused)

    def _tell_written(self, sheets: "list[Sheet]", paths: list[Path]) -> None:
        from stakeholders.app.left_out import counted

        said = plural("{count} sheet written.", "{count} sheets written.", len(paths))
        left_out = counted(one for sheet in sheets for one in sheet.left_out)
        if left_out:
            said = translated("{said} Left out: {what}.", said=said, what=left_out)
        self.frame.tell(said)

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        if not isinstance(error, NothingDoneError | DirectoryFileError):
            raise error
        self.frame.tell(str(error))

    # replies

    def _ask_for_reply(self) -> None:
        patterns = tuple(f"*{suffix}" for suffix in _SUFFIXES)
        kinds = (FileKind(translated("Sheets that came back"), patterns),)
        title = translated("Open a sheet that came back")
        self.frame.ask.for_file_to_open(title, kinds, self._show_file)

    def _show_file(self, path: Path) -> None:
        self.go()
        self.page.show_file(path)

    def _accept(self) -> None:
        self.page.accept()

    def _reject(self) -> None:
        self.page.reject()

    def _accept_all(self) -> None:
        self.page.accept_all()

    def _keep(self) -> None:
        self.page.keep()


def _sheets_of(sheets: "CorrectionSheets", chosen: tuple[Uid, ...]) -> "list[Sheet]":
    """Return the sheets of those of the chosen that are bodies; called in a worker."""
    from stakeholders.app.errors import UnknownUidError, WrongKindError

    found = []
    for uid in chosen:
        try:
            found.append(sheets.of(uid))
        except (WrongKindError, UnknownUidError):
            continue
    return found
