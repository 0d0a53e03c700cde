"""Tags: words of one's own that contacts carry, and the groups they stand in."""

from dataclasses import dataclass

from stakeholders.domain.ids import Uid


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, the group it stands in, and how many contacts carry it."""

    uid: Uid
    name: str
    group: str = ""
    count: int = 0
