"""The help over the window: its pages, a search over them, and the one that is read."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from stakeholders.app.help import HelpBook, HelpPage, HelpSection
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.help.help_text import HelpText
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.i18n import plural, translated

_TOPIC_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_KEYS_OF_THE_LIST: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class HelpPanel(Overlay):
    """Typing searches, arrows choose a page, Enter reads it, Escape leads back to the work.

    `link_opened` tells a link that leads out of the help.
    """

    link_opened = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, actions: Actions) -> None:
        super().__init__(theme, window, drawn_size=(1000, 680))
        self._actions = actions
        self._book: HelpBook | None = None
        self._topic = ""
        self._read: list[str] = []
        self._line = TextLine(self._panel)
        self._list = QListWidget(self._panel)
        self._said = ElidedLabel("", self._panel)
        self._text = HelpText(theme, self._panel)
        self._back = IconButton(theme, "arrow-left", translated("Page before"), self._panel)
        self._close = IconButton(theme, "x", translated("Close"), self._panel)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def open(self, book: HelpBook, topic: str) -> None:
        """Show a page, or a section of it, such as `phones#state`."""
        self._book = book
        self._read.clear()
        self._line.clear()
        self._show_found("")
        self._go_to(topic)
        self.appear(self._text)

    @property
    def topic(self) -> str:
        """What is read."""
        return self._topic

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self._line and event.key() in _KEYS_OF_THE_LIST:
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched is not self._text:
                self._text.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Backspace and watched is self._text:
                self._go_back()
                return True
        return super().eventFilter(watched, event)

    # what is read

    def _show_found(self, words: str) -> None:
        """Offer the pages with these words, all of them without any."""
        if self._book is None:
            return
        self._list.blockSignals(True)
        self._list.clear()
        if words.strip():
            for hit in self._book.search(words):
                self._offer(_topic(hit.page, hit.section), hit.section.title, hit.page)
        else:
            for page in self._book.pages:
                self._offer(page.name, page.title, page)
        self._list.blockSignals(False)
        self._say_how_many(words)
        if words.strip() and self._list.count():
            self._list.setCurrentRow(0)

    def _offer(self, topic: str, title: str, page: HelpPage) -> None:
        shown = title if title == page.title else f"{title} · {page.title}"
        item = QListWidgetItem(shown, self._list)
        item.setData(_TOPIC_ROLE, topic)
        item.setToolTip(shown)

    def _say_how_many(self, words: str) -> None:
        count = self._list.count()
        found = plural("{count} place found", "{count} places found", count)
        none = translated("Nothing found. Try another word.")
        self._said.setText((found if count else none) if words.strip() else "")
        self._said.setVisible(bool(words.strip()))

    def _show_chosen(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._show(str(item.data(_TOPIC_ROLE)))

    def _show(self, topic: str) -> None:
        """Show a topic; what was read before can be gone back to."""
        name, _, anchor = topic.partition("#")
        page = self._book.page(name) if self._book else None
        if page is None:
            return
        if self._topic and self._topic != topic and self.isVisible():
            self._read.append(self._topic)
        self._topic = topic
        self._text.show_page(page, self._actions, anchor, self._line.text())
        self._back.setEnabled(bool(self._read))

    def _go_to(self, topic: str) -> None:
        """Show a topic and choose its page in the list."""
        self._show(topic)
        name = topic.partition("#")[0]
        topics = [self._list.item(row).data(_TOPIC_ROLE) for row in range(self._list.count())]
        own = next((row for row, one in enumerate(topics) if one in {topic, name}), -1)
        self._list.blockSignals(True)
        self._list.setCurrentRow(own)
        self._list.blockSignals(False)

    def _go_back(self) -> None:
        if self._read:
            before = self._read.pop()
            self._topic = ""
            self._go_to(before)

    def _open_link(self, link: str) -> None:
        if ":" in link:
            self.disappear()
            self.link_opened.emit(link)
        else:
            self._go_to(link)

    # how it is built

    def _lay_out(self) -> None:
        self._line.setPlaceholderText(translated("Search the help"))
        self._line.setAccessibleName(translated("Search the help"))
        self._list.setAccessibleName(translated("Pages of the help"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        give_role(self._said, Role.THIRD)
        title = ElidedLabel(translated("Help"), self._panel)
        give_role(title, Role.HEADING)
        self._head = QHBoxLayout()
        for part in (self._back, title):
            self._head.addWidget(part)
        self._head.addStretch(1)
        self._head.addWidget(self._line, 2)
        self._head.addWidget(self._close)
        self._left = QWidget(self._panel)
        self._sides = QHBoxLayout()
        self._sides.addWidget(self._left)
        self._sides.addWidget(self._text, 1)
        self._column.addLayout(self._head)
        self._column.addLayout(self._sides, 1)
        self._fill_left()

    def _fill_left(self) -> None:
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addWidget(self._list, 1)

    def _connect(self) -> None:
        self._line.textChanged.connect(self._show_found)
        self._list.currentItemChanged.connect(self._show_chosen)
        self._text.link_opened.connect(self._open_link)
        self._back.clicked.connect(self._go_back)
        self._close.clicked.connect(self.disappear)
        for watched in (self._line, self._list, self._text):
            watched.installEventFilter(self)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._back.change_icon("arrow-right" if self.isRightToLeft() else "arrow-left")
        self._column.setContentsMargins(px(18), px(12), px(18), px(18))
        self._column.setSpacing(px(12))
        self._sides.setSpacing(px(18))
        self._said.setContentsMargins(px(12), 0, px(12), 0)
        self._left.setFixedWidth(min(px(250), self._window.width() // 3))
        if self._book is not None and self.isVisible():
            topic, self._topic = self._topic, ""
            self._show(topic)


def _topic(page: HelpPage, section: HelpSection) -> str:
    return f"{page.name}#{section.anchor}" if section.anchor else page.name
