"""The lines of an event: who is invited, who takes part, and who is missing."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLocale

from stakeholders.app.event_choices import (
    CHAIN_STEPS,
    CREDENTIALS,
    INVITATION_FORMS,
    INVITATION_STATES,
    NOMINATIONS,
    REGISTRATIONS,
    event_word,
)
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.coverage import Cell, Coverage, CoverageRow, Suggestion, Why
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import ChainStep, Event, EventDates
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationState
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import Participation
from stakeholders.i18n import marked, plural, translated

Asked = tuple[Invitation, InvitationState]
"""An invitation with the plain word for it today."""
_ICONS: Final = MappingProxyType(
    {EntryKind.PERSON: "user", EntryKind.BODY: "building-2", EntryKind.AREA: "flag"}
)
_TONES: Final = MappingProxyType(
    {
        InvitationState.TO_SEND: Tone.PLAIN,
        InvitationState.SENT: Tone.ACCENT,
        InvitationState.COMING: Tone.OK,
        InvitationState.NOT_COMING: Tone.PLAIN,
        InvitationState.NO_ANSWER: Tone.WARN,
    }
)
_WHY: Final = MappingProxyType(
    {
        Why.LAST_TIME: marked("Enter takes {name}, who came last time."),
        Why.HEAD: marked("Enter takes {name}, who leads it."),
        Why.FOCAL_POINT: marked("Enter takes {name}, the focal point."),
    }
)


def when_and_where(event: Event) -> str:
    """Return when and where a meeting is, as the reader writes dates."""
    parts = (_when(event.dates), event.city or event.venue)
    return " · ".join(f"\u2068{part}\u2069" for part in parts if part)


def _when(dates: EventDates) -> str:
    if dates.start is None:
        return dates.as_given
    start = shown_date(dates.start)
    if dates.end is None or dates.end == dates.start:
        return start
    end = shown_date(dates.end)
    if dates.start.day and (dates.start.year, dates.start.month) == (
        dates.end.year,
        dates.end.month,
    ):
        return translated("{day}–{end}", day=QLocale().toString(dates.start.day), end=end)
    return translated("{start} to {end}", start=start, end=end)


def invited_lines(asked: Sequence[Asked]) -> tuple[Line, ...]:
    """Return who is invited, through whom, how, until when, and what came back."""
    return tuple(_invited(one, state) for one, state in asked)


def _invited(one: Invitation, state: InvitationState) -> Line:
    about = " · ".join(part for part in _told(one, state) if part)
    tone = Tone.BAD if _is_stuck(one, state) else _TONES[state]
    icon = _ICONS.get(one.represents_kind or EntryKind.POST, "briefcase")
    word = event_word(INVITATION_STATES, state)
    return Line(str(one.uid), icon, one.represents or one.name, about, word, tone)


def _told(one: Invitation, state: InvitationState) -> Iterator[str]:
    """Yield what is known of an invitation beside whom it is for."""
    if _is_stuck(one, state):
        yield translated("Nobody was found to write to")
    elif one.name and one.name != one.represents:
        yield translated("to {name}", name=one.name)
    yield event_word(CHAIN_STEPS, one.step) if one.step in list(ChainStep) else ""
    yield event_word(INVITATION_FORMS, one.form) if one.form else ""
    yield one.reference
    yield _due(one, state)


def _is_stuck(one: Invitation, state: InvitationState) -> bool:
    """Tell whether it cannot be sent, because the chain led to nobody."""
    return one.is_gap and state is InvitationState.TO_SEND


def _due(one: Invitation, state: InvitationState) -> str:
    """Return when an answer is or was wanted, while there is none."""
    due = one.last_deadline
    if due is None or state in {InvitationState.COMING, InvitationState.NOT_COMING}:
        return ""
    if state is InvitationState.NO_ANSWER:
        return translated("an answer was wanted by {date}", date=shown_date(due))
    return translated("answer by {date}", date=shown_date(due))


def next_deadline(asked: Sequence[Asked]) -> PartialDate | None:
    """Return the first day by which an answer to something that was sent is wanted."""
    sent = (one.last_deadline for one, state in asked if state is InvitationState.SENT)
    return min((due for due in sent if due), key=lambda due: due.last_day, default=None)


def participant_lines(
    event: Event, sent: Sequence[Delegation], people: Sequence[Participation]
) -> tuple[str | Line, ...]:
    """Return who takes part, delegation by delegation; who comes without one is last."""
    names = {one.uid: one.name for one in people}
    rows: list[str | Line] = []
    for delegation in (*sent, None):
        some = [one for one in people if one.delegation == (delegation.uid if delegation else None)]
        if some:
            count = sum(one.takes_part for one in some)
            rows += [_heading(delegation, count), *(_participant(event, p, names) for p in some)]
    return tuple(rows)


def _heading(delegation: Delegation | None, count: int) -> str:
    if delegation is None:
        return translated("Without a delegation ({count})", count=count)
    if not delegation.credentials:
        return translated("{title} ({count})", title=delegation.name, count=count)
    word = event_word(CREDENTIALS, delegation.credentials)
    return translated(
        "{name} ({count}), credentials: {state}", name=delegation.name, count=count, state=word
    )


def _participant(event: Event, one: Participation, names: Mapping[Uid | None, str]) -> Line:
    role = event.role(one.role)
    said = (role.name if role else one.role, one.title, one.body, *_states(one))
    about = " · ".join(part for part in said if part)
    end, tone = _end(one, names)
    return Line(str(one.uid), "user", one.name or translated("Not known yet"), about, end, tone)


def _states(one: Participation) -> Iterator[str]:
    if one.nomination:
        yield event_word(NOMINATIONS, one.nomination)
    if one.credentials:
        word = event_word(CREDENTIALS, one.credentials)
        yield translated("credentials: {state}", state=word)


def _end(one: Participation, names: Mapping[Uid | None, str]) -> tuple[str, Tone]:
    """Return the word at the end: who comes instead, else how far the registration is."""
    if one.replaced_by is not None:
        name = names.get(one.replaced_by) or translated("Not known yet")
        return translated("replaced by {name}", name=name), Tone.PLAIN
    if not one.takes_part:
        return translated("does not come"), Tone.PLAIN
    if one.registration:
        return event_word(REGISTRATIONS, one.registration), Tone.OK
    return (translated("not registered"), Tone.PLAIN) if one.name else ("", Tone.WARN)


def missing_lines(coverage: Coverage) -> tuple[str | Line, ...]:
    """Return States and bodies with the wanted roles of each, those with gaps first."""
    names = {role.code: role.name for role in coverage.roles}
    rows: list[str | Line] = []
    for row in coverage.rows if names else ():
        rows.append(_row_heading(row))
        rows += [_cell(row, cell, names[cell.role]) for cell in row.cells]
    return tuple(rows)


def cell_key(row: CoverageRow, cell: Cell) -> str:
    """Return the key of the line of a cell."""
    return f"{row.delegation.uid}:{cell.role}"


def _row_heading(row: CoverageRow) -> str:
    if row.places is None:
        come = plural("{count} person comes", "{count} people come", row.coming)
    else:
        come = plural(
            "{coming} of {count} place taken",
            "{coming} of {count} places taken",
            row.places,
            coming=row.coming,
        )
    state = event_word(INVITATION_STATES, row.state) if row.state else ""
    return " · ".join(part for part in (row.delegation.name, state, come) if part)


def _cell(row: CoverageRow, cell: Cell, role: str) -> Line:
    key = cell_key(row, cell)
    if not cell.is_empty:
        people = ", ".join(one.name for one in cell.people if one.name)
        return Line(key, "circle-check", role, people, "", Tone.OK)
    known = _suggested(cell.suggestion)
    return Line(key, "circle-alert", role, known, translated("missing"), Tone.BAD)


def _suggested(suggestion: Suggestion | None) -> str:
    if suggestion is None:
        return translated("Nobody is known whom one could ask.")
    return translated(_WHY[suggestion.why], name=suggestion.name)
