"""Changing several contacts: the field, the new value, and a look at what becomes of each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.bulk_lines import BulkLines
from stakeholders.desktop.people.new_contact import next_place
from stakeholders.desktop.people.slots import SlotType, verdict_of_text
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.desktop.widgets.shown_value import FieldShape
from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.bulk_edit import BulkPlan
    from stakeholders.app.bulk_fields import BulkField
    from stakeholders.app.choices import Choices


class BulkPanel(Overlay):
    """Enter in the value shows what becomes of each, Enter once more does it; Esc leaves.

    `plan_wanted` and `apply_wanted` tell the code of the field and what was typed.
    """

    plan_wanted = Signal(str, str)
    apply_wanted = Signal(str, str)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.theme, frame.window, drawn_size=(620, 560))
        self._fields: tuple[BulkField, ...] = ()
        self._choices: Choices | None = None
        self._text = ""
        self._title = ElidedLabel("", self._panel)
        give_role(self._title, Role.HEADING)
        self._which = ChoiceBox(frame.theme, translated("What to change"), self._panel)
        self._host = QVBoxLayout()
        self._value: EditableField | None = None
        self._summary = QLabel(self._panel)
        self._summary.setWordWrap(True)
        give_role(self._summary, Role.SECOND)
        self._lines = BulkLines(self._panel)
        self.progress = LateProgress(frame.theme, self._panel)
        self._cancel = TextButton(frame.theme, translated("Cancel"), parent=self._panel)
        self._apply = TextButton(
            frame.theme, translated("Change"), "check", Role.PRIMARY, self._panel
        )
        self._lay_out()
        self._which.currentIndexChanged.connect(self._show_field)
        self._cancel.clicked.connect(self.disappear)
        self._apply.clicked.connect(self._want_applied)

    def open(self, count: int, fields: "tuple[BulkField, ...]", choices: "Choices") -> None:
        """Ask what to change of so many contacts."""
        self._fields, self._choices = fields, choices
        self._title.setText(plural("Change {count} contact", "Change {count} contacts", count))
        before = self._which.currentText()
        self._which.blockSignals(True)
        self._which.clear()
        self._which.addItems([field.title for field in fields])
        self._which.setCurrentIndex(max(self._which.findText(before), 0))
        self._which.blockSignals(False)
        self._show_field()
        self.appear(self._which)

    def show_plan(self, plan: "BulkPlan") -> None:
        """Show what would become of each, and who would stay."""
        self.progress.finish()
        self._lines.show_plan(plan)
        self._summary.setText(_summary(plan))
        announce(self._lines, self._summary.text())
        self._apply.setEnabled(bool(plan.changes))
        if self.has_focus:
            (self._apply if plan.changes else self._which).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why that cannot be; what was typed stays."""
        self.progress.finish()
        if self._value is not None:
            self._value.refuse(self._text, self._text, sentence)
            self._value.edit()

    @override
    def disappear(self) -> None:
        self.progress.stop()
        super().disappear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do it, once one has seen what becomes of each."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._cancel.hasFocus():
            self.disappear()
        elif is_enter and self._apply.isEnabled():
            self._want_applied()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        value = self._value.focusProxy() or self._value if self._value is not None else None
        every = (self._which, value, self._lines, self._apply, self._cancel)
        stops = [one for one in every if one is not None and one.isEnabled()]
        focused = self.focusWidget()
        here = [n for n, one in enumerate(stops) if focused in (one, *one.children())]
        stop = stops[next_place(here[0] if here else -1, len(stops), next)]
        if stop is self._value:
            self._value.edit()
        else:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _show_field(self) -> None:
        """Let the value of the chosen field be typed, as it is on the card."""
        if self._value is not None:
            self._host.removeWidget(self._value)
            self._value.hide()
            self._value.deleteLater()
        field = self._fields[self._which.currentIndex()]
        shape = FieldShape(
            translated("New value"),
            hint="–",
            completions=self._completions(field),
            takes_first=bool(field.of),
            is_strict=field.is_strict,
        )
        self._value = EditableField(self._theme, shape, self._verdict, self._panel)
        self._value.kept.connect(self._want_plan)
        self._host.addWidget(self._value)
        self._value.show()
        self._forget_plan()

    def _completions(self, field: "BulkField") -> tuple[str, ...]:
        if field.own is not None:
            return field.own.choices
        return self._choices.texts(field.of) if self._choices is not None and field.of else ()

    def _verdict(self, text: str) -> Verdict:
        field, choices = self._fields[self._which.currentIndex()], self._choices
        problem = field.own.problem_of(text) if field.own is not None else None
        if problem is not None:
            return Verdict(Level.WARN, problem.message)
        if choices is None or field.own is not None:
            return Verdict()
        type_ = SlotType.WORD if field.of and field.of != "tag" else SlotType.TEXT
        if field.is_strict and field.of:
            type_ = SlotType.CHOICE
        return verdict_of_text(SlotType.DATE if field.is_date else type_, field.of, choices, text)

    def _forget_plan(self) -> None:
        self._text = ""
        self._lines.show_plan(None)
        self._summary.setText(
            translated("Enter shows what becomes of each contact; nothing is changed before.")
        )
        self._apply.setEnabled(False)

    def _want_plan(self, text: str) -> None:
        self._text = text
        self.plan_wanted.emit(self._fields[self._which.currentIndex()].code, text)

    def _want_applied(self) -> None:
        self.apply_wanted.emit(self._fields[self._which.currentIndex()].code, self._text)

    def _lay_out(self) -> None:
        px = self._theme.measures.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(10))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._apply)
        self._column.addWidget(self._title)
        self._column.addWidget(self._which)
        self._column.addLayout(self._host)
        self._column.addWidget(self._summary)
        self._column.addWidget(self._lines, 1)
        self._column.addWidget(self.progress)
        self._column.addLayout(buttons)


def _summary(plan: "BulkPlan") -> str:
    changed = plural("{count} contact changes.", "{count} contacts change.", len(plan.changes))
    if not plan.same:
        return changed
    same = plural("{count} stays as it is.", "{count} stay as they are.", len(plan.same))
    return translated("{changed} {same}", changed=changed, same=same)
