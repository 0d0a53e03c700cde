"""What a pasted block would change, cell by cell, before it is written."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.domain.sheet import CellChange
from stakeholders.i18n import plural, translated

_SHOWN: Final = 500
"""So many lines are looked at before one pastes; the title tells how many there are."""


class BlockPanel(Overlay):
    """Enter writes all that fits, Escape nothing: `wanted` tells that it shall be written."""

    wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(640, 520))
        give_topic(self, "events")
        px = theme.measures.px
        self._column.setContentsMargins(0, px(18), 0, px(16))
        self._column.setSpacing(px(10))
        self._title, self._refused = QLabel(self._panel), QLabel(self._panel)
        give_role(self._title, Role.HEADING)
        give_role(self._refused, Role.BAD)
        self._list = LineList(theme, translated("What changes"), {}, self._panel)
        self._list.opened.connect(self._take)
        for label in (self._title, self._refused):
            label.setContentsMargins(px(18), 0, px(18), 0)
            label.setWordWrap(True)
            self._column.addWidget(label)
        self._column.addWidget(self._list, 1)
        self._add_buttons()

    def open(self, changes: Sequence[CellChange]) -> None:
        """Show what becomes of each cell, what does not fit first."""
        wrong = sum(bool(one.problem) for one in changes)
        fits = len(changes) - wrong
        self._title.setText(plural("{count} cell changes.", "{count} cells change.", fits))
        self._refused.setText(
            plural(
                "{count} does not fit and stays as it is.",
                "{count} do not fit and stay as they are.",
                wrong,
            )
        )
        self._refused.setVisible(bool(wrong))
        ordered = sorted(changes, key=lambda one: not one.problem)
        self._list.show_rows(tuple(_line(n, one) for n, one in enumerate(ordered[:_SHOWN])))
        self.appear(self._list)
        self._list.begin()

    def _add_buttons(self) -> None:
        row, px = QHBoxLayout(), self._theme.measures.px
        row.setContentsMargins(px(18), 0, px(18), 0)
        hint = QLabel(translated("Enter writes, Esc leaves."), self._panel)
        give_role(hint, Role.THIRD)
        cancel = TextButton(self._theme, translated("Cancel"), parent=self._panel)
        write = TextButton(self._theme, translated("Write"), "check", Role.PRIMARY, self._panel)
        cancel.clicked.connect(self.disappear)
        write.clicked.connect(self._take)
        row.addWidget(hint)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(write)
        self._column.addLayout(row)

    def _take(self) -> None:
        self.disappear()
        self.wanted.emit()


def _line(place: int, one: CellChange) -> Line:
    title = translated("{name}: {title}", name=one.name, title=one.title)
    if one.problem:
        return Line(str(place), "circle-alert", title, one.problem, one.after, Tone.BAD)
    if one.before and one.after:
        about = translated("{before} becomes {after}", before=one.before, after=one.after)
    elif one.after:
        about = one.after
    else:
        about = translated("{before} goes", before=one.before)
    return Line(str(place), "pencil", title, about)
