"""Which files go along with drafts of mails: added one by one, and taken away together."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.i18n import translated


class LetterFiles(QWidget):
    """Names the files; nothing is read before drafts are written."""

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self.paths: tuple[Path, ...] = ()
        self._names = ElidedLabel("", self)
        self.add = TextButton(frame.theme, translated("Add a file…"), "plus", parent=self)
        said = translated("Let no file go along")
        self._clear = IconButton(frame.theme, "x", said, self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.add, self._clear, self._names):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.add.clicked.connect(self._ask)
        self._clear.clicked.connect(self._take_all_away)
        self._show()

    def _ask(self) -> None:
        answered: Callable[[Path], None] = self._put
        title = translated("Which file goes along with the mails?")
        self._frame.ask.for_file_to_open(title, (), answered)

    def _put(self, path: Path) -> None:
        self.paths = tuple(dict.fromkeys((*self.paths, path)))
        self._show()

    def _take_all_away(self) -> None:
        self.paths = ()
        self._show()
        self.add.setFocus()

    def _show(self) -> None:
        self._names.setText(", ".join(path.name for path in self.paths))
        for part in (self._names, self._clear):
            part.setVisible(bool(self.paths))
