"""Row fields: the editors of detail rows, made as they are shown and kept while they are."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from stakeholders.desktop.people.detail_rows import DetailRow
from stakeholders.desktop.people.slots import SlotType, verdict_of_text
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.chip_field import ChipField
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.flag_field import FlagField
from stakeholders.desktop.widgets.shown_value import FieldShape
from stakeholders.desktop.widgets.unfolding_row import UnfoldingRow
from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices

Field = EditableField | FlagField | ChipField

_LONG = (SlotType.LONG_TEXT, SlotType.LINES)
_COMPLETED = (SlotType.WORD, SlotType.CHOICE)


class RowFields(QObject):
    """Knows rows and their fields by key; a row that comes again goes into the field it has.

    `kept` tells a row and what was typed, `taken` a row of chips and the key of one, `opened` the
    uid that a row leads to, `bodies_wanted` what is typed where a body is looked for; `changed`
    that a row was unfolded.
    """

    kept = Signal(object, str)
    taken = Signal(object, str)
    opened = Signal(str)
    bodies_wanted = Signal(str)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, DetailRow] = {}
        self._fields: dict[str, Field] = {}
        self._choices: Choices | None = None
        self._new: dict[str, str] = {}

    def know(self, rows: Iterable[DetailRow], choices: "Choices") -> None:
        """Take these rows, and show them in the fields that there are."""
        self._choices = choices
        self._rows = {one.key: one for row in rows for one in (row, *row.rest)}
        for key, field in self._fields.items():
            if key in self._rows:
                self._show(field, self._rows[key])

    def make(self, row: DetailRow, parent: QWidget) -> QWidget:
        """Return the field of a row, with what unfolds below it."""
        field = self._made(row, parent)
        if not row.rest:
            return field
        whole = self.unfolding(row.key, row.label, field, parent, opens=row.opens is not None)
        whole.open_wanted.connect(partial(self._open, row.key))
        return whole

    def unfolding(
        self, key: str, label: str, head: QWidget, parent: QWidget, *, opens: bool = False
    ) -> UnfoldingRow:
        """Return a row whose head unfolds what the row of a key has below it."""
        make = partial(self._made_below, key)
        whole = UnfoldingRow(self._theme, label, head, make, parent, opens=opens)
        whole.unfolded.connect(self.changed)
        return whole

    def drop(self, key: str) -> None:
        """Forget the fields of a row, and of what is below it."""
        for known in [one for one in self._fields if one == key or one.startswith(f"{key}:")]:
            del self._fields[known]

    def edit(self, key: str) -> None:
        """Open the field of a row."""
        self._fields[key].edit()

    def refuse(self, key: str, typed: str, sentence: str) -> None:
        """Leave what could not be kept in its field, and say why."""
        field, row = self._fields.get(key), self._rows.get(key)
        if isinstance(field, ChipField):
            field.line.refuse(typed, "", sentence)
        elif field is not None and row is not None:
            field.refuse(typed, row.text, sentence)

    def unkept(self) -> dict[str, str]:
        """Return what is typed into open fields, by the keys of their rows."""
        open_ = {
            key: field.unkept
            for key, field in self._fields.items()
            if isinstance(field, EditableField)
        }
        return {key: typed for key, typed in open_.items() if typed is not None}

    def offer_bodies(self, typed: str, names: Sequence[str]) -> None:
        """Suggest bodies to whoever looks for one, and the name as that of a new one."""
        new = translated("New organisation “{name}”", name=typed)
        self._new = {new: typed}
        offered = list(dict.fromkeys(names))
        for key, field in self._fields.items():
            is_body = key in self._rows and self._rows[key].type is SlotType.BODY
            if is_body and isinstance(field, EditableField) and typed:
                field.offer(typed, offered if typed in offered else [*offered[:6], new])

    def _made_below(self, key: str, parent: QWidget) -> list[QWidget]:
        row = self._rows.get(key)
        return [self._made(one, parent) for one in row.rest] if row is not None else []

    def _made(self, row: DetailRow, parent: QWidget) -> Field:
        field: Field
        if row.is_chips:
            field = ChipField(self._theme, self._shape(row), parent)
            field.added.connect(partial(self._keep, row.key))
            field.removed.connect(partial(self._take, row.key))
        elif row.type is SlotType.FLAG:
            field = FlagField(self._theme, row.label, parent)
            field.kept.connect(partial(self._keep, row.key))
        else:
            check = partial(self._checked, row.key)
            field = EditableField(self._theme, self._shape(row), check, parent)
            field.kept.connect(partial(self._keep, row.key))
            if row.type is SlotType.BODY:
                field.typed.connect(self.bodies_wanted)
        self._fields[row.key] = field
        self._show(field, row)
        return field

    def _shape(self, row: DetailRow) -> FieldShape:
        return FieldShape(
            row.label,
            is_code=row.type is SlotType.CODE,
            hint=translated("Add…") if row.is_chips else "–",
            is_long=row.type in _LONG,
            is_bare=row.is_chips,
            completions=self._completions(row),
            takes_first=row.type in _COMPLETED,
            is_strict=row.type in {SlotType.DATE, SlotType.CHOICE},
        )

    def _completions(self, row: DetailRow) -> tuple[str, ...]:
        if row.own is not None:
            return row.own.choices
        is_listed = bool(row.of) and row.type is not SlotType.WORDS
        return self._choices.texts(row.of) if self._choices is not None and is_listed else ()

    def _show(self, field: Field, row: DetailRow) -> None:
        if isinstance(field, ChipField):
            field.show_values(row.values)
            field.line.complete_with(self._completions(row))
        elif isinstance(field, FlagField):
            field.show_value(row.text)
        else:
            verdict = self._checked(row.key, row.text)
            field.show_value(row.text, verdict if verdict.text else Verdict(text=row.note))

    def _checked(self, key: str, text: str) -> Verdict:
        row = self._rows.get(key)
        if row is None or self._choices is None:
            return Verdict()
        problem = row.own.problem_of(text) if row.own is not None else None
        if problem is not None:
            return Verdict(Level.WARN, problem.message)
        return verdict_of_text(row.type, row.of, self._choices, text)

    def _keep(self, key: str, text: str) -> None:
        if key in self._rows:
            self.kept.emit(self._rows[key], self._new.get(text, text))

    def _take(self, key: str, value: str) -> None:
        if key in self._rows:
            self.taken.emit(self._rows[key], value)

    def _open(self, key: str) -> None:
        uid = self._rows[key].opens if key in self._rows else None
        if uid is not None:
            self.opened.emit(uid)


def put_in_tab_order(parts: Iterable[QWidget]) -> None:
    """Let Tab walk through these one after the other, whenever they were made."""
    stops = [
        one
        for part in parts
        for one in (part, *part.findChildren(QWidget))
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
