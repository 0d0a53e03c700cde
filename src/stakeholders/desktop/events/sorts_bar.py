"""The five numbers of an event: how many are to send, sent, coming, not coming, not answered."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stakeholders.app.event_choices import INVITATION_STATES, event_word
from stakeholders.desktop.events.event_lines import Asked, next_deadline
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.domain.invitation import InvitationState
from stakeholders.i18n import translated

SORTS: Final = tuple(InvitationState)


class SortsBar(QWidget):
    """Each number shows its sort alone, `wanted` tells which; behind them is the next deadline."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._buttons = {state: self._button(state) for state in SORTS}
        self._due = ElidedLabel("", self)
        self._flow = FlowLayout(self, gap=theme.measures.px(8))
        for part in (*self._buttons.values(), self._due):
            self._flow.addWidget(part)
        give_role(self, Role.PANE)
        give_role(self._due, Role.SECOND)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def show_counts(self, asked: Sequence[Asked], sort: InvitationState | None) -> None:
        """Show how many there are of each sort, and by when the next answer is wanted."""
        counts = Counter(state for _, state in asked)
        for state, button in self._buttons.items():
            word = event_word(INVITATION_STATES, state)
            button.setText(translated("{title} ({count})", title=word, count=counts[state]))
            button.setChecked(state is sort)
        due = next_deadline(asked)
        self._due.setVisible(due is not None)
        if due is not None:
            self._due.setText(translated("Next answer due {date}", date=shown_date(due)))

    def _button(self, state: InvitationState) -> TextButton:
        button = TextButton(self._theme, event_word(INVITATION_STATES, state), parent=self)
        button.setCheckable(True)
        button.clicked.connect(partial(self._want, state))
        return button

    def _want(self, state: InvitationState, _checked: bool = True) -> None:  # noqa: FBT001, FBT002
        self.wanted.emit(state)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._flow.setContentsMargins(px(18), px(14), px(18), 0)
        self._due.setMinimumHeight(self._buttons[SORTS[0]].sizeHint().height())
