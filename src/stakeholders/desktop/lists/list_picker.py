"""Choosing the list that contacts are put on: type its name, or that of a new one."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.text import fold
from stakeholders.i18n import plural, translated

_UID = Qt.ItemDataRole.UserRole + 1


class ListPicker(Overlay):
    """Enter takes the marked list: `chosen` tells its uid, `named` the name of a new one."""

    chosen = Signal(str)
    named = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(480, 380))
        give_topic(self, "lists")
        self._every: tuple[DirectoryList, ...] = ()
        px = theme.measures.px
        self._column.setContentsMargins(px(18), px(16), px(18), px(14))
        self._column.setSpacing(px(8))
        self._title = QLabel(self._panel)
        give_role(self._title, Role.HEADING)
        self._line = PlainLine(self._panel)
        self._line.setPlaceholderText(translated("Name of a list, old or new"))
        self._line.setAccessibleName(translated("Name of the list"))
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._show_fitting)
        self._list = QListWidget(self._panel)
        self._list.setAccessibleName(translated("Lists"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._take)
        for part in (self._title, self._line, self._list):
            self._column.addWidget(part)

    def open(self, every: tuple[DirectoryList, ...], count: int) -> None:
        """Show all lists, for so many contacts."""
        self._every = every
        self._title.setText(
            plural("Put {count} contact on a list", "Put {count} contacts on a list", count)
        )
        self._line.clear()
        self._show_fitting("")
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
            item = self._list.currentItem()
            if item is not None:
                self._take(item)
            return True
        return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _show_fitting(self, typed: str) -> None:
        self._list.clear()
        wanted = fold(typed)
        for one in self._every:
            if wanted in fold(one.name):
                item = QListWidgetItem(_told(one), self._list)
                item.setData(_UID, one.uid)
        name = typed.strip()
        if name and all(fold(one.name) != wanted for one in self._every):
            QListWidgetItem(translated("New list “{name}”", name=name), self._list)
        self._list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem) -> None:
        uid = item.data(_UID)
        name = self._line.text().strip()
        self.disappear()
        if uid:
            self.chosen.emit(str(uid))
        elif name:
            self.named.emit(name)


def _told(one: DirectoryList) -> str:
    """Return a list with what it finds, or else how many it holds."""
    if one.rule:
        return translated("{name} · finds {search}", name=one.name, search=one.rule)
    return plural(
        "{name} · {count} contact", "{name} · {count} contacts", one.members, name=one.name
    )
