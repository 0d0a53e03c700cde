"""A panel of a few fields over the window: lines and choices in two columns; Enter keeps."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from stakeholders.desktop.widgets.margins import set_margins
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.i18n import translated

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COLUMNS: Final = 2


class FormPanel(Overlay):
    """Tab goes on, Enter keeps, Escape leaves: `kept` tells the fields, each by its code.

    What was typed is still there when it is opened again with what is wrong of it.
    """

    kept = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, topic: str) -> None:
        super().__init__(theme, window, drawn_size=(600, 240))
        give_topic(self, topic)
        self._fields: dict[str, PlainLine | ChoiceBox] = {}
        self._opened: dict[str, str] = {}
        px = theme.measures.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(8))
        self._scroll, self._inside = ScrollColumn(self._panel), QWidget(self._panel)
        self._body = QVBoxLayout(self._inside)
        self._title, self._about = QLabel(self._panel), QLabel(self._inside)
        give_role(self._title, Role.HEADING)
        give_role(self._about, Role.SECOND)
        for label in (self._title, self._about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(4))
        self._verdict = VerdictLine(theme, self._panel)
        self._fill_inside()
        self._column.addWidget(self._title)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self._verdict)
        self._column.addLayout(self._buttons())

    def add_line(self, code: str, label: str, hint: str = "") -> None:
        """Add a line to be typed in."""
        line = PlainLine(self._inside)
        line.setPlaceholderText(hint)
        self._add(code, label, line)

    def add_box(self, code: str, label: str, choices: Iterable[tuple[str, str]]) -> None:
        """Add a choice, each by its code and in words."""
        box = ChoiceBox(self._theme, label, self._inside)
        for value, word in choices:
            box.addItem(word, value)
        self._add(code, label, box)

    def open(self, title: str, values: Mapping[str, str], about: str = "") -> None:
        """Ask, with these values to begin with."""
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._verdict.show_verdict(Verdict())
        for code, field in self._fields.items():
            _put(field, values.get(code, ""))
        self._opened = self._typed()
        self._scroll.verticalScrollBar().setValue(0)
        self.appear(next(iter(self._fields.values())))

    def ask_again(self, warning: str) -> None:
        """Show again what was typed, with what is wrong of it."""
        self._verdict.show_verdict(Verdict(Level.BAD, warning))
        self.appear(next(iter(self._fields.values())))

    @property
    def changed(self) -> Mapping[str, str]:
        """The fields that hold something else than when it was opened."""
        typed = self._typed()
        return {code: text for code, text in typed.items() if text != self._opened[code]}

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter from lines and choices alike, which pass it on."""
        if event.key() in _ENTER:
            self._keep()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        done = super().focusNextPrevChild(next)
        if self._inside.isAncestorOf(focused := self.focusWidget()):
            self._scroll.ensureWidgetVisible(focused)
        return done

    @override
    def _needed_height(self, width: int) -> int:
        """Ask for all fields at once; where a window has no room for them, they scroll."""
        margins = self._column.contentsMargins()
        room = width - margins.left() - margins.right()
        fields = self._body.totalMinimumSize().height()
        if self._body.hasHeightForWidth():  # only while something is shown whose lines wrap
            fields = self._body.totalMinimumHeightForWidth(room)
        return super()._needed_height(width) - self._scroll.minimumSizeHint().height() + fields

    def _fill_inside(self) -> None:
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(self._column.spacing())
        self._body.addWidget(self._about)
        self._body.addLayout(self._grid)
        self._body.addStretch(1)
        self._scroll.setWidget(self._inside)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_off_bar)

    def _keep_off_bar(self, _least: int, most: int) -> None:
        """Leave a gap between the fields and the scroll bar where there is one."""
        gap = self._theme.measures.px(10) if most else 0
        set_margins(self._body, self._inside, 0, 0, gap, 0)

    def _typed(self) -> dict[str, str]:
        return {code: _text_of(field) for code, field in self._fields.items()}

    def _keep(self) -> None:
        typed = self._typed()
        self.disappear()
        self.kept.emit(typed)

    def _add(self, code: str, label: str, field: PlainLine | ChoiceBox) -> None:
        caption = QLabel(label, self._inside)
        give_role(caption, Role.LABEL)
        caption.setBuddy(field)
        field.setAccessibleName(label)
        row, column = divmod(len(self._fields), _COLUMNS)
        self._grid.addWidget(caption, 2 * row, column)
        self._grid.addWidget(field, 2 * row + 1, column)
        self._grid.setColumnStretch(column, 1)
        self._fields[code] = field

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        hint = QLabel(translated("Enter keeps, Tab goes on."), self._panel)
        give_role(hint, Role.THIRD)
        cancel = TextButton(self._theme, translated("Cancel"), parent=self._panel)
        keep = TextButton(self._theme, translated("Keep"), "check", Role.PRIMARY, self._panel)
        cancel.clicked.connect(self.disappear)
        keep.clicked.connect(self._keep)
        row.addWidget(hint)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(keep)
        return row


def _put(field: PlainLine | ChoiceBox, text: str) -> None:
    if isinstance(field, PlainLine):
        field.put(text)
    else:
        field.setCurrentIndex(max(field.findData(text), 0))


def _text_of(field: PlainLine | ChoiceBox) -> str:
    return field.text().strip() if isinstance(field, PlainLine) else str(field.currentData() or "")
