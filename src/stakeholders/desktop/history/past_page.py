"""The page of the past: a contact as it stood on a day or after a step, walked through by keys."""

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.history.past_card import PastCard
from stakeholders.desktop.history.past_rows import Telling, past_groups
from stakeholders.desktop.page import Page
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.dates import moment as shown_moment
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import directed, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices
    from stakeholders.app.contact_card import ContactCard
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.history import Step
    from stakeholders.domain.changes import Changes
    from stakeholders.domain.record import Record


_LANE: Final = "history.past"
_STEPS: Final = 500
"""So many steps of a contact are walked through; older days are typed."""


@dataclass(frozen=True, slots=True)
class _Past:
    """What was read: the contact then, None with why; now, None where it is in the bin."""

    then: "Record | None"
    why: str
    now: "ContactCard | None"
    steps: "tuple[Step, ...]"
    choices: "Choices"


class PastPage(Page):
    """Shows one contact of another time; nothing can be changed here, Escape goes back.

    `left` tells that Escape or the button was pressed.
    """

    left = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._uid: Uid | None = None
        self._moment: PartialDate | str | None = None
        self._steps: tuple[Step, ...] = ()
        self._marked = LeadingLabel(self)
        self._icon = Drawing(self)
        self._day = TextLine(self)
        self._verdict = VerdictLine(frame.theme, self)
        self._earlier = IconButton(
            frame.theme, "arrow-left", translated("One step earlier (Alt+Up)"), self
        )
        self._later = IconButton(
            frame.theme, "arrow-right", translated("One step later (Alt+Down)"), self
        )
        self._back = TextButton(frame.theme, translated("Back to today"), "x", parent=self)
        self._card = PastCard(frame.theme, self)
        self._empty = EmptyState(frame.theme, self)
        self._lay_out()
        self._connect()
        self._take_measure()
        self._show_nothing()

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._uid = None
        self._show_nothing()

    @override
    def show_place(self, place: str) -> None:
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._day.selectAll()
        self._read()

    @override
    def refresh(self, changes: "Changes") -> None:
        if self.isVisible():
            self._read()

    def show_contact(self, uid: Uid, moment: PartialDate | str | None = None) -> None:
        """Show a contact as it stood; without a moment, as it was before its newest step."""
        self._uid, self._moment, self._steps = uid, moment, ()
        self._day.clear()
        self._verdict.show_verdict(Verdict())
        self._read()

    @property
    def text(self) -> str:
        """All that is shown of the contact, line by line."""
        return self._card.text if self._card.isVisibleTo(self) else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif held and event.key() == Qt.Key.Key_Up:
            self._step(1)
        elif held and event.key() == Qt.Key.Key_Down:
            self._step(-1)
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        if self._directory is not None and self._uid is not None:
            work = partial(_read, self._directory, self._uid, self._moment)
            self.frame.runner.read(work, self._show, lane=_LANE, failed=self._show_failure)

    def _show(self, past: _Past) -> None:
        self._steps = past.steps
        if self._moment is None:
            self._moment = past.steps[min(1, len(past.steps) - 1)].uid if past.steps else None
        said = self._said()
        self._marked.say(directed(said))
        if past.then is None or self._directory is None:
            self._say_why(past.why)
        else:
            self._show_card(past.then, past)
        at = self._place_of_moment()
        self._earlier.setEnabled(at is not None and at + 1 < len(self._steps))
        self._later.setEnabled(at is not None and at > 0)
        announce(self, past.why or said)

    def _show_card(self, then: "Record", past: _Past) -> None:
        country_name = self._directory.channels.country_name if self._directory else str
        owners = past.now.owners if past.now is not None else {}
        now = past.now.record if past.now is not None else None
        telling = Telling(owners, past.choices, country_name)
        name = " ".join(part for part in (then.honorific, then.name) if part)
        self._card.show_groups(name, past_groups(then, now, telling))
        self._card.show()
        self._empty.hide()

    def _show_failure(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError, UnknownUidError

        if not isinstance(error, NothingDoneError | UnknownUidError):
            raise error
        self._say_why(str(error))

    def _show_nothing(self) -> None:
        self._marked.say(translated("The past"))
        self._earlier.setEnabled(False)
        self._later.setEnabled(False)
        self._say_why(translated("Choose a contact first; its card leads here."))

    def _say_why(self, sentence: str) -> None:
        self._empty.say("history", translated("Nothing stood here then"), sentence)
        self._empty.show()
        self._card.hide()

    def _said(self) -> str:
        """Return which time is shown, in words."""
        at = self._place_of_moment()
        if isinstance(self._moment, PartialDate):
            day = shown_date(self._moment)
            return translated("As it stood on {day}. Nothing can be changed here.", day=day)
        if at is None:
            return translated("The past")
        step = self._steps[at]
        when = shown_moment(step.at, QLocale(), QDate.currentDate())
        return translated(
            "As it stood after “{step}” ({when}). Nothing can be changed here.",
            step=step.sentence,
            when=when,
        )

    def _place_of_moment(self) -> int | None:
        """Return which step, from the newest, made things stand so."""
        moment = self._moment
        if isinstance(moment, PartialDate):
            before = (
                n for n, s in enumerate(self._steps) if s.at.astimezone().date() <= moment.last_day
            )
            return next(before, None)
        return next((n for n, step in enumerate(self._steps) if step.uid == moment), None)

    def _step(self, by: int) -> None:
        at = self._place_of_moment()
        wanted = None if at is None else at + by
        if wanted is not None and 0 <= wanted < len(self._steps):
            self._moment = self._steps[wanted].uid
            self._read()

    def _go_earlier(self) -> None:
        self._step(1)

    def _go_later(self) -> None:
        self._step(-1)

    def _take_day(self) -> None:
        day = PartialDate.from_text(self._day.text().strip())
        if day is None:
            wanted = translated("A date is written as 2007-10-02, 2007-10 or 2007.")
            self._verdict.tell(Verdict(Level.BAD, wanted))
            return
        self._verdict.show_verdict(Verdict())
        self._moment = day
        self._read()

    def _connect(self) -> None:
        self._day.returnPressed.connect(self._take_day)
        self._earlier.clicked.connect(self._go_earlier)
        self._later.clicked.connect(self._go_later)
        self._back.clicked.connect(self.left)
        self.frame.theme.changed.connect(self._take_measure)

    def _lay_out(self) -> None:
        banner = QFrame(self)
        banner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(banner, Role.BANNER)
        label = QLabel(translated("On another day"), banner)
        give_role(label, Role.LABEL)
        label.setBuddy(self._day)
        self._day.setAccessibleName(translated("On another day"))
        self._day.setPlaceholderText(translated("2026-05-12 or 2026-05"))
        self._head, self._line = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self._marked, 1)
        self._head.addWidget(self._back)
        for part in (label, self._day, self._earlier, self._later):
            self._line.addWidget(part)
        self._line.addWidget(self._verdict, 1)
        self._line.addStretch(0)
        self._top = QVBoxLayout(banner)
        self._top.addLayout(self._head)
        self._top.addLayout(self._line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(banner)
        whole.addWidget(self._card, 1)
        whole.addWidget(self._empty, 1)
        stops = (self._day, self._earlier, self._later, self._back, self._card)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _take_measure(self) -> None:
        px, tokens = self.frame.theme.measures.px, self.frame.theme.tokens
        self._top.setContentsMargins(px(24), px(12), px(24), px(12))
        self._top.setSpacing(px(8))
        for line in (self._head, self._line):
            line.setSpacing(px(8))
        words = self._day.fontMetrics().horizontalAdvance(self._day.placeholderText())
        self._day.setFixedWidth(words + px(40))
        arrows = ("arrow-left", "arrow-right")
        before, after = reversed(arrows) if self.isRightToLeft() else arrows
        self._earlier.change_icon(before)
        self._later.change_icon(after)
        self._icon.draw(self.frame.theme.icons.pixmap("history", tokens.accent_text, px(20)))


def _read(directory: "Directory", uid: Uid, moment: PartialDate | str | None) -> _Past:
    """Read a contact then and now; called in a worker."""
    from stakeholders.app.errors import NothingDoneError, UnknownUidError

    steps = directory.history.steps(uid, _STEPS)
    wanted = moment or (steps[min(1, len(steps) - 1)].uid if steps else None)
    then: Record | None = None
    now: ContactCard | None = None
    why = ""
    try:
        then = directory.history.as_of.record(uid, wanted) if wanted is not None else None
    except NothingDoneError as error:
        why = str(error)
    try:
        now = directory.cards.read(uid)
    except UnknownUidError:
        now = None  # it lies in the bin today
    return _Past(then, why, now, steps, directory.choices.read())
