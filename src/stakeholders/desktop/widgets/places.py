"""The places of the sidebar, and the model that lists them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from stakeholders.i18n import translated

PLACE_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Place:
    """One row: `count` None shows no number; one that `hides_empty` is there only with hits.

    `is_named` tells that people gave the title, which may be of any length.
    What `takes_contacts` is a list that contacts can be dropped on. Where there `is_more`, the
    number is only the most that is counted.
    """

    key: str
    title: str
    icon: str
    count: int | None = None
    hides_empty: bool = False
    warns: bool = False
    is_named: bool = False
    takes_contacts: bool = False
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Places under one heading, or apart from others without one; it hides where it has none."""

    title: str
    places: tuple[Place, ...]


def shown_rows(sections: tuple[Section, ...]) -> tuple[str | Place, ...]:
    """Return headings and places in order, without what hides while it is empty.

    Sections of one title stand under one heading, where the first of them is.
    """
    joined: dict[str, list[Place]] = {}
    for section in sections:
        places = [place for place in section.places if place.count or not place.hides_empty]
        joined.setdefault(section.title, []).extend(places)
    rows: list[str | Place] = []
    for title, places in joined.items():
        rows += [title, *places] if places else []
    return tuple(rows)


class PlacesModel(QAbstractListModel):
    """Headings and places, in one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._rows: tuple[str | Place, ...] = ()

    def set_sections(self, sections: tuple[Section, ...]) -> None:
        """Show other places."""
        self.beginResetModel()
        self._sections = sections
        self._rows = shown_rows(sections)
        self.endResetModel()

    def with_counts(self, counts: Mapping[str, int]) -> tuple[Section, ...]:
        """Return the sections with these numbers beside the places of these keys."""
        return tuple(
            replace(
                section,
                places=tuple(
                    replace(place, count=counts.get(place.key, place.count))
                    for place in section.places
                ),
            )
            for section in self._sections
        )

    def places(self) -> tuple[Place, ...]:
        """Return the places that are shown, in order."""
        return tuple(row for row in self._rows if isinstance(row, Place))

    def row_of(self, key: str) -> int | None:
        """Return where a place stands, None where it is not shown."""
        found = (n for n, row in enumerate(self._rows) if isinstance(row, Place) and row.key == key)
        return next(found, None)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = self._rows[index.row()]
        if role == PLACE_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row if isinstance(row, str) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Place):
            return row.title if row.count is None else f"{row.title}, {_spoken(row)}"
        return None


def _spoken(place: Place) -> str:
    count = place.count or 0
    return translated("more than {count}", count=count) if place.is_more else str(count)
