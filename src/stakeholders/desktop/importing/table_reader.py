"""Reading a table as somebody says: looks in a worker, asks in the panel, keeps the columns."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.importing.columns_panel import ColumnsPanel

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.importing import Importing
    from stakeholders.app.table_look import TableLook
    from stakeholders.app.table_mappings import TableMapping, TableReading

_LANE: Final = "import.look"


def kept_reading(importing: "Importing", mappings: Path | None, path: Path) -> "TableReading":
    """Return how files with these headers are read, as usual where nothing is kept for them."""
    from stakeholders.app.table_mappings import TableMappings, TableReading

    kept = TableMappings(mappings)
    if not kept.names():
        return TableReading()
    look = importing.look(path)
    name = kept.fitting([column.header for column in look.columns])
    return TableReading(kept.named(name)) if name else TableReading()


class TableReader(QObject):
    """Shows how a file is read; `reading_wanted` tells the file and how somebody wants it."""

    reading_wanted = Signal(object, object)

    def __init__(self, frame: Frame, mappings: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        from stakeholders.app.table_mappings import TableMappings

        self._frame = frame
        self._kept = TableMappings(mappings)
        self._importing: Importing | None = None
        self._file = Path()
        self._panel = ColumnsPanel(frame.theme, frame.window)
        self._panel.look_wanted.connect(self._look_again)
        self._panel.named_wanted.connect(self._look_by_name)
        self._panel.reading_wanted.connect(self._read)
        self._panel.saved.connect(self._keep)

    def open(self, importing: "Importing", file: Path) -> None:
        """Ask how a file shall be read."""
        self._importing, self._file = importing, file
        kept, mappings = self._kept, self._kept

        def work() -> "tuple[TableLook, list[str]]":
            headers = [column.header for column in importing.look(file).columns]
            name = kept.fitting(headers)
            from stakeholders.app.table_mappings import TableReading

            reading = TableReading(mappings.named(name)) if name else TableReading()
            return importing.look(file, reading), mappings.names()

        self._frame.runner.read(work, self._open, lane=_LANE, failed=self._tell_failed)

    def _open(self, found: "tuple[TableLook, list[str]]") -> None:
        self._panel.open(*found)

    def _look_again(self, reading: "TableReading") -> None:
        if self._importing is not None:
            work = partial(self._importing.look, self._file, reading)
            self._frame.runner.read(
                work, self._panel.show_look, lane=_LANE, failed=self._tell_failed
            )

    def _look_by_name(self, name: str) -> None:
        from stakeholders.app.table_mappings import TableReading

        importing, kept, file = self._importing, self._kept, self._file
        if importing is not None:
            self._frame.runner.read(
                lambda: importing.look(file, TableReading(kept.named(name))),
                self._panel.show_look,
                lane=_LANE,
                failed=self._tell_failed,
            )

    def _read(self, reading: "TableReading") -> None:
        self.reading_wanted.emit(self._file, reading)

    def _keep(self, name: str, mapping: "TableMapping") -> None:
        self._frame.runner.write(
            partial(self._kept.save, name, mapping), _nothing, failed=self._tell_failed
        )

    def _tell_failed(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        self._frame.tell(str(error))


def _nothing(_answer: None) -> None:
    """Say nothing: columns are kept silently."""
