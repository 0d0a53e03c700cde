"""The page "Add from text": a sentence, the text with its words marked, the cards to be."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout
from typing_extensions import override

from stakeholders.desktop.capture.draft import Draft
from stakeholders.desktop.capture.review import Review
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.capture import Captured
    from stakeholders.app.directory_file import Directory

_LANE: Final = "capture"
_LIMIT: Final = 1_000_000
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _TooLong:
    """The answer of a reader that stopped before a long file."""


class CapturePage(Page):
    """Reads a text elsewhere, shows what it says, and keeps it with Enter.

    `kept` tells the uids of the contacts that were kept, `left` that Escape was pressed.
    """

    kept = Signal(object)
    left = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._is_keeping = self._is_reading = self._is_awaited = False
        self.setAccessibleName(translated("Add from text"))
        self._progress = LateProgress(frame.theme, self)
        self._progress.cancel_wanted.connect(self._drop)
        self._empty = EmptyState(frame.theme, self)
        self._empty.chosen.connect(self._take_way_out)
        self._review = Review(frame.theme, self)
        self._review.keep_wanted.connect(self.keep)
        self._review.leave_wanted.connect(self.leave)
        self._review.paste_wanted.connect(partial(frame.actions.run, "capture.paste"))
        self._review.copy_wanted.connect(self._copy)
        self._stack = QStackedWidget(self)
        for part in (self._empty, self._review):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._progress)
        column.addWidget(self._stack, 1)
        self._invite()

    @property
    def draft(self) -> Draft | None:
        """What is looked over, None where nothing was found."""
        return self._review.draft

    @override
    def use(self, directory: "Directory") -> None:
        self._drop()
        self._directory = directory

    @override
    def show_place(self, place: str) -> None:
        self._take_focus()

    def show_text(self, text: str) -> None:
        """Read a text and show what it says; called with what was pasted or dropped."""
        if not text.strip():
            self.frame.tell(translated("The clipboard holds no text. Copy a text first."))
        elif _is_too_long(text):
            self._tell_too_long()
        else:
            self._read(partial(_same, text))

    def show_file(self, path: Path) -> None:
        """Read a text file and show what it says; called with what was dropped."""
        self._read(partial(_text_of_file, path))

    def keep(self) -> None:
        """Keep the contacts that are not left out, as they were corrected."""
        draft = self.draft
        if draft is None or self._directory is None or self._is_keeping:
            return
        records = draft.kept()
        if not records:
            self.frame.tell(translated("All contacts are left out: there is nothing to keep."))
            return
        self._is_keeping = True
        leads = tuple(contact.uid for contact in draft.contacts if contact.is_kept)
        kept_as = tuple(draft.uid_as_kept(uid) for uid in leads)
        capture, captured, ending = self._directory.capture, draft.captured, draft.ending

        def work() -> tuple[Uid, ...]:
            written = capture.keep(captured, records, ending=ending)
            kept = {record.uid: uid for record, uid in zip(records, written, strict=True)}
            return tuple(kept[uid] for uid in kept_as if uid in kept)

        name = draft.contact(leads[0]).lead.name
        self.frame.runner.write(work, partial(self._tell_kept, name), failed=self._tell_failed)

    def leave(self) -> None:
        """Go back without keeping anything."""
        self._drop()
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key_taken(event):
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter keep also where a value or the text has the focus."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key_taken(event)
        return super().eventFilter(watched, event)

    def _key_taken(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape and not modifiers:
            self.leave()
            return True
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and modifiers in (Qt.KeyboardModifier.NoModifier, control):
            if self._is_reading:
                self._is_awaited = True
                return True
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and not modifiers:
                focused.click()
            else:
                self.keep()
            return True
        return False

    def _read(self, text_of: "Callable[[], str | _TooLong]") -> None:
        if self._directory is None:
            return
        capture = self._directory.capture

        def work() -> "Captured | _TooLong":
            text = text_of()
            return text if isinstance(text, _TooLong) else capture.read(_lines_of(text))

        self._is_reading, self._is_awaited = True, False
        self._progress.start(translated("Reading the text…"))
        self.frame.runner.read(work, self._show, lane=_LANE, failed=self._tell_failed)

    def _show(self, answer: "Captured | _TooLong") -> None:
        self._progress.finish()
        self._is_reading = False
        if isinstance(answer, _TooLong):
            self._tell_too_long()
        elif self._directory is not None and answer.records:
            self._review.show_draft(Draft(answer), self._directory.channels)
            for part in self._review.parts_with_keys():
                part.installEventFilter(self)
            self._stack.setCurrentWidget(self._review)
        else:
            self._review.clear()
            self._say_nothing_found()
        self._take_focus()
        if self._is_awaited and self.draft is not None:
            self.keep()
        else:
            self.call_back(translated("The text was read. Nothing is kept yet."), "capture")

    def _take_focus(self) -> None:
        if not self.is_on_top:  # nobody's keys go to what is not seen
            return
        if self._stack.currentWidget() is self._review:
            self._review.take_focus()
        else:
            self._empty.take_focus()

    def _say_nothing_found(self) -> None:
        self._empty.say(
            "scan-text",
            translated("There is no contact in this text."),
            translated("A contact is a name with a phone or an e-mail beside it."),
            ("user-plus", translated("Type the contact by hand")),
            ("clipboard-paste", translated("Paste another text")),
        )
        self._stack.setCurrentWidget(self._empty)

    def _invite(self) -> None:
        self._empty.say(
            "scan-text",
            translated("Add contacts from a text"),
            translated("Copy the end of a press release or a signature, and paste it here."),
            ("user-plus", translated("Type the contact by hand")),
            ("clipboard-paste", translated("Paste a text")),
        )
        self._stack.setCurrentWidget(self._empty)

    def _take_way_out(self, number: int) -> None:
        self.frame.actions.run(("contact.new", "capture.paste")[number])

    def _tell_kept(self, name: str, uids: tuple[Uid, ...]) -> None:
        self._drop()
        self.kept.emit(uids)
        if len(uids) == 1:
            self.frame.tell_done(translated("Kept {name}.", name=name))
        else:
            told = plural("Kept {count} contact.", "Kept {count} contacts.", len(uids))
            self.frame.tell_done(told)

    def _tell_failed(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        self._progress.finish()
        self._is_keeping = self._is_reading = False
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            self.frame.tell(translated("The file cannot be read: {reason}.", reason=reason))
        elif isinstance(error, NothingDoneError | DirectoryFileError):
            self.frame.tell(str(error))
        else:
            raise error

    def _tell_too_long(self) -> None:
        self._progress.finish()
        self.frame.tell(
            translated("The text is longer than 1 MB. Copy only the part with the contacts.")
        )

    def _drop(self) -> None:
        """Forget the text, and the answer that is still on its way."""
        self.frame.runner.forget(_LANE)
        self._progress.finish()
        self._is_keeping = self._is_reading = False
        self._review.clear()
        self._invite()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.frame.tell(translated("Copied."))


def _same(text: str) -> str:
    return text


def _is_too_long(text: str) -> bool:
    return len(text) > _LIMIT or len(text.encode("utf-8", "replace")) > _LIMIT


def _text_of_file(path: Path) -> "str | _TooLong":
    from stakeholders.app.capture import LONGEST_DOCUMENT, read_text_file

    if path.stat().st_size > LONGEST_DOCUMENT:
        return _TooLong()
    text = read_text_file(path)
    return _TooLong() if _is_too_long(text) else text


def _lines_of(text: str) -> str:
    """Return the text with the line ends that the window counts by."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
