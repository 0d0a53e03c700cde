"""Several short values of one kind as chips, added and removed where they stand."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.chip import ChipButton, ChipText
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.shown_value import FieldShape
from stakeholders.desktop.widgets.verdict import Verdict
from stakeholders.i18n import translated

_REMOVES: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ValueChip(ChipButton):
    """A value that Del, Backspace or a click takes away; the arrows go to its neighbours."""

    removed = Signal()

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(theme, ChipText(text, "x"), parent)
        self.setAccessibleDescription(translated("Del removes it."))
        self.setToolTip(translated("Remove {value}", value=text))
        self.clicked.connect(self.removed)

    @override
    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() in _REMOVES
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # Del is a command of the whole window too
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVES and not event.modifiers():
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            is_on = (event.key() == Qt.Key.Key_Right) is not self.isRightToLeft()
            self.focusNextPrevChild(is_on)
        else:
            super().keyPressEvent(event)


class ChipField(QWidget):
    """Enter adds what was typed and stays, for one more; Backspace in the empty line removes.

    The line comes when a value is to be added, by the sign behind the chips, and goes when it is
    left. `added` tells a text, `removed` the key of a value.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, shape: FieldShape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[str, str], ...] = ()
        self._label = QLabel(shape.label, self)
        self._label.setWordWrap(True)
        give_role(self._label, Role.LABEL)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=theme.measures.px(6))
        self._line = EditableField(theme, shape, _no_verdict, self)
        self._line.kept.connect(self._add)
        self._line.backed_out.connect(self._remove_last)
        self._line.closed.connect(self._put_line_away)
        name = translated("Add to {title}", title=shape.label)
        self._more = ChipButton(theme, ChipText("", "plus"), self._chips)
        self._more.setAccessibleName(name)
        self._more.setToolTip(name)
        self._more.clicked.connect(self.edit)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._chips, 0, 1)
        self._grid.addWidget(self._line, 1, 0, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self._line.hide()
        self._flow.addWidget(self._more)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @property
    def line(self) -> EditableField:
        """The line that another value is typed into."""
        return self._line

    def show_values(self, values: Sequence[tuple[str, str]]) -> None:
        """Show other values, each its key and its text."""
        if tuple(values) == self._shown:
            return
        focused = self._chips.focusWidget() is not None and self._chips.focusWidget().hasFocus()
        self._shown = tuple(values)
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None and chip is not self._more:
                chip.hide()
                chip.setParent(None)
                chip.deleteLater()
        before: QWidget = self._chips
        for key, text in values:
            chip = ValueChip(self._theme, text, self._chips)
            chip.removed.connect(partial(self.removed.emit, key))
            self._flow.addWidget(chip)
            chip.show()
            self.setTabOrder(before, chip)
            before = chip
        self._flow.addWidget(self._more)
        self.setTabOrder(before, self._more)
        if focused:
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self) -> None:
        """Open the line for another value."""
        self._line.show()
        self._line.edit()

    def _put_line_away(self) -> None:
        had_focus = self._line.isAncestorOf(QApplication.focusWidget() or self)
        self._line.hide()
        if had_focus:
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, text: str) -> None:
        self._line.show_value("", Verdict())
        if text:
            self.added.emit(text)
            self.edit()

    def _remove_last(self) -> None:
        if self._shown:
            self.removed.emit(self._shown[-1][0])

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._label.setFixedWidth(px(108))
        self._label.setMinimumHeight(px(22))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(2))


def _no_verdict(_text: str) -> Verdict:
    return Verdict()
