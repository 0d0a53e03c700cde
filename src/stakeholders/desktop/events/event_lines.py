"""The lines of an event: who is invited, who takes part, and who is missing."""

from collections.abc import Collection, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLocale

from stakeholders.app.event_choices import (
    CHAIN_STEPS,
    INVITATION_FORMS,
    INVITATION_STATES,
    event_word,
)
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.corrections import (
    Correction,
    CorrectionKind,
    Corrections,
    ListedLine,
)
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import ChainStep, Event, EventDates
from stakeholders.domain.invitation import Invitation, InvitationState
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import marked, translated

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

_CORRECTIONS: Final = MappingProxyType(
    {
        CorrectionKind.ADDED: (marked("Added"), "plus", Tone.OK),
        CorrectionKind.REMOVED: (marked("Removed"), "x", Tone.BAD),
        CorrectionKind.CHANGED: (marked("Changed"), "pencil", Tone.ACCENT),
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


def invited_lines(
    asked: Sequence[Asked], marked: Collection[str] = frozenset()
) -> tuple[Line, ...]:
    """Return who is invited, through whom, how, until when, and what came back.

    Those that are marked have a tick.
    """
    return tuple(_invited(one, state, is_marked=str(one.uid) in marked) for one, state in asked)


def _invited(one: Invitation, state: InvitationState, *, is_marked: bool) -> Line:
    about = " · ".join(part for part in _told(one, state) if part)
    tone = Tone.BAD if _is_stuck(one, state) else _TONES[state]
    icon = _ICONS.get(one.represents_kind or EntryKind.POST, "briefcase")
    word = event_word(INVITATION_STATES, state)
    if is_marked:
        word = translated("marked: {state}", state=word)
        icon = "copy-check"
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


def correction_lines(found: Corrections) -> tuple[str | Line, ...]:
    """Return what differs between two versions of a list of participants, under headings."""
    rows: list[str | Line] = []
    for kind, (title, icon, tone) in _CORRECTIONS.items():
        some = found.of(kind)
        if some:
            word = translated(title)
            rows.append(translated("{title} ({count})", title=word, count=len(some)))
        for number, one in enumerate(some):
            key = f"{kind}:{number}"
            rows.append(Line(key, icon, one.line.name, _differs(one), "", tone))
    return tuple(rows)


def _differs(one: Correction) -> str:
    """Return where somebody stands, or what was said before and is said now."""
    if one.before is None or one.after is None:
        return " · ".join(filter(None, (one.line.delegation, *one.line.details)))
    before, after = (_as_text(line) for line in (one.before, one.after))
    gone = [part for part in before if part not in after]
    come = [part for part in after if part not in before]
    parts = {"before": ", ".join(gone) or "–", "after": ", ".join(come) or "–"}
    said = translated("{before} is now {after}", **parts)
    return " · ".join(filter(None, (one.line.delegation, said)))


def _as_text(line: ListedLine) -> tuple[str, ...]:
    return (line.name, line.delegation, line.section, *line.details)


def next_deadline(asked: Sequence[Asked]) -> PartialDate | None:
    """Return the first day by which an answer to something that was sent is wanted."""
    sent = (one.last_deadline for one, state in asked if state is InvitationState.SENT)
    return min((due for due in sent if due), key=lambda due: due.last_day, default=None)
