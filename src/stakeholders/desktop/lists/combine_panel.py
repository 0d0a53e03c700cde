"""Combining two lists: arrows choose the other one and how; who would be on it is shown."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.domain.lists import Combination, DirectoryList
from stakeholders.i18n import marked, plural, translated

_CHOICE = Qt.ItemDataRole.UserRole + 1
_NAMED: Final = 3
_WORDS: Final = MappingProxyType(
    {
        Combination.PLUS: marked("Who is on this list or on {other}"),
        Combination.MINUS: marked("Who is on this list and not on {other}"),
        Combination.AND: marked("Who is on this list and on {other}"),
    }
)


class CombinePanel(Overlay):
    """Enter makes the list: `wanted` tells its name, how, and the other list.

    `chosen` tells how and the other list whenever another line is meant.
    """

    wanted = Signal(str, str, str)
    chosen = Signal(str, str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(520, 400))
        give_topic(self, "lists")
        px = theme.measures.px
        self._column.setContentsMargins(px(18), px(16), px(18), px(14))
        self._column.setSpacing(px(8))
        self._title = QLabel(self._panel)
        give_role(self._title, Role.HEADING)
        self._line = PlainLine(self._panel)
        self._line.setPlaceholderText(translated("Name of the new list"))
        self._line.setAccessibleName(translated("Name of the new list"))
        self._line.installEventFilter(self)
        self._list = QListWidget(self._panel)
        self._list.setAccessibleName(translated("How the lists are combined"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.currentItemChanged.connect(self._tell_chosen)
        self._preview = ElidedLabel("", self._panel)
        give_role(self._preview, Role.SECOND)
        for part in (self._title, self._line, self._list, self._preview):
            self._column.addWidget(part)

    def open(self, name: str, others: Sequence[DirectoryList]) -> None:
        """Ask with which of the others a list of this name is combined, and how."""
        self._title.setText(translated("Combine {list} with another list", list=name))
        self._line.clear()
        self._preview.setText("")
        self._list.clear()
        for other in others:
            for how, words in _WORDS.items():
                item = QListWidgetItem(translated(words, other=other.name), self._list)
                item.setData(_CHOICE, (how.value, str(other.uid)))
        self._list.setCurrentRow(0)
        self.appear(self._line)

    def show_preview(self, names: Sequence[str]) -> None:
        """Show who would be on the new list."""
        shown = ", ".join(names[:_NAMED])
        self._preview.setText(
            plural("{count} contact: {names}", "{count} contacts: {names}", len(names), names=shown)
            if names
            else translated("Nobody would be on it.")
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() is QEvent.Type.KeyPress
        if watched is self._line and is_press and isinstance(event, QKeyEvent):
            return self._key_taken(event.key()) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key_taken(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            last = self._list.count() - 1
            self._list.setCurrentRow(min(max(self._list.currentRow() + step, 0), last))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _tell_chosen(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.chosen.emit(*item.data(_CHOICE))

    def _take(self) -> None:
        item: QListWidgetItem | None = self._list.currentItem()
        name = self._line.text().strip()
        if item is not None and name:
            how, other = item.data(_CHOICE)
            self.disappear()
            self.wanted.emit(name, how, other)
