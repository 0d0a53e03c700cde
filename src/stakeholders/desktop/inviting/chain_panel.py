"""In which order those are tried through whom a State is written to."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from stakeholders.app.event_choices import CHAIN_STEPS, event_word
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.domain.event import ChainStep
from stakeholders.i18n import translated

_STEP = Qt.ItemDataRole.UserRole + 1
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChainPanel(Overlay):
    """Alt and arrows move a step, Space takes it in or out, Enter keeps: `wanted` tells the order.

    What is out of the order is not tried.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(520, 300))
        give_topic(self, "inviting#order")
        px = theme.measures.px
        self._column.setContentsMargins(px(18), px(16), px(18), px(14))
        self._column.setSpacing(px(8))
        title = QLabel(translated("Through whom States are written to"), self._panel)
        give_role(title, Role.HEADING)
        keys = translated("Alt+Up and Alt+Down move, Space takes in or out, Enter keeps.")
        hint = QLabel(keys, self._panel)
        hint.setWordWrap(True)
        give_role(hint, Role.SECOND)
        self._list = QListWidget(self._panel)
        self._list.setAccessibleName(translated("Order of addressees"))
        self._list.installEventFilter(self)
        for part in (title, hint, self._list):
            self._column.addWidget(part)

    def open(self, chain: Sequence[ChainStep]) -> None:
        """Ask for another order than this one."""
        self._list.clear()
        for step in (*chain, *(step for step in ChainStep if step not in chain)):
            item = QListWidgetItem(event_word(CHAIN_STEPS, step), self._list)
            item.setData(_STEP, step.value)
            is_in = Qt.CheckState.Checked if step in chain else Qt.CheckState.Unchecked
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(is_in)
        self._list.setCurrentRow(0)
        self.appear(self._list)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() is QEvent.Type.KeyPress
        if watched is self._list and is_press and isinstance(event, QKeyEvent):
            return self._key_taken(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key_taken(self, event: QKeyEvent) -> bool:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() in _ENTER:
            self._take()
            return True
        return False

    def _move(self, step: int) -> None:
        at = self._list.currentRow()
        to = at + step
        if 0 <= to < self._list.count():
            self._list.insertItem(to, self._list.takeItem(at))
            self._list.setCurrentRow(to)

    def _take(self) -> None:
        items = [self._list.item(row) for row in range(self._list.count())]
        chosen = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        if chosen:
            self.disappear()
            self.wanted.emit(tuple(ChainStep(str(item.data(_STEP))) for item in chosen))
