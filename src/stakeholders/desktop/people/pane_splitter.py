"""What parts the results from the card: a list is narrow, a table wide, each as it was left."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme

_USUAL_LIST: Final = 380
_USUAL_TABLE: Final = 800
_CARD: Final = 440
"""A table leaves the card so much room where nobody has moved the line."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide list and table are, in the lengths of the drawings; 0 is as usual."""

    of_list: int = 0
    of_table: int = 0


class PaneSplitter(QSplitter):
    """Keeps one width for the list and one for the table."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._widths = Widths()
        self._is_table = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._note)

    def hold(self, results: QWidget, card: QWidget) -> None:
        """Hold these two."""
        self.addWidget(results)
        self.addWidget(card)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self._place()

    @property
    def widths(self) -> Widths:
        """How wide list and table are."""
        return self._widths

    def be_wide(self, widths: Widths) -> None:
        """Make list and table so wide."""
        self._widths = widths
        self._place()

    def show_table(self, is_table: bool) -> None:  # noqa: FBT001
        """Make room for a table or for a list."""
        self._is_table = is_table
        self._place()

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._place()

    def _place(self) -> None:
        px, whole = self._theme.measures.px, self.width()
        if self._is_table:
            usual = min(px(_USUAL_TABLE), max(whole - px(_CARD), whole // 2))
            chosen = self._widths.of_table
        else:
            usual, chosen = min(px(_USUAL_LIST), whole // 2), self._widths.of_list
        results = min(px(chosen) if chosen else usual, whole)
        self.setSizes([results, whole - results])

    def _note(self) -> None:
        drawn = self._theme.measures.drawn(self.sizes()[0])
        of_list, of_table = self._widths.of_list, self._widths.of_table
        self._widths = Widths(of_list, drawn) if self._is_table else Widths(drawn, of_table)
