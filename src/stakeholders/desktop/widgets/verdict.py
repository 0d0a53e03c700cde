"""The line under a field: whether its value is good, and what would repair it."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.i18n import translated


class Level(StrEnum):
    """How a value stands."""

    NONE = "none"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says about a value; `repair` is the value that it offers instead."""

    level: Level = Level.NONE
    text: str = ""
    repair: str | None = None


_ICONS: Final = MappingProxyType(
    {Level.OK: "circle-check", Level.WARN: "triangle-alert", Level.BAD: "circle-alert"}
)
_ROLES: Final = MappingProxyType(
    {Level.OK: Role.OK, Level.WARN: Role.WARN, Level.BAD: Role.BAD, Level.NONE: Role.THIRD}
)


class VerdictLine(QWidget):
    """Icon, words, and a button that takes the repair; hidden while there is nothing to say."""

    repair_taken = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdict = Verdict()
        self._icon = Drawing(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._repair = TextButton(theme, translated("Use it"), role=Role.LINK, parent=self)
        self._repair.clicked.connect(self._take_repair)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.measures.px(5))
        line.addSpacing(theme.measures.px(1))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 100)
        line.addWidget(self._repair)
        line.addStretch(1)
        theme.changed.connect(self._redraw)
        self.show_verdict(Verdict())

    @property
    def verdict(self) -> Verdict:
        """What is shown."""
        return self._verdict

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what a check said."""
        self._verdict = verdict
        self._text.setText(verdict.text)
        give_role(self._text, _ROLES[verdict.level])
        self._repair.setVisible(verdict.repair is not None)
        if verdict.repair is not None:
            self._repair.setAccessibleName(translated("Use {value}", value=verdict.repair))
        self._redraw()
        self.setVisible(bool(verdict.text))

    def tell(self, verdict: Verdict) -> None:
        """Show what a check said of what was just done here, and let a screen reader say it."""
        self.show_verdict(verdict)
        announce(self, verdict.text, at_once=verdict.level is Level.BAD)

    def _take_repair(self) -> None:
        if self._verdict.repair is not None:
            self.repair_taken.emit(self._verdict.repair)

    def _redraw(self) -> None:
        icon = _ICONS.get(self._verdict.level)
        self._icon.setVisible(icon is not None)
        if icon:
            size = self._theme.measures.px(14)
            colour = getattr(self._theme.tokens, self._verdict.level)
            self._icon.draw(self._theme.icons.pixmap(icon, colour, size))
            self._text.ensurePolished()
            self._icon.setFixedHeight(self._text.fontMetrics().height())  # that of the first line
        self._fit_text()

    def _fit_text(self) -> None:
        """Give the words one line where they are short, and not more than a third of a page."""
        self._text.ensurePolished()
        metrics = self._text.fontMetrics()
        # Letters of Arabic are set wider in lines than they are measured.
        width = metrics.horizontalAdvance(self._verdict.text) + metrics.averageCharWidth()
        self._text.setMinimumWidth(min(width, self._theme.measures.px(120)))
        self._text.setMaximumWidth(min(width, self._theme.measures.px(600)))
