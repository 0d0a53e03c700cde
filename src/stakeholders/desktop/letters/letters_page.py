"""The page "Letters": a text, what it becomes for each, and what it is saved as."""

from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.letters.letter_choices import LetterChoices
from stakeholders.desktop.letters.letter_work import LetterSubject, filled, written
from stakeholders.desktop.letters.text_keeping import TextKeeping
from stakeholders.desktop.page import Page
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.margins import set_margins
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.domain.changes import Changes
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.invitation import InvitationStatus, StatusChange
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.letters import Merged
    from stakeholders.app.meeting_letters import LetterGroup

_LANE: Final = "letters"
_STEPS: Final = MappingProxyType({Qt.Key.Key_PageDown.value: 1, Qt.Key.Key_PageUp.value: -1})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_FORMATS: Final = MappingProxyType({".docx": "docx", ".pdf": "pdf"})


class LettersPage(Page):
    """Page Up and Page Down show the letter before and the next, Ctrl+Enter saves for Word.

    `left` tells where to go back.
    """

    left = Signal(str)

    def __init__(self, frame: Frame, documents: Path) -> None:
        super().__init__(frame)
        give_topic(self, "letters")
        self._documents = documents
        self._directory: Directory | None = None
        self._subject: LetterSubject | None = None
        self._merged: Merged | None = None
        self._number = 0
        theme = frame.theme
        self._title = ElidedLabel("", self)
        self._choices = LetterChoices(frame, self)
        self._keeping = TextKeeping(frame, self._choices.texts)
        self._verdict = QLabel(self)
        self._preview = QPlainTextEdit(self)
        near, far = ("right", "left") if self.isRightToLeft() else ("left", "right")
        self._before = IconButton(theme, f"arrow-{near}", translated("Letter before"), self)
        self._after = IconButton(theme, f"arrow-{far}", translated("Next letter"), self)
        self._which = ElidedLabel("", self)
        self._word = TextButton(
            theme, translated("Save for Word…"), "file-text", Role.PRIMARY, self
        )
        self._pdf = TextButton(theme, translated("Save as PDF…"), "save", parent=self)
        self._mails = TextButton(theme, translated("Drafts of mails…"), "mail", parent=self)
        self._calendar = TextButton(theme, translated("Calendar files…"), "calendar", parent=self)
        self._back = TextButton(theme, translated("Back"), parent=self)
        self._lay_out()
        self._connect()

    def begin(self, subject: LetterSubject) -> None:
        """Offer the letters of a subject."""
        self._subject = subject
        self._title.setText(translated("Letters: {name}", name=subject.title))
        self._calendar.setVisible(subject.event is not None)
        self._choices.offer(subject.groups, subject.sender)
        self._keeping.show_kept(subject.kept)
        self._take_group()
        self._choices.take_focus()

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._keeping.use(directory)

    @override
    def show_place(self, place: str) -> None:
        self._fill()

    @override
    def refresh(self, changes: Changes) -> None:
        if self.isVisible() and self._subject is not None:
            self._keeping.refresh(changes, self._subject.event)
            self._fill()

    # what it will look like

    def _take_group(self) -> None:
        """Begin with the text that is kept for such letters of the event, else the usual one."""
        self._keeping.offer(self._choices.group)
        self._take_template()

    def _take_template(self) -> None:
        group, kept = self._choices.group, self._choices.texts.current
        if self._directory is None or group is None:
            self._show_nothing()
            return
        if kept is not None:
            self._show_template(kept.text, kept.subject)
            return
        read = partial(self._directory.letters.template, group.template, group.language)
        self.frame.runner.read(read, self._show_template)

    def _show_template(self, text: str, subject: str | None = None) -> None:
        self._choices.put_text(text, subject)
        self._number = 0
        self._fill()

    def _fill(self) -> None:
        group = self._choices.group
        if self._directory is None or self._subject is None or group is None:
            return
        work = partial(filled, self._directory, self._subject, group, self._choices.wish())
        self.frame.runner.read(work, self._show, lane=_LANE)

    def _show(self, merged: "Merged") -> None:
        self._merged = merged
        self._number = max(0, min(self._number, len(merged.written) - 1))
        self._show_letter()
        count, wrong = len(merged.written), [one.message for one in merged.problems]
        told = plural("{count} letter.", "{count} letters.", count)
        if self._choices.has_wrong_address:
            wrong.append(translated("Your e-mail address is none; mails will be without it."))
        names = ", ".join(one.name for one in merged.left_out)
        if names:
            wrong.append(translated("Nothing goes to {names}.", names=names))
        give_role(self._verdict, Role.WARN if wrong else Role.OK)
        self._verdict.setText("\n".join((told, *wrong)))
        self._let_leave(can=bool(count))

    def _show_nothing(self) -> None:
        self._merged = None
        give_role(self._verdict, Role.SECOND)
        self._verdict.setText(translated("Nobody is to be written to now."))
        self._show_letter()
        self._let_leave(can=False)

    def _show_letter(self) -> None:
        letters = self._merged.written if self._merged else ()
        one = letters[self._number] if letters else None
        self._preview.setPlainText(one.text if one else "")
        which = translated(
            "{name}, {number} of {count}",
            name=one.record.name if one else "",
            number=self._number + 1,
            count=len(letters),
        )
        self._which.setText(which if one else "")
        self._before.setEnabled(self._number > 0)
        self._after.setEnabled(self._number + 1 < len(letters))

    def _turn(self, step: int) -> None:
        letters = self._merged.written if self._merged else ()
        if 0 <= self._number + step < len(letters):
            self._number += step
            self._show_letter()

    def _let_leave(self, *, can: bool) -> None:
        for button in (self._word, self._pdf, self._mails, self._calendar):
            button.setEnabled(can)

    def _keep(self) -> None:
        """Ask under which name the text is kept."""
        if self._subject is not None and self._choices.group is not None:
            self._keeping.ask(self._choices.wish(), self._choices.group, self._subject.event)

    # leaving

    def _ask_for_file(self, title: str, kind: FileKind) -> None:
        if self._subject is not None:
            suffix = kind.patterns[0].removeprefix("*")
            name = safe_file_name(self._subject.title, suffix)
            answered = self._write_file
            self.frame.ask.for_file_to_save(title, self._documents / name, (kind,), answered)

    def _ask_for_word(self) -> None:
        title = translated("Where shall the Word file be saved?")
        self._ask_for_file(title, FileKind(translated("Word files"), ("*.docx",)))

    def _ask_for_pdf(self) -> None:
        title = translated("Where shall the PDF be saved?")
        self._ask_for_file(title, FileKind(translated("PDF files"), ("*.pdf",)))

    def _ask_for_folder(self, kind: str) -> None:
        title = translated("In which folder shall one file each be saved?")
        self.frame.ask.for_folder(title, partial(self._write_each, kind))

    def _write_file(self, path: Path) -> None:
        self._write(path, _FORMATS.get(path.suffix.casefold(), "docx"))

    def _write_each(self, kind: str, folder: Path) -> None:
        self._write(folder, kind)

    def _write(self, path: Path, kind: str) -> None:
        group, subject = self._choices.group, self._subject
        if self._directory is None or subject is None or group is None:
            return
        target, wish = (str(path), kind), self._choices.wish()
        paths = self._choices.files.paths if kind == "eml" else ()
        work = partial(written, self._directory, subject, group, wish, target, paths)
        done = partial(self._tell_written, group, path.name)
        self.frame.runner.write(work, done, failed=self._refused)

    def _tell_written(self, group: "LetterGroup", file: str, count: int) -> None:
        said = plural(
            "Saved {count} letter to {file}.", "Saved {count} letters to {file}.", count, file=file
        )
        if self._subject is None or self._subject.event is None or group.template == "reminder":
            self.frame.tell(said)
            return
        mark = partial(self._mark_sent, group)
        self.frame.offer(said, translated("Say they were sent"), mark)

    def _mark_sent(self, group: "LetterGroup") -> None:
        if self._directory is not None and self._subject is not None and self._subject.event:
            sent = StatusChange(InvitationStatus.SENT)
            mark, event = self._directory.answers.mark, self._subject.event
            self.frame.runner.write(partial(mark, event, group.invitations, sent), self._tell_sent)

    def _tell_sent(self, count: int) -> None:
        self.frame.tell_done(
            plural("{count} invitation was sent.", "{count} invitations were sent.", count)
        )
        self._go_back()

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        if not isinstance(error, NothingDoneError | DirectoryFileError):
            raise error
        self.frame.tell(str(error))

    # keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() is QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and self._key_taken(event):
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif not self._key_taken(event):
            super().keyPressEvent(event)

    def _key_taken(self, event: QKeyEvent) -> bool:
        """Turn to another letter, or save them with Ctrl+Enter; tell whether a key did."""
        if event.key() in _STEPS:
            self._turn(_STEPS[event.key()])
        elif event.key() in _ENTER and event.modifiers() & _CONTROL and self._word.isEnabled():
            self._ask_for_word()
        else:
            return False
        return True

    def _go_back(self) -> None:
        if self._subject is not None:
            self.left.emit(self._subject.place)

    # how it is built

    def _lay_out(self) -> None:
        give_role(self._title, Role.HEADING)
        give_role(self._which, Role.SECOND)
        self._verdict.setWordWrap(True)
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._preview.setAccessibleName(translated("Preview"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left_pane())
        self._right = QVBoxLayout()
        turning = QHBoxLayout()
        for part in (self._before, self._which, self._after):
            turning.addWidget(part)
        turning.insertStretch(0, 1)
        turning.addStretch(1)
        self._right.addWidget(self._preview, 1)
        self._right.addLayout(turning)
        row.addLayout(self._right, 1)
        self._take_measure()

    def _left_pane(self) -> QWidget:
        pane, inside = QWidget(self), QWidget()
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(pane, Role.PANE)
        self._column = QVBoxLayout(inside)
        for part in (self._title, self._choices, self._verdict):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll = ScrollColumn(pane)
        self._scroll.setWidget(inside)
        self._left = QVBoxLayout(pane)
        self._left.addWidget(self._scroll, 1)
        for button in (self._word, self._pdf, self._mails, self._calendar, self._back):
            self._left.addWidget(button)
        return pane

    def _take_measure(self) -> None:
        px = self.frame.theme.measures.px
        self._scroll.setFixedWidth(px(380))
        set_margins(self._column, self, px(2), px(2), px(8), px(2))
        self._column.setSpacing(px(8))
        self._choices.take_measure(px(6), px(180))
        self._left.setSpacing(px(8))
        set_margins(self._left, self, px(18), px(14), px(14), px(18))
        self._right.setContentsMargins(px(22), px(18), px(22), px(18))

    def _connect(self) -> None:
        self.frame.theme.changed.connect(self._take_measure)
        for stop in self._choices.stops:
            stop.installEventFilter(self)
        self._choices.changed.connect(self._fill)
        self._choices.group_changed.connect(self._take_group)
        self._choices.texts.chosen.connect(self._take_template)
        self._choices.texts.keep_wanted.connect(self._keep)
        self._choices.texts.remove_wanted.connect(self._keeping.remove)
        self._before.clicked.connect(partial(self._turn, -1))
        self._after.clicked.connect(partial(self._turn, 1))
        self._word.clicked.connect(self._ask_for_word)
        self._pdf.clicked.connect(self._ask_for_pdf)
        self._mails.clicked.connect(partial(self._ask_for_folder, "eml"))
        self._calendar.clicked.connect(partial(self._ask_for_folder, "ics"))
        self._back.clicked.connect(self._go_back)
