"""The page of the history: every step in words, found by typing, taken back by Enter."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.history.step_details import StepDetails
from stakeholders.desktop.history.step_list import StepList
from stakeholders.desktop.history.step_rows import StepRow
from stakeholders.desktop.page import Page
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.domain.changes import Changes
from stakeholders.domain.ids import Uid
from stakeholders.i18n import directed, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.history import History
    from stakeholders.app.history_conflicts import StepConflictError

_OF_CONTACT: Final = "history:"
_KEYS_OF_THE_LIST: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class HistoryPage(Page):
    """Shows all steps, or those of one contact; the newest come first, older ones by scrolling.

    `past_wanted` tells a contact and the step after which it is to be seen.
    """

    past_wanted = Signal(str, str)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._history: History | None = None
        self._contact: Uid | None = None
        self._names: dict[str, str] = {}
        self._blocked: str | None = None
        self._title = ElidedLabel(translated("History"), self)
        self._count = ElidedLabel("", self)
        self._everything = TextButton(
            frame.theme, translated("Show all steps"), "x", role=Role.LINK, parent=self
        )
        self._search = TextLine(self)
        self._undo = TextButton(frame.theme, translated("Undo this step"), "undo-2", parent=self)
        self._past = TextButton(frame.theme, translated("As it stood then"), "clock", parent=self)
        self._list = StepList(frame, self)
        self._empty = EmptyState(frame.theme, self)
        self._details = StepDetails(frame.theme, self)
        self._set_up_parts()
        self._lay_out()
        frame.theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def use(self, directory: "Directory") -> None:
        self._history = directory.history
        self._contact = None
        self._list.use(directory.history)
        if self.isVisible():
            self._begin()

    @override
    def show_place(self, place: str) -> None:
        if place in self._names:
            self.show_contact(Uid(place.removeprefix(_OF_CONTACT)), self._names[place])
            return
        self._show_all()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def knows(self, place: str) -> bool:
        """Tell whether a place shows the steps of one contact."""
        return place in self._names

    def place_of(self, uid: Uid, name: str) -> str:
        """Return the place that shows the steps of one contact."""
        place = f"{_OF_CONTACT}{uid}"
        self._names[place] = name
        return place

    def show_contact(self, uid: Uid, name: str) -> None:
        """Show the steps of one contact only."""
        self._contact = uid
        self._title.setText(translated("History of {name}", name=name))
        self._everything.show()
        self._begin()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_in_the_way(self, step: str, error: "StepConflictError") -> None:
        """Choose a step among all, and show what keeps it from being taken back."""
        self._search.clear()
        self._list.begin(None, "", step)
        self._tell_in_the_way(step, error)

    @override
    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._list.read()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self._search and self._key_of_search(event):
                return True
            if watched is self._list and self._key_of_list(event):
                return True
        return super().eventFilter(watched, event)

    def _key_of_search(self, event: QKeyEvent) -> bool:
        if event.key() in _KEYS_OF_THE_LIST:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._undo_current()
            return True
        if event.key() == Qt.Key.Key_Escape and (self._search.text() or self._contact):
            if not self._search.text():
                self._show_all()
            self._search.clear()
            return True
        return False

    def _key_of_list(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._undo_current()
            return True
        towards_card = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if event.key() == towards_card and not event.modifiers():
            self.show_past()
            return True
        at_top = event.key() == Qt.Key.Key_Up and self._list.currentIndex().row() <= 0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        letters = event.text() if event.text().strip() and event.text().isprintable() else ""
        if at_top or event.key() == Qt.Key.Key_Escape or (plain and letters):
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
            self._search.insert(letters)
            return True
        return False

    def _show_all(self) -> None:
        self._contact = None
        self._title.setText(translated("History"))
        self._everything.hide()
        self._begin()

    def _begin(self) -> None:
        self._list.begin(self._contact, self._search.text())

    def _show_count(self) -> None:
        count = self._list.count
        if self._list.has_more:
            self._count.setText(plural("the newest {count}", "the newest {count}", count))
        else:
            self._count.setText(plural("{count} step", "{count} steps", count))
        self._count.setVisible(count > 0)
        self._parts.setCurrentWidget(self._list if count else self._empty)
        if self._search.text():
            self._empty.say(
                "search",
                translated("No step with these words"),
                translated(
                    "Words may be names, what was done, who did it, or a day such as 2026-05-12."
                ),
                ("x", translated("Clear the search")),
            )
        else:
            self._empty.say(
                "history",
                translated("Nothing has been done yet"),
                translated("Every change will stand here, and can be taken back."),
            )

    def _show_current(self) -> None:
        row = self._list.chosen
        self._undo.setEnabled(row is not None and row.can_be_undone)
        self._past.setEnabled(self._stood(row) is not None)
        self._say_whether_step()
        if row is None or row.uid != self._blocked:
            self._blocked = None
            self._details.tell_changes(row.changes if row else ())

    def show_past(self) -> None:
        """Ask for the card as the chosen step left it."""
        row = self._list.chosen
        contact = self._stood(row)
        if row is not None and contact is not None:
            self.past_wanted.emit(contact, row.uid)
        elif row is not None:
            self.frame.tell(translated("This step was not about one contact."))

    def _stood(self, row: StepRow | None) -> Uid | None:
        """Return the contact that can be seen as a step left it."""
        return None if row is None else self._contact or row.contact

    def _say_whether_step(self) -> None:
        chosen = self.isVisible() and self._stood(self._list.chosen) is not None
        self.frame.actions.hold(Needs.STEP, holds=chosen)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._say_whether_step()

    def _undo_current(self) -> None:
        row = self._list.chosen
        if row is None or self._history is None:
            return
        if row.is_undone:
            self.frame.tell(translated("This step was taken back already."))
        elif not row.can_be_undone:
            self.frame.tell(translated("An export changed nothing here. Delete its file instead."))
        else:
            work = partial(self._history.undo, row.uid)
            self.frame.runner.write(work, self._tell_done, failed=self._tell_failure)

    def _tell_done(self, sentence: str) -> None:
        self.frame.tell_done(sentence)
        self._list.read()

    def _tell_failure(self, error: Exception) -> None:
        from stakeholders.app import errors

        expected = (
            errors.ConflictError,
            errors.NothingToUndoError,
            errors.NothingDoneError,
            errors.UnknownUidError,
            errors.DirectoryFileError,
        )
        if not isinstance(error, expected):
            raise error
        self.frame.tell(str(error))
        self._tell_conflict(error)
        self._list.read()

    def _tell_conflict(self, error: Exception) -> None:
        from stakeholders.app.history_conflicts import StepConflictError

        row = self._list.chosen
        if isinstance(error, StepConflictError) and row is not None:
            self._tell_in_the_way(row.uid, error)

    def _tell_in_the_way(self, step: str, error: "StepConflictError") -> None:
        self._blocked = step
        told = [directed(finding.problem.message) for finding in error.findings]
        self._details.tell_conflict(told, has_later=bool(error.later))

    def _undo_with_later(self) -> None:
        if self._history is not None and self._blocked is not None:
            work = partial(self._history.undo_with_later, self._blocked)
            self.frame.runner.write(work, self._tell_count, failed=self._tell_failure)

    def _tell_count(self, count: int) -> None:
        self._blocked = None
        self.frame.tell(plural("Took back {count} step.", "Took back {count} steps.", count))
        self._list.read()

    def _undo_activated(self, _index: QModelIndex) -> None:
        self._undo_current()

    def _set_up_parts(self) -> None:
        give_role(self._title, Role.HEADING)
        give_role(self._count, Role.THIRD)
        self._everything.hide()
        self._everything.clicked.connect(self._show_all)
        self._search.setPlaceholderText(translated("A name, what was done, who, or a day"))
        self._search.setAccessibleName(translated("Search what was done"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._begin)
        self._list.shown.connect(self._show_count)
        self._list.step_chosen.connect(self._show_current)
        self._list.doubleClicked.connect(self._undo_activated)
        self._undo.clicked.connect(self._undo_current)
        self._past.clicked.connect(self.show_past)
        self._past.setToolTip(translated("See the card as this step left it"))
        self._empty.chosen.connect(self._search.clear)
        self._details.with_later_asked.connect(self._undo_with_later)
        for watched in (self._search, self._list):
            watched.installEventFilter(self)

    def _lay_out(self) -> None:
        self._head, self._line = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._title)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._head.addWidget(self._everything)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._past)
        self._buttons.addWidget(self._undo)
        self._buttons.addStretch(0)
        self._line.addWidget(self._search, 1)
        self._line.addLayout(self._buttons)
        pane = QWidget(self)
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(pane, Role.PANE)
        self._parts = QStackedLayout()
        self._parts.addWidget(self._list)
        self._parts.addWidget(self._empty)
        self._column = QVBoxLayout(pane)
        self._column.addLayout(self._head)
        self._column.addLayout(self._line)
        self._column.addLayout(self._parts, 1)
        self._column.addWidget(self._details)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(pane)
        for before, after in (
            (self._everything, self._search),
            (self._search, self._past),
            (self._past, self._undo),
            (self._undo, self._list),
        ):
            QWidget.setTabOrder(before, after)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the buttons below the search where both have no room beside each other."""
        words = self._search.fontMetrics().horizontalAdvance(self._search.placeholderText())
        needed = words + self._buttons.sizeHint().width() + self.frame.theme.measures.px(110)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if self.width() >= needed else down)

    def _take_measure(self) -> None:
        px = self.frame.theme.measures.px
        side = px(18)
        self._column.setContentsMargins(0, px(16), 0, 0)
        self._column.setSpacing(px(10))
        for line in (self._head, self._line):
            line.setContentsMargins(side, 0, side, 0)
            line.setSpacing(px(10))
        self._buttons.setSpacing(px(10))
        self._fit()
        self._list.doItemsLayout()
