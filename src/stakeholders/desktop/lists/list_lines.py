"""The lines of a list: members with the reason for each, gaps, versions, and what has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.editions import KIND_NAMES, Change, Edition, Turn
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.gaps import Gap, GapKind
from stakeholders.domain.lists import ListMember, Why
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Record
from stakeholders.i18n import left_to_right, marked, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.gap_report import GapReport

MOST: Final = 2000
"""So many lines are shown; of more the number is told."""
_ICONS: Final = MappingProxyType(
    {
        EntryKind.PERSON: "user",
        EntryKind.BODY: "building-2",
        EntryKind.POST: "briefcase",
        EntryKind.AREA: "flag",
    }
)


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    icon: str
    tone: Tone


_GAPS: Final = MappingProxyType(
    {
        GapKind.NOBODY: _Words(marked("Nobody to write to"), "circle-alert", Tone.BAD),
        GapKind.VACANT: _Words(marked("Vacant posts"), "briefcase", Tone.WARN),
        GapKind.LEFT_OUT: _Words(marked("Left out"), "circle-alert", Tone.WARN),
        GapKind.NO_CHANNEL: _Words(marked("Cannot be reached so"), "circle-alert", Tone.BAD),
        GapKind.TWICE: _Words(marked("Twice"), "users", Tone.WARN),
        GapKind.INVALID: _Words(marked("Wrong phone or e-mail"), "circle-alert", Tone.BAD),
        GapKind.STALE: _Words(marked("Not checked for long"), "clock", Tone.WARN),
        GapKind.UNCHECKED: _Words(marked("Never checked"), "badge-check", Tone.PLAIN),
    }
)
_TURNS: Final = MappingProxyType(
    {
        Turn.ADDED: _Words(marked("Added"), "plus", Tone.OK),
        Turn.REMOVED: _Words(marked("Removed"), "x", Tone.BAD),
        Turn.CHANGED: _Words(marked("Changed"), "pencil", Tone.ACCENT),
    }
)


def member_lines(members: Sequence[ListMember]) -> tuple[str | Line, ...]:
    """Return who is on a list, then who is left out, each with the reason."""
    on_it = [member for member in members if member.is_on]
    suppressed = [member for member in members if member.suppressed and not member.left_out]
    by_hand = [member for member in members if member.left_out]
    groups = (
        ("", on_it),
        (_left_out(len(by_hand)), by_hand),
        (_nothing_goes(len(suppressed)), suppressed),
    )
    rows: list[str | Line] = []
    for title, group in groups:
        if group and title:
            rows.append(title)
        rows += [_member(member) for member in group[:MOST]]
    return tuple(rows)


def _left_out(count: int) -> str:
    return plural("Left out ({count})", "Left out ({count})", count)


def _nothing_goes(count: int) -> str:
    return plural("Nothing goes to them ({count})", "Nothing goes to them ({count})", count)


def _member(member: ListMember) -> Line:
    record = member.record
    about = " · ".join(filter(None, (_standing(record), _reason(member), member.note)))
    end, tone = _end(member)
    icon = _ICONS.get(record.kind, "file-text")
    return Line(str(record.uid), icon, record.name, about, end, tone)


def _standing(record: Record) -> str:
    """Return what a contact is: who holds a post, or the first present position."""
    if record.kind is EntryKind.POST:
        held = [holder.name for holder in record.holders if holder.is_present]
        return ", ".join(held)
    line = next(iter(record.present_posts), None)
    return ", ".join(filter(None, (line.title, line.body))) if line else record.place


def _reason(member: ListMember) -> str:
    reason = member.suppressed.message if member.suppressed else member.reason
    return translated("because: {reason}", reason=reason) if reason else ""


def _end(member: ListMember) -> tuple[str, Tone]:
    record = member.record
    if member.left_out or member.suppressed is not None:
        return "", Tone.WARN
    if record.kind is EntryKind.POST and not any(h.is_present for h in record.holders):
        return translated("vacant"), Tone.WARN
    if member.why is Why.RULE:
        return translated("found by the search"), Tone.PLAIN
    return (
        (translated("always included"), Tone.ACCENT) if member.why is Why.PIN else ("", Tone.PLAIN)
    )


def gap_lines(report: "GapReport") -> tuple[str | Line, ...]:
    """Return what is missing or doubtful, kind by kind."""
    rows: list[str | Line] = []
    for kind, count in report.counts.items():
        words = _GAPS[kind]
        title = translated(words.title)
        rows.append(translated("{title} ({count})", title=title, count=count))
        some = [gap for gap in report.gaps if gap.kind is kind]
        rows += [_gap(number, gap, words) for number, gap in enumerate(some[:MOST])]
    return tuple(rows)


def _gap(number: int, gap: Gap, words: _Words) -> Line:
    key = f"{number}:{gap.kind}:{gap.entry}"
    return Line(key, words.icon, gap.name, _told(gap), "", words.tone)


def _told(gap: Gap) -> str:
    """Return what the heading of a gap and the name do not say."""
    values = dict(gap.problem.values)
    fact = left_to_right(values.get("fact", ""))
    if gap.kind is GapKind.LEFT_OUT:
        return translated("because: {reason}", reason=values["reason"])
    if gap.kind is GapKind.STALE:
        return translated(
            "{fact}, last known to be right on {date}", fact=fact, date=values["date"]
        )
    if values.get("addressee"):
        return translated("{name} has no card in the directory", name=values["addressee"])
    if "other" in values:
        return translated("{fact}, as {other} has too", fact=fact, other=values["other"])
    return fact if "fact" in values else ""


def entry_of(key: str) -> str:
    """Return the uid of the contact that a line is about."""
    return key.rpartition(":")[2]


def edition_lines(editions: Sequence[Edition], chosen: int | None) -> tuple[str | Line, ...]:
    """Return the versions of a list, the newest first; the chosen one says so."""
    return tuple(_edition(one, is_chosen=one.number == chosen) for one in reversed(editions))


def _edition(one: Edition, *, is_chosen: bool) -> Line:
    kind = translated(KIND_NAMES[one.kind])
    day = shown_date(PartialDate.of(one.as_of.astimezone().date()))
    title = translated("Version {number}, {kind}", number=one.number, kind=kind)
    count = plural("{count} line, {date}", "{count} lines, {date}", one.count, date=day)
    sent = ", ".join(who.name for who in one.recipients)
    got = translated("sent to {names}", names=sent) if sent else ""
    about = " · ".join(filter(None, (one.title, count, one.note, got)))
    end = translated("compare from here") if is_chosen else ""
    return Line(
        str(one.number), "file-text", title, about, end, Tone.ACCENT if is_chosen else Tone.PLAIN
    )


def change_lines(changes: Sequence[Change], told: Sequence[str]) -> tuple[str | Line, ...]:
    """Return what has changed under headings; `told` says of each line what differs on it."""
    rows: list[str | Line] = []
    pairs = list(zip(changes, told, strict=True)) if changes else []
    for turn, words in _TURNS.items():
        some = [(change, said) for change, said in pairs if change.turn is turn]
        if some:
            title = translated(words.title)
            rows.append(translated("{title} ({count})", title=title, count=len(some)))
        for number, (change, said) in enumerate(some):
            name = change.name or translated("somebody who was erased")
            about = said or change.about
            rows.append(Line(f"{turn}:{number}", words.icon, name, about, "", words.tone))
    return tuple(rows)
