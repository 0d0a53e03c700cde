"""The settings in the window."""

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stakeholders.app.settings_table import TABLE
from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.settings.choosing import Choosing
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.actions.palette_rows import PaletteEntry
    from stakeholders.desktop.settings.settings_page import SettingsPage

_SETTING: Final = "setting:"


class SettingsFeature(PageFeature["SettingsPage"]):
    """Leads to the settings, and does what they ask of the window."""

    place = "settings"

    @override
    def connect_commands(self) -> None:
        self._choosing = Choosing(self.frame, self.workplace.settings)
        self._choosing.reopen_wanted.connect(self._reopen)
        self._wrong_keys = self._take_keys()
        self.frame.actions.keys_changed.connect(self._keep_keys)
        connect = self.frame.actions.connect_to
        connect("settings.open", self.go)
        connect("letters.larger", partial(self._choosing.step_letters, 1))
        connect("letters.smaller", partial(self._choosing.step_letters, -1))
        connect("letters.usual", partial(self._choosing.step_letters, 0))

    @override
    def complete(self) -> None:
        for sentence in self._wrong_keys:
            self.frame.tell(sentence)

    @override
    def build(self) -> "SettingsPage":
        from stakeholders.desktop.settings.settings_page import SettingsPage

        page = SettingsPage(self.frame)
        page.use_choosing(self._choosing)
        page.language_changed.connect(self.workplace.speak)
        page.restore_wanted.connect(self.workplace.file.restore)
        return page

    @override
    def offers(self) -> "tuple[PaletteEntry, ...]":
        from stakeholders.desktop.actions.palette_rows import PaletteEntry

        return tuple(
            PaletteEntry(
                f"{_SETTING}{row.key}",
                translated("Settings: {setting}", setting=translated(row.title)),
                "settings",
                aliases=translated(row.aliases),
            )
            for row in TABLE
        )

    @override
    def take_offer(self, key: str) -> bool:
        is_own = key.startswith(_SETTING)
        if is_own:
            self.show_setting(key.removeprefix(_SETTING))
        return is_own

    def show_setting(self, key: str) -> None:
        """Show the settings, with the focus on one of them."""
        self.go()
        self.page.show_setting(key)

    def _take_keys(self) -> list[str]:
        """Give commands the keys that were chosen; return what is wrong with some."""
        chosen = self._choosing.current.keys
        return self.frame.actions.take_keys(chosen) if chosen else []

    def _keep_keys(self, key: str) -> None:
        """Keep the keys of a command, where they are others than usual."""
        keys, current = self.frame.actions.action(key).keys, self._choosing.current
        chosen = {other: kept for other, kept in current.keys.items() if other != key}
        if keys != self.frame.actions.usual_keys(key):
            chosen[key] = keys
        self._choosing.take(replace(current, keys=MappingProxyType(chosen)))

    def _reopen(self) -> None:
        """Open the directory anew: who writes, and how numbers are read, is settled then."""
        if self.directory is not None:
            done = partial(_give_back, self.page.focusWidget())
            self.workplace.file.while_closed(_nothing, done, done)


def _nothing() -> None:
    """Have nothing to do while the directory is closed."""


def _give_back(focused: QWidget | None, _answer: object) -> None:
    """Give the focus back, which nothing has while the window is held still."""
    if focused is not None:
        focused.setFocus()
