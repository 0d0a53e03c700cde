"""What is printed, for whom and on which paper, beside the page as it will look."""

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stakeholders.app.settings import ExportChoice, SettingsFile
from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.printing.print_choices import PrintChoices
from stakeholders.desktop.printing.print_options import Subject
from stakeholders.desktop.printing.print_work import PREVIEWED_ROWS, Preview, PrintWork, pdf_file_of
from stakeholders.desktop.printing.sheet_view import SheetView
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.desktop.widgets.margins import set_margins
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.domain.file_name import safe_file_name
from stakeholders.i18n import directed, plural, translated
from stakeholders.printing.paper import usual_paper

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from stakeholders.app.directory_file import Directory
    from stakeholders.app.progress import Job

_LAY_OUT: Final = "printing.lay_out"
_PICTURE: Final = "printing.picture"
_WORD: Final = ".docx"


class PrintView(QWidget):
    """Made when somebody prints for the first time; `left` tells that there is nothing more to do.

    What may leave is laid out anew with every choice; nothing leaves before a button is pressed.
    """

    left = Signal()

    def __init__(
        self, frame: Frame, settings: SettingsFile, documents: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._settings = settings
        self._documents = documents
        self._work: PrintWork | None = None
        self._subject: Subject | None = None
        self._preview: Preview | None = None
        self._is_leaving = False
        theme = frame.theme
        self._title = ElidedLabel(translated("Print"), self)
        self._choices = PrintChoices(theme, self)
        self._verdict = QLabel(self)
        self._progress = LateProgress(theme, self)
        self._print = TextButton(theme, translated("Print…"), "printer", Role.PRIMARY, self)
        self._save = TextButton(theme, translated("Save as PDF…"), "save", parent=self)
        self._word = TextButton(theme, translated("Save for Word…"), "file-text", parent=self)
        self._cancel = TextButton(theme, translated("Cancel"), parent=self)
        self._sheet = SheetView(theme, self)
        near, far = ("right", "left") if self.isRightToLeft() else ("left", "right")
        self._before = IconButton(theme, f"arrow-{near}", translated("Page before"), self)
        self._after = IconButton(theme, f"arrow-{far}", translated("Next page"), self)
        self._page = QLabel(self)
        self._set_up_parts()
        self._lay_out_parts()
        self._connect()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def use(self, directory: "Directory") -> None:
        """Print from this directory from now on."""
        self._work = PrintWork(directory)
        self._drop()

    def offer(self, subject: Subject) -> None:
        """Offer what can be printed, with what was chosen last; `take_focus` lays it out."""
        self._subject = subject
        last = self._settings.current.exports.get(_key(subject), ExportChoice())
        audience = last.audience or subject.audience or self._settings.current.audience
        self._choices.offer(subject, audience, last.format or usual_paper().value)

    def take_focus(self) -> None:
        """Give the focus to the first choice, and show it as it is now."""
        self._choices.take_focus()
        self.lay_out()

    def lay_out(self) -> None:
        """Lay the chosen document out, and say what would leave."""
        if self._work is None or self._subject is None or self._is_leaving:
            return
        self._drop()
        said = translated("Laying out…")
        self._say(Role.THIRD, said)
        job = self._progress.start(said)
        order = self._subject.order(self._choices.what, self._choices.sheet)
        audience, paper = self._choices.audience, self._choices.paper
        work = partial(self._work.lay_out, order, audience, paper, job)
        self._frame.runner.read(work, self._show, lane=_LAY_OUT, failed=self._tell_failed)

    def leave(self) -> None:
        """Go back; what is on its way to the printer goes on."""
        for lane in (_LAY_OUT, _PICTURE):
            self._frame.runner.forget(lane)
        if not self._is_leaving:
            self._progress.stop()
        self._drop()
        self.left.emit()

    def print_out(self) -> None:
        """Ask for a printer, and print."""
        if self._is_ready:
            title = translated("Where shall it be printed?")
            self._frame.ask.for_printer(title, self._put_on_paper)

    @property
    def _is_ready(self) -> bool:
        return self._preview is not None and self._preview.prepared.count > 0

    def _drop(self) -> None:
        self._preview = None
        self._sheet.show_nothing()
        self._let_leave(can=False)

    def _let_leave(self, *, can: bool) -> None:
        self._print.setEnabled(can)
        self._save.setEnabled(can)
        self._word.setEnabled(can)

    # what it looks like

    def _show(self, preview: Preview) -> None:
        self._progress.finish()
        self._preview = preview
        self._sheet.begin(preview.sheets.count)
        self._let_leave(can=self._is_ready)
        self._show_outlook(preview)

    def _show_outlook(self, preview: Preview) -> None:
        prepared = preview.prepared
        count = plural("{count} contact is on it.", "{count} contacts are on it.", prepared.count)
        lines = [count, *prepared.reasons]
        if not preview.is_whole:
            first = plural(
                "The preview ends after {count} contact.",
                "The preview ends after {count} contacts.",
                PREVIEWED_ROWS,
            )
            lines.append(first)
        if not prepared.count:
            self._say(Role.BAD, "\n".join((translated("Nobody is on it."), *prepared.reasons)))
        elif prepared.reasons:
            self._say(Role.WARN, "\n".join(lines))
        else:
            nothing = translated("{sentence} Nothing is left out.", sentence=count)
            self._say(Role.OK, "\n".join((nothing, *lines[1:])))

    def _ask_for_picture(self, number: int, width: int) -> None:
        if self._work is not None and self._preview is not None:
            work = partial(self._work.picture, self._preview.sheets, number, width)
            self._frame.runner.read(work, self._take_picture, lane=_PICTURE)

    def _take_picture(self, picture: "QImage") -> None:
        if self._preview is not None:
            self._sheet.show_picture(picture)

    def _show_place(self) -> None:
        number, count = self._sheet.number, self._sheet.count
        text = translated("Page {page} of {count}", page=number + 1, count=count) if count else ""
        self._page.setText(text)
        self._before.setEnabled(number > 0)
        self._after.setEnabled(number + 1 < count)

    # paper and PDF

    def _put_on_paper(self, printer: "QPrinter") -> None:
        if self._preview is None or self._work is None:
            return
        prepared = self._preview.prepared
        if file := pdf_file_of(printer):
            self._save_file(file)
            return
        job = self._begin_leaving(translated("Printing…"))
        work = partial(self._work.put_on_paper, prepared, self._choices.paper, printer, job)
        said = plural("Printed {count} contact.", "Printed {count} contacts.", prepared.count)
        done = partial(self._end, said)
        self._frame.runner.write(work, done, failed=self._tell_failed)

    def _ask_where(self) -> None:
        title = translated("Where shall the PDF be saved?")
        self._ask_for_file(title, FileKind(translated("PDF files"), ("*.pdf",)))

    def _ask_where_for_word(self) -> None:
        title = translated("Where shall the Word file be saved?")
        self._ask_for_file(title, FileKind(translated("Word files"), (f"*{_WORD}",)))

    def _ask_for_file(self, title: str, kind: FileKind) -> None:
        if self._is_ready and self._subject is not None:
            suffix = kind.patterns[0].removeprefix("*")
            name = safe_file_name(self._subject.file_name(self._choices.what), suffix)
            wanted = self._folder() / name
            self._frame.ask.for_file_to_save(title, wanted, (kind,), self._save_file)

    def _save_file(self, target: Path) -> None:
        if self._preview is None or self._work is None:
            return
        prepared = self._preview.prepared
        is_word = target.suffix.casefold() == _WORD
        job = self._begin_leaving(
            translated("Writing the Word file…") if is_word else translated("Writing the PDF…")
        )
        save = self._work.save_word if is_word else self._work.save_pdf
        work = partial(save, prepared, self._choices.paper, str(target), job)
        said = plural(
            "Saved {count} contact to {file}.",
            "Saved {count} contacts to {file}.",
            prepared.count,
            file=target.name,
        )
        done = partial(self._end, said, folder=str(target.parent))
        self._frame.runner.write(work, done, failed=self._tell_failed)

    def _begin_leaving(self, said: str) -> "Job":
        self._is_leaving = True
        self._let_leave(can=False)
        return self._progress.start(said)

    def _end(self, said: str, _answer: None, *, folder: str = "") -> None:
        self._is_leaving = False
        self._progress.finish()
        self._remember(folder)
        self._frame.tell(said)
        self.leave()

    def _tell_failed(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError, UnknownUidError

        self._is_leaving = False
        self._progress.finish()
        if not isinstance(error, NothingDoneError | DirectoryFileError | UnknownUidError):
            raise error
        self._let_leave(can=self._is_ready)
        self._say(Role.BAD, str(error))
        if not self.isVisible():
            self._frame.tell(str(error))

    def _remember(self, folder: str) -> None:
        if self._subject is not None:
            kept = folder or str(self._folder())
            chosen = self._choices
            choice = ExportChoice(chosen.paper.value, chosen.audience.value, kept)
            now = self._settings.current.with_export(_key(self._subject), choice)
            self._settings.choose(now)
            self._frame.runner.write(self._settings.save, _nothing)

    def _folder(self) -> Path:
        if self._subject is None:
            return self._documents
        last = self._settings.current.exports.get(_key(self._subject), ExportChoice())
        return Path(last.folder or self._settings.current.folder or self._documents)

    # parts

    def _say(self, role: Role, text: str) -> None:
        give_role(self._verdict, role)
        self._verdict.setText("\n".join(directed(line) for line in text.splitlines()))
        for button in (self._print, self._save, self._word):
            button.setAccessibleDescription(text)

    def _set_up_parts(self) -> None:
        give_role(self._title, Role.HEADING)
        give_role(self._page, Role.SECOND)
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._verdict.setWordWrap(True)
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def _connect(self) -> None:
        self._choices.changed.connect(self.lay_out)
        self._sheet.picture_wanted.connect(self._ask_for_picture)
        self._sheet.turned.connect(self._show_place)
        self._before.clicked.connect(partial(self._sheet.turn, -1))
        self._after.clicked.connect(partial(self._sheet.turn, 1))
        self._print.clicked.connect(self.print_out)
        self._save.clicked.connect(self._ask_where)
        self._word.clicked.connect(self._ask_where_for_word)
        self._cancel.clicked.connect(self.leave)

    def _lay_out_parts(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._choice_pane())
        turning = QHBoxLayout()
        turning.addStretch(1)
        for part in (self._before, self._page, self._after):
            turning.addWidget(part)
        turning.addStretch(1)
        self._right = QVBoxLayout()
        self._right.addWidget(self._sheet, 1)
        self._right.addLayout(turning)
        self._row.addLayout(self._right, 1)
        stops: tuple[QWidget, ...] = (
            *self._choices.stops, self._print, self._save, self._word, self._cancel, self._sheet,
            self._before, self._after,
        )  # fmt: skip
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _choice_pane(self) -> QWidget:
        """Return the pane of all that can be chosen, the buttons below it."""
        pane = QWidget(self)
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(pane, Role.PANE)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.addWidget(self._title)
        self._column.addWidget(self._choices)
        self._column.addWidget(self._verdict)
        self._column.addStretch(1)
        self._scroll = ScrollColumn(pane)
        self._scroll.setWidget(inside)
        self._left = QVBoxLayout(pane)
        self._left.addWidget(self._scroll, 1)
        self._left.addWidget(self._progress)
        for button in (self._print, self._save, self._word, self._cancel):
            self._left.addWidget(button)
        return pane

    def _take_measure(self) -> None:
        px = self._frame.theme.measures.px
        self._scroll.setFixedWidth(px(330))
        set_margins(self._column, self, px(2), px(2), px(8), px(2))
        self._column.setSpacing(px(8))
        self._choices.set_spacing(px(8))
        self._left.setSpacing(px(8))
        set_margins(self._left, self, px(18), px(14), px(14), px(18))
        self._right.setContentsMargins(px(22), px(18), px(22), px(18))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)


def _key(subject: Subject) -> str:
    return f"print:{subject.key}"


def _nothing(_answer: None) -> None:
    """Say nothing: settings are kept silently."""
