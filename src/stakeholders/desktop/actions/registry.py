"""The commands at work: what each runs, when it may, and every way to reach it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from stakeholders.desktop.actions.action import (
    Action,
    Menu,
    Needs,
    Where,
    reason_of,
)
from stakeholders.desktop.style.theme import Theme
from stakeholders.i18n import translated

_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText


def colliding_keys(actions: Iterable[Action]) -> tuple[str, ...]:
    """Return the keys that more than one command claims."""
    counts = Counter(keys for action in actions for keys in set(action.keys))
    return tuple(sorted(keys for keys, count in counts.items() if count > 1))


def colliding_letters(actions: Iterable[Action]) -> tuple[str, ...]:
    """Return the single letters that more than one command claims in one place."""
    counts = Counter(letter for action in actions for letter in set(action.letters))
    return tuple(f"{letter.key}, {letter.where}" for letter, count in counts.items() if count > 1)


def title_of(action: Action) -> str:
    """Return the title in the reader's language."""
    return translated(action.title, number=action.key.rpartition(".")[2])


def shown_keys(action: Action) -> str:
    """Return the first keys as this system writes them, nothing where there are none."""
    if not action.keys:
        return ""
    keys = QKeySequence.fromString(action.keys[0], _PORTABLE)
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def key_number(key: str) -> int:
    """Return Qt's number of a single key."""
    combination: QKeyCombination = QKeySequence.fromString(key, _PORTABLE)[0]  # type: ignore[index]
    return combination.key().value


class Actions(QObject):
    """Made once in bootstrap; pages say what a command runs and when it makes sense.

    A command that nothing is connected to yet is shown nowhere. `keys_changed` tells the command
    that was given other keys, `renamed` that one is called otherwise.
    """

    availability_changed = Signal()
    keys_changed = Signal(str)
    renamed = Signal()

    def __init__(self, theme: Theme, actions: tuple[Action, ...], window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._usual = actions
        self._actions = {action.key: action for action in actions}
        self._runs: dict[str, Callable[[], None]] = {}
        self._holds: set[Needs] = set()
        self._qactions = {action.key: self._made(action, window) for action in actions}
        self._has_menus = False
        theme.changed.connect(self._redraw)

    def connect_to(self, key: str, run: Callable[[], None]) -> None:
        """Say what a command does."""
        self._runs[key] = run
        self._judge_one(key)
        self.availability_changed.emit()

    def hold(self, need: Needs, *, holds: bool) -> None:
        """Say whether what some commands need is so now."""
        if holds != (need in self._holds):
            (self._holds.add if holds else self._holds.discard)(need)
            self._judge()

    def holds(self, need: Needs) -> bool:
        """Tell whether what some commands need is so now."""
        return need in self._holds

    def qaction(self, key: str) -> QAction:
        """Return the command as Qt knows it, for buttons and menus."""
        return self._qactions[key]

    def run(self, key: str) -> bool:
        """Run a command if it makes sense now; tell whether it did."""
        if not self._makes_sense(key):
            return False
        self._runs[key]()
        return True

    def run_keys(self, keys: QKeyCombination) -> bool:
        """Run the command with these keys; tell whether there was one."""
        key = self._key_of(keys)
        return key is not None and self.run(key)

    def has_keys(self, keys: QKeyCombination) -> bool:
        """Tell whether a command has these keys, even if it makes no sense now."""
        return self._key_of(keys) is not None

    def action(self, key: str) -> Action:
        """Return the command of a key."""
        return self._actions[key]

    def every(self) -> tuple[Action, ...]:
        """Return all commands with the keys that they have now."""
        return tuple(self._actions.values())

    def usual_keys(self, key: str) -> tuple[str, ...]:
        """Return the keys that a command has where nobody chose others."""
        return next(action.keys for action in self._usual if action.key == key)

    def take_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> list[str]:
        """Take keys that were chosen before; return a sentence for each choice that cannot be."""
        from stakeholders.desktop.actions.key_choices import settled_keys

        settled, wrong = settled_keys(self._usual, chosen)
        for key, action in settled.items():
            if action.keys != self._actions[key].keys:
                self._give_keys(key, action.keys)
        return wrong

    def change_keys(self, key: str, keys: tuple[str, ...]) -> None:
        """Give a command other keys; that nobody else has them is for the caller to know."""
        self._give_keys(key, keys)
        self.keys_changed.emit(key)

    def letters(self, where: Where) -> Mapping[int, str]:
        """Return the commands that are a single key in one place, by Qt's number of that key."""
        return {
            key_number(letter.key): action.key
            for action in self._actions.values()
            for letter in action.letters
            if letter.where is where
        }

    def why_not(self, key: str) -> str:
        """Return why a command cannot be done now, empty where it can."""
        missing = self._actions[key].needs - self._holds
        first = next((need for need in Needs if need in missing), None)
        return reason_of(first) if first is not None else ""

    def available(self) -> tuple[Action, ...]:
        """Return the commands that make sense now, in the order of their table."""
        return tuple(action for action in self._actions.values() if self._makes_sense(action.key))

    def connected(self) -> tuple[Action, ...]:
        """Return the commands that do something at some time, in the order of their table."""
        return tuple(action for action in self._actions.values() if action.key in self._runs)

    def rename(self, key: str, title: str) -> None:
        """Call a command otherwise for now; without a title as it is usually called."""
        # a & would be taken for the sign before a letter that opens the menu
        self._qactions[key].setText(title.replace("&", "&&") or title_of(self._actions[key]))
        self.renamed.emit()

    def title(self, key: str) -> str:
        """Return what a command is called now."""
        return self._qactions[key].text().replace("&&", "&")

    def fill_menu(self, menu: QMenu, which: Menu) -> None:
        """Put the commands of one menu into it."""
        if not self._has_menus:
            self._has_menus = True
            self._redraw()
        for action in self._actions.values():
            if action.menu is which:
                menu.addAction(self._qactions[action.key])

    def retitle(self) -> None:
        """Write all titles in the reader's language again."""
        for key, qaction in self._qactions.items():
            qaction.setText(title_of(self._actions[key]))
            qaction.setStatusTip(translated(self._actions[key].help))

    def _made(self, action: Action, window: QWidget) -> QAction:
        qaction = QAction(title_of(action), self)
        qaction.setObjectName(action.key)
        qaction.setStatusTip(translated(action.help))
        qaction.setShortcuts([QKeySequence.fromString(keys, _PORTABLE) for keys in action.keys])
        qaction.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        qaction.setEnabled(False)
        qaction.setVisible(False)
        qaction.triggered.connect(self._run_triggered)
        window.addAction(qaction)
        return qaction

    def _key_of(self, keys: QKeyCombination) -> str | None:
        wanted = QKeySequence(keys)
        owners = (key for key, one in self._qactions.items() if wanted in one.shortcuts())
        return next(owners, None)

    def _give_keys(self, key: str, keys: tuple[str, ...]) -> None:
        self._actions[key] = replace(self._actions[key], keys=keys)
        shortcuts = [QKeySequence.fromString(one, _PORTABLE) for one in keys]
        self._qactions[key].setShortcuts(shortcuts)

    def _run_triggered(self) -> None:
        self.run(self.sender().objectName())

    def _makes_sense(self, key: str) -> bool:
        return key in self._runs and self._actions[key].needs <= self._holds

    def _judge(self) -> None:
        for key in self._runs:
            self._judge_one(key)
        self.availability_changed.emit()

    def _judge_one(self, key: str) -> None:
        qaction = self._qactions[key]
        qaction.setVisible(True)
        qaction.setEnabled(self._makes_sense(key))

    def _redraw(self) -> None:
        """Draw the icons, once a menu has been opened: nothing else shows them."""
        if not self._has_menus:
            return
        size = self._theme.measures.px(18)
        for key, qaction in self._qactions.items():
            if self._actions[key].icon:
                qaction.setIcon(self._theme.icons.icon(self._actions[key].icon, size))
