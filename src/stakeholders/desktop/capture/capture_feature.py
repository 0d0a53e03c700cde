"""Adding from a text in the window: by the command, or by dropping a text or a document."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from stakeholders.desktop.feature import PageFeature

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.capture.capture_page import CapturePage
    from stakeholders.domain.ids import Uid


_TEXTS: Final = frozenset({".txt", ".text", ".md", ".eml", ".asc", ".log", ""})


class CaptureFeature(PageFeature["CapturePage"]):
    """Brings a text to the page that reads it."""

    place = "capture"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("capture.paste", self._paste)

    @override
    def build(self) -> "CapturePage":
        from stakeholders.desktop.capture.capture_page import CapturePage

        page = CapturePage(self.frame)
        page.kept.connect(self._show_kept)
        page.left.connect(self.left)
        return page

    @override
    def take_text(self, text: str) -> bool:
        self.go()
        self.page.show_text(text)
        return True

    @override
    def take_file(self, path: Path) -> bool:
        if path.suffix.lower() not in _TEXTS:
            return False
        self.go()
        self.page.show_file(path)
        return True

    def _paste(self) -> None:
        self.take_text(QGuiApplication.clipboard().text())

    def _show_kept(self, uids: "tuple[Uid, ...]") -> None:
        if uids:
            self.contact_wanted.emit(uids[0])
