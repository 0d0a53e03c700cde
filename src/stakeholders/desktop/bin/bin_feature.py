"""The bin in the window: its place while something lies there, and its commands."""

from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.bin.bin_page import BinPage
    from stakeholders.domain.changes import Changes


class BinFeature(PageFeature["BinPage"]):
    """Counts what lies in the bin, and leads to it."""

    place = "bin"

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._count = 0

    @override
    def connect_commands(self) -> None:
        connect = self.frame.actions.connect_to
        connect("bin.show", self.go)
        connect("bin.restore", self._take_out)
        connect("bin.erase", self._ask_to_erase)

    @override
    def build(self) -> "BinPage":
        from stakeholders.desktop.bin.bin_page import BinPage

        page = BinPage(self.frame)
        page.erased.connect(self._read)
        return page

    @override
    def use(self, directory: "Directory") -> None:
        super().use(directory)
        self._read()

    @override
    def refresh(self, changes: "Changes") -> None:
        super().refresh(changes)
        self._read()

    @override
    def sections(self) -> tuple[Section, ...]:
        place = Place(self.place, translated("Bin"), "trash-2", self._count, hides_empty=True)
        return (Section(translated("Looking back"), (place,)),)

    def _read(self) -> None:
        if self.directory is not None:
            self.frame.runner.read(self.directory.bin.count, self._show_count, lane="bin.count")

    def _show_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.sections_changed.emit()

    def _take_out(self) -> None:
        self.page.take_out()

    def _ask_to_erase(self) -> None:
        self.page.ask_to_erase()
