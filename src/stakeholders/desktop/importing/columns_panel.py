"""How a file is read: its letters, its sheet and what its columns hold, with its first contacts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QWidget,
)
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from stakeholders.desktop.widgets.elided_label import ElidedLabel, ElidedLines
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.domain.record import Record
from stakeholders.i18n import left_to_right, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.table_look import ColumnLook, TableLook
    from stakeholders.app.table_mappings import TableReading

_ENCODINGS: Final = (
    "utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp874",
    "utf-16", "shift_jis", "gb18030", "big5", "euc_kr",
)  # fmt: skip


class ColumnsPanel(Overlay):
    """Each choice shows at once who the first rows would be; Enter reads the file so.

    `look_wanted` and `reading_wanted` tell how somebody wants it read, `saved` under which name
    the columns shall be kept.
    """

    look_wanted = Signal(object)
    reading_wanted = Signal(object)
    saved = Signal(str, object)
    named_wanted = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(760, 620))
        panel = self._panel
        self._look: TableLook | None = None
        self._title = ElidedLabel(translated("How the file is read"), panel)
        give_role(self._title, Role.HEADING)
        self._saved = ChoiceBox(theme, translated("Saved columns"), panel)
        self._sheet = ChoiceBox(theme, translated("Sheet"), panel)
        self._encoding = ChoiceBox(theme, translated("Letters"), panel)
        self._rows = ChoiceBox(theme, translated("One row is"), panel)
        self._scroll = ScrollColumn(panel)
        self._boxes: list[ChoiceBox] = []
        self._first = ElidedLines("", panel)
        self._first.setAccessibleName(translated("First contacts"))
        give_role(self._first, Role.SECOND)
        self._name = TextLine(panel)
        self._name.setAccessibleName(translated("Keep these columns as"))
        self._name.setPlaceholderText(translated("Keep these columns as…"))
        self._cancel = TextButton(theme, translated("Cancel"), parent=panel)
        self._read = TextButton(theme, translated("Read it so"), "check", Role.PRIMARY, panel)
        self._lay_out()
        for box in (self._sheet, self._encoding, self._rows):
            box.activated.connect(self._want_look)
        self._saved.activated.connect(self._want_saved)
        self._cancel.clicked.connect(self.disappear)
        self._read.clicked.connect(self._want_reading)

    def open(self, look: "TableLook", saved: Sequence[str]) -> None:
        """Ask how the file shall be read, beginning with how it is read now."""
        self._name.clear()
        _offer(self._saved, [("", translated("Saved columns…")), *((n, n) for n in saved)], "")
        self._saved.setVisible(bool(saved) and bool(look.columns))
        self.show_look(look)
        self.appear(self._boxes[0] if self._boxes else self._encoding)

    def show_look(self, look: "TableLook") -> None:
        """Show how the file would be read now; the focus stays at its column."""
        self._look = look
        focused = next((n for n, box in enumerate(self._boxes) if box.hasFocus()), None)
        _offer(self._sheet, [(sheet, sheet) for sheet in look.sheets], look.sheet)
        self._sheet.setVisible(len(look.sheets) > 1)
        known = dict.fromkeys((look.encoding, *_ENCODINGS))
        _offer(self._encoding, [(one, one.upper()) for one in known if one], look.encoding)
        self._encoding.setVisible(bool(look.encoding))
        _offer(self._rows, _row_choices(), look.rows.value)
        self._rows.setVisible(bool(look.columns))
        self._name.setVisible(bool(look.columns))
        self._show_columns(look.columns)
        if focused is not None and focused < len(self._boxes):
            self._boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        told = [_told(record) for record in look.contacts]
        self._first.setText("\n".join(told) or translated("Nobody is found so."))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.disappear if self._cancel.hasFocus() else self._want_reading)()
        else:
            super().keyPressEvent(event)

    def _show_columns(self, columns: "Sequence[ColumnLook]") -> None:
        from stakeholders.app.table_mappings import MEANINGS

        choices = [(code, translated(title)) for code, title in MEANINGS.items()]
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        self._boxes = []
        for number, column in enumerate(columns):
            header = column.header or translated("Column {number}", number=number + 1)
            samples = " · ".join(column.samples)
            box = ChoiceBox(self._theme, translated("{header} holds", header=header), inside)
            box.setAccessibleDescription(samples)
            known = dict(choices)
            more = [] if column.meaning in known else [(column.meaning, column.meaning)]
            _offer(box, [*choices, *more], column.meaning)
            box.activated.connect(self._want_look)
            about = ElidedLabel(samples, inside)
            give_role(about, Role.THIRD)
            grid.addWidget(ElidedLabel(header, inside), number, 0)
            grid.addWidget(about, number, 1)
            grid.addWidget(box, number, 2)
            self._boxes.append(box)
        grid.setRowStretch(len(columns), 1)
        self._scroll.setWidget(inside)
        self._scroll.setVisible(bool(columns))

    def _wanted(self) -> "TableReading":
        from dataclasses import replace

        from stakeholders.app.table_mappings import RowPer, TableReading

        look = self._look
        if look is None:
            return TableReading()
        sheet = str(self._sheet.currentData() or "")
        encoding = str(self._encoding.currentData() or "") if look.encoding else ""
        if not look.columns or sheet != look.sheet or (encoding and encoding != look.encoding):
            return TableReading(None, sheet, encoding)
        meanings = tuple(str(box.currentData()) for box in self._boxes)
        rows = RowPer(str(self._rows.currentData()))
        mapping = replace(look.mapping, meanings=meanings, rows=rows)
        return TableReading(mapping, sheet, encoding)

    def _want_look(self) -> None:
        self.look_wanted.emit(self._wanted())

    def _want_saved(self) -> None:
        name = str(self._saved.currentData() or "")
        if name:
            self.named_wanted.emit(name)

    def _want_reading(self) -> None:
        wanted, name = self._wanted(), self._name.text().strip()
        if name and wanted.mapping is not None:
            self.saved.emit(name, wanted.mapping)
        self.disappear()
        self.reading_wanted.emit(wanted)

    def _lay_out(self) -> None:
        choices, last = QHBoxLayout(), QHBoxLayout()
        for box in (self._saved, self._sheet, self._encoding, self._rows):
            choices.addWidget(box)
        choices.addStretch(1)
        last.addWidget(self._name, 1)
        last.addWidget(self._cancel)
        last.addWidget(self._read)
        first = ElidedLabel(translated("First contacts"), self._panel)
        give_role(first, Role.CARD_TITLE)
        px = self._theme.measures.px
        self._column.setContentsMargins(px(22), px(18), px(22), px(18))
        self._column.setSpacing(px(10))
        self._column.addWidget(self._title)
        self._column.addLayout(choices)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(first)
        self._column.addWidget(self._first)
        self._column.addLayout(last)


def _offer(box: ChoiceBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for key, text in choices:
        box.addItem(text, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))


def _row_choices() -> list[tuple[str, str]]:
    return [
        ("person", translated("One row is a contact")),
        ("post", translated("One row is a position")),
        ("channel", translated("One row is a phone or e-mail")),
    ]


def _told(record: Record) -> str:
    """Return a contact in one line."""
    posts = (", ".join(p for p in (line.title, line.body) if p) for line in record.posts)
    reach = (left_to_right(channel.display or channel.raw) for channel in record.channels)
    parts = (record.name, *posts, record.country, *reach)
    return " · ".join(part for part in parts if part)
