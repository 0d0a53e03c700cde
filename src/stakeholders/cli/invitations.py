"""`event invite`, `invitations`, `invitation`, `mark`, `answer`, `remind`: who is asked."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.event_answers import as_json
from stakeholders.app.event_choices import (
    CHAIN_STEPS,
    INVITATION_FORMS,
    INVITATION_STATES,
    INVITATION_STATUSES,
    event_word,
)
from stakeholders.app.event_words import word_called
from stakeholders.app.invitation_answers import ANSWERS, Answer
from stakeholders.app.invitations import INVITATION_FIELDS, Invited
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.session import Session
from stakeholders.domain.event import EventRole
from stakeholders.domain.ids import Uid, kept_uid
from stakeholders.domain.invitation import (
    Invitation,
    InvitationForm,
    InvitationState,
    InvitationStatus,
    Reminder,
    StatusChange,
)
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.i18n import marked, plural, translated

_FORMS: Final = tuple(str(one) for one in InvitationForm)


@click.command()
@click.argument("event")
@click.argument("names", nargs=-1)
@click.option("--areas", default="", metavar="LINE", help="Countries in a line, as pasted.")
@click.option("--list", "list_name", help="Everybody on this list.")
@click.option("--dry-run", is_flag=True, help="Say whom it would invite, and write nothing.")
@common
def invite(
    session: Session,
    event: str,
    names: tuple[str, ...],
    areas: str,
    list_name: str | None,
    dry_run: bool,  # noqa: FBT001
) -> None:
    """Invite States, and bodies, posts or people NAMES, to an EVENT.

    States are written to by the chain of the event; where it leads to nobody, a gap is shown. A
    name of several countries is asked for; what is no State is told and not invited.
    """
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        listed = _on_list(directory, list_name) if list_name else ()
        ask = directory.invitations.plan if dry_run else directory.invitations.invite
        meant = [(name, *directory.inviting.meant(name)) for name in names]
        whom = [found for _, found, reason in meant if not reason]
        done = ask(uid, areas, (*whom, *listed))
        left_out = [_left_out(name, reason) for name, _, reason in meant if reason]
        findings = [Finding(one, record=uid) for one in (*left_out, *_problems(done))]
        document = {
            "event": uid,
            "written": not dry_run,
            "invitations": [as_json(one) for one in done.new],
            "already": list(done.already),
        }
        said = plural("{count} invitation", "{count} invitations", len(done.new))
        session.answer(document, [*_lines(directory, done.new), said], findings)


@click.command()
@click.argument("event")
@click.option("--state", type=click.Choice([str(one) for one in InvitationState]), help="Only so.")
@click.option("--overdue", is_flag=True, help="Only those whose deadline is over.")
@common
def invitations(session: Session, event: str, state: str | None, overdue: bool) -> None:  # noqa: FBT001
    """Show the invitations to an EVENT, and how many are to send, sent, coming and so on."""
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        if overdue:
            found = directory.answers.overdue(uid)
        elif state:
            found = directory.invitations.in_state(uid, InvitationState(state))
        else:
            found = directory.invitations.of(uid)
        _answer(session, directory, uid, found)


def _with_fields(command: Callable[..., Any]) -> Callable[..., Any]:
    for code in reversed((*INVITATION_FIELDS, "addressee", "via")):
        name = code.replace("_", "-")
        said = f"Its {name.replace('-', ' ')}; an empty text removes it."
        command = click.option(f"--{name}", code, help=said)(command)
    return command


@click.command()
@click.argument("event")
@click.argument("who")
@_with_fields
@click.option("--copy", "copies", multiple=True, help="Who gets a copy.")
@click.option("--no-copy", "less", multiple=True, help="Who gets no copy any more.")
@click.option("--remove", is_flag=True, help="Remove the invitation; its delegation stays.")
@common
def invitation(
    session: Session,
    event: str,
    who: str,
    copies: tuple[str, ...],
    less: tuple[str, ...],
    remove: bool,  # noqa: FBT001
    **options: Any,  # noqa: ANN401
) -> None:
    """Correct the invitation of WHO, an addressee or whom it is for, to an EVENT."""
    told = {code: text for code, text in options.items() if text is not None}
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        one = directory.invitations.called(uid, who)
        if remove:
            directory.invitations.remove(uid, (kept_uid(one),))
        for code, text in told.items():
            directory.invitations.set(uid, kept_uid(one), code, text)
        for name in copies:
            directory.invitations.put_copy(uid, kept_uid(one), name)
        for copy in one.copies:
            if copy.name in less:
                directory.invitations.take_copy(uid, copy)
        found = [each for each in directory.invitations.of(uid) if each.uid == one.uid]
        _answer(session, directory, uid, found)


@click.command()
@click.argument("event")
@click.argument("status", type=click.Choice([str(one) for one in InvitationStatus]))
@click.argument("who", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All that are to send.")
@click.option("--on", type=DateOption(), help="When; today unless told.")
@click.option("--how", type=click.Choice(_FORMS), help="In which form, or how it was learnt.")
@click.option("--note", default="", help="A few words.")
@common
def mark(
    session: Session,
    event: str,
    status: str,
    who: tuple[str, ...],
    every: bool,  # noqa: FBT001
    on: PartialDate | None,
    how: str | None,
    note: str,
) -> None:
    """Give the invitations of WHO… to an EVENT a STATUS; what is sent gets date and reference."""
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        chosen = _chosen(directory, uid, who)
        if every:
            waiting = directory.invitations.in_state(uid, InvitationState.TO_SEND)
            chosen += [kept_uid(one) for one in waiting if not one.is_gap]
        form = InvitationForm(how) if how else None
        change = StatusChange(InvitationStatus(status), on, form, note=note)
        directory.answers.mark(uid, chosen, change)
        _answer(session, directory, uid, _these(directory, uid, chosen))


@click.command()
@click.argument("event")
@click.argument("who")
@click.argument("answer", type=click.Choice([str(one) for one in ANSWERS]))
@click.option("--how", type=click.Choice(_FORMS), help="By letter, by phone…")
@click.option("--on", type=DateOption(), help="When; today unless told.")
@click.option("--text", default="", help="In which words.")
@click.option("--by", default="", help="Who answered.")
@click.option("--nominee", "nominees", multiple=True, help="Who comes: a name or a UID.")
@click.option("--role", default="", help="The role of the nominees, by name or code.")
@click.option("--nominee-open", is_flag=True, help="Who comes is not known yet.")
@common
def answer(
    session: Session,
    event: str,
    who: str,
    answer: str,
    how: str | None,
    role: str,
    **options: Any,  # noqa: ANN401
) -> None:
    """Note the ANSWER to the invitation of WHO to an EVENT; nominees take part from now on."""
    with session.directory() as directory:
        meeting = directory.events.called(event)
        uid = kept_uid(meeting)
        code = word_called(meeting, EventRole, role).code if role else ""
        form = InvitationForm(how) if how else None
        told = Answer(InvitationStatus(answer), form, role=code, **options)
        one = kept_uid(directory.invitations.called(uid, who))
        directory.answers.answer(uid, one, told)
        _answer(session, directory, uid, _these(directory, uid, [one]))


@click.command()
@click.argument("event")
@click.argument("who", nargs=-1)
@click.option("--overdue", is_flag=True, help="All whose deadline is over.")
@click.option("--on", type=DateOption(), help="When; today unless told.")
@click.option("--form", type=click.Choice(_FORMS), help="In which form.")
@click.option("--deadline", type=DateOption(), help="By when an answer is wanted now.")
@click.option("--note", default="", help="A few words.")
@common
def remind(
    session: Session,
    event: str,
    who: tuple[str, ...],
    overdue: bool,  # noqa: FBT001
    on: PartialDate | None,
    form: str | None,
    deadline: PartialDate | None,
    note: str,
) -> None:
    """Note a reminder of the invitations of WHO… to an EVENT."""
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        chosen = _chosen(directory, uid, who)
        chosen += [kept_uid(one) for one in directory.answers.overdue(uid)] if overdue else []
        kind = InvitationForm(form) if form else None
        directory.answers.remind(uid, chosen, Reminder(on, kind, deadline=deadline, note=note))
        _answer(session, directory, uid, _these(directory, uid, chosen))


def _on_list(directory: Directory, name: str) -> tuple[str, ...]:
    members = directory.members.of(name)
    return tuple(str(one.record.uid) for one in members if one.is_on)


def _left_out(name: str, reason: str) -> Problem:
    text = marked("{name} was left out because: {reason}.")
    return Problem("event.left_out", text, (("name", name), ("reason", reason)))


def _chosen(directory: Directory, event: Uid, who: Iterable[str]) -> list[Uid]:
    return [kept_uid(directory.invitations.called(event, name)) for name in who]


def _these(directory: Directory, event: Uid, uids: list[Uid]) -> list[Invitation]:
    return [one for one in directory.invitations.of(event) if one.uid in uids]


def _problems(done: Invited) -> Iterator[Problem]:
    for asked in done.asked:
        names = ", ".join(area.name() for area in asked.choices)
        text = marked("“{name}” may mean {names}. Say which one; nobody was invited for it.")
        yield Problem("event.asked", text, (("name", asked.text), ("names", names)))
    for name in done.texts:
        text = marked("“{name}” is no State and was not invited.")
        yield Problem("event.no_state", text, (("name", name),), Severity.INFO)
    for name in done.unknown:
        text = marked("“{name}” is no country that is known. Nobody was invited for it.")
        yield Problem("event.unknown", text, (("name", name),))
    for one in done.gaps:
        text = marked("Nobody was found to write to for {name}.")
        yield Problem("event.gap", text, (("name", one.represents),))


def _answer(
    session: Session, directory: Directory, event: Uid, found: Iterable[Invitation]
) -> None:
    every, day = tuple(found), directory.today()
    counts = directory.answers.counts(event)
    document = {
        "event": event,
        "counts": {str(state): count for state, count in counts.items()},
        "invitations": [
            {**as_json(one), "state": one.state(day).value, "overdue": one.is_overdue(day)}
            for one in every
        ],
    }
    said = ", ".join(
        f"{event_word(INVITATION_STATES, state)}: {count}" for state, count in counts.items()
    )
    session.answer(document, [*_lines(directory, every), said])


def _lines(directory: Directory, found: Iterable[Invitation]) -> Iterator[str]:
    day = directory.today()
    for one in found:
        status = event_word(INVITATION_STATUSES, one.status)
        if one.is_overdue(day):
            status = translated("{status}, overdue", status=status)
        parts = (
            one.represents,
            one.name if one.name != one.represents else "",
            translated("nobody found") if one.is_gap else "",
            event_word(CHAIN_STEPS, one.step) if one.step not in {"", "itself"} else "",
            event_word(INVITATION_FORMS, one.form) if one.form else "",
            one.reference,
            status,
            *(translated("copy: {name}", name=copy.name) for copy in one.copies),
        )
        yield " · ".join(part for part in parts if part)
