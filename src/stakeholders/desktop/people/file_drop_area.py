"""A ground on which files can be dropped, to be kept with what stands on it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_CONTACT_FILES: Final = frozenset(
    {".vcf", ".vcard", ".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".ldif"}
)


class FileDropArea(QWidget):
    """Takes every file but those of contacts, which the window imports; tells its path."""

    file_dropped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        for path in _files(event.mimeData()):
            self.file_dropped.emit(path)
        event.acceptProposedAction()


def _files(dropped: QMimeData) -> list[str]:
    paths = [url.toLocalFile() for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if Path(path).suffix.lower() not in _CONTACT_FILES]
