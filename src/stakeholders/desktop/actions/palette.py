"""The command palette: every command, and whatever the directory holds, by a few letters."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.action import Action, Menu
from stakeholders.desktop.actions.matching import match
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.actions.palette_rows import (
    ROW_ROLE,
    PaletteDelegate,
    PaletteEntry,
    PaletteModel,
    PaletteRow,
    nearly,
    ranked,
)
from stakeholders.desktop.actions.registry import Actions, shown_keys
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.text_line import TextLine
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

    `find` is told what was typed, and whoever answers calls `show_found` with the same words; what
    was found and chosen there is told by `found_chosen`. `others` are entries beside the commands,
    such as places; the key of a chosen one is told by `other_chosen`. What cannot be done now
    stands below, and `refused` says why.
    """

    found_chosen = Signal(str)
    other_chosen = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        actions: Actions,
        find: Callable[[str], None],
        others: Callable[[], Sequence[PaletteEntry]] = tuple,
    ) -> None:
        super().__init__(theme, window, drawn_size=(620, 412))
        give_topic(self, "keys#palette")
        self._actions = actions
        self._find = find
        self._others = others
        self._recent: tuple[str, ...] = ()
        self._found_before: dict[str, PaletteEntry] = {}
        self._found: tuple[PaletteEntry, ...] = ()
        self._model = PaletteModel(self)
        self._line = TextLine(self._panel)
        self._list = QListView(self._panel)
        self._icon = Drawing(self._panel)
        self._set_up_parts()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @property
    def recent(self) -> tuple[str, ...]:
        """The keys of what was chosen here, the last one first."""
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
        self._icon.draw(self._theme.icons.pixmap("command", tokens.third_text, px(18)))
        self._list.doItemsLayout()

    def _show_fitting(self, typed: str) -> None:
        self._found = ()
        self._show_rows()
        if typed.strip():
            self._find(typed)

    def _show_rows(self) -> None:
        typed = self._line.text()
        others, before = tuple(self._others()), tuple(self._found_before.values())
        if typed.strip():
            entries = (*self._commands(), *others)
            fitting = ranked(typed, entries, self._recent)
            rows = fitting + tuple(_found_row(typed, entry) for entry in self._found)
            rows += () if fitting else nearly(typed, entries)
            rows += ranked(typed, self._commands(possible=False), self._recent)
        else:
            known = {entry.key: entry for entry in (*self._commands(), *others, *before)}
            recent = [known.pop(key) for key in self._recent if key in known]
            usual = [entry for entry in self._commands() if entry.key in known]
            rows = tuple(PaletteRow(entry) for entry in (*recent, *usual))
        self._model.set_rows(rows)
        if rows:
            self._list.setCurrentIndex(self._model.index(0))

    def _commands(self, *, possible: bool = True) -> list[PaletteEntry]:
        """Return the commands that make sense now, or those that do not, with the reason."""
        available = {action.key for action in self._actions.available()}
        return [
            PaletteEntry(
                action.key,
                self._actions.title(action.key),
                action.icon,
                shown_keys(action) or _letter_of(action),
                aliases=translated(action.aliases),
                reason="" if possible else self._actions.why_not(action.key),
            )
            for action in self._actions.connected()
            if action.key != _OWN and action.menu is not Menu.NOWHERE
            if (action.key in available) is possible
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
        entry = row.entry
        if entry.reason:
            self.refused.emit(entry.reason)
            return
        self.disappear()
        self._recent = (entry.key, *(one for one in self._recent if one != entry.key))[:_RECENT]
        is_found = entry in self._found or self._found_before.get(entry.key) == entry
        if is_found:
            self._found_before[entry.key] = entry
            self.found_chosen.emit(entry.key)
        elif entry.key in {one.key for one in self._actions.connected()}:
            self._actions.run(entry.key)
        else:
            self.other_chosen.emit(entry.key)


def _found_row(typed: str, entry: PaletteEntry) -> PaletteRow:
    fit = match(typed, entry.title)
    return PaletteRow(entry, fit.places if fit else ())


def _letter_of(action: Action) -> str:
    """Return the single letter of a command that has no keys."""
    return action.letters[0].key if action.letters else ""
