"""The buttons of the top bar: each runs a command, and says with which keys one does the same."""

from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QWidget

from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.actions.registry import Actions, shown_keys
from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.i18n import translated

_Button = TypeVar("_Button", bound=QAbstractButton)


class BarButtons:
    """Makes them, names them, and switches off what writes where nothing can be written."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        self._theme = theme
        self._actions = actions
        self._writing: list[QAbstractButton] = []
        self._named: dict[str, IconButton] = {}
        actions.availability_changed.connect(self.show_writable)
        actions.keys_changed.connect(self.name)
        actions.renamed.connect(self.name)

    def icon_button(self, key: str, parent: QWidget) -> IconButton:
        """Return a button with the icon of a command, which it runs."""
        button = IconButton(self._theme, self._actions.action(key).icon, "", parent)
        self._named[key] = button
        return self._run_by(button, key)

    def main_button(self, key: str, icon: str, text: str, parent: QWidget) -> TextButton:
        """Return the button of what is done most often."""
        button = TextButton(self._theme, text, icon, Role.PRIMARY, parent)
        return self._run_by(button, key)

    def name(self) -> None:
        """Say beside each button which keys do the same."""
        for key, button in self._named.items():
            keys, title = shown_keys(self._actions.action(key)), self._actions.title(key)
            named = translated("{command} ({keys})", command=title, keys=keys)
            button.rename(named if keys else title)

    def show_writable(self) -> None:
        """Switch off what writes; not while the directory is still being opened."""
        holds = self._actions.holds
        for button in self._writing:
            button.setEnabled(holds(Needs.WRITABLE) or not holds(Needs.DIRECTORY))

    def _run_by(self, button: _Button, key: str) -> _Button:
        button.clicked.connect(partial(self._actions.run, key))
        if Needs.WRITABLE in self._actions.action(key).needs:
            self._writing.append(button)
        return button
