"""Importing in the window: by the command, or by dropping a file of contacts."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.people.scopes import EVERYONE

if TYPE_CHECKING:  # the page is imported when it is shown
    from stakeholders.desktop.importing.import_page import ImportPage

_CONTACT_FILES: Final = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".jsonl", ".ndjson"})


class ImportFeature(PageFeature["ImportPage"]):
    """Brings a file to the page that plans its import."""

    place = "import"

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("importing.open", self._choose_file)

    @override
    def build(self) -> "ImportPage":
        from stakeholders.desktop.importing.import_page import ImportPage

        page = ImportPage(self.frame)
        page.imported.connect(self._show_imported)
        page.left.connect(self.left)
        return page

    @override
    def take_file(self, path: Path) -> bool:
        if path.suffix.lower() not in _CONTACT_FILES:
            return False
        self.page.show_file(path)
        return True

    def _choose_file(self) -> None:
        self.page.choose_file()

    def _show_imported(self, _count: int) -> None:
        self.frame.go_to(EVERYONE.place)
