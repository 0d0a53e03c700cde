"""Where a copy format is written: its name, its text, what is wrong with it, and how it looks."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.text_editors import LineEditor, LongEditor
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.domain.copy_format import COPY_FIELDS, LONGEST_FORMAT, problems_of
from stakeholders.domain.text import clean
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.wording import Wording

_PAUSE_MS: Final = 300
_LINES: Final = 6


class FormatEditor(QWidget):
    """Shows a preview at each key; `edited` tells name and text once nobody types any more."""

    edited = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording: Wording | None = None
        self._others: tuple[str, ...] = ()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._tell)
        self._name = LineEditor(self)
        self._name.setAccessibleName(translated("Name of the format"))
        self._text = LongEditor(self)
        self._text.setAccessibleName(translated("Text of the format"))
        self._fields = TextButton(theme, translated("Insert a field…"), "plus", parent=self)
        self._name_verdict = VerdictLine(theme, self)
        self._verdict = VerdictLine(theme, self)
        self._preview = LeadingLabel(self)
        self._preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._name.edited.connect(self._look)
        self._text.edited.connect(self._look)
        self._fields.clicked.connect(self._open_fields)
        for part in (self._name, self._text):
            part.installEventFilter(self)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def use(self, wording: "Wording") -> None:
        """Show the preview in these words from now on."""
        self._wording = wording
        self._show_preview()

    def show_format(self, name: str, template: str, others: Sequence[str]) -> None:
        """Show a format; `others` are the names that it cannot have."""
        self._pause.stop()
        self._others = tuple(others)
        self._name.put(name)
        self._text.put(template)
        self._judge()
        self._show_preview()

    def take_focus(self) -> None:
        """Begin with the name, which is there to be typed over."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def flush(self) -> None:
        """Tell at once what was typed last."""
        if self._pause.isActive():
            self._tell()

    def forget(self) -> None:
        """Tell nothing of what was typed last."""
        self._pause.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.flush()
        return super().eventFilter(watched, event)

    # what is typed

    def _look(self) -> None:
        self._judge()
        self._show_preview()
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.edited.emit(clean(self._name.typed()), self._text.typed()[:LONGEST_FORMAT])

    def _judge(self) -> None:
        """Say what makes no sense; it is copied as it is written."""
        name = clean(self._name.typed())
        if not name:
            said = translated("A format needs a name. It keeps the one that it had.")
        elif name in self._others:
            said = translated("Another format has this name. It keeps the one that it had.")
        else:
            said = ""
        self._name_verdict.show_verdict(Verdict(Level.WARN, said) if said else Verdict())
        problems = problems_of(self._text.typed())
        told = problems[0].problem.message if problems else ""
        self._verdict.show_verdict(Verdict(Level.WARN, told) if told else Verdict())

    def _show_preview(self) -> None:
        from stakeholders.app.copy_preview import preview

        if self._wording is not None:
            text = preview(self._text.typed(), self._wording)
            self._preview.say(text or translated("Nothing would be copied."))

    def _open_fields(self) -> None:
        menu = QMenu(self)
        for code, said in COPY_FIELDS.items():
            action = menu.addAction(f"{{{code}}}\t{translated(said)}")
            action.triggered.connect(partial(self._insert, code))
        menu.aboutToHide.connect(menu.deleteLater)
        place = QPoint(0, self._fields.height())
        menu.popup(self._fields.mapToGlobal(place))
        menu.setActiveAction(menu.actions()[0])

    def _insert(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._text.textCursor().insertText(f"{{{code}}}")
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    # how it is built

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.measures.px(6))
        row = QHBoxLayout()
        row.addWidget(self._fields)
        row.addStretch(1)
        for part in (
            self._label(translated("Name"), self._name), self._name, self._name_verdict,
            self._label(translated("Text"), self._text), self._text, self._verdict,
        ):  # fmt: skip
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self._label(translated("Preview, with an invented contact"), None))
        column.addWidget(self._preview)

    def _label(self, text: str, buddy: QWidget | None) -> LeadingLabel:
        label = LeadingLabel(self, Role.LABEL, text)
        if buddy is not None:
            label.setBuddy(buddy)
        return label

    def _take_measure(self) -> None:
        lines = self._text.fontMetrics().lineSpacing() * _LINES
        self._text.setFixedHeight(lines + self._theme.measures.px(18))
