"""The command palette: every command, and whatever the directory holds, by a few letters."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.action import Menu
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.actions.palette_rows import (
    ROW_ROLE,
    PaletteDelegate,
    PaletteEntry,
    PaletteModel,
    PaletteRow,
    ranked,
)
from stakeholders.desktop.actions.registry import Actions, shown_keys, title_of
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.i18n import translated

_OWN: Final = "palette.open"
_RECENT: Final = 20
_KEYS_OF_THE_LIST: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class Palette(Overlay):
    """Opened by Ctrl+K; arrows choose, Enter runs, Escape closes.

    `find` is told what was typed, and whoever answers calls `show_found` with the same words.
    What was found and chosen there is told by `found_chosen`.
    """

    found_chosen = Signal(str)

    def __init__(
        self, theme: Theme, window: QWidget, actions: Actions, find: Callable[[str], None]
    ) -> None:
        super().__init__(theme, window, drawn_size=(620, 412))
        give_topic(self, "keys#palette")
        self._actions = actions
        self._find = find
        self._recent: tuple[str, ...] = ()
        self._found: tuple[PaletteEntry, ...] = ()
        self._model = PaletteModel(self)
        self._line = QLineEdit(self._panel)
        self._list = QListView(self._panel)
        self._icon = QLabel(self._panel)
        self._set_up_parts()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @property
    def recent(self) -> tuple[str, ...]:
        """The keys of the commands that were run here, the last one first."""
        return self._recent

    def open(self) -> None:
        """Show all commands, those used last first."""
        self._line.clear()
        self._show_fitting("")
        self.appear(self._line)

    def show_found(self, typed: str, entries: tuple[PaletteEntry, ...]) -> None:
        """Add what the directory answered, unless something else has been typed since."""
        if typed == self._line.text() and self.isVisible():
            self._found = entries
            self._show_rows()

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

    def _set_up_parts(self) -> None:
        give_role(self._line, Role.PANEL_SEARCH)
        self._line.setPlaceholderText(translated("Type a command, a name or a list"))
        self._line.setAccessibleName(translated("All commands"))
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._show_fitting)
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteDelegate(self._theme, self._list))
        self._list.setAccessibleName(translated("Commands that fit"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._choose)
        head = QHBoxLayout()
        head.setContentsMargins(self._theme.measures.px(18), 0, self._theme.measures.px(18), 0)
        head.addWidget(self._icon)
        head.addWidget(self._line)
        rule = QFrame(self._panel)
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setFixedHeight(1)
        give_role(rule, Role.RULE)
        self._column.addLayout(head)
        self._column.addWidget(rule)
        self._column.addWidget(self._list, 1)

    def _take_measure(self) -> None:
        px, tokens = self._theme.measures.px, self._theme.tokens
        self._column.setContentsMargins(1, px(2), 1, px(8))
        self._column.setSpacing(px(3))
        self._icon.setPixmap(self._theme.icons.pixmap("command", tokens.third_text, px(18)))
        self._list.doItemsLayout()

    def _show_fitting(self, typed: str) -> None:
        self._found = ()
        self._show_rows()
        if typed.strip():
            self._find(typed)

    def _show_rows(self) -> None:
        rows = ranked(self._line.text(), self._commands(), self._recent)
        found = tuple(PaletteRow(entry) for entry in self._found)
        self._model.set_rows(rows + found)
        if rows or found:
            self._list.setCurrentIndex(self._model.index(0))

    def _commands(self) -> list[PaletteEntry]:
        return [
            PaletteEntry(
                action.key,
                title_of(action),
                action.icon,
                shown_keys(action),
                aliases=translated(action.aliases),
            )
            for action in self._actions.available()
            if action.key != _OWN and action.menu is not Menu.NOWHERE
        ]

    def _key_taken(self, event: QKeyEvent) -> bool:
        if event.key() in _KEYS_OF_THE_LIST:
            self._list.event(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex())
            return True
        return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, PaletteRow):
            return
        key = row.entry.key
        self.disappear()
        if row.entry in self._found:
            self.found_chosen.emit(key)
        else:
            others = tuple(other for other in self._recent if other != key)
            self._recent = (key, *others)[:_RECENT]
            self._actions.run(key)
