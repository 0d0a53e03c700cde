"""Export outlook: what each audience would get, before anything is written."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import partial

from stakeholders.app.audience import release
from stakeholders.app.holders import is_vacancy
from stakeholders.app.leavers import Gathered
from stakeholders.app.left_out import Tally
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an audience would get: how many contacts, and in words what is left out and why.

    So many posts leave as their holders; vacant ones `with_vacant`, as the format is.
    """

    audience: Visibility
    count: int
    reasons: tuple[str, ...]
    held: int = 0
    with_vacant: bool = False


class Outlooking:
    """What one audience would get, part by part: without the vacant posts, and with them."""

    def __init__(self, audience: Visibility, beside: Container[Uid]) -> None:
        self._release = partial(release, audience=audience, beside=beside)
        self._audience = audience
        self._count = self._held = self._vacant = 0
        self._has_vacant = False
        self._kept_back, self._with_vacant = Tally(), Tally()

    def add(self, part: Gathered) -> None:
        """Take account of a part of those who leave."""
        released, vacant = self._release(part.records), self._release(part.vacant)
        self._count += len(released.records)
        self._vacant += len(vacant.records)
        self._held += part.held
        self._has_vacant = self._has_vacant or bool(part.vacant)
        self._kept_back.add((*part.left_out, *released.left_out))
        others = (one for one in part.left_out if not is_vacancy(one))
        self._with_vacant.add((*others, *released.left_out, *vacant.left_out))

    def told(self) -> Iterator[Outlook]:
        """Yield what the audience would get, with vacant posts too if there are any."""
        said = self._kept_back.reasons
        yield Outlook(self._audience, self._count, said, self._held)
        if self._has_vacant:
            count, said = self._count + self._vacant, self._with_vacant.reasons
            yield Outlook(self._audience, count, said, self._held, with_vacant=True)
