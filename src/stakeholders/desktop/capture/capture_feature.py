"""Adding from a text in the window: by the command, or by dropping a text or a document."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from stakeholders.desktop.drafts.typed_draft import Typed, TypedDraft
from stakeholders.desktop.feature import PageFeature
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.capture.capture_page import CapturePage
    from stakeholders.domain.ids import Uid


_TEXTS: Final = frozenset({".txt", ".text", ".md", ".eml", ".asc", ".log", ""})


class CaptureFeature(PageFeature["CapturePage"]):
    """Brings a text to the page that reads it."""

    place = "capture"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("capture.paste", self._paste)
        self._draft = TypedDraft("capture", self.frame.runner, self._offer_draft, self)

    @override
    def build(self) -> "CapturePage":
        from stakeholders.desktop.capture.capture_page import CapturePage

        page = CapturePage(self.frame)
        page.kept.connect(self._show_kept)
        page.left.connect(self._draft.drop)
        page.left.connect(self.left)
        return page

    @override
    def take_text(self, text: str) -> bool:
        self.go()
        self.page.show_text(text)
        self._draft.keep({"text": text})
        return True

    @override
    def use(self, directory: "Directory") -> None:
        super().use(directory)
        self._draft.use(directory)

    def _offer_draft(self, _name: str, lines: Typed) -> None:
        said = translated("A text was not kept when the program ended.")
        go_on = partial(self._go_on, lines.get("text", ""))
        self.frame.offer(said, translated("Go on with it"), go_on)

    @override
    def take_file(self, path: Path) -> bool:
        if path.suffix.lower() not in _TEXTS:
            return False
        self.go()
        self.page.show_file(path)
        return True

    def _go_on(self, text: str) -> None:
        self.take_text(text)

    def _paste(self) -> None:
        self.take_text(QGuiApplication.clipboard().text())

    def _show_kept(self, uids: "tuple[Uid, ...]") -> None:
        self._draft.drop()
        if uids:
            self.contact_wanted.emit(uids[0])
