"""The settings in the window."""

from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.settings.settings_page import SettingsPage


class SettingsFeature(PageFeature["SettingsPage"]):
    """Leads to the settings; the window does what they ask for."""

    place = "settings"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("settings.open", self.go)

    @override
    def build(self) -> "SettingsPage":
        from stakeholders.desktop.settings.settings_page import SettingsPage

        page = SettingsPage(self.frame)
        page.use_settings(self.workplace.settings)
        page.language_changed.connect(self.workplace.speak)
        page.restore_wanted.connect(self.workplace.file.restore)
        return page

    def show_setting(self, key: str) -> None:
        """Show the settings, with the focus on one of them."""
        self.go()
        self.page.show_setting(key)
