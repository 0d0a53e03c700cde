"""Affiliations: a person's positions one by one, as they are changed."""

from dataclasses import dataclass

from stakeholders.domain.ids import Uid
from stakeholders.domain.record import PostLine


@dataclass(frozen=True, slots=True)
class Affiliation:
    """One position of a person; the first to be shown is `primary`.

    `absence` is that of somebody else, for which the person acts in a post meanwhile.
    """

    person: Uid
    line: PostLine
    primary: bool = False
    absence: Uid | None = None
