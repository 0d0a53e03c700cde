"""Passing: contacts on their way through the gate, part by part, and what is told of them all."""

import datetime
from collections.abc import Callable, Iterator, Sequence

from stakeholders.app.audience import LeftOut, release
from stakeholders.app.export_files import group_of
from stakeholders.app.export_stamp import Ages, stamp
from stakeholders.app.leavers import Leavers
from stakeholders.app.left_out import Tally
from stakeholders.app.progress import Job, Stage
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility


class Passing:
    """Lets contacts pass to an audience; how many, and what not, is known when they all have.

    `hears` is told what does not pass, as it comes.
    """

    def __init__(
        self,
        leavers: Leavers,
        audience: Visibility,
        job: Job,
        hears: Callable[[Sequence[LeftOut]], None],
    ) -> None:
        self._leavers = leavers
        self._audience = audience
        self._job = job
        self._hears = hears
        self._ages = Ages()
        self._kept_back = Tally()
        self.count = 0

    def records(self, of_list: DirectoryList | None = None) -> Iterator[Record]:
        """Yield what passes, and behind it the list that it is of, where that is wanted."""
        beside = self._leavers.seen_by(self._audience)
        members: list[str] = []
        for part in self._leavers.parts():
            released = release(part.records, self._audience, beside=beside)
            self._hears((*part.left_out, *released.left_out))
            self._kept_back.add(released.left_out)
            self._ages.add(released.records)
            self.count += len(released.records)
            self._job.report(Stage.WRITING)
            if of_list is not None:
                members += [f"urn:uuid:{one.uid}" for one in released.records if one.uid]
            yield from released.records
        group = group_of(of_list, members, self._audience)
        if group is not None:
            yield group

    def about(self, title: str, day: datetime.date) -> Iterator[tuple[str, str]]:
        """Yield the stamp of all that has passed."""
        said = self._kept_back.reasons_for_others
        yield from stamp(self.count, self._ages, title, self._audience, day, said)
