"""How the results of a place are shown: as a list or a table, its columns, and the order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stakeholders.app.window_state import USUAL_LAYOUT, PlaceLayout
from stakeholders.desktop.widgets.shown_column import ShownColumn
from stakeholders.domain.arrangement import Arrangement

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_table import TableColumn


class ResultLayout(QObject):
    """Remembers what was chosen for each place; `changed` tells a place and how it is shown."""

    changed = Signal(str, object)

    def __init__(self, place: str, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._layout_of: Callable[[str], PlaceLayout] = lambda _place: USUAL_LAYOUT
        self._layout = USUAL_LAYOUT
        self._known: tuple[ShownColumn, ...] = ()
        self._usual: tuple[str, ...] = ()

    @property
    def is_table(self) -> bool:
        """Whether the results are shown as a table."""
        return self._layout.as_table and bool(self._known)

    @property
    def arrangement(self) -> Arrangement:
        """By which column they are in order."""
        return self._layout.arrangement

    @property
    def known(self) -> tuple[ShownColumn, ...]:
        """All columns that a table may have."""
        return self._known

    @property
    def columns(self) -> tuple[ShownColumn, ...]:
        """The columns of this place, those that are gone left out."""
        known = {column.code: column for column in self._known}
        pairs = self._layout.columns or tuple((code, known[code].width) for code in self._usual)
        return tuple(replace(known[code], width=width) for code, width in pairs if code in known)

    @property
    def codes(self) -> tuple[str, ...]:
        """What cells are read of, nothing for a list."""
        return tuple(column.code for column in self.columns) if self.is_table else ()

    def use(self, layout_of: Callable[[str], PlaceLayout]) -> bool:
        """Show each place as this says; tell whether this one is shown otherwise now."""
        self._layout_of = layout_of
        before, self._layout = self._layout, layout_of(self._place)
        return before != self._layout

    def show_place(self, place: str) -> None:
        """Take what was chosen for another place."""
        if place != self._place:
            self._place, self._layout = place, self._layout_of(place)

    def learn(self, every: "Sequence[TableColumn]") -> bool:
        """Take the columns that there are; tell whether they are others than before."""
        known = tuple(ShownColumn(one.code, one.title, one.width) for one in every)
        if known == self._known:
            return False
        self._known = known
        self._usual = tuple(one.code for one in every if one.is_usual)
        return True

    def switch(self) -> None:
        """Be a table in place of a list, or a list again."""
        self._keep(replace(self._layout, as_table=not self._layout.as_table))

    def arrange(self, arrangement: Arrangement) -> None:
        """Be in another order."""
        self._keep(replace(self._layout, arrangement=arrangement))

    def keep_columns(self, columns: Sequence[ShownColumn]) -> None:
        """Have these columns, as wide as they are."""
        pairs = tuple((column.code, column.width) for column in columns)
        self._keep(replace(self._layout, columns=pairs))

    def _keep(self, layout: PlaceLayout) -> None:
        if layout != self._layout:
            self._layout = layout
            self.changed.emit(self._place, layout)
