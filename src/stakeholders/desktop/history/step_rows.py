"""The steps of the history as rows: what was done, by whom, when, and whether it still holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from stakeholders.desktop.widgets.dates import moment, shown_date
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import directed, left_to_right, marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.history import Step
    from stakeholders.app.history_fields import FieldChange

STEP_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_ORIGINS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "window": marked("in the window"),
        "cli": marked("on the command line"),
        "import": marked("by an import"),
        "sync": marked("from another office"),
    }
)
_ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "contact.captured": "scan-text",
        "contact.added": "user-plus",
        "contact.deleted": "trash-2",
        "channel": "phone",
        "contact": "pencil",
        "list": "list-checks",
        "import": "download",
        "export": "upload",
        "print": "printer",
        "sample": "sparkles",
        "history.undone": "undo-2",
        "history.redone": "redo-2",
    }
)
_LEFT: Final = frozenset({"export", "print"})


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row; `can_be_undone` is so for steps that changed something and still hold."""

    uid: str
    icon: str
    sentence: str
    circumstances: str
    is_undone: bool
    can_be_undone: bool
    number: int
    changes: tuple[str, ...]
    contact: Uid | None = None


def row_of(step: "Step", locale: QLocale, today: QDate) -> StepRow:
    """Return a step as it is shown in this locale on this day."""
    when = moment(step.at, locale, today)
    door = _ORIGINS.get(step.origin, step.origin)
    origin = translated(door)
    return StepRow(
        uid=step.uid,
        icon=_ICONS.get(step.code) or _ICONS.get(step.code.partition(".")[0], "history"),
        sentence=step.sentence,
        circumstances=translated(
            "{who} · {when} · {origin}", who=step.actor, when=when, origin=origin
        ),
        is_undone=step.is_undone,
        can_be_undone=not step.is_undone and step.code not in _LEFT,
        number=step.number,
        changes=tuple(_line(change) for change in step.changes),
        contact=None if step.code.startswith("list.") else step.entry,
    )


def _line(change: "FieldChange") -> str:
    from stakeholders.app.history_fields import change_in_words

    shown = replace(change, before=_shown(change.before), after=_shown(change.after))
    return directed(change_in_words(shown))


def _shown(value: str) -> str:
    """Return a value in its own direction; a date as the reader's language writes it."""
    date = PartialDate.from_text(value)
    if date is not None:
        return shown_date(date)
    has_letters = any(character.isalpha() for character in value)
    return value if has_letters or not value else left_to_right(value)


class StepsModel(QAbstractListModel):
    """The rows, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StepRow, ...] = ()

    def set_rows(self, rows: tuple[StepRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def add_rows(self, rows: tuple[StepRow, ...]) -> None:
        """Show older rows behind the others."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    @property
    def oldest(self) -> int | None:
        """The number of the last step that is shown."""
        return self._rows[-1].number if self._rows else None

    def place_of(self, uid: str) -> int | None:
        """Return where a step stands."""
        return next((place for place, row in enumerate(self._rows) if row.uid == uid), None)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = self._rows[index.row()]
        if role == STEP_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            undone = taken_back() if row.is_undone else ""
            return ", ".join(part for part in (row.sentence, row.circumstances, undone) if part)
        return None


def taken_back() -> str:
    """Return what marks a step that holds no more."""
    return translated("Taken back")
