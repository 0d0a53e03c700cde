"""Undo and redo, of everything, at any time, and never over somebody's later work."""

import pytest
import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.record import PostLine
from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.errors import ConflictError, NothingToUndoError, UnknownUidError
from stakeholders.store.undo import redo, undo
from tests.store.directories import (
    ANNA,
    BEN,
    body,
    found,
    names,
    opened,
    person,
    saved,
    spokesperson,
    visible,
)


def rename(database: Database, uid: Uid, display: str) -> None:
    with database.writing("test.rename") as writing:
        entry = entry_id(writing.connection, uid)
        writing.update(schema.entry, entry, display=display)


def remove(database: Database, uid: Uid) -> None:
    with database.writing("test.remove") as writing:
        writing.remove(schema.entry, entry_id(writing.connection, uid))


def count(database: Database, table: sa.Table) -> int:
    with database.reading() as connection:
        return int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


def arguments(database: Database) -> dict[str, object]:
    table = schema.operation
    with database.reading() as connection:
        newest = sa.select(table.c.arguments).order_by(table.c.id.desc()).limit(1)
        return dict(connection.execute(newest).scalar_one())


def test_that_a_creation_is_undone_and_done_again(database: Database) -> None:
    saved(database, person("Ann Lee", spokesperson("Alpha"), phones=["+41441234567"]))
    before = visible(database)
    undo(database, {"Anna"})
    assert not visible(database)
    assert found(database, "").total == 0
    redo(database, {"Anna"})
    assert visible(database) == before
    assert names(database, "1234567") == ["Ann Lee"]


def test_that_a_change_is_undone_and_done_again(database: Database) -> None:
    (uid,) = saved(database, body("Alpha"))
    rename(database, uid, "Omega")
    undo(database, {"Anna"})
    assert visible(database)[0].name == "Alpha"
    redo(database, {"Anna"})
    assert visible(database)[0].name == "Omega"


def test_that_an_undone_name_sorts_as_before(database: Database) -> None:
    uid, _ = saved(database, body("Alpha"), body("Mu"))
    with database.writing("test.rename") as writing:
        entry = entry_id(writing.connection, uid)
        writing.update(schema.entry, entry, display="Zeta", sort_key=b"zeta")
    assert names(database, "") == ["Mu", "Zeta"]
    undo(database, {"Anna"})
    assert names(database, "") == ["Alpha", "Mu"]


def test_that_a_removal_is_undone_and_done_again(database: Database) -> None:
    (uid,) = saved(database, body("Alpha"))
    remove(database, uid)
    undo(database, {"Anna"})
    assert names(database, "alpha") == ["Alpha"]
    redo(database, {"Anna"})
    assert not names(database, "alpha")


def test_that_what_came_out_of_the_bin_goes_back_there(database: Database) -> None:
    (uid,) = saved(database, body("Alpha"))
    remove(database, uid)
    with database.writing("test.restore") as writing:
        writing.restore(schema.entry, 1)
    assert names(database, "") == ["Alpha"]
    undo(database, {"Anna"})
    assert not names(database, "")


def test_that_steps_are_undone_backwards_and_done_again_forwards(database: Database) -> None:
    (uid,) = saved(database, body("A"))
    rename(database, uid, "B")
    rename(database, uid, "C")
    seen = []
    for step in (undo, undo, redo, redo, undo, redo, undo, undo, undo):
        step(database, {"Anna"})
        seen.append(next((record.name for record in visible(database)), ""))
    assert seen == ["B", "A", "B", "C", "B", "C", "B", "A", ""]


def test_that_a_new_step_ends_what_can_be_done_again(database: Database) -> None:
    (uid,) = saved(database, body("A"))
    rename(database, uid, "B")
    undo(database, {"Anna"})
    rename(database, uid, "C")
    with pytest.raises(NothingToUndoError):
        redo(database, {"Anna"})
    undo(database, {"Anna"})
    assert visible(database)[0].name == "A"


def test_that_undo_survives_closing_the_file(database: Database) -> None:
    (uid,) = saved(database, body("A"))
    rename(database, uid, "B")
    database.close()
    again = opened(database.path)
    undo(again, {"Anna"})
    again.close()
    last = opened(database.path)
    assert visible(last)[0].name == "A"
    redo(last, {"Anna"})
    assert visible(last)[0].name == "B"
    last.close()


def test_that_undo_takes_back_only_ones_own_newest_step(database: Database) -> None:
    saved(database, body("A"))
    database.close()
    again = opened(database.path, BEN)
    saved(again, body("B"))
    undo(again, ANNA.names)
    assert names(again, "") == ["B"]
    with pytest.raises(NothingToUndoError):
        undo(again, ANNA.names)
    again.close()


def test_that_a_value_changed_since_is_a_conflict_and_nothing_is_written(
    database: Database,
) -> None:
    (uid,) = saved(database, body("A"))
    rename(database, uid, "B")
    with database.writing("test.older") as writing:
        older = writing.uid
        writing.update(schema.entry, 1, place="Rome")
    rename(database, uid, "C")
    with database.writing("test.place") as writing:
        writing.update(schema.entry, 1, place="Oslo")
    before = count(database, schema.operation)
    with pytest.raises(ConflictError):
        undo(database, {"Anna"}, older)
    assert count(database, schema.operation) == before
    assert visible(database)[0].place == "Oslo"


def test_that_an_older_step_is_undone_when_only_other_values_changed_since(
    database: Database,
) -> None:
    (uid,) = saved(database, body("A"))
    with database.writing("test.place") as writing:
        writing.update(schema.entry, 1, place="Rome")
    rename(database, uid, "B")
    undo(database, {"Anna"}, writing.uid)
    assert (visible(database)[0].name, visible(database)[0].place) == ("B", "")


def test_that_a_creation_somebody_built_on_is_a_conflict(database: Database) -> None:
    saved(database, body("A"))
    with database.writing("test.add") as writing:
        writing.insert(schema.note, entry_id=1, text="Call first")
    with database.reading() as connection:
        first = connection.execute(sa.select(schema.operation.c.uid)).scalars().first()
    with pytest.raises(ConflictError):
        undo(database, {"Anna"}, first)


def test_that_an_unknown_step_is_named(database: Database) -> None:
    with pytest.raises(UnknownUidError):
        undo(database, {"Anna"}, database.new_uid())


def test_that_undoing_an_undo_does_it_again(database: Database) -> None:
    saved(database, body("A"))
    undo(database, {"Anna"})
    with database.reading() as connection:
        newest = connection.execute(
            sa.select(schema.operation.c.uid).order_by(schema.operation.c.id.desc())
        )
        taken_back = newest.scalars().first()
    undo(database, {"Anna"}, taken_back)
    assert names(database, "") == ["A"]


def test_that_what_may_be_there_once_can_change_hands_and_back(database: Database) -> None:
    """A primary name removed and another added in one step: undo meets a unique index."""
    saved(database, body("Alpha"))
    table = schema.body_name
    with database.writing("test.swap") as writing:
        writing.remove(table, 1)
        writing.insert(table, body_id=1, text="Omega", folded="omega", is_primary=True)
    undo(database, {"Anna"})
    assert names(database, "alpha") == ["Alpha"]
    redo(database, {"Anna"})
    undo(database, {"Anna"})
    assert names(database, "alpha") == ["Alpha"]


def test_that_a_row_made_and_changed_in_one_step_is_undone(database: Database) -> None:
    with database.writing("test.tag") as writing:
        tag = writing.insert(schema.tag, name="a", folded="a")
        writing.update(schema.tag, tag, name="A")
    undo(database, {"Anna"})
    redo(database, {"Anna"})
    with database.reading() as connection:
        row = connection.execute(sa.select(schema.tag)).one()
    assert (row.name, row.deleted_at) == ("A", None)


def test_that_a_slot_taken_since_is_a_conflict(database: Database) -> None:
    with database.writing("test.tag") as writing:
        tag = writing.insert(schema.tag, name="a", folded="a")
    with database.writing("test.remove") as writing:
        writing.remove(schema.tag, tag)
        removal = writing.uid
    with database.writing("test.tag") as writing:
        writing.insert(schema.tag, name="a", folded="a")
    with pytest.raises(ConflictError):
        undo(database, {"Anna"}, removal)


def test_that_undoing_an_import_keeps_what_others_built_on_and_says_so(
    database: Database,
) -> None:
    people = [person(f"Person {n:02}", PostLine("Clerk", f"Body {n % 3}")) for n in range(12)]
    uids = saved(database, *people, label="import")
    with database.writing("test.add") as writing:
        built_on = entry_id(writing.connection, uids[4])
        writing.insert(schema.note, entry_id=built_on, text="Call first")
    with database.reading() as connection:
        first = connection.execute(sa.select(schema.operation.c.uid)).scalars().first()
    undo(database, {"Anna"}, first)
    assert {record.name for record in visible(database)} == {"Person 04", "Body 1"}
    kept = arguments(database)["kept"]
    assert isinstance(kept, list)
    assert uids[4] in kept
    assert len(kept) == 2
    redo(database, {"Anna"})
    assert len(visible(database)) == 15


def test_that_undoing_an_import_is_a_few_statements(database: Database) -> None:
    """Not row by row: as many statements for three hundred contacts as for thirty."""

    def statements_of(size: int) -> int:
        saved(database, *(person(f"Person {n}", phones=[f"+4144{n:07}"]) for n in range(size)))
        heard: list[str] = []

        def hear(*event: object) -> None:
            if str(event[2]).startswith(("UPDATE", "INSERT INTO change")):
                heard.append(str(event[2]))

        engine = database._writer  # noqa: SLF001
        sa.event.listen(engine, "before_cursor_execute", hear)
        undo(database, {"Anna"})
        sa.event.remove(engine, "before_cursor_execute", hear)
        return len(heard)

    assert statements_of(300) == statements_of(30)


def test_that_other_entries_show_the_undone_state(database: Database) -> None:
    """A new name of a body finds its people; undone, it does not."""
    saved(database, person("Ann Lee", spokesperson("Alpha")))
    with database.writing("test.alias") as writing:
        body_id = writing.connection.scalar(
            sa.select(schema.body_name.c.body_id).where(schema.body_name.c.folded == "alpha")
        )
        writing.insert(schema.body_name, body_id=body_id, type="alias", text="Zed", folded="zed")
    assert "Ann Lee" in names(database, "zed")
    undo(database, {"Anna"})
    assert not names(database, "zed")
