"""The settings in the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.settings.choosing import Choosing

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.settings.settings_page import SettingsPage


class SettingsFeature(PageFeature["SettingsPage"]):
    """Leads to the settings, and does what they ask of the window."""

    place = "settings"

    @override
    def connect_commands(self) -> None:
        self._choosing = Choosing(self.frame, self.workplace.settings)
        self._choosing.reopen_wanted.connect(self._reopen)
        connect = self.frame.actions.connect_to
        connect("settings.open", self.go)
        connect("letters.larger", partial(self._choosing.step_letters, 1))
        connect("letters.smaller", partial(self._choosing.step_letters, -1))
        connect("letters.usual", partial(self._choosing.step_letters, 0))

    @override
    def build(self) -> "SettingsPage":
        from stakeholders.desktop.settings.settings_page import SettingsPage

        page = SettingsPage(self.frame)
        page.use_choosing(self._choosing)
        page.language_changed.connect(self.workplace.speak)
        page.restore_wanted.connect(self.workplace.file.restore)
        return page

    def show_setting(self, key: str) -> None:
        """Show the settings, with the focus on one of them."""
        self.go()
        self.page.show_setting(key)

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
