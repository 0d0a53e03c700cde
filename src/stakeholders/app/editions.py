"""Editions: saving a list as a version, who got it, and what has changed since."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stakeholders.app.audience import release
from stakeholders.app.documents import Prepared
from stakeholders.app.errors import EmptyNameError, UnknownEditionError
from stakeholders.app.list_members import ListMembers
from stakeholders.app.list_seats import ListSeats, Seat
from stakeholders.domain.editions import (
    Change,
    Edition,
    EditionKind,
    EditionRow,
    Recipient,
    bare_facts,
    compare,
    frozen_facts,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import translated
from stakeholders.reports.framing import Framing
from stakeholders.reports.list_changes import change_sentence, fact_change, list_changes
from stakeholders.reports.words import Words
from stakeholders.store import editions
from stakeholders.store.database import Database


@dataclass(frozen=True, slots=True)
class Comparison:
    """What has changed on a list from an edition to another one, None being today."""

    list_name: str
    first: Edition
    second: Edition | None
    changes: tuple[Change, ...]

    @property
    def sides(self) -> str:
        """Which versions are compared, in words."""
        first = self.first.number
        if self.second is None:
            return translated("Version {first} and today", first=first)
        return translated("Versions {first} and {second}", first=first, second=self.second.number)

    @property
    def title(self) -> str:
        """What is compared, in words, with the name of the list."""
        if self.second is None:
            return translated(
                "{list}: version {first} and today", list=self.list_name, first=self.first.number
            )
        return translated(
            "{list}: versions {first} and {second}",
            list=self.list_name,
            first=self.first.number,
            second=self.second.number,
        )


class Editions:
    """Freezes lists and compares what was frozen; any thread may ask."""

    def __init__(
        self, database: Database, members: ListMembers, seats: ListSeats, words: Words
    ) -> None:
        self._database = database
        self._members = members
        self._seats = seats
        self._words = words

    def save(
        self,
        name: str,
        kind: EditionKind = EditionKind.PROVISIONAL,
        title: str = "",
        note: str = "",
        audience: Visibility = Visibility.OFFICE,
    ) -> Edition:
        """Freeze who is on a list now, with what this audience may see, as its next version.

        Raises:
            UnknownListError: when there is no such list.
        """
        one = self._members.named(name)
        rows = tuple(self._rows(one.uid, audience))
        said = editions.Freezing(kind, clean(title), clean(note), one.rule, audience.value)
        with self._database.writing("edition.saved", list=one.uid) as writing:
            uid = editions.freeze(writing, one.uid, said, rows)
            found = editions.editions_of(writing.connection, one.uid)
            made = next(edition for edition in found if edition.uid == uid)
            writing.says(list=one.uid, count=len(rows), number=made.number)
        return made

    def of(self, name: str) -> tuple[Edition, ...]:
        """Return the versions of a list without their lines, the oldest first.

        Raises:
            UnknownListError: when there is no such list.
        """
        one = self._members.named(name)
        with self._database.reading() as connection:
            return editions.editions_of(connection, one.uid)

    def read(self, name: str, number: int | None = None) -> Edition:
        """Return a version of a list with its lines, the newest unless told.

        Raises:
            UnknownListError: when there is no such list.
            UnknownEditionError: when it has no such version.
        """
        every = self.of(name)
        found = [one for one in every if number in {None, one.number}]
        if not found:
            raise UnknownEditionError(self._members.named(name).name, number)
        with self._database.reading() as connection:
            return replace(found[-1], rows=editions.rows_of(connection, found[-1].uid))

    def note_sent(
        self,
        name: str,
        number: int | None,
        recipient: str,
        sent_on: PartialDate | None = None,
        form: str = "",
        note: str = "",
    ) -> Uid:
        """Note who got a version, the newest unless told, today unless told.

        Raises:
            EmptyNameError: when nobody is named.
            UnknownListError: when there is no such list.
            UnknownEditionError: when it has no such version.
        """
        edition, one = self.read(name, number), self._members.named(name)
        who = Recipient(recipient, sent_on, form, note)
        return noted_sent(self._database, one.uid, edition, who)

    def compare(self, name: str, first: int | None = None, second: int | None = None) -> Comparison:
        """Return what has changed from a version, the newest unless told, to another or today.

        Raises:
            UnknownListError: when there is no such list.
            UnknownEditionError: when it has no such version.
        """
        one, old = self._members.named(name), self.read(name, first)
        if second is None:
            now = tuple(self._rows(one.uid, Visibility(old.audience)))
            return Comparison(one.name, old, None, compare(old.rows, now))
        new = self.read(name, second)
        return Comparison(one.name, old, new, compare(old.rows, new.rows))

    def told(self, comparison: Comparison) -> tuple[str, ...]:
        """Return what has changed, a sentence for each line; of nothing it says so."""
        changes = tuple(change_sentence(one, self._words) for one in comparison.changes)
        return changes or (translated("Nothing has changed."),)

    def facts_told(self, change: Change) -> str:
        """Return in words what of a line has changed, empty where it came or went."""
        return "; ".join(fact_change(fact, self._words) for fact in change.facts)

    def prepare(self, comparison: Comparison) -> Prepared:
        """Return a comparison as a document, for those who may see both sides of it."""
        sides = [comparison.first, *([comparison.second] if comparison.second else [])]
        audience = max((Visibility(one.audience) for one in sides), key=list(Visibility).index)
        framing = Framing(comparison.title, self._database.today(), audience)
        document = list_changes(comparison.changes, framing, self._words)
        return Prepared(document, audience, len(comparison.changes))

    def _rows(self, name: str, audience: Visibility) -> Iterator[EditionRow]:
        """Yield the lines of today, with what an audience may see."""
        seats = [seat for seat in self._seats.of(name) if seat.why_not is None]
        records = [r for seat in seats for r in (seat.contact, seat.post) if r is not None]
        unique = {record.uid: record for record in records}
        shown = {one.uid: one for one in release(unique.values(), audience).records}
        outside = not Visibility.OFFICE.may_be_seen_by(audience)
        for seat in seats:
            contact = shown.get(seat.contact.uid)
            post = shown.get(seat.post.uid) if seat.post else None
            if contact is not None and (post is not None or seat.post is None):
                note = "" if outside else seat.member.note
                yield self._row(replace(seat, contact=contact, post=post), note)

    def _row(self, seat: Seat, note: str) -> EditionRow:
        member, contact = seat.member.record.uid, seat.contact
        if member is None:
            raise ValueError(seat)
        facts = frozen_facts(contact, seat.post, note, self._database.today())
        via = seat.post.uid if seat.post else None
        return EditionRow(member, contact.uid, via, bare_facts(contact, seat.post), facts)


def noted_sent(database: Database, owner: Uid, edition: Edition, to: Recipient) -> Uid:
    """Note who got an edition of a list or meeting, today unless told; return the uid of the note.

    Raises:
        EmptyNameError: when nobody is named.
    """
    if not clean(to.name):
        raise EmptyNameError
    day = to.sent_on or PartialDate.of(database.today())
    who = Recipient(clean(to.name), day, clean(to.form), clean(to.note))
    with database.writing("edition.sent", list=owner, number=edition.number) as writing:
        return editions.add_recipient(writing, edition.uid, who)
