"""No body is below itself, whatever is moved, taken back and done again in any order."""

import contextlib
import tempfile
from pathlib import Path

import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from typing_extensions import override

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.bodies import set_parent
from stakeholders.store.database import Database, create_database
from stakeholders.store.entries import entry_id
from stakeholders.store.errors import ConflictError, NothingToUndoError
from stakeholders.store.hierarchy import is_below_itself, is_within
from stakeholders.store.undo import redo, undo
from tests.store.directories import body, opened, saved, visible

NAMES = ("Alpha", "Beta", "Gamma", "Delta")
PLACES = st.integers(0, len(NAMES) - 1)


class Hierarchy(RuleBasedStateMachine):
    """Bodies that are put below each other; a move that makes a circle is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "model.stakeholders"
        create_database(path)
        self.database: Database = opened(path)
        saved(self.database, *(body(name) for name in NAMES))
        with self.database.reading() as connection:
            query = sa.select(schema.entry.c.uid).order_by(schema.entry.c.id)
            self.uids: list[Uid] = list(connection.scalars(query))
        self.parents: dict[int, int] = {}
        self.steps: list[Uid] = []

    def above(self, place: int) -> set[int]:
        """Return the body and all above it, by the model."""
        found = set()
        at: int | None = place
        while at is not None and at not in found:
            found.add(at)
            at = self.parents.get(at)
        return found

    @rule(child=PLACES, parent=st.one_of(st.none(), PLACES))
    def move(self, child: int, parent: int | None) -> None:
        with self.database.reading() as connection:
            ids = [entry_id(connection, uid) for uid in self.uids]
            refused = parent is not None and is_within(connection, ids[parent], ids[child])
        assert refused == (parent is not None and child in self.above(parent))
        if not refused:
            self._move(child, parent)

    def _move(self, child: int, parent: int | None) -> None:
        with self.database.writing("test.move") as writing:
            set_parent(writing, self.uids[child], None if parent is None else self.uids[parent])
            if writing.wrote:
                self.steps.append(writing.uid)
        self._look()

    @rule(back=st.integers(1, 6))
    def take_back_a_step(self, back: int) -> None:
        with contextlib.suppress(NothingToUndoError, ConflictError, IndexError):
            undo(self.database, {"Anna"}, self.steps[-back])
        self._look()

    @rule()
    def do_again(self) -> None:
        with contextlib.suppress(NothingToUndoError, ConflictError):
            redo(self.database, {"Anna"})
        self._look()

    def _look(self) -> None:
        """Read the model from the file: which moves hold good is not the question here."""
        table = schema.body
        with self.database.reading() as connection:
            ids = [entry_id(connection, uid) for uid in self.uids]
            rows = connection.execute(sa.select(table.c.id, table.c.parent_id)).all()
        self.parents = {
            ids.index(row.id): ids.index(row.parent_id) for row in rows if row.parent_id is not None
        }

    @invariant()
    def nobody_is_below_itself(self) -> None:
        with self.database.reading() as connection:
            ids = [entry_id(connection, uid) for uid in self.uids]
            assert not [each for each in ids if is_below_itself(connection, each)]

    @override
    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()


TestHierarchy = Hierarchy.TestCase
TestHierarchy.settings = settings(max_examples=12, stateful_step_count=20)


def test_that_taking_back_a_step_makes_no_circle(database: Database) -> None:
    saved(database, body("Alpha"), body("Beta"))
    with database.reading() as connection:
        alpha, beta = connection.scalars(sa.select(schema.entry.c.uid).order_by(schema.entry.c.id))
    moves = ((alpha, beta), (alpha, None), (beta, alpha))
    for child, parent in moves:
        with database.writing("test.move") as writing:
            set_parent(writing, child, parent)
            left = writing.uid if parent is None else None
        if left:
            freed = left
    with contextlib.suppress(ConflictError):
        undo(database, {"Anna"}, freed)
        raise AssertionError("a circle was made")


def test_that_a_record_that_names_itself_as_its_parent_has_none(database: Database) -> None:
    saved(database, body("Alpha", parent="Alpha"), body("Beta", parent="Alpha"))
    records = {record.name: record.parent for record in visible(database)}
    assert records == {"Alpha": "", "Beta": "Alpha"}
