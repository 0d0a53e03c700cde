"""Encryption in the window: the page that switches it on and off."""

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.encryption.encryption_page import EncryptionPage


class EncryptionFeature(PageFeature["EncryptionPage"]):
    """Leads to the page, and back to the settings."""

    place = "encryption"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("encryption.open", self.go)

    @override
    def build(self) -> "EncryptionPage":
        from stakeholders.desktop.encryption.encryption_page import EncryptionPage

        page = EncryptionPage(self.frame)
        file = self.workplace.file
        page.use_encryption(file.encryption(), file.while_closed)
        page.left.connect(partial(self.frame.go_to, "settings"))
        return page
