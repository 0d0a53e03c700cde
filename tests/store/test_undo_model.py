"""Any steps in any order: the directory does what a model of it does, and the index follows."""

import tempfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from typing_extensions import override

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import PostLine
from stakeholders.store import schema
from stakeholders.store.database import Database, create_database
from stakeholders.store.errors import NothingToUndoError
from stakeholders.store.integrity import check
from stakeholders.store.people import add_channel, move_to_bin, rename_body, rename_person
from stakeholders.store.search_index import rebuild_index
from stakeholders.store.undo import redo, undo
from tests.store.directories import body, found, opened, person, saved, visible

NAMES = st.sampled_from(("Ann Lee", "Bo Ray", "Мария Иванова", "Zoë Ng", "Al Lee", "OHCHR Geneva"))
BODIES = st.sampled_from(("Alpha", "Beta Office", "Gamma"))
QUERIES = ("", "a", "lee", "al", "maria", "мария", "office", "clerk", "4412", "ohchr", "z")

State = tuple[object, ...]


def state_of(database: Database) -> State:
    """Return all that people see: every record, and the answers to some queries."""
    answers = tuple((found(database, q).ids, found(database, q).total) for q in QUERIES)
    return (visible(database), answers)


class Directory(RuleBasedStateMachine):
    """Steps of one person; the model is the state after each, and where in them we are."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "model.stakeholders"
        create_database(path)
        self.database = opened(path)
        self.states = [state_of(self.database)]
        self.place = 0

    def _done(self) -> None:
        """Note that a step was made: what could be done again is gone."""
        state = state_of(self.database)
        if state != self.states[self.place]:
            self.states[self.place + 1 :] = [state]
            self.place += 1

    def _people(self, kind: str) -> list[Uid]:
        entry = schema.entry.c
        query = sa.select(entry.uid).where(entry.kind == kind, entry.deleted_at.is_(None))
        with self.database.reading() as connection:
            return list(connection.scalars(query.order_by(entry.id)))

    @initialize(name=NAMES)
    def begin(self, name: str) -> None:
        self.add(name, "Alpha")

    @rule(name=NAMES, at=BODIES)
    def add(self, name: str, at: str) -> None:
        saved(self.database, person(name, PostLine("Clerk", at, functions=("clerk",))))
        self._done()

    @rule(names=st.lists(NAMES, min_size=2, max_size=4), at=BODIES)
    def bring_in(self, names: list[str], at: str) -> None:
        saved(self.database, *(person(name, PostLine("", at)) for name in names), body(at, "OHCHR"))
        self._done()

    @rule(data=st.data(), name=NAMES)
    def rename(self, data: st.DataObject, name: str) -> None:
        if people := self._people("person"):
            new = person(name).names[0]
            with self.database.writing("test.rename") as writing:
                rename_person(writing, data.draw(st.sampled_from(people)), new)
            self._done()

    @rule(data=st.data(), name=NAMES)
    def rename_a_body(self, data: st.DataObject, name: str) -> None:
        if bodies := self._people("body"):
            with self.database.writing("test.rename") as writing:
                rename_body(writing, data.draw(st.sampled_from(bodies)), name)
            self._done()

    @rule(data=st.data(), number=st.integers(0, 9))
    def add_a_phone(self, data: st.DataObject, number: int) -> None:
        if people := self._people("person"):
            raw = f"+4412{number}4567"
            channel = Channel(ChannelType.PHONE, raw=raw, normalised=raw, valid=True)
            with self.database.writing("test.phone") as writing:
                add_channel(writing, data.draw(st.sampled_from(people)), channel)
            self._done()

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        if people := self._people("person"):
            with self.database.writing("test.remove") as writing:
                move_to_bin(writing, data.draw(st.sampled_from(people)))
            self._done()

    @rule()
    def take_back(self) -> None:
        if self.place == 0:
            with_nothing = state_of(self.database)
            try:
                undo(self.database, {"Anna"})
            except NothingToUndoError:
                assert state_of(self.database) == with_nothing
            return
        undo(self.database, {"Anna"})
        self.place -= 1
        assert state_of(self.database) == self.states[self.place]

    @precondition(lambda self: self.place + 1 < len(self.states))
    @rule()
    def do_again(self) -> None:
        redo(self.database, {"Anna"})
        self.place += 1
        assert state_of(self.database) == self.states[self.place]

    @rule()
    def reopen(self) -> None:
        self.database.close()
        self.database = opened(self.database.path)

    @invariant()
    def the_index_is_what_it_would_be_if_made_anew(self) -> None:
        before = state_of(self.database)
        with self.database.writing_local() as connection:
            assert not check(connection)
            rebuild_index(connection)
        assert state_of(self.database) == before

    @override
    def teardown(self) -> None:
        for _ in range(self.place):
            undo(self.database, {"Anna"})
        assert state_of(self.database) == self.states[0]
        self.database.close()
        self.folder.cleanup()


TestDirectory = Directory.TestCase
TestDirectory.settings = settings(max_examples=8, stateful_step_count=14)
TestDirectory.pytestmark = pytest.mark.timeout(240)  # type: ignore[attr-defined]
