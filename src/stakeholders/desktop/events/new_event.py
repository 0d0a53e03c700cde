"""A new event in five lines: title, dates as one writes them, city, host, organiser."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.i18n import translated


class _EventPanel(Overlay):
    """Enter keeps, Tab goes on, Esc leaves; `kept` tells the lines by the names of the fields.

    What was typed is still there when it is opened again, until it was kept.
    """

    kept = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, title: str, height: int) -> None:
        super().__init__(theme, window, drawn_size=(560, height))
        give_topic(self, "events")
        px = theme.measures.px
        self._lines: dict[str, PlainLine] = {}
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(6))
        heading = QLabel(title, self._panel)
        give_role(heading, Role.HEADING)
        self._column.addWidget(heading)
        self._add_line(
            "title", translated("Title of the event"), translated("2nd Workshop on quays")
        )
        self._verdict = VerdictLine(theme, self._panel)
        self._column.addWidget(self._verdict)
        self._add_line("dates", translated("Dates"), translated("2–4 October 2027"))
        self._add_lines()
        self._column.addStretch(1)
        self._add_buttons()

    def open(self, warning: str = "") -> None:
        """Show what was typed and not kept, and what was wrong with it."""
        self._verdict.show_verdict(Verdict(Level.BAD, warning) if warning else Verdict())
        self.appear(self._lines["title"])

    def clear(self) -> None:
        """Begin anew, after what was typed was kept."""
        for line in self._lines.values():
            line.put("")

    def typed(self) -> Mapping[str, str]:
        """Return what stands in the lines."""
        return {key: line.text().strip() for key, line in self._lines.items()}

    def _add_lines(self) -> None:
        """Add what else is asked for."""

    def _add_line(self, key: str, label: str, hint: str) -> None:
        caption = QLabel(label, self._panel)
        give_role(caption, Role.LABEL)
        line = self._lines[key] = PlainLine(self._panel)
        line.setAccessibleName(label)
        line.setPlaceholderText(hint)
        line.returnPressed.connect(self._keep)
        caption.setBuddy(line)
        self._column.addWidget(caption)
        self._column.addWidget(line)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        hint = QLabel(translated("Enter keeps, Tab goes on."), self._panel)
        give_role(hint, Role.THIRD)
        row.addWidget(hint)
        row.addStretch(1)
        cancel = TextButton(self._theme, translated("Cancel"), parent=self._panel)
        keep = TextButton(self._theme, translated("Keep"), "check", Role.PRIMARY, self._panel)
        cancel.clicked.connect(self.disappear)
        keep.clicked.connect(self._keep)
        row.addWidget(cancel)
        row.addWidget(keep)
        self._column.addLayout(row)

    def _keep(self) -> None:
        if not self._lines["title"].text().strip():
            warning = translated("An event needs a title.")
            self._verdict.tell(Verdict(Level.BAD, warning))
            self._lines["title"].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.disappear()
        self.kept.emit(self.typed())


class NewEvent(_EventPanel):
    """Asks for title, dates, city, host and organiser of a meeting."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, translated("New event"), 470)

    @override
    def _add_lines(self) -> None:
        self._add_line("city", translated("City"), "")
        self._add_line("host", translated("Host"), translated("A country, or an organisation"))
        self._add_line("organiser", translated("Organiser"), translated("UNODC with Australia"))


class NextEvent(_EventPanel):
    """Asks for title and dates of a meeting that is like an earlier one."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, translated("The same again"), 280)

    def begin(self, title: str) -> None:
        """Ask with a title to begin with; the dates are anew."""
        self._lines["title"].put(title)
        self._lines["dates"].put("")
        self.open()
