"""The head of a staff list: the organisation, its main line, and what time it is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.local_time import LocalTime
from stakeholders.i18n import left_to_right, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.staff import BodyHead


class BodyHeadView(QWidget):
    """Shows what is said of an organisation above its staff; the clock goes on.

    `run_wanted` tells the command of a button.
    """

    run_wanted = Signal(str)
    open_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = LeadingLabel(self, Role.TITLE)
        self._about = ElidedLabel("", self)
        self._place = ElidedLabel("", self)
        self._phone = QLabel(self)
        self._time = LocalTime(self)
        give_role(self._about, Role.SECOND)
        give_role(self._place, Role.SECOND)
        give_role(self._phone, Role.MAIN_VALUE)
        self._buttons = QWidget(self)
        self._lay_out()

    def show_head(self, head: "BodyHead") -> None:
        """Show another organisation."""
        record = head.record
        self._name.say(record.name)
        self._show(self._about, " · ".join(filter(None, (record.acronym, head.kind, record.place))))
        parts = [translated("Part of {name}", name=record.parent)] if record.parent else []
        if head.covers:
            parts.append(translated("Covers {areas}", areas=", ".join(head.covers)))
        self._show(self._place, " · ".join(parts))
        phone = head.main_line
        shown = (phone.display or phone.raw) if phone is not None else ""
        self._phone.setText(left_to_right(shown) if shown else "")
        self._phone.setVisible(bool(shown))
        self._phone.setAccessibleName(translated("Main line {phone}", phone=shown))
        self._time.show_zone(head.zone)

    def _show(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _lay_out(self) -> None:
        px = self._theme.measures.px
        reach = QHBoxLayout()
        reach.setSpacing(px(14))
        reach.addWidget(self._phone)
        reach.addWidget(self._time, 1)
        flow = FlowLayout(self._buttons, gap=px(8))
        for text, icon, command in (
            (translated("Open card"), "id-card", ""),
            (translated("New post"), "briefcase", "body.add_post"),
            (translated("New part"), "plus", "body.add_part"),
            (translated("Move"), "arrow-up-down", "body.move"),
        ):
            button = TextButton(self._theme, text, icon, parent=self._buttons)
            button.setProperty("command", command)
            button.clicked.connect(self._press)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(6))
        column.setSpacing(px(6))
        for part in (self._name, self._about, self._place):
            column.addWidget(part)
        column.addLayout(reach)
        column.addWidget(self._buttons)

    def _press(self) -> None:
        command = self.sender().property("command")
        if command:
            self.run_wanted.emit(command)
        else:
            self.open_wanted.emit()
