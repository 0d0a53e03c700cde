"""Importing in the window: by the command, or by dropping a file of contacts."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from stakeholders.desktop.dragging import is_card
from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.people.scopes import EVERYONE

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.importing.import_page import ImportPage

_CONTACT_FILES: Final = frozenset(
    {".vcf", ".vcard", ".csv", ".tsv", ".xlsx", ".xls", ".ods", ".jsonl", ".ndjson", ".ldif"}
)


class ImportFeature(PageFeature["ImportPage"]):
    """Brings a file to the page that plans its import."""

    place = "import"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("importing.open", self._choose_file)

    @override
    def build(self) -> "ImportPage":
        from stakeholders.desktop.importing.import_page import ImportPage

        page = ImportPage(self.frame, self.workplace.settings.folder / "columns")
        page.imported.connect(self._show_imported)
        page.left.connect(self.left)
        return page

    @override
    def take_file(self, path: Path) -> bool:
        if path.suffix.lower() not in self._suffixes():
            return False
        self.page.show_file(path)
        return True

    @override
    def take_text(self, text: str) -> bool:
        """Take cards that were dropped as a text, from the list of another address book."""
        if self.directory is None or not is_card(text):
            return False
        keep = partial(self.directory.copying.keep_dropped, text)
        self.frame.runner.read(keep, self.page.show_file)
        return True

    def _suffixes(self) -> frozenset[str]:
        """Return the endings of files that can be imported."""
        formats = self.directory.importing.formats() if self.directory is not None else ()
        return _CONTACT_FILES | {suffix for one in formats for suffix in one.suffixes}

    def _choose_file(self) -> None:
        self.page.choose_file()

    def _show_imported(self, _count: int) -> None:
        self.frame.go_to(EVERYONE.place)
