"""Who and when: one panel for a new holder of a post, and for who is in charge meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.people.new_contact import next_place
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.check_box import CheckBox
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.search_row import SearchRow
from stakeholders.i18n import translated

_UID: Final = Qt.ItemDataRole.UserRole + 1
_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class TermForm:
    """What a panel asks; without `check` there is no box, `takes_new` also takes new people."""

    title: str
    person: str
    date: str
    check: str = ""
    takes_new: bool = False


class TermPanel(Overlay):
    """Enter takes the marked person and keeps; Esc leaves.

    `typed` tells what a person is sought by; `kept` the uid or name, whether nobody of the
    directory is meant, the date, and whether the box is ticked.
    """

    typed = Signal(str)
    kept = Signal(str, bool, str, bool)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(520, 0))
        give_topic(self, "terms")
        self._form = TermForm("", "", "")
        px = theme.measures.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(6))
        self._title = QLabel(self._panel)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        give_role(self._title, Role.HEADING)
        self._column.addWidget(self._title)
        self._person_label, self._person = self._added_line()
        self._found = QListWidget(self._panel)
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._found.itemClicked.connect(self._keep)
        self._column.addWidget(self._found)
        self._date_label, self._date = self._added_line()
        self._verdict = VerdictLine(theme, self._panel)
        self._column.addWidget(self._verdict)
        self._check = CheckBox(theme, "", self._panel)
        self._column.addWidget(self._check)
        self._add_buttons()
        self._person.textEdited.connect(self._seek)

    def open(self, form: TermForm, date: PartialDate | None) -> None:
        """Ask anew; the focus is where nothing is known yet."""
        self._form = form
        self._title.setText(form.title)
        for label, line, text in (
            (self._person_label, self._person, form.person),
            (self._date_label, self._date, form.date),
        ):
            label.setText(text)
            line.setAccessibleName(text)
            line.clear()
        self._found.setAccessibleName(form.person)
        self._date.setText(str(date) if date else "")
        self._check.setText(form.check)
        self._check.setVisible(bool(form.check))
        self._check.setChecked(False)
        self._verdict.show_verdict(Verdict())
        self._show_rows(())
        self.appear(self._person if date else self._date)

    def show_found(self, typed: str, rows: Sequence[SearchRow]) -> None:
        """Show who is found, unless something else was typed meanwhile."""
        if typed != self._person.text().strip():
            return
        self._show_rows(rows[:_ROWS] if typed else (), typed if self._form.takes_new else "")

    def _show_rows(self, rows: Sequence[SearchRow], new: str = "") -> None:
        """Show these below the line, in as much room as they take; none takes none."""
        self._found.clear()
        for row in rows:
            told = translated("{name} · {about}", name=row.name, about=row.line1)
            item = QListWidgetItem(told if row.line1 else row.name, self._found)
            item.setData(_UID, row.uid)
        if new:
            QListWidgetItem(translated("New person “{name}”", name=new), self._found)
        self._found.setCurrentRow(0)
        heights = map(self._found.sizeHintForRow, range(self._found.count()))
        self._found.setFixedHeight(sum(heights) + 2 * self._theme.measures.px(6))
        self._found.setVisible(self._found.count() > 0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_line = watched in (self._person, self._date)
        if is_line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key_taken(event)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter keep from the box and the button as well."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not self._cancel_button.hasFocus():
            self._keep()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Walk through the lines, the box and the buttons of the panel only."""
        every = (self._person, self._date, self._check, self._keep_button, self._cancel_button)
        stops = [stop for stop in every if not stop.isHidden()]
        focused = self.focusWidget()
        at = next_place(stops.index(focused) if focused in stops else -1, len(stops), next)
        stops[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _key_taken(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._found.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            last = self._found.count() - 1
            self._found.setCurrentRow(min(max(self._found.currentRow() + step, 0), last))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
            return True
        return False

    def _seek(self, text: str) -> None:
        self._found.clear()  # its room stays until what is found comes
        if not text.strip():
            self._show_rows(())
        self.typed.emit(text.strip())

    def _keep(self) -> None:
        """Hand over what was chosen; a wrong date or nobody at all is said, and stays."""
        name, date = self._person.text().strip(), self._date.text()
        is_found = self._found.count() > 0
        uid = str(self._found.currentItem().data(_UID) or "") if is_found else ""
        if date.strip() and PartialDate.from_text(date) is None:
            wanted = translated("A date is written as 2007-10-02, 2007-10 or 2007.")
            self._say(wanted, self._date)
        elif not name and self._form.takes_new:
            self._say(translated("Type a name."), self._person)
        elif name and not uid and not self._form.takes_new:
            self._say(translated("Nobody here is called so."), self._person)
        else:
            self.disappear()
            is_new = is_found and not uid
            self.kept.emit(uid or name, is_new, date.strip(), self._check.isChecked())

    def _say(self, sentence: str, line: QLineEdit) -> None:
        self._verdict.show_verdict(Verdict(Level.BAD, sentence))
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _added_line(self) -> tuple[QLabel, QLineEdit]:
        label, line = QLabel(self._panel), PlainLine(self._panel)
        give_role(label, Role.LABEL)
        label.setBuddy(line)
        line.installEventFilter(self)
        self._column.addWidget(label)
        self._column.addWidget(line)
        return label, line

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        self._cancel_button = TextButton(self._theme, translated("Cancel"), parent=self._panel)
        self._keep_button = TextButton(
            self._theme, translated("Keep"), "check", Role.PRIMARY, self._panel
        )
        self._cancel_button.clicked.connect(self.disappear)
        self._keep_button.clicked.connect(self._keep)
        row.addWidget(self._cancel_button)
        row.addWidget(self._keep_button)
        self._column.addLayout(row)
