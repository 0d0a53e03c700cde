"""Any steps on any table: undo, redo, and the past, against what was seen at the time."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from typing_extensions import override

from stakeholders.domain.ids import Uid
from stakeholders.domain.record import PostLine
from stakeholders.store import schema
from stakeholders.store.database import Database, create_database
from stakeholders.store.errors import ConflictError, NothingToUndoError
from stakeholders.store.keys import ENTRY_TABLES
from stakeholders.store.lists import add_members, make_list
from stakeholders.store.people import move_to_bin
from stakeholders.store.rollback import rows_as_of
from stakeholders.store.saving import Saver
from stakeholders.store.undo import redo, undo
from tests.store.any_rows import NOT_LOGGED, PARTS, Dump, any_values, dump, free_columns, live
from tests.store.directories import ANNA, BEN, body, no_body, opened, person, spokesperson

RowKey = tuple[str, bytes]
Place = tuple[str, int | None]

NAMES = st.sampled_from(("Ann Lee", "Bo Ray", "Мария Иванова", "Al Lee"))
BODIES = st.sampled_from(("Alpha", "Beta", "Gamma"))


@dataclass(frozen=True)
class Done:
    """One operation, with all rows before and after it."""

    number: int
    uid: Uid
    root: int | None
    actor: str
    before: Dump
    after: Dump
    kept: bool


class Steps(RuleBasedStateMachine):
    """Steps of two people on one file; every state is remembered."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "model.stakeholders"
        create_database(self.path)
        self.anna, self.ben = opened(self.path), opened(self.path, BEN)
        self.now: Dump = dump(self.anna)
        self.done: list[Done] = []

    # what is known of the log

    def look(self) -> None:
        """Remember the operation that was written, if one was."""
        before, self.now = self.now, dump(self.anna)
        query = sa.select(schema.operation).order_by(schema.operation.c.id.desc()).limit(1)
        with self.anna.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None or (self.done and self.done[-1].number == row.id):
            assert self.now == before
            return
        kept = "kept" in row.arguments
        self.done.append(Done(row.id, row.uid, row.root, row.actor, before, self.now, kept))

    def chain(self, root: int) -> list[Done]:
        return [one for one in self.done if root in (one.number, one.root)]

    def tip(self, one: Done) -> Done:
        return self.chain(one.root or one.number)[-1]

    def holds(self, root: Done) -> bool:
        return len(self.chain(root.number)) % 2 == 1

    def rows(self) -> list[tuple[str, bytes]]:
        return sorted(live(self.now), key=lambda key: (key[0], dict(self.now[key])["id"]))

    # steps

    def author(self, by_ben: bool) -> Database:
        return self.ben if by_ben else self.anna

    @initialize(name=NAMES)
    def begin(self, name: str) -> None:
        self.add([name], "Alpha", by_ben=False)

    @rule(names=st.lists(NAMES, min_size=1, max_size=3), at=BODIES, by_ben=st.booleans())
    def add(self, names: list[str], at: str, by_ben: bool) -> None:
        with self.author(by_ben).writing("test.add") as writing:
            saver = Saver(writing, no_body)
            saver.save(body(at, "AB"))
            for place, name in enumerate(names):
                line = PostLine("Clerk", at) if place else spokesperson(at)
                saver.save(person(name, line, phones=["+41441234567"], notes=("Call",)))
            saver.finish()
        self.look()

    @rule(data=st.data(), by_ben=st.booleans())
    def insert(self, data: st.DataObject, by_ben: bool) -> None:
        table = schema.metadata.tables[data.draw(st.sampled_from(PARTS))]
        self.write(data, table, None, by_ben=by_ben)

    @rule(data=st.data(), by_ben=st.booleans())
    def change(self, data: st.DataObject, by_ben: bool) -> None:
        if rows := self.rows():
            name, uid = data.draw(st.sampled_from(rows))
            row = dict(self.now[name, uid])
            self.write(data, schema.metadata.tables[name], row["id"], by_ben=by_ben)

    def write(
        self, data: st.DataObject, table: sa.Table, row_id: int | None, *, by_ben: bool
    ) -> None:
        names = free_columns(table)
        if row_id is not None and names:
            names = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        try:
            with self.author(by_ben).writing("test.any") as writing:
                values = any_values(data, writing.connection, table, names)
                if values is not None and row_id is None:
                    writing.insert(table, **values)
                elif values:
                    writing.update(table, row_id or 0, **values)
        except sa.exc.IntegrityError:
            pass
        self.look()

    @rule(data=st.data(), by_ben=st.booleans())
    def remove(self, data: st.DataObject, by_ben: bool) -> None:
        parts = [key for key in self.rows() if key[0] in PARTS]
        if parts:
            name, uid = data.draw(st.sampled_from(parts))
            with self.author(by_ben).writing("test.remove") as writing:
                writing.remove(schema.metadata.tables[name], dict(self.now[name, uid])["id"])
            self.look()

    @rule(data=st.data(), by_ben=st.booleans())
    def delete(self, data: st.DataObject, by_ben: bool) -> None:
        if uids := self.entries():
            with self.author(by_ben).writing("test.delete") as writing:
                move_to_bin(writing, data.draw(st.sampled_from(uids)))
            self.look()

    @rule(data=st.data(), name=BODIES, by_ben=st.booleans())
    def list_some(self, data: st.DataObject, name: str, by_ben: bool) -> None:
        if uids := self.entries():
            with self.author(by_ben).writing("test.list") as writing:
                made = make_list(writing, name)
                add_members(writing, made, data.draw(st.lists(st.sampled_from(uids), unique=True)))
            self.look()

    def entries(self) -> list[Uid]:
        query = sa.select(schema.entry.c.uid).where(schema.entry.c.deleted_at.is_(None))
        with self.anna.reading() as connection:
            return list(connection.scalars(query.order_by(schema.entry.c.id)))

    # back and forth

    @rule(times=st.integers(1, 4), by_ben=st.booleans())
    def go_back(self, times: int, by_ben: bool) -> None:
        for _ in range(times):
            mine = [one for one in self.done if one.root is None and self.holds(one)]
            author = (BEN if by_ben else ANNA).name
            mine = [one for one in mine if one.actor == author]
            self.reverse(mine[-1] if mine else None, author)

    @rule(times=st.integers(1, 4))
    def go_forward(self, times: int) -> None:
        for _ in range(times):
            mine = [one for one in self.done if one.actor == ANNA.name]
            newest = max((one.number for one in mine if one.root is None), default=0)
            links = [one for one in mine if one.root and one.number > newest]
            undone = [self.tip(o) for o in reversed(links) if len(self.chain(o.root or 0)) % 2 == 0]
            self.reverse(undone[0] if undone else None, ANNA.name, again=True)

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def take_back_any(self, data: st.DataObject) -> None:
        one = self.done[data.draw(st.integers(0, len(self.done) - 1))]
        stands = self.holds(one) if one.root is None else self.tip(one) == one
        if not stands:
            self.reverse(None, ANNA.name, one.uid)
        else:
            self.reverse(self.tip(one), ANNA.name, one.uid)

    def reverse(
        self, target: Done | None, actor: str, uid: Uid | None = None, *, again: bool = False
    ) -> None:
        """Undo or redo; what must come of it follows from the states that were seen."""
        expected = expected_without(self.tip(target), self.now) if target else None
        refused = self.refusal(actor, uid, again=again)
        self.look()
        if isinstance(refused, NothingToUndoError):
            assert target is None
            return
        assert target is not None
        if isinstance(refused, ConflictError):
            newest = self.tip(target)
            assert not self.must_succeed(newest, expected), refused.conflicts
        elif not self.done[-1].kept:
            there, wanted = set(live(self.now).items()), set((expected or {}).items())
            assert not there ^ wanted, (target.number, there - wanted, wanted - there)

    def refusal(
        self, actor: str, uid: Uid | None, *, again: bool
    ) -> NothingToUndoError | ConflictError | None:
        try:
            if again:
                redo(self.anna, {actor})
            else:
                undo(self.anna, {actor}, uid)
        except (NothingToUndoError, ConflictError) as error:
            return error
        return None

    def must_succeed(self, target: Done, expected: Dump | None) -> bool:
        """Tell whether nothing can depend on an operation: all is now as it left it."""
        if expected is None:
            return False
        if live(self.now) == live(target.after):
            return True
        mine = changed_rows(target.before, target.after)
        later = [one for one in self.done if one.number > target.number]
        touched = {key for one in later for key in changed_rows(one.before, one.after)}
        there, here = self.places(mine), self.places(touched)
        return not there & (here | self.ends(touched)) and not here & self.ends(mine)

    def places(self, rows: set[RowKey]) -> set[Place]:
        """Return rows by table and id, those of a person, body… as their entry."""
        return {place(name, dict(self.now[name, uid])["id"]) for name, uid in rows}

    def ends(self, rows: set[RowKey]) -> set[Place]:
        """Return what rows point to, by table and id."""
        return {
            place(key.column.table.name, dict(self.now[name, uid])[column.name])
            for name, uid in rows
            for column in schema.metadata.tables[name].columns
            if column.name not in NOT_LOGGED
            for key in column.foreign_keys
        }

    # the past

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def look_back(self, data: st.DataObject) -> None:
        one = self.done[data.draw(st.integers(0, len(self.done) - 1))]
        with self.anna.reading() as connection:
            for table in schema.LOGGED_TABLES:
                ids = list(connection.scalars(sa.select(table.c.id)))
                then = rows_as_of(connection, table, ids, one.number)
                seen = {
                    (table.name, row["uid"]): tuple(
                        c for c in row.items() if c[0] not in NOT_LOGGED
                    )
                    for row in then
                }
                assert seen == {k: v for k, v in one.after.items() if k[0] == table.name}

    @rule()
    def reopen(self) -> None:
        for database in (self.anna, self.ben):
            database.close()
        self.anna, self.ben = opened(self.path), opened(self.path, BEN)

    @override
    def teardown(self) -> None:
        self.anna.close()
        self.ben.close()
        self.folder.cleanup()


def place(table: str, key: int | None) -> Place:
    return ("entry" if table in ENTRY_TABLES else table, key)


def changed_rows(before: Dump, after: Dump) -> set[RowKey]:
    return {key for key, _ in set(live(before).items()) ^ set(live(after).items())}


def expected_without(target: Done, now: Dump) -> Dump | None:
    """Return the live rows once an operation is taken back; None where values changed since."""
    was, left, present = live(target.before), live(target.after), live(now)
    result = dict(present)
    for key in changed_rows(target.before, target.after):
        if key not in was:
            if present.get(key) != left[key]:
                return None
            del result[key]
            continue
        if key not in left and key in present:
            continue  # came back by another way
        old, new, here = was[key], dict(target.after[key]), dict(now[key])
        changed = {name for name, value in old if new[name] != value}
        if key in left and any(here[name] != new[name] for name in changed):
            return None
        if key in present or key not in left:  # else it stays in the bin
            result[key] = tuple((n, value if n in changed else here[n]) for n, value in old)
    return result


TestSteps = Steps.TestCase
TestSteps.settings = settings(max_examples=10, stateful_step_count=16)
TestSteps.pytestmark = pytest.mark.timeout(240)  # type: ignore[attr-defined]
