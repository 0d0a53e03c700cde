"""A row with more below it, unfolded by its arrow or by F4."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.i18n import translated

MakeRows = Callable[[QWidget], Sequence[QWidget]]


class UnfoldingRow(QWidget):
    """The head stays; what is below it is made the first time that it is asked for."""

    unfolded = Signal()
    open_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        head: QWidget,
        make: MakeRows,
        parent: QWidget | None = None,
        *,
        opens: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = label
        self._make = make
        self._below: QWidget | None = None
        head.setParent(self)
        self._arrow = IconButton(theme, "chevron-down", "", self, size=16)
        self._arrow.setCheckable(True)
        self._arrow.clicked.connect(self.fold)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(theme.measures.px(2))
        top.addWidget(head, 1)
        if opens:
            name = translated("Open what {label} leads to", label=label)
            go = IconButton(theme, "external-link", name, self, size=16)
            go.clicked.connect(self.open_wanted)
            top.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(top)
        self._name_arrow()

    @property
    def is_unfolded(self) -> bool:
        """Whether what is below is seen."""
        return self._below is not None and not self._below.isHidden()

    def fold(self) -> None:
        """Unfold what is below, or fold it again."""
        if self._below is None:
            self._below = self._made()
            self._column.addWidget(self._below)
            self._below.show()
        else:
            self._below.setVisible(self._below.isHidden())
        self._name_arrow()
        self.unfolded.emit()

    @override
    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F4
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.fold()
        else:
            super().keyPressEvent(event)

    def _made(self) -> QWidget:
        px = self._theme.measures.px
        below = QWidget(self)
        line, column = QHBoxLayout(below), QVBoxLayout()
        line.setContentsMargins(0, px(2), 0, px(8))
        line.setSpacing(0)
        line.addSpacing(px(18))
        line.addLayout(column, 1)
        column.setSpacing(px(2))
        for row in self._make(below):
            column.addWidget(row)
        return below

    def _name_arrow(self) -> None:
        if self.is_unfolded:
            self._arrow.rename(translated("Less of {label} (F4)", label=self._label))
        else:
            self._arrow.rename(translated("More of {label} (F4)", label=self._label))
        self._arrow.setChecked(self.is_unfolded)
