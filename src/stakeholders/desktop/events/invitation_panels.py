"""What is said of invitations in a few fields: the invitation itself, the answer, a reminder."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from stakeholders.app.event_choices import INVITATION_FORMS, INVITATION_STATUSES, event_word
from stakeholders.desktop.events.form_panel import FormPanel
from stakeholders.desktop.events.invitation_words import history_of
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.lists.mail_opening import AS_LETTERS, AS_MAIL
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.domain.event import EventRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationForm, InvitationStatus
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

_TOPIC: Final = "events#page"
_ANSWERS: Final = (
    InvitationStatus.NOMINATED,
    InvitationStatus.ACCEPTED,
    InvitationStatus.DECLINED,
    InvitationStatus.APOLOGIES,
    InvitationStatus.ACKNOWLEDGED,
)
_Work = Callable[[], object]


class InvitationPanels(QObject):
    """Asks, and writes what was said, each one step with Undo.

    `write_wanted` tells how a reminder that was noted is written, what is said, and to whom.
    """

    write_wanted = Signal(str, str, object)

    def __init__(self, frame: Frame, page: QObject) -> None:
        super().__init__(page)
        self._frame = frame
        self._directory: Directory | None = None
        self._event = Uid("")
        self._meant: tuple[Invitation, ...] = ()
        self._roles: tuple[EventRole, ...] = ()
        self._form, self._answer, self._reminder = (
            FormPanel(frame.theme, frame.window, _TOPIC) for _ in range(3)
        )
        self._fill_form()
        self._fill_reminder()
        self._form.kept.connect(self._keep_form)
        self._answer.kept.connect(self._keep_answer)
        self._reminder.kept.connect(self._keep_reminder)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def ask_for_changes(self, event: Uid, one: Invitation) -> None:
        """Show an invitation with what became of it, to be corrected."""
        self._event, self._meant = event, (one,)
        title = translated("Invitation: {name}", name=one.represents or one.name)
        self._form.open(title, _values(one), "\n".join(history_of(one)))

    def ask_for_answer(self, event: Uid, one: Invitation, roles: Sequence[EventRole]) -> None:
        """Ask what came back, by which way, and who comes."""
        self._event, self._meant = event, (one,)
        if tuple(roles) != self._roles or not self._roles:
            self._fill_answer(tuple(roles))
        name = one.represents or one.name
        begin = {"status": InvitationStatus.NOMINATED.value, "form": InvitationForm.LETTER.value}
        self._answer.open(translated("{name}: what is the answer?", name=name), begin)

    def ask_to_remind(self, event: Uid, some: Sequence[Invitation]) -> None:
        """Ask how some are reminded, and until when an answer is wanted now."""
        self._event, self._meant = event, tuple(some)
        title = plural("Remind {count}", "Remind {count}", len(some))
        names = ", ".join(one.represents or one.name for one in some)
        begin = {"form": InvitationForm.EMAIL.value, "then": AS_MAIL}
        self._reminder.open(title, begin, names)

    # what was said

    def _keep_form(self, _typed: Mapping[str, str]) -> None:
        changed, one = self._form.changed, self._meant[0]
        if self._directory is not None and changed and one.uid is not None:
            change = self._directory.invitations.change
            work = partial(change, self._event, one.uid, dict(changed))
            said = translated("Changed the invitation of {name}.", name=one.represents or one.name)
            self._write(self._form, work, said)

    def _keep_answer(self, typed: Mapping[str, str]) -> None:
        one = self._meant[0]
        if self._directory is not None and one.uid is not None:
            work = partial(_answered, self._directory, self._event, one.uid, dict(typed))
            said = translated("Noted the answer of {name}.", name=one.represents or one.name)
            self._write(self._answer, work, said)

    def _keep_reminder(self, typed: Mapping[str, str]) -> None:
        uids = tuple(one.uid for one in self._meant if one.uid)
        if self._directory is not None:
            work = partial(_reminded, self._directory, self._event, uids, dict(typed))
            said = plural("Noted {count} reminder.", "Noted {count} reminders.", len(uids))
            done = partial(self._write_to, said, typed["then"], uids)
            refused = partial(self._refused, self._reminder)
            self._frame.runner.write(work, done, failed=refused)

    def _write_to(self, said: str, how: str, uids: tuple[Uid, ...], _answer: object) -> None:
        self._frame.tell_done(said)
        if how:
            self.write_wanted.emit(how, said, uids)

    def _write(self, panel: FormPanel, work: _Work, said: str) -> None:
        refused = partial(self._refused, panel)
        self._frame.runner.write(work, partial(self._tell, said), failed=refused)

    def _tell(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)

    def _refused(self, panel: FormPanel, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        panel.ask_again(str(error))

    # the fields

    def _fill_form(self) -> None:
        form = self._form
        form.add_line("addressee", translated("To"))
        form.add_line("via", translated("Through"))
        form.add_line("copies", translated("Copies, a semicolon between"))
        form.add_box("form", translated("Form"), _forms())
        form.add_line("reference", translated("Reference"))
        form.add_line("language", translated("Language"))
        form.add_line("deadline", translated("Answer wanted by"))
        form.add_line("note", translated("Note"))

    def _fill_answer(self, roles: tuple[EventRole, ...]) -> None:
        if self._roles:
            self._answer.kept.disconnect(self._keep_answer)
            self._answer.deleteLater()
            self._answer = FormPanel(self._frame.theme, self._frame.window, _TOPIC)
            self._answer.kept.connect(self._keep_answer)
        self._roles, panel = roles, self._answer
        words = [(one.value, event_word(INVITATION_STATUSES, one)) for one in _ANSWERS]
        panel.add_box("status", translated("Answer"), words)
        panel.add_box("form", translated("By"), _forms())
        panel.add_line("nominees", translated("Who comes, if it is known"))
        panel.add_box("role", translated("As"), [("", "–"), *((r.code, r.name) for r in roles)])
        panel.add_line("on", translated("On"), translated("today"))
        panel.add_line("text", translated("What it says"))

    def _fill_reminder(self) -> None:
        self._reminder.add_box("form", translated("By"), _forms())
        self._reminder.add_line("deadline", translated("Answer wanted by"))
        self._reminder.add_line("reference", translated("Reference"))
        self._reminder.add_line("note", translated("Note"))
        ways = (
            (AS_MAIL, translated("Begin one mail to them")),
            (AS_LETTERS, translated("Write each a reminder")),
            ("", translated("Nothing more")),
        )
        self._reminder.add_box("then", translated("Then"), ways)


def _forms() -> Iterable[tuple[str, str]]:
    return [(one.value, event_word(INVITATION_FORMS, one)) for one in InvitationForm]


def _values(one: Invitation) -> dict[str, str]:
    return {
        "addressee": one.name,
        "via": one.via_name,
        "copies": "; ".join(copy.name for copy in one.copies),
        "form": one.form.value if one.form else "",
        "reference": one.reference,
        "language": one.language,
        "deadline": shown_date(one.deadline) if one.deadline else "",
        "note": one.note,
    }


def _answered(directory: "Directory", event: Uid, uid: Uid, typed: Mapping[str, str]) -> None:
    """Note an answer; called in the worker that writes."""
    from stakeholders.app.event_fields import read_day
    from stakeholders.app.invitation_answers import Answer

    names = tuple(name for name in typed["nominees"].split(";") if name.strip())
    status = InvitationStatus(typed["status"])
    comes = status in {InvitationStatus.NOMINATED, InvitationStatus.ACCEPTED}
    answer = Answer(
        status,
        InvitationForm(typed["form"]),
        read_day(typed["on"], "on"),
        typed["text"],
        nominees=names,
        role=typed["role"],
        nominee_open=comes and not names,
    )
    directory.answers.answer(event, uid, answer)


def _reminded(
    directory: "Directory", event: Uid, uids: tuple[Uid, ...], typed: Mapping[str, str]
) -> None:
    """Note a reminder of some; called in the worker that writes."""
    from stakeholders.app.event_fields import read_day
    from stakeholders.domain.invitation import Reminder

    reminder = Reminder(
        form=InvitationForm(typed["form"]),
        reference=typed["reference"],
        deadline=read_day(typed["deadline"], "deadline"),
        note=typed["note"],
    )
    directory.answers.remind(event, uids, reminder)
