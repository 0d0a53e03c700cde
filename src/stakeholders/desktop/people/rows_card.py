"""A card of rows that are edited where they stand, with a line that adds what is not there yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from stakeholders.desktop.people.detail_rows import DetailRow
from stakeholders.desktop.people.row_fields import RowFields
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.shown_value import FieldShape
from stakeholders.desktop.widgets.unfolding_row import UnfoldingRow
from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.domain.ids import Uid
from stakeholders.domain.text import fold
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices


class RowsCard(Card):
    """Shows the rows that have a value; Add brings the others, one by its name.

    What is being typed stays while the card is shown anew, and comes back with its contact.
    """

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(theme, title, parent)
        self.fields = RowFields(theme, self)
        self._uid: Uid | None = None
        self._rows: dict[str, DetailRow] = {}
        self._shown: dict[str, QWidget] = {}
        self._asked: set[str] = set()
        self._unkept: dict[Uid, dict[str, str]] = {}
        shape = FieldShape(
            translated("Add to {title}", title=title),
            hint=translated("Add…"),
            is_bare=True,
            takes_first=True,
            is_strict=True,
        )
        self._adder = EditableField(theme, shape, self._known, self)
        self._adder.kept.connect(self._ask_for)
        self.body.addWidget(self._adder)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab walks through."""
        return (*(self._shown[key] for key in self._rows if key in self._shown), self._adder)

    @property
    def focused_part(self) -> Uid | None:
        """The uid in the key of the row that has the focus, such as that of a position."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        rows = self._shown.items()
        keys = (key for key, row in rows if row is focused or row.isAncestorOf(focused))
        parts = next(keys, "").split(":")
        return Uid(parts[1]) if len(parts) > 1 and parts[0] == "position" else None

    def show_rows(self, uid: Uid, rows: Sequence[DetailRow], choices: "Choices") -> None:
        """Show the rows of a contact."""
        came = uid != self._uid
        if came:
            self._leave()
            self._uid = uid
            self._asked = set(self._unkept.get(uid, {}))
        self._rows = {row.key: row for row in rows}
        self.fields.know(rows, choices)
        self._show_wanted()
        if came:
            for key, typed in self._unkept.pop(uid, {}).items():
                self.fields.refuse(key, typed, translated("Not kept yet."))

    def forget(self, key: str) -> None:
        """Show a row no more that was asked for: it has been kept, and comes as another one."""
        if key.startswith("new:"):
            self._asked.discard(key)
            self._show_wanted()

    def _leave(self) -> None:
        """Put what is typed and not kept aside, for when its contact is shown again."""
        if self._uid is not None:
            unkept = {key: typed for key, typed in self.fields.unkept().items() if typed}
            self._unkept[self._uid] = unkept
        for key in tuple(self._shown):
            self._remove(key)

    def _show_wanted(self) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        wanted = [row for row in self._rows.values() if row.is_shown or row.key in self._asked]
        for key in set(self._shown) - {row.key for row in wanted}:
            self._remove(key)
        for place, row in enumerate(wanted):
            if row.key not in self._shown:
                made = self.fields.make(row, self)
                self._shown[row.key] = made
                made.show()
            if self.body.indexOf(self._shown[row.key]) != place + 1:
                self.body.insertWidget(place + 1, self._shown[row.key])
        self.fields.changed.emit()
        names = [row.label for row in self._rows.values() if row.key not in self._shown]
        self._adder.complete_with(tuple(dict.fromkeys(names)))
        self._adder.setVisible(bool(names))
        if had_focus and not self.isAncestorOf(QApplication.focusWidget() or self):
            self._adder.take_focus()

    def _remove(self, key: str) -> None:
        widget = self._shown.pop(key)
        self.fields.drop(key)
        self.body.removeWidget(widget)
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()

    def _known(self, text: str) -> Verdict:
        if not text or self._called(text) is not None:
            return Verdict()
        return Verdict(Level.BAD, translated("Nothing here is called so; Down shows what can be."))

    def _called(self, text: str) -> DetailRow | None:
        rows = (row for row in self._rows.values() if row.key not in self._shown)
        return next((row for row in rows if fold(row.label) == fold(text)), None)

    def _ask_for(self, text: str) -> None:
        row = self._called(text)
        self._adder.show_value("", Verdict())
        if row is None:
            return
        self._asked.add(row.key)
        self._show_wanted()
        shown = self._shown[row.key]
        if isinstance(shown, UnfoldingRow) and row.text:
            shown.fold()
        self.fields.edit(row.key)
