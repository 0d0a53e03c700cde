"""Find and replace: what, by what, in which kinds of field, and what becomes of each text."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.bulk_lines import BulkLines
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.check_box import CheckBox
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.domain.replacement import ReplaceField, Replacement
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.bulk_edit import BulkPlan

_USUAL: Final = frozenset(
    {ReplaceField.BODY_NAME, ReplaceField.TITLE, ReplaceField.PLACE, ReplaceField.ADDRESS}
)


class ReplacePanel(Overlay):
    """Enter in a line shows what becomes of each text, Replace does it; Esc leaves.

    `plan_wanted` and `apply_wanted` tell the replacement.
    """

    plan_wanted = Signal(object)
    apply_wanted = Signal(object)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.theme, frame.window, drawn_size=(680, 600))
        theme = frame.theme
        self._title = QLabel(translated("Find and replace"), self._panel)
        give_role(self._title, Role.HEADING)
        self._find = self._line(translated("Find"))
        self._put = self._line(translated("Replace by"))
        self._scroll = ScrollColumn(self._panel)
        self._inside = inside = QWidget(self._scroll)
        self._fields = {field: CheckBox(theme, field.word, inside) for field in ReplaceField}
        self._exact = CheckBox(theme, translated("Capitals matter"), inside)
        self._whole = CheckBox(theme, translated("Whole words"), inside)
        self._pattern = CheckBox(theme, translated("Pattern"), inside)
        self._summary = QLabel(self._panel)
        self._summary.setWordWrap(True)
        give_role(self._summary, Role.SECOND)
        self._lines = BulkLines(self._panel)
        self.progress = LateProgress(theme, self._panel)
        self._cancel = TextButton(theme, translated("Cancel"), parent=self._panel)
        self._show = TextButton(theme, translated("Show"), "eye", parent=self._panel)
        self._apply = TextButton(theme, translated("Replace"), "check", Role.PRIMARY, self._panel)
        self._lay_out()
        for field, box in self._fields.items():
            box.setChecked(field in _USUAL)
        for box in (*self._fields.values(), self._exact, self._whole, self._pattern):
            box.toggled.connect(self._forget_plan)
        for line in (self._find, self._put):
            line.textEdited.connect(self._forget_plan)
            line.returnPressed.connect(self._want_plan)
        self._show.clicked.connect(self._want_plan)
        self._cancel.clicked.connect(self.disappear)
        self._apply.clicked.connect(self._want_applied)
        self._forget_plan()

    def open(self) -> None:
        """Ask what to replace."""
        self._forget_plan()
        self._find.selectAll()
        self.appear(self._find)

    def show_plan(self, plan: "BulkPlan") -> None:
        """Show what would become of each text."""
        self.progress.finish()
        self._lines.show_plan(plan)
        count = len(plan.changes)
        self._summary.setText(plural("{count} text changes.", "{count} texts change.", count))
        announce(self._lines, self._summary.text())
        self._apply.setEnabled(bool(plan.changes))
        if plan.changes and self.has_focus:
            self._apply.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why that cannot be; what was typed stays."""
        self.progress.finish()
        self._summary.setText(sentence)
        announce(self._lines, sentence)

    @property
    def wanted(self) -> Replacement:
        """What was typed and chosen."""
        fields = tuple(field for field, box in self._fields.items() if box.isChecked())
        return Replacement(
            self._find.text(),
            self._put.text(),
            fields,
            exact=self._exact.isChecked(),
            whole=self._whole.isChecked(),
            pattern=self._pattern.isChecked(),
        )

    def _want_plan(self) -> None:
        if self._find.text():
            self.plan_wanted.emit(self.wanted)

    def _want_applied(self) -> None:
        self.apply_wanted.emit(self.wanted)

    def _forget_plan(self) -> None:
        self._lines.show_plan(None)
        self._apply.setEnabled(False)
        self._summary.setText(
            translated("Enter shows what becomes of each text; nothing is changed before.")
        )

    @override
    def _needed_height(self, width: int) -> int:
        """Ask for all boxes at once; where a window has no room for them, they scroll."""
        margins, layout = self._column.contentsMargins(), self._inside.layout()
        room = width - margins.left() - margins.right()
        boxes = layout.totalHeightForWidth(room) if layout is not None else 0
        self._scroll.setMaximumHeight(boxes)
        least = self._scroll.minimumSizeHint().height()
        return super()._needed_height(width) - min(least, boxes) + boxes

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        focused = self.focusWidget()
        if self._inside.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused)
        return moved

    def _line(self, name: str) -> PlainLine:
        line = PlainLine(self._panel)
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        return line

    def _lay_out(self) -> None:
        px = self._theme.measures.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(10))
        where, how = QWidget(self._inside), QWidget(self._inside)
        for host, boxes in (
            (where, tuple(self._fields.values())),
            (how, (self._exact, self._whole, self._pattern)),
        ):
            flow = FlowLayout(host, gap=px(12))
            flow.setContentsMargins(0, 0, 0, 0)
            for box in boxes:
                flow.addWidget(box)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self._cancel, self._show, self._apply):
            buttons.addWidget(button)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(10))
        inside.addWidget(where)
        inside.addWidget(how)
        self._scroll.setWidget(self._inside)
        for part in (self._title, self._find, self._put):
            self._column.addWidget(part)
        self._column.addWidget(self._scroll, 4)
        self._column.addWidget(self._summary)
        self._column.addWidget(self._lines, 1)
        self._column.addWidget(self.progress)
        self._column.addLayout(buttons)
