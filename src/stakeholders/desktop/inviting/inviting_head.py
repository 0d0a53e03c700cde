"""What is typed to invite: whom, until when, under which reference, and in which order."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.app.event_choices import CHAIN_STEPS, event_word
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.text_editors import LongEditor, PlainLine
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.domain.event import ChainStep, Event
from stakeholders.i18n import directed, translated

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PATTERN: Final = "TRAF/2027/{number}"


class WhomEditor(LongEditor):
    """Takes names as they are pasted; Enter goes on, Shift+Enter begins a line."""

    entered = Signal()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in _ENTER and not e.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered.emit()
        elif e.key() in _ENTER and e.modifiers() & Qt.KeyboardModifier.ControlModifier:
            e.ignore()  # the page invites
        else:
            super().keyPressEvent(e)


class InvitingHead(QWidget):
    """`changed` tells that something else was typed, `entered` that somebody goes on.

    `order_wanted` asks for another order of addressees.
    """

    changed = Signal()
    entered = Signal()
    order_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._event: Event | None = None
        self._is_low = False
        self.chain: tuple[ChainStep, ...] = ()
        self._title = ElidedLabel("", self)
        self._whom = WhomEditor(self)
        self._lines = {"answer_by": PlainLine(self), "reference_form": PlainLine(self)}
        self._order = TextButton(theme, translated("Order…"), "arrow-up-down", parent=self)
        self._steps = QLabel(self)
        self._verdict = VerdictLine(theme, self)
        self._lay_out()
        self._whom.edited.connect(self._tell_changed)
        self._whom.entered.connect(self.entered)
        for line in self._lines.values():
            line.edited.connect(self._tell_changed)
            line.returnPressed.connect(self.entered)
        self._order.clicked.connect(self.order_wanted)

    def show_event(self, event: Event, *, anew: bool) -> None:
        """Say to which event one invites; `anew` forgets what was typed for another."""
        self._event = event
        self._title.setText(translated("Invite to {event}", event=event.title))
        if anew:
            self._whom.put("")
            for code, text in self._own().items():
                self._lines[code].put(text)
            self.show_chain(event.chain)

    def show_chain(self, chain: Sequence[ChainStep]) -> None:
        """Show in which order addressees are tried."""
        self.chain = tuple(chain)
        said = " › ".join(event_word(CHAIN_STEPS, step) for step in chain)
        self._steps.setText(directed(said))

    def complain(self, text: str) -> None:
        """Say what is wrong with what was typed, or nothing any more."""
        self._verdict.show_verdict(Verdict(Level.BAD, text) if text else Verdict())

    def be_low(self, *, low: bool) -> None:
        """Leave the room to the answers where there is little."""
        if low != self._is_low:
            self._is_low = low
            self._take_measure()

    def take_focus(self) -> None:
        """Let names be typed."""
        self._whom.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """The names that were typed."""
        return self._whom.typed()

    def told(self) -> Mapping[str, str]:
        """Return the fields of the event that are told otherwise than they are."""
        own = self._own()
        typed = {code: line.text().strip() for code, line in self._lines.items()}
        told = {code: text for code, text in typed.items() if text != own[code]}
        if self._event is not None and self.chain != self._event.chain:
            told["chain"] = ",".join(self.chain)
        return told

    def _own(self) -> dict[str, str]:
        event = self._event
        due = event.answer_by if event else None
        pattern = event.reference_form if event else ""
        return {"answer_by": shown_date(due) if due else "", "reference_form": pattern}

    def _tell_changed(self, _text: str) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        give_role(self, Role.PANE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(self._title, Role.HEADING)
        give_role(self._steps, Role.SECOND)
        self._steps.setWordWrap(True)
        self._steps.setTextFormat(Qt.TextFormat.PlainText)
        self._whom.setPlaceholderText(
            translated("Countries, groups, organisations, people or lists, as they were pasted")
        )
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._label(translated("Whom?"), self._whom))
        self._column.addWidget(self._whom)
        self._fields = QHBoxLayout()
        hints = (
            ("answer_by", translated("Answer wanted by"), translated("1 September 2027")),
            ("reference_form", translated("Pattern of references"), _PATTERN),
        )
        for code, title, hint in hints:
            self._lines[code].setPlaceholderText(hint)
            self._fields.addLayout(self._labelled(title, self._lines[code]))
        self._fields.addStretch(1)
        self._column.addLayout(self._fields)
        row = QHBoxLayout()
        row.addWidget(self._order)
        row.addWidget(self._steps, 1)
        self._column.addLayout(row)
        self._column.addWidget(self._verdict)
        self._theme.changed.connect(self._take_measure)
        self._take_measure()

    def _label(self, title: str, editor: QWidget) -> QLabel:
        label = QLabel(title, self)
        give_role(label, Role.LABEL)
        label.setBuddy(editor)
        editor.setAccessibleName(title)
        return label

    def _labelled(self, title: str, line: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self._label(title, line))
        column.addWidget(line)
        return column

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._column.setContentsMargins(px(18), px(16), px(18), 0)
        self._column.setSpacing(px(8))
        self._fields.setSpacing(px(14))
        self._whom.setFixedHeight(px(36 if self._is_low else 76))
        for line in self._lines.values():
            line.setMinimumWidth(px(190))
