"""The list of participants, and the corrections of one that was given out before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.corrections import (
    Correction,
    CorrectionKind,
    Corrections,
    ListedLine,
    grouped,
)
from stakeholders.i18n import marked, plural, translated
from stakeholders.reports.document import Block, Document, Heading, Line, Paragraph
from stakeholders.reports.framing import Framing, framed

_KINDS: Final = MappingProxyType(
    {
        CorrectionKind.ADDED: marked("Additions"),
        CorrectionKind.CHANGED: marked("Corrections"),
        CorrectionKind.REMOVED: marked("Deletions"),
    }
)


@dataclass(frozen=True, slots=True)
class MeetingLines:
    """What stands below the title: the meeting, when and where, and which edition it is."""

    title: str
    when_and_where: str = ""
    symbol: str = ""
    edition: str = ""


def participants_list(
    lines: Sequence[ListedLine], meeting: MeetingLines, framing: Framing
) -> Document:
    """Return the list of participants, in the order of its lines."""
    blocks = list(_sections(lines))
    if not lines:
        blocks = [Paragraph((Line(translated("There is nobody on it.")),))]
    count = plural("{count} participant", "{count} participants", len(lines))
    return framed(framing, blocks, *_about(meeting), count)


def participants_corrections(
    found: Corrections, meeting: MeetingLines, framing: Framing
) -> Document:
    """Return what has changed since the edition before, as a Corr. or an Add. tells it."""
    blocks: list[Block] = []
    for kind, title in _KINDS.items():
        ones = found.of(kind)
        if ones:
            blocks.append(Heading(translated(title)))
            blocks += _corrected(ones)
    if not found.every:
        blocks = [Paragraph((Line(translated("Nothing has changed.")),))]
    count = plural("{count} change", "{count} changes", len(found.every))
    return framed(framing, blocks, *_about(meeting), count)


def _about(meeting: MeetingLines) -> tuple[str, ...]:
    return (meeting.title, meeting.when_and_where, meeting.symbol, meeting.edition)


def _sections(lines: Sequence[ListedLine]) -> Iterator[Block]:
    section = ""
    for name, delegation, ones in grouped(lines):
        if name != section:
            section = name
            yield Heading(name)
        if delegation:
            yield Heading(delegation, 3)
        yield from (_person(one) for one in ones)


def _person(line: ListedLine) -> Paragraph:
    details = (Line(text) for text in line.details)
    return Paragraph((Line(line.name, strong=True), *details), given=True, whole=True)


def _corrected(ones: Sequence[Correction]) -> Iterator[Block]:
    """Yield changes below the delegations they are about."""
    before = ""
    for one in ones:
        if one.line.delegation != before and one.line.delegation:
            yield Heading(one.line.delegation, 3)
        before = one.line.delegation
        if one.before is None or one.after is None:
            yield _person(one.line)
        else:
            yield Paragraph((Line(translated("As it was")), *_quiet(one.before)), whole=True)
            yield Paragraph(
                (Line(translated("As it should read")), *_person(one.after).lines), whole=True
            )


def _quiet(line: ListedLine) -> tuple[Line, ...]:
    return tuple(Line(text, quiet=True) for text in (line.name, *line.details))
