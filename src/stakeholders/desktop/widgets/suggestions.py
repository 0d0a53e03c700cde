"""Suggestions: how what is typed into a line may go on, below it; the focus stays in the line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QListWidget, QListWidgetItem, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.domain.text import fold
from stakeholders.i18n import translated

_ROWS: Final = 7


class Suggestions(QListWidget):
    """Lies over the window while there is something to suggest; arrows mark, a click takes."""

    taken = Signal(str)

    def __init__(self, theme: Theme, line: QWidget) -> None:
        super().__init__(line)
        self._theme = theme
        self._line = line
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translated("Suggestions"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        give_role(self, Role.SUGGESTIONS)
        self._follows = False
        self.itemClicked.connect(self._take)
        theme.changed.connect(self.put_away)
        self.hide()

    @property
    def marked(self) -> str:
        """What Enter would take, empty where nothing is marked."""
        item = self.currentItem() if self.isVisible() else None
        return item.text() if item is not None and item.isSelected() else ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What is suggested now."""
        if not self.isVisible():
            return ()
        return tuple(self.item(row).text() for row in range(self.count()))

    def offer(self, texts: Sequence[str], *, marks_first: bool) -> None:
        """Suggest these, the first ones where they are many; none hides the list."""
        self.clear()
        for text in texts[:_ROWS]:
            QListWidgetItem(text, self)
        if not self.count():
            self.put_away()
            return
        self._place()
        self.setCurrentRow(0 if marks_first else -1)

    def step(self, *, down: bool) -> None:
        """Mark the next one or the one before."""
        last = self.count() - 1
        self.setCurrentRow(min(max(self.currentRow() + (1 if down else -1), 0), last))

    def put_away(self) -> None:
        """Hide, and belong to the line alone again."""
        self.hide()
        if self.parentWidget() is not self._line:
            self.setParent(self._line)

    def _place(self) -> None:
        """Lie right below the line, or above it where there is no room."""
        window, line = self._line.window(), self._line
        if self.parentWidget() is not window:
            self.setParent(window)
        self._follow()
        gap = self._theme.measures.px(4)
        height = self.sizeHintForRow(0) * self.count() + 2 * gap
        width = max(line.width(), self._theme.measures.px(220))
        start = line.mapTo(window, QPoint(0, 0))
        x = start.x() if not line.isRightToLeft() else start.x() + line.width() - width
        below = start.y() + line.height() + gap
        fits = below + height <= window.height()
        self.setGeometry(x, below if fits else start.y() - height - gap, width, height)
        self.show()
        self.raise_()

    def _follow(self) -> None:
        """Go away when what the line stands on is scrolled."""
        above = self._line.parentWidget()
        while above is not None and not self._follows:
            if isinstance(above, QAbstractScrollArea):
                above.verticalScrollBar().valueChanged.connect(self.put_away)
                self._follows = True
            above = above.parentWidget()

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.text())


def matching(texts: Sequence[str], typed: str) -> list[str]:
    """Return the texts that begin with what was typed, then those one of whose words does."""
    wanted = fold(typed)
    if not wanted:
        return list(texts)
    folded = [(text, fold(text)) for text in texts]
    first = [text for text, whole in folded if whole.startswith(wanted)]
    inner = [text for text, whole in folded if f" {wanted}" in whole and text not in first]
    return [*first, *inner]
