"""Saving a list as a version: choose what it is, type a title or none, Enter."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.domain.editions import KIND_NAMES, EditionKind
from stakeholders.i18n import translated

_KIND = Qt.ItemDataRole.UserRole + 1


class EditionPanel(Overlay):
    """Arrows choose the kind, Enter saves: `wanted` tells the kind and the title."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(460, 330))
        give_topic(self, "lists")
        px = theme.measures.px
        self._column.setContentsMargins(px(18), px(16), px(18), px(14))
        self._column.setSpacing(px(8))
        self._title = QLabel(self._panel)
        give_role(self._title, Role.HEADING)
        self._line = PlainLine(self._panel)
        self._line.setPlaceholderText(translated("Title, or nothing"))
        self._line.setAccessibleName(translated("Title of the version"))
        self._line.installEventFilter(self)
        self._list = QListWidget(self._panel)
        self._list.setAccessibleName(translated("Kind of version"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._choose)
        for part in (self._title, self._line, self._list):
            self._column.addWidget(part)

    def open(self, name: str) -> None:
        """Ask how a list of this name is to be saved."""
        self._title.setText(translated("Save {list} as a version", list=name))
        self._line.clear()
        self._list.clear()
        for kind in EditionKind:
            QListWidgetItem(translated(KIND_NAMES[kind]), self._list).setData(_KIND, kind.value)
        self._list.setCurrentRow(0)
        self.appear(self._line)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._line
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and self._key_taken(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _key_taken(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            last = self._list.count() - 1
            self._list.setCurrentRow(min(max(self._list.currentRow() + step, 0), last))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _choose(self, _item: QListWidgetItem) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            kind, title = str(item.data(_KIND)), self._line.text().strip()
            self.disappear()
            self.wanted.emit(kind, title)
