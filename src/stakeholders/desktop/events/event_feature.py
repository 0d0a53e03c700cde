"""Events in the window: their places in the sidebar, the page of each, and making a new one."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.lists.mail_opening import AS_LETTERS, MailOpening
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.domain.changes import Changes
from stakeholders.domain.event import Event, EventBodyRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationState
from stakeholders.domain.problems import Problem
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.mailing import Mailing
    from stakeholders.app.verify_queue import VerifyScope
    from stakeholders.desktop.events.event_page import EventPage
    from stakeholders.desktop.events.new_event import NewEvent, NextEvent

_PLACE: Final = "event:"
_VIEWS: Final = (
    "invited", "check", "participants", "delegations", "missing", "versions",
    "about", "roles", "categories", "sections", "columns", "changes",
)  # fmt: skip
_COUNTED: Final = frozenset({"entry", "event", "invitation", "invitation_status", "reminder"})
"""The tables that the places on the left are read from: a changed phone counts nothing anew."""
_Waiting = tuple[tuple[Event, int], ...]


class EventFeature(PageFeature["EventPage"]):
    """Shows each event that is planned or recent on the left, with how many have not answered."""

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        self._panel: NewEvent | None = None
        self._next: NextEvent | None = None
        self._like: Uid | None = None
        self._events: _Waiting = ()
        self._to_write: tuple[Uid, ...] = ()
        self._mails = MailOpening(frame, frame.window)
        super().__init__(frame, workplace)

    @override
    def connect_commands(self) -> None:
        connect = self.frame.actions.connect_to
        connect("event.new", self._ask_for_new)
        for view in _VIEWS:
            connect(f"event.{view}", partial(self._turn_to, view))
        for state in InvitationState:
            if state is not InvitationState.TO_SEND:
                connect(f"event.mark_{state}", partial(self._mark, state))
        connect("event.replace", self._replace)
        connect("event.correct", self._correct)
        connect("event.note_answer", self._note_answer)
        connect("event.remind", self._remind)
        connect("event.like", self._ask_for_next)
        connect("event.mail", self._begin_mail)
        self.workplace.people.event_wanted.connect(self._show_event)

    @override
    def build(self) -> "EventPage":
        from stakeholders.desktop.events.event_page import EventPage

        page = EventPage(self.frame, self.workplace.documents)
        page.left.connect(self.left)
        page.contact_wanted.connect(self.contact_wanted)
        page.write_wanted.connect(self._write_to)
        return page

    @override
    def shows(self, place: str) -> bool:
        return place.startswith(_PLACE)

    @override
    def show_place(self, place: str) -> None:
        self.page.show_event(Uid(place.removeprefix(_PLACE)))

    @override
    def to_check(self) -> "tuple[VerifyScope, str] | None":
        from stakeholders.app.verify_queue import VerifyScope

        uid = Uid(self.frame.place().removeprefix(_PLACE))
        name = next((one.short or one.title for one, _ in self._events if one.uid == uid), "")
        narrow = self.page.to_check if self._is_shown() else None
        return narrow or VerifyScope(event=uid), name

    def chosen(self) -> tuple[Uid, ...]:
        """Return the invitations that letters are to be written to, none where it is to all."""
        wanted, self._to_write = self._to_write, ()
        return wanted or (self.page.invited.marked if self._is_shown() else ())

    def _write_to(self, how: str, done: str, some: tuple[Uid, ...]) -> None:
        """Write a reminder that was noted to some: one mail, or a letter each."""
        uid = self.page.shown_event
        if how == AS_LETTERS:
            self._to_write = some
            self.frame.actions.run("letters.open")
        elif self.directory is not None and uid is not None:
            self._open_mail(uid, some, done)

    def _begin_mail(self) -> None:
        uid = self.page.shown_event if self._is_shown() else None
        if self.directory is None or uid is None:
            self.frame.tell(translated("Go to an event on the left first."))
        else:
            self._open_mail(uid, self.page.invited.to_mail)

    def _open_mail(self, uid: Uid, some: tuple[Uid, ...], done: str = "") -> None:
        """Begin a mail to some; where reminders were noted, `done` says so."""
        if self.directory is not None:
            note = partial(self.directory.mailings.note_of_event, uid)
            work = partial(_mailing, self.directory, uid, some, is_reminder=bool(done))
            self.frame.runner.read(work, partial(self._mails.open, note, done))

    # the places

    @override
    def use(self, directory: "Directory") -> None:
        super().use(directory)
        self._count()

    @override
    def refresh(self, changes: Changes) -> None:
        super().refresh(changes)
        if changes.tables & _COUNTED:
            self._count()

    @override
    def sections(self) -> tuple[Section, ...]:
        places = tuple(
            Place(
                f"{_PLACE}{event.uid}",
                event.short or event.title,
                "calendar",
                waiting or None,
                is_named=True,
            )
            for event, waiting in self._events
        )
        return (Section(translated("Events"), places),)

    def _count(self) -> None:
        if self.directory is not None:
            work = partial(_waiting, self.directory)
            self.frame.runner.read(work, self._show_waiting, lane="events")

    def _show_waiting(self, events: _Waiting) -> None:
        if events != self._events:
            self._events = events
            self.sections_changed.emit()

    # the page

    def _show_event(self, uid: str) -> None:
        self.frame.go_to(f"{_PLACE}{uid}")

    def _turn_to(self, view: str) -> None:
        from stakeholders.desktop.events.event_reading import View

        if self._is_shown():
            self.page.turn_to(View(view))
        else:
            self.frame.tell(translated("Go to an event on the left first."))

    def _mark(self, state: InvitationState) -> None:
        if self._is_shown():
            self.page.invited.mark(state)

    def _correct(self) -> None:
        if self._is_shown():
            self.page.invited.correct()

    def _note_answer(self) -> None:
        if self._is_shown():
            self.page.invited.note_answer()

    def _remind(self) -> None:
        if self._is_shown():
            self.page.invited.remind()

    def _replace(self) -> None:
        if self._is_shown():
            self.page.replace()

    def _is_shown(self) -> bool:
        return self.built is not None and self.built.isVisible()

    # a new one

    def _ask_for_new(self) -> None:
        from stakeholders.desktop.events.new_event import NewEvent

        if self._panel is None:
            self._panel = NewEvent(self.frame.theme, self.frame.window)
            self._panel.kept.connect(self._make)
        self._panel.open()

    def _ask_for_next(self) -> None:
        """Ask when the next meeting like the one that is shown is."""
        uid = self.page.shown_event if self._is_shown() else None
        if self.directory is None or uid is None:
            self.frame.tell(translated("Go to an event on the left first."))
            return
        work = partial(self.directory.event_likes.next_name, uid)
        self.frame.runner.read(work, partial(self._show_next, uid), lane="events.next")

    def _show_next(self, uid: Uid, title: str) -> None:
        from stakeholders.desktop.events.new_event import NextEvent

        if self._next is None:
            self._next = NextEvent(self.frame.theme, self.frame.window)
            self._next.kept.connect(self._make_next)
        self._like = uid
        self._next.begin(title)

    def _make_next(self, typed: Mapping[str, str]) -> None:
        if self.directory is not None and self._like is not None:
            told = {"dates": typed["dates"]} if typed["dates"] else {}
            work = partial(self.directory.event_likes.make, self._like, typed["title"], told)
            shown = partial(self._show_made_next, typed["title"])
            self.frame.runner.write(work, shown, failed=self._refused)

    def _show_made_next(self, title: str, uid: Uid) -> None:
        self._show_made(title, (uid, ()))

    def _make(self, typed: Mapping[str, str]) -> None:
        if self.directory is not None:
            work = partial(_made, self.directory, typed)
            told = partial(self._show_made, typed["title"])
            self.frame.runner.write(work, told, failed=self._refused)

    def _show_made(self, title: str, made: tuple[Uid, tuple[Problem, ...]]) -> None:
        uid, doubts = made
        if self._panel is not None:
            self._panel.clear()
        said = translated("Made the event {name}.", name=title)
        for doubt in doubts:
            said = translated("{told} {doubt}", told=said, doubt=doubt.message)
        self.frame.tell_done(said)
        self._show_event(uid)

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError) or self._panel is None:
            raise error
        self._panel.open(str(error))


def _waiting(directory: "Directory") -> _Waiting:
    """Return the events on the left, with how many have not answered; called in a worker."""
    return tuple(
        (event, counts[InvitationState.SENT] + counts[InvitationState.NO_ANSWER])
        for event in directory.events.current()
        if event.uid and (counts := directory.answers.counts(event.uid))
    )


def _mailing(
    directory: "Directory", uid: Uid, some: tuple[Uid, ...], *, is_reminder: bool
) -> "Mailing":
    """Return the mails to those invited, about the event; called in a worker."""
    title = directory.events.read(uid).title
    subject = translated("Reminder: {event}", event=title) if is_reminder else title
    return directory.mailings.of_event(uid, subject, some)


def _made(directory: "Directory", typed: Mapping[str, str]) -> tuple[Uid, tuple[Problem, ...]]:
    """Make an event; return it, and what is doubtful of it; called in the worker that writes."""
    from stakeholders.app.event_parties import organisers_in

    told = {field: typed[field] for field in ("dates", "city") if typed[field]}
    hosts = [(EventBodyRole.HOST, name) for name in typed["host"].split(";")]
    uid = directory.events.make(typed["title"], told, (*hosts, *organisers_in(typed["organiser"])))
    return uid, directory.events.problems(directory.events.read(uid))
