"""The frame of every document: title, day, who may see it, what is left out, and what to do after.

Documents are made of records that have passed the gate for their audience.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import current_language, is_right_to_left, marked, translated
from stakeholders.reports.document import Block, Document, Heading, Line, Paragraph

_FOR: Final[Mapping[Visibility, str]] = MappingProxyType(
    {
        Visibility.ANYONE: marked("For anyone, {date}"),
        Visibility.PARTICIPANTS: marked("For participants, {date}"),
        Visibility.OFFICE: marked("For the office, {date}"),
        Visibility.NAMED: marked("For named staff, {date}"),
    }
)
_FOOTERS: Final[Mapping[Visibility, str]] = MappingProxyType(
    {
        Visibility.ANYONE: marked(
            "Personal data as of {date}. Use them only to reach these people in their work."
        ),
        Visibility.PARTICIPANTS: marked(
            "Personal data for participants, as of {date}. Use them only for the meeting, and "
            "delete them after it."
        ),
        Visibility.OFFICE: marked(
            "Personal data for the office, as of {date}. Use them only for what this was printed "
            "for, and delete or destroy it once that is done."
        ),
        Visibility.NAMED: marked(
            "Sensitive personal data for named staff, as of {date}. Use them only for what this "
            "was printed for, and delete or destroy it once that is done."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Framing:
    """What a document says about itself; `left_out` are sentences, one for each reason."""

    title: str
    day: datetime.date
    audience: Visibility
    left_out: tuple[str, ...] = ()


def audience_line(audience: Visibility, day: datetime.date) -> str:
    """Return whom a document of this day is for."""
    return translated(_FOR[audience], date=day.isoformat())


def framed(framing: Framing, blocks: Sequence[Block], *about: str) -> Document:
    """Return the blocks as a document in the reader's language; `about` stands below the title."""
    audience, day = framing.audience, framing.day.isoformat()
    lines = (*about, audience_line(audience, framing.day), *framing.left_out)
    return Document(
        framing.title,
        (
            Heading(framing.title, 1),
            Paragraph(tuple(Line(text, quiet=True) for text in lines if text)),
            *blocks,
        ),
        translated(_FOOTERS[audience], date=day),
        current_language(),
        is_right_to_left(),
    )
