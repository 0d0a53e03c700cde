"""The lines of a bulk edit: what becomes of each contact; put into words as they are seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.bulk_edit import BulkLine, BulkPlan


class BulkLinesModel(QAbstractListModel):
    """Who changes, then who stays, however many they are."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._changes: tuple[BulkLine, ...] = ()
        self._same: tuple[str, ...] = ()

    def show_plan(self, plan: "BulkPlan | None") -> None:
        """Show what a plan says, nothing without one."""
        self.beginResetModel()
        self._changes = plan.changes if plan else ()
        self._same = plan.same if plan else ()
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        is_below = parent is not None and parent.isValid()
        return 0 if is_below else len(self._changes) + len(self._same)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row, count = index.row(), len(self._changes)
        return self._told(self._changes[row]) if row < count else _same(self._same[row - count])

    def _told(self, line: "BulkLine") -> str:
        arrow = "←" if self._view.isRightToLeft() else "→"
        return translated(
            "{name}: {before} {arrow} {after}",
            name=_apart(line.name),
            before=_apart(line.before),
            arrow=arrow,
            after=_apart(line.after),
        )


class BulkLines(QListView):
    """The list of them, one line high each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = BulkLinesModel(self)
        self.setModel(self._model)
        self.setAccessibleName(translated("What becomes of each"))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_plan(self, plan: "BulkPlan | None") -> None:
        """Show what a plan says from its beginning, nothing without one."""
        self._model.show_plan(plan)
        self.setCurrentIndex(self._model.index(0))


def _same(name: str) -> str:
    return translated("{name} stays as it is.", name=_apart(name))


def _apart(text: str) -> str:
    """Return a value in its own direction."""
    return f"\u2068{text or '–'}\u2069"
