"""Hand-overs: a list for somebody who had it before gets only what changed, and whom to delete."""

import datetime
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stakeholders.app.audience import LeftOut, Released, release
from stakeholders.app.errors import (
    EmptyNameError,
    NothingDoneError,
    UnknownFormatError,
    UnwritableTargetError,
)
from stakeholders.app.export_files import rendered, with_list
from stakeholders.app.export_log import say_for_whom
from stakeholders.app.export_stamp import Ages, stamp
from stakeholders.app.exporting import Exporting, free_target
from stakeholders.app.left_out import reasons_for_others
from stakeholders.app.list_members import ListMembers
from stakeholders.app.many_records import without_collecting
from stakeholders.app.outgoing_files import OutgoingFile, write_files
from stakeholders.app.progress import Job, Stage
from stakeholders.app.search import Search
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.record import Record
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.base import Format
from stakeholders.formats.csv_table_layout import TableLayout
from stakeholders.formats.json_lines import record_to_json
from stakeholders.formats.registry import WRITTEN_FORMATS
from stakeholders.i18n import translated
from stakeholders.store.database import Database
from stakeholders.store.hand_overs import (
    Given,
    HandOver,
    add_hand_over,
    bare_records,
    last_hand_over,
    recipients_of,
)

_AS_USUAL: Final = TableLayout()
_SALT: Final = 16
_UNTOLD: Final = frozenset(
    {"as_of", "visibility", "quote", "certain", "state", "state_reason", "missing", "sources",
     "source", "source_uid", "line_uid", "valid", "region", "assumed_region", "display"}
)  # fmt: skip
"""What only the directory knows of a fact: it may change and the recipient sees no difference."""


class NothingChangedError(NothingDoneError):
    """Nothing to hand over: all is as the recipient was given it the last time."""

    def __init__(self, recipient: str, since: datetime.datetime) -> None:
        super().__init__(
            translated(
                "Nothing has changed for {name} since {date}.",
                name=recipient,
                date=since.date().isoformat(),
            )
        )


@dataclass(frozen=True, slots=True)
class HandOverOrder:
    """A list for somebody: in which format, what they may see, where the file shall lie.

    Without a `target` it is named after the list and the recipient, in the `folder`. What is not
    finished yet bears the `mark` in its name.
    """

    list_name: str
    recipient: str
    format: str
    audience: Visibility = Visibility.OFFICE
    layout: TableLayout = _AS_USUAL
    target: Path | None = None
    folder: Path = Path()
    replaces: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class HandOverOutlook:
    """What a recipient would get: how many contacts are new, changed, the same; whom to delete.

    `since` is when they were given the list before, None the first time.
    """

    since: datetime.datetime | None
    new: int
    changed: int
    same: int
    gone: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many contacts leave."""
        return self.new + self.changed


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What left: where it lies, where the list of whom to delete lies, what was left out."""

    outlook: HandOverOutlook
    target: Path | None
    to_delete: Path | None
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Compared:
    """A list as its recipient may see it now, beside what they were given the last time."""

    one: DirectoryList
    chosen: Format
    released: Released
    left_out: tuple[LeftOut, ...]
    last: HandOver | None
    rows: dict[Uid, Given]
    fresh: tuple[Record, ...]
    outlook: HandOverOutlook


class HandOvers:
    """Hands lists over, and remembers what each recipient was given."""

    def __init__(
        self, database: Database, exporting: Exporting, members: ListMembers, search: Search
    ) -> None:
        self._database = database
        self._exporting = exporting
        self._members = members
        self._search = search

    def recipients(self, list_name: str) -> tuple[str, ...]:
        """Return who was given a list, the last first.

        Raises:
            UnknownListError: when there is no such list.
        """
        one = self._members.named(list_name)
        with self._database.reading() as connection:
            return recipients_of(connection, one.uid)

    def outlook(self, order: HandOverOrder, job: Job | None = None) -> HandOverOutlook:
        """Return what a recipient would get; nothing is written.

        Raises:
            UnknownListError: when there is no such list.
            UnknownFormatError: when there is no such format.
            StoppedError: when the job was stopped.
        """
        with without_collecting():
            return self._compared(order, job or Job()).outlook

    def hand_over(self, order: HandOverOrder, job: Job | None = None) -> HandedOver:
        """Write what is new for a recipient, and whom to delete; remember it.

        Raises:
            EmptyNameError: when nobody is named.
            UnknownListError: when there is no such list.
            UnknownFormatError: when there is no such format.
            NothingChangedError: when all is as it was the last time.
            UnwritableTargetError: when the files cannot be written; nothing is remembered then.
            StoppedError: when the job was stopped; nothing is written or remembered then.
        """
        if not clean(order.recipient):
            raise EmptyNameError
        with without_collecting():
            return self._handed_over(order, job or Job())

    def _handed_over(self, order: HandOverOrder, job: Job) -> HandedOver:
        found = self._compared(order, job)
        job.report(Stage.WRITING)
        outlook = found.outlook
        if outlook.since is not None and not (outlook.count or outlook.gone):
            raise NothingChangedError(order.recipient, outlook.since)
        target = _target(order, found)
        to_delete = _beside(target) if outlook.gone else None
        files = self._files(order, found, target) if outlook.count else []
        if to_delete is not None:
            files.append((to_delete, _whom_to_delete(outlook.gone)))
        self._write(order, found, target, files)
        sent = target if outlook.count else None
        return HandedOver(outlook, sent, to_delete, found.left_out)

    def _compared(self, order: HandOverOrder, job: Job) -> _Compared:
        chosen = next((one for one in WRITTEN_FORMATS if one.name == order.format), None)
        if chosen is None:
            raise UnknownFormatError(order.format)
        one = self._members.named(order.list_name)
        job.report(Stage.READING)
        records, left_out = self._exporting.of_list(order.list_name, order.format)
        job.report(Stage.COMPARING)
        released = release(records, order.audience)
        with self._database.reading() as connection:
            last = last_hand_over(connection, one.uid, order.recipient, order.format)
        before = last.rows if last else {}
        known = {record.uid: record for record in released.records if record.uid}
        told = {uid: _told(record, order.layout.columns) for uid, record in known.items()}
        same = {uid for uid, text in told.items() if _is_same(before.get(uid), text)}
        rows = {uid: before[uid] if uid in same else _given(text) for uid, text in told.items()}
        gone = self._names_of([uid for uid in before if uid not in known], order.audience)
        new = sum(uid not in before for uid in known)
        outlook = HandOverOutlook(
            last.at if last else None, new, len(known) - new - len(same), len(same), gone
        )
        fresh = tuple(record for uid, record in known.items() if uid not in same)
        left = (*left_out, *released.left_out)
        return _Compared(one, chosen, released, left, last, rows, fresh, outlook)

    def _names_of(self, uids: Sequence[Uid], audience: Visibility) -> tuple[str, ...]:
        """Return what a recipient is to delete, in words that they may read."""
        with self._database.reading() as connection:
            bare = bare_records(connection, uids)
        records = bare | self._search.records_of(uids)
        shown = {one.uid: one for one in release(records.values(), audience).records}
        return tuple(_in_words(shown.get(uid), uid) for uid in uids)

    def _files(self, order: HandOverOrder, found: _Compared, target: Path) -> list[OutgoingFile]:
        """Return the files: contacts that are new or changed, and the list itself as a group."""
        whole = with_list(found.chosen, found.one, found.released)
        groups = whole.records[len(found.released.records) :]
        said, today = reasons_for_others(found.released.left_out), self._database.today()
        ages = Ages(found.fresh)
        about = stamp(len(found.fresh), ages, found.one.name, order.audience, today, said)
        layout = replace(order.layout, about=about)
        return list(rendered(found.chosen, (*found.fresh, *groups), str(target), layout))

    def _write(
        self,
        order: HandOverOrder,
        found: _Compared,
        target: Path,
        files: Sequence[OutgoingFile],
    ) -> None:
        """Write the files and remember them, or neither."""
        one, outlook = found.one, found.outlook
        given = HandOver(
            clean(order.recipient),
            order.format,
            order.audience.value,
            order.layout.columns,
            target.name,
            self._database.now(),
            found.rows,
        )
        with self._database.writing(
            "handover", list=one.uid, count=outlook.count, file=target.name
        ) as writing:
            add_hand_over(writing, one.uid, given, found.last)
            say_for_whom(writing, order.audience)
            try:
                write_files(files, order.mark)
            except OSError as error:
                raise UnwritableTargetError(str(target), error.strerror or str(error)) from error


def _target(order: HandOverOrder, found: _Compared) -> Path:
    """Return the file to be written, one beside it where there is such a file already."""
    suffix = ".zip" if found.chosen.one_each else found.chosen.suffixes[0]
    if order.target is None:
        name = translated("{list} for {name}", list=found.one.name, name=clean(order.recipient))
        return free_target(order.folder / safe_file_name(name, suffix))
    return order.target if order.replaces else free_target(order.target)


def _beside(target: Path) -> Path:
    """Return the file of whom to delete."""
    name = translated("{name}, to delete", name=target.stem)
    return free_target(target.with_name(safe_file_name(name, ".txt")))


def _whom_to_delete(names: Iterable[str]) -> bytes:
    head = translated("No longer on this list. Please delete:")
    return "\r\n".join((head, "", *names, "")).encode("utf-8-sig")


def _in_words(record: Record | None, uid: Uid) -> str:
    if record is None:
        return translated("A contact you were given before (identifier {uid})", uid=uid)
    lines = record.present_posts or record.posts
    seat = (lines[0].title, lines[0].body) if lines else ()
    return ", ".join(text for text in (record.name, *seat) if text)


def _told(record: Record, columns: Sequence[str]) -> bytes:
    """Return what a recipient is told of a contact, always in the same words."""
    told = _without_untold(record_to_json(record))
    return json.dumps([list(columns), told], sort_keys=True, ensure_ascii=False).encode()


def _without_untold(value: object) -> object:
    if isinstance(value, dict):
        return {k: _without_untold(found) for k, found in value.items() if k not in _UNTOLD}
    return [_without_untold(one) for one in value] if isinstance(value, list) else value


def _given(told: bytes) -> Given:
    salt = os.urandom(_SALT)
    return Given(salt, hashlib.sha256(salt + told).digest())


def _is_same(before: Given | None, told: bytes) -> bool:
    if before is None or before.salt is None:
        return False
    return hashlib.sha256(before.salt + told).digest() == before.digest
