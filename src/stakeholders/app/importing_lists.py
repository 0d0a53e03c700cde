"""Lists in imports: groups of a file become lists of the contacts that they name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from stakeholders.app.importing_plan import Decision, FilePlan, Planned, certain_entry
from stakeholders.domain.comparison import Difference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.domain.text import fold
from stakeholders.formats.base import ReadRecord
from stakeholders.i18n import marked
from stakeholders.store import lists
from stakeholders.store.called import entries_called, mailbox_called
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, entry_ids
from stakeholders.store.history import Writing

_LISTS: Final = (EntryKind.LIST,)
_IMPORTED: Final = frozenset({Decision.NEW, Decision.SAME, Decision.CHANGED})
_IS_SEARCH: Final = Problem(
    "import.saved_search",
    marked("A saved search has this name; whom it finds is not changed."),
    severity=Severity.WARNING,
)
_NAMELESS: Final = Problem(
    "import.nameless_list",
    marked("The group has no name; it was left out."),
    severity=Severity.ERROR,
)


class ImportedLists:
    """Plans the lists of one file, and puts its contacts on them."""

    def __init__(self, database: Database, source: str) -> None:
        self._database = database
        self._source = source

    def planned(self, groups: Sequence[ReadRecord], items: Iterable[Planned]) -> Iterator[Planned]:
        """Yield what becomes of each group; `items` is what becomes of the contacts."""
        if not groups:
            return
        named = _Named([group.record for group in groups], items)
        with self._database.reading() as connection:
            called = entries_called(connection, named.wanted, self._source) | named.entries
            known = lists.all_lists(connection)
            names = displays(connection, called.values()) | named.names
            for group in groups:
                one = _list_of(group.record, known)
                on_it = lists.uids_on(connection, one.uid) if one and not one.rule else frozenset()
                fresh = [uid for uid in _members(group.record, called) if uid not in on_it]
                item = _decided(group, one, [names[uid] for uid in fresh if uid in names])
                yield _with_strangers(item, called)

    def put(self, writing: Writing, plan: FilePlan) -> None:
        """Make the lists of a plan and put their members on them, once these are written."""
        wanted = [
            *plan.decided(Decision.NEW, _LISTS),
            *plan.decided(Decision.CHANGED, _LISTS),
        ]
        records = [item.record for item in wanted if item.record is not None]
        if not records:
            return
        named = _Named(records, plan.items)
        connection = writing.connection
        called = entries_called(connection, named.wanted, self._source) | named.entries
        here = entry_ids(connection, called.values())
        for record in records:
            one = _list_of(record, lists.all_lists(connection))
            uid = one.uid if one else lists.make_list(writing, record.name, uid=record.uid)
            known = lists.uids_on(connection, uid)
            members = [uid for uid in _members(record, called) if uid in here and uid not in known]
            lists.add_members(writing, uid, members)


class _Named:
    """Whom groups name: by what names, and which contacts of the file these are."""

    def __init__(self, groups: Iterable[Record], items: Iterable[Planned]) -> None:
        self.wanted = {name for group in groups for name in group.members}
        self.names: dict[Uid, str] = {}
        keys = {_key(name): name for name in self.wanted}
        found: dict[str, set[Uid]] = {}
        for uid, record in _imported(items):
            for name in {keys[key] for key in _keys(record) if key in keys}:
                found.setdefault(name, set()).add(uid)
                self.names[uid] = record.name
        self.entries = {name: next(iter(uids)) for name, uids in found.items() if len(uids) == 1}


def _imported(items: Iterable[Planned]) -> Iterator[tuple[Uid, Record]]:
    """Yield the contacts of a file that are in the directory once it is imported."""
    for item in items:
        record, entry = item.record, certain_entry(item)
        uid = entry.uid if entry else record.uid if record else None
        if record and uid and item.decision in _IMPORTED and record.kind is not EntryKind.LIST:
            yield uid, record


def _key(name: str) -> str:
    """Return a name of a member as it is compared."""
    return uid_from_text(name) or mailbox_called(name).lower() or name


def _keys(record: Record) -> set[str]:
    mailboxes = {(channel.normalised or "").lower() for channel in record.emails}
    identifiers = {record.uid or "", record.source_uid, _key(record.source_uid)}
    return (mailboxes | identifiers) - {""}


def _members(record: Record, called: Mapping[str, Uid]) -> list[Uid]:
    return list(dict.fromkeys(called[name] for name in record.members if name in called))


def _list_of(record: Record, known: Sequence[DirectoryList]) -> DirectoryList | None:
    """Return the list that a group is: that of its uid, else that of its name."""
    folded = fold(record.name)
    same = [one for one in known if one.uid == record.uid]
    named = [one for one in known if fold(one.name) == folded]
    return next(iter((*same, *named)), None)


def _decided(group: ReadRecord, one: DirectoryList | None, fresh: Sequence[str]) -> Planned:
    record, problems = group.record, group.findings
    if not fold(record.name):
        return Planned(group.line, Decision.REFUSED, None, problems=(_NAMELESS,))
    if one is None:
        return Planned(group.line, Decision.NEW, record, problems=problems)
    if one.rule:
        return Planned(group.line, Decision.SAME, record, problems=(*problems, _IS_SEARCH))
    changes = tuple(Difference("member", marked("Member"), "", name, name) for name in fresh)
    decision = Decision.CHANGED if changes else Decision.SAME
    return Planned(group.line, decision, record, differences=changes, problems=problems)


def _with_strangers(item: Planned, called: Mapping[str, Uid]) -> Planned:
    """Add how many members nobody knows."""
    members = item.record.members if item.record else ()
    strangers = sum(name not in called for name in members)
    if not strangers:
        return item
    problem = Problem(
        "import.unknown_members",
        marked("Members that are neither in the file nor in the directory: {count}."),
        (("count", str(strangers)),),
    )
    return replace(item, problems=(*item.problems, problem))
