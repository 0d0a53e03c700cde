"""Citations: which words of which source say a fact, and where sources contradict each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from stakeholders.domain.ids import Uid
from stakeholders.domain.source import Source
from stakeholders.domain.text import fold


@dataclass(frozen=True, slots=True)
class Citation:
    """What a source says of a contact.

    `field` is a code of `domain.fields`, `name`, `phone` or the like, empty for the contact as a
    whole; `target` the uid of the channel or part where one row is meant. `asserted` is the value
    as the source has it, `quote` its words, `locator` where they stand (`p. 2`).
    """

    source: Source
    quote: str = ""
    locator: str = ""
    field: str = ""
    asserted: str = ""
    target: Uid | None = None
    certain: bool = True
    uid: Uid | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field that sources tell differently, newest source first."""

    field: str
    target: Uid | None
    citations: tuple[Citation, ...]


def contradictions(citations: Iterable[Citation]) -> tuple[Contradiction, ...]:
    """Return the fields of a contact for which sources assert different values.

    Case, accents and punctuation make no difference.
    """
    told: dict[tuple[str, Uid | None], list[Citation]] = {}
    for citation in citations:
        if citation.field and citation.asserted:
            told.setdefault((citation.field, citation.target), []).append(citation)
    return tuple(
        Contradiction(field, target, tuple(sorted(group, key=_age, reverse=True)))
        for (field, target), group in told.items()
        if len({fold(citation.asserted) for citation in group}) > 1
    )


def _age(citation: Citation) -> tuple[bool, str]:
    date = citation.source.date
    return (date is not None, str(date or ""))
