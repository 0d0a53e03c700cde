"""The question where somebody with two seats is printed: arrows choose, Enter says."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.i18n import translated

if TYPE_CHECKING:  # a value alone
    from stakeholders.domain.protocol import TwoSeats

_SEAT = Qt.ItemDataRole.UserRole + 1
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SeatPanel(Overlay):
    """`said` tells the uids of a person and of the delegation where they are printed.

    Escape leaves them in the first; `closed` tells it.
    """

    said = Signal(str, str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(480, 230))
        give_topic(self, "events#list")
        self._person = ""
        px = theme.measures.px
        self._column.setContentsMargins(px(18), px(16), px(18), px(14))
        self._column.setSpacing(px(8))
        self._title = QLabel(self._panel)
        self._title.setWordWrap(True)
        give_role(self._title, Role.HEADING)
        self._list = QListWidget(self._panel)
        self._list.setAccessibleName(translated("Where they are printed"))
        self._list.installEventFilter(self)
        for part in (self._title, self._list):
            self._column.addWidget(part)

    def ask(self, question: "TwoSeats") -> None:
        """Ask where somebody is printed."""
        self._person = str(question.person)
        self._title.setText(
            translated("{name} has more than one seat. Which one is printed?", name=question.name)
        )
        self._list.clear()
        for title, delegation in question.seats:
            if delegation is not None:
                QListWidgetItem(title, self._list).setData(_SEAT, str(delegation))
        self._list.setCurrentRow(0)
        self.appear(self._list)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() is QEvent.Type.KeyPress
        if watched is self._list and is_press and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.disappear()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            seat = str(item.data(_SEAT))
            self.said.emit(self._person, seat)
            self.disappear()
