"""A pane of lines: title and number, which keys do what, buttons, and the lines or why none."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel, FirmLabel, leading_side
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.i18n import directed

_LEAST: Final = 88


@dataclass(frozen=True, slots=True)
class Offer:
    """A button for the line that is meant: the command that it runs, its word and icon."""

    command: str
    word: str
    icon: str


class LinedPane(QWidget):
    """Fills a page; the buttons are for the line that is meant, and go where there is none."""

    def __init__(self, theme: Theme, title: str, keys: str, lines: LineList, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._theme = theme
        self._title = ElidedLabel(title, self)
        self._count, self._beside = FirmLabel("", self), ElidedLabel("", self)
        self._keys = QLabel(directed(keys), self)
        self._lines = lines
        self._bar = QWidget(self)
        self._flow = FlowLayout(self._bar, wishes_one_line=True)
        self._buttons: list[TextButton] = []
        self._fields: list[QWidget] = []
        self.empty = EmptyState(theme, self)
        self._head, self._row = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._lay_out()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def entitle(self, title: str, keys: str) -> None:
        """Change the title, and which keys do what."""
        self._title.setText(title)
        self._keys.setText(directed(keys))

    def tell_beside(self, text: str) -> None:
        """Say something at the end of the title, with lines and without."""
        self._beside.setText(text)
        self._beside.setVisible(bool(text))

    def add_field(self, field: QWidget) -> None:
        """Put a field at the end of the title, where there are lines."""
        self._head.addWidget(field)
        self._fields.append(field)

    def offer(self, run: Callable[[str], object], *offers: Offer) -> tuple[TextButton, ...]:
        """Offer commands: a button each, which this returns, and the letters of the lines."""
        buttons = tuple(TextButton(self._theme, one.word, one.icon, parent=self) for one in offers)
        for button, one in zip(buttons, offers, strict=True):
            self.add_button(button)
            button.clicked.connect(partial(run, one.command))
        self._lines.letter_pressed.connect(run)
        return buttons

    def fill_page(self) -> None:
        """Take the whole page."""
        whole = QVBoxLayout(self._page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    def add_button(self, button: TextButton) -> None:
        """Put a button beside the keys; the tab order goes through the buttons to the lines."""
        before = self._buttons[-1] if self._buttons else None
        self._flow.addWidget(button)
        self._buttons.append(button)
        if before is not None:
            QWidget.setTabOrder(before, button)
        QWidget.setTabOrder(button, self._lines)

    def show_rows(self, rows: tuple[str | Line, ...], count: str) -> None:
        """Show lines and headings with their number in words, or why there is none."""
        had_focus = self._lines.hasFocus()
        self._lines.show_rows(rows)
        self._count.setText(count)
        self._count.setVisible(bool(rows))
        self._keys.setVisible(bool(rows))
        for part in (*self._fields, self._bar):
            part.setVisible(bool(rows))
        self._lines.setVisible(bool(rows))  # no stack: what is not shown needs no room
        self.empty.setVisible(not rows)
        if had_focus and not rows:
            self.empty.take_focus()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for room for the keys in as many lines as they take: a splitter asks nothing else."""
        hint = super().minimumSizeHint()
        needed = self._column.totalMinimumHeightForWidth(self.width())
        return QSize(hint.width(), max(hint.height(), needed))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._turn_row()
            self.updateGeometry()  # the keys may take another number of lines

    def _turn_row(self) -> None:
        """Put the buttons below the keys where they would leave them less than half the room."""
        is_wide = 2 * self._flow.sizeHint().width() <= self.width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def _lay_out(self) -> None:
        give_role(self, Role.PANE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(self._title, Role.HEADING)
        give_role(self._count, Role.THIRD)
        give_role(self._beside, Role.SECOND)
        self._beside.hide()
        give_role(self._keys, Role.SECOND)
        self._keys.setTextFormat(Qt.TextFormat.PlainText)
        self._keys.setWordWrap(True)
        self._keys.setAlignment(leading_side(self._keys) | Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._title)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._head.addWidget(self._beside)
        self._row.addWidget(self._keys, 1)
        self._row.addWidget(self._bar)
        self.empty.hide()
        self._column.addLayout(self._head)
        self._column.addLayout(self._row)
        self._column.addWidget(self._lines, 1)
        self._column.addWidget(self.empty, 1)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._lines.setMinimumHeight(px(_LEAST))
        self._column.setContentsMargins(0, px(16), 0, 0)
        self._column.setSpacing(px(10))
        for line in (self._head, self._row):
            line.setContentsMargins(px(18), 0, px(18), 0)
            line.setSpacing(px(10))
        self._flow.setSpacing(px(10))
        self._turn_row()
