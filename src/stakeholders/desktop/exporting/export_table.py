"""The table of an export: which columns in which order, what a row is, and its first rows."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stakeholders.desktop.exporting.column_words import (
    COLUMN_TITLES,
    column_title,
    columns_as_named,
    columns_as_shown,
    header_title,
)
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from stakeholders.desktop.widgets.elided_label import ElidedLines
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.i18n import left_to_right, marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.exporting import Scope, TableLayout

_LANE: Final = "exporting.first_rows"
_USUAL: Final = (
    "Honorific, Name, Position - Title, Position - Organisation, Place, Country, Phone, E-mail"
)
_PRESETS: Final[Mapping[str, str]] = MappingProxyType(
    {
        marked("The usual columns"): _USUAL,
        marked("All columns, to be imported again"): "",
        marked("Phone list"): "Name, Position - Organisation, Phone, Phone - Label",
        marked("E-mail addresses"): "Name, Position - Organisation, E-mail",
    }
)


class ExportTable(QWidget):
    """Presets and single columns fill a line that can be typed in; `changed` tells of all."""

    changed = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        theme = frame.theme
        self._frame = frame
        self._preset = ChoiceBox(theme, translated("Which columns"), self)
        self._rows = ChoiceBox(theme, translated("One row is"), self)
        self._sign = ChoiceBox(theme, translated("Between cells"), self)
        self._more = ChoiceBox(theme, translated("Add a column"), self)
        self._line = TextLine(self)
        self._line.setAccessibleName(translated("Columns in their order"))
        self._line.setPlaceholderText(translated("All columns"))
        self._first = ElidedLines("", self)
        self._first.setAccessibleName(translated("First rows"))
        give_role(self._first, Role.THIRD)
        self._fill()
        self._lay_out()
        self._preset.activated.connect(self._take_preset)
        self._more.activated.connect(self._add)
        for box in (self._rows, self._sign):
            box.activated.connect(self.changed)
        self._line.textEdited.connect(self.changed)

    def stops(self) -> list[QWidget]:
        """Return what takes the focus, in its order."""
        boxes = (self._preset, self._rows, self._sign, self._more)
        return [*(box for box in boxes if not box.isHidden()), self._line]

    def show_choice(self, columns: str, rows: str, sign: str) -> None:
        """Show what was chosen the last time; without it the usual columns."""
        wanted = columns if rows else _USUAL
        self._line.setText(columns_as_shown(wanted))
        self._preset.setCurrentIndex(max(self._preset.findData(wanted), 0))
        self._rows.setCurrentIndex(max(self._rows.findData(rows), 0))
        self._sign.setCurrentIndex(max(self._sign.findData(sign), 0))

    @property
    def choice(self) -> dict[str, str]:
        """What is to be remembered."""
        return {
            "columns": columns_as_named(self._line.text()),
            "rows": str(self._rows.currentData()),
            "separator": str(self._sign.currentData() or ""),
        }

    def layout_wanted(self) -> "TableLayout":
        """Return how the table shall be laid out."""
        from stakeholders.app.exporting import RowPer, TableLayout

        columns = columns_as_named(self._line.text())
        names = tuple(columns.split(", ")) if columns else ()
        sign = "" if self._sign.isHidden() else str(self._sign.currentData() or "")
        return TableLayout(names, RowPer(str(self._rows.currentData())), sign)

    def show_for(
        self,
        directory: "Directory",
        scope: "Scope",
        audience: str,
        format_name: str,
    ) -> None:
        """Show the first rows of what this audience would get, where the format is a table."""
        is_table = directory.exporting.is_table(format_name)
        self.setVisible(is_table)
        self._sign.setVisible(directory.exporting.is_text(format_name))
        if not is_table:
            return
        work = partial(directory.exporting.first_rows, scope, audience, self.layout_wanted())
        self._frame.runner.read(work, self.show_first, lane=_LANE, failed=self._say_failed)

    def _say_failed(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        self._first.setText(str(error))

    def show_first(self, rows: Sequence[Sequence[str]]) -> None:
        """Show the first rows, headers first."""
        shown = [list(map(header_title, row)) for row in rows[:1]] + list(rows[1:])
        self._first.setText("\n".join(" · ".join(map(_cell, row)) for row in shown))

    def _take_preset(self) -> None:
        self._line.setText(columns_as_shown(str(self._preset.currentData() or "")))
        self.changed.emit()

    def _add(self) -> None:
        column = str(self._more.currentData() or "")
        if column:
            text = self._line.text().strip().rstrip(",")
            title = column_title(column)
            self._line.setText(f"{text}, {title}" if text else title)
            self._more.setCurrentIndex(0)
            self.changed.emit()

    def _fill(self) -> None:
        for title, columns in _PRESETS.items():
            self._preset.addItem(translated(title), columns)
        for key, text in (
            ("person", translated("One row is a contact")),
            ("post", translated("One row is a position")),
            ("channel", translated("One row is a phone or e-mail")),
        ):
            self._rows.addItem(text, key)
        for sign, text in (
            ("", translated("Usual separator")),
            (",", translated("Comma")),
            (";", translated("Semicolon")),
            ("\t", translated("Tab")),
        ):
            self._sign.addItem(text, sign)
        self._more.addItem(translated("Add a column…"), "")
        for column in COLUMN_TITLES:
            self._more.addItem(column_title(column), column)

    def _lay_out(self) -> None:
        boxes, column = QHBoxLayout(), QVBoxLayout(self)
        for box in (self._preset, self._rows, self._sign, self._more):
            box.setMinimumContentsLength(8)
            boxes.addWidget(box, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(boxes)
        column.addWidget(self._line)
        column.addWidget(self._first)


def _cell(text: str) -> str:
    first = text.partition("\n")[0]
    return left_to_right(first) if first[:1] in {"+", "0"} else first
