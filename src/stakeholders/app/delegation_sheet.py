"""The delegations to a meeting as a sheet: what each State or body sends, and its places."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from typing_extensions import override

from stakeholders.app.event_choices import CREDENTIALS, EVENT_NAMES, event_word
from stakeholders.app.sent_sheet import SentSheet
from stakeholders.app.sheets import SheetField
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import Event
from stakeholders.domain.event_quota import places_of
from stakeholders.domain.ids import Uid
from stakeholders.domain.participation import Participation
from stakeholders.domain.sheet import CellChange, CellEdit
from stakeholders.i18n import marked, translated
from stakeholders.store import delegations as rows

_TEXTS: Final = (
    ("credentials_on", marked("Credentials on")),
    ("credentials_reference", marked("Reference of the credentials")),
    ("reference", marked("Reference")),
    ("sort_as", marked("Sorted as")),
    ("note", marked("Note")),
)
_Field = SheetField[Delegation]
_Put = Callable[[Delegation, str], Delegation]


class DelegationSheet(SentSheet[Delegation]):
    """Shows delegations in one table, in the order in which they were put in, and writes them."""

    def write(self, event: Uid, edits: Sequence[CellEdit]) -> tuple[CellChange, ...]:
        """Write what fits as one step, new delegations too; return what became of each cell."""
        done = self._tried(event, self._values(event), edits)
        new = [self._delegations.party_of(one) for one in done.values.values() if not one.uid]
        count = len(done.values)
        with self._database.writing("event.rows_changed", entry=event, count=count) as writing:
            for one in done.values.values():
                if one.uid is not None:
                    rows.change_delegation(writing, one)
            for party, one in zip(new, (o for o in done.values.values() if not o.uid), strict=True):
                self._delegations.write_new(writing, event, party, one)
        return done.changes

    def remove(self, event: Uid, keys: Sequence[str]) -> int:
        """Put delegations into the bin as one step; return how many."""
        known = [uid for key, one in self._values(event).items() if key in keys if (uid := one.uid)]
        count = len(known)
        with self._database.writing("event.rows_removed", entry=event, count=count) as writing:
            for uid in known:
                rows.remove_delegation(writing, uid)
        return count

    @override
    def _values(self, event: Uid) -> dict[str, Delegation]:
        return {str(one.uid): one for one in self._delegations.of(event)}

    @override
    def _new(self) -> Delegation:
        return Delegation("")

    @override
    def _fields(self, event: Uid) -> tuple[_Field, ...]:
        meeting, people = self._events.read(event), self._participations.of(event)
        return tuple(self._every_field(meeting, [one for one in people if one.takes_part]))

    def _every_field(self, event: Event, coming: Sequence[Participation]) -> Iterator[_Field]:
        names = {one.code: one.name for one in event.categories}
        heads = {role.code for role in event.roles if role.is_head}
        led = {p.delegation: p.name for p in reversed(coming) if p.role in heads and p.name}
        sizes = Counter(one.delegation for one in coming)

        def put(key: str) -> _Put:
            return lambda one, text: self._delegations.told(event, one, key, text)

        def category(one: Delegation) -> str:
            return names.get(one.category, one.category)

        def come(one: Delegation) -> str:
            places = places_of(event, one)
            return str(sizes[one.uid]) if places is None else f"{sizes[one.uid]} / {places}"

        def is_too_large(one: Delegation) -> bool:
            places = places_of(event, one)
            return places is not None and sizes[one.uid] > places

        words = tuple(translated(text) for text in EVENT_NAMES[CREDENTIALS].values())
        yield _Field("name", translated("Delegation"), _name, partial(self._put_name, event))
        yield _Field("head", translated("Head"), lambda one: led.get(one.uid, ""))
        yield _Field("come", translated("Coming"), come, is_doubtful=is_too_large)
        yield _Field("quota", translated("Places"), _quota, put("quota"))
        yield _Field("category", translated("Category"), category, put("category"),
                     tuple(names.values()))  # fmt: skip
        yield _Field("credentials", translated("Credentials"), _credentials, put("credentials"),
                     words)  # fmt: skip
        for key, title in _TEXTS:
            yield _Field(key, translated(title), partial(_text, key), put(key))

    def _put_name(self, event: Event, one: Delegation, text: str) -> Delegation:
        if one.uid is None and text:
            return self._delegations.new(event, text, one)
        return self._delegations.told(event, one, "name", text)


def _name(one: Delegation) -> str:
    return one.name


def _quota(one: Delegation) -> str:
    return "" if one.quota is None else str(one.quota)


def _credentials(one: Delegation) -> str:
    return event_word(CREDENTIALS, one.credentials) if one.credentials else ""


def _text(name: str, one: Delegation) -> str:
    return str(getattr(one, name) or "")
