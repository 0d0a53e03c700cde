"""Undo and redo: operations that put back what another one changed and nobody touched since."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated
from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.errors import NothingToUndoError, UnknownUidError
from stakeholders.store.history import Writing
from stakeholders.store.reversal import Reversal

ONLY_LOGGED: Final = ("export", "print", "attachment.saved", "contact.erased")
"""Operations that change nothing and so cannot be taken back."""
_ERASURE: Final = "contact.erased"


@dataclass(frozen=True, slots=True)
class _Target:
    """The newest of a chain of undos, the root of it, and whether the root holds good now."""

    id: int
    root: int
    uid: Uid
    is_done: bool


def undo(database: Database, actors: AbstractSet[str], operation: Uid | None = None) -> Uid:
    """Take back an operation, else the newest of these names; return the uid of what it was.

    Raises:
        NothingToUndoError: when there is none.
        UnknownUidError: when no such operation is known.
        ConflictError: when something has changed since; nothing is written then.
    """
    nothing = translated("There is nothing to take back.")
    return _take_back(
        database, "history.undone", lambda w: _undo_target(w, actors, operation), nothing
    )


def redo(database: Database, actors: AbstractSet[str]) -> Uid:
    """Do again what was taken back last; return the uid of the undo that this took back."""
    nothing = translated("There is nothing to do again.")
    return _take_back(
        database, "history.redone", lambda w: _redo_target(w.connection, actors, w.op), nothing
    )


def next_of(connection: sa.Connection, actors: AbstractSet[str]) -> tuple[Uid | None, Uid | None]:
    """Return what undo would take back now, and what redo would do again: the uids of the steps."""
    root = _newest_done(connection, actors, None)
    again = _redo_target(connection, actors, None)
    return (
        None if root is None else _uid_of_operation(connection, root),
        None if again is None else _uid_of_operation(connection, again.root),
    )


def standing_step(connection: sa.Connection, label: str) -> Uid | None:
    """Return the newest operation of a label that holds good, None where it was taken back."""
    table = schema.operation
    found = connection.scalar(sa.select(sa.func.max(table.c.id)).where(table.c.label == label))
    is_done = found is not None and _tip(connection, found).is_done
    return _uid_of_operation(connection, found) if found is not None and is_done else None


def _take_back(
    database: Database, label: str, find: Callable[[Writing], _Target | None], nothing: str
) -> Uid:
    with database.writing(label) as writing:
        target = find(writing)
        if target is None:
            raise NothingToUndoError(nothing)
        writing.takes_back(target.id, target.root)
        kept = Reversal(writing, target.id, target.root).apply()
        writing.keep()
        named: dict[str, object] = {"kept": list(kept)} if kept else {}
        writing.keep()  # also where what it changed was erased since
        writing.says(operation=_uid_of_operation(writing.connection, target.root), **named)
    return target.uid


def _undo_target(writing: Writing, actors: AbstractSet[str], uid: Uid | None) -> _Target | None:
    if uid is not None:
        return _named_target(writing, uid)
    root = _newest_done(writing.connection, actors, writing.op)
    return None if root is None else _tip(writing.connection, root)


def _newest_done(
    connection: sa.Connection, actors: AbstractSet[str], before: int | None
) -> int | None:
    """Return the newest step of these names that holds good, before another one if any."""
    table = schema.operation
    takes_back = table.alias("takes_back")
    count = sa.select(sa.func.count()).where(takes_back.c.root == table.c.id).scalar_subquery()
    return connection.scalar(
        sa.select(table.c.id)
        .where(_of(actors, before), table.c.root.is_(None))
        .where(table.c.label.not_in(ONLY_LOGGED), count % 2 == 0)
        .order_by(table.c.id.desc())
        .limit(1)
    )


def _of(actors: AbstractSet[str], before: int | None) -> sa.ColumnElement[bool]:
    own = schema.operation.c.actor.in_(actors)
    return own if before is None else sa.and_(own, schema.operation.c.id < before)


def _named_target(writing: Writing, uid: Uid) -> _Target | None:
    """Return what takes back an operation: its redo when it was redone; None when it is undone."""
    table = schema.operation
    row = writing.connection.execute(
        sa.select(table.c.id, table.c.root, table.c.label).where(
            table.c.uid == uid, table.c.id < writing.op
        )
    ).one_or_none()
    if row is None:
        raise UnknownUidError(uid)
    if row.label == _ERASURE:
        return None
    tip = _tip(writing.connection, row.root or row.id)
    stands = tip.is_done if row.root is None else tip.id == row.id
    return tip if stands else None


def _redo_target(
    connection: sa.Connection, actors: AbstractSet[str], before: int | None
) -> _Target | None:
    table, earlier = schema.operation, _of(actors, before)
    newest_root = connection.scalar(
        sa.select(sa.func.max(table.c.id)).where(
            earlier, table.c.root.is_(None), table.c.label.not_in(ONLY_LOGGED)
        )
    )
    roots = connection.scalars(
        sa.select(table.c.root)
        .where(earlier, table.c.root.is_not(None), table.c.id > (newest_root or 0))
        .order_by(table.c.id.desc())
    )
    tips = (_tip(connection, root) for root in dict.fromkeys(roots))
    return next((tip for tip in tips if not tip.is_done), None)


def _tip(connection: sa.Connection, root: int) -> _Target:
    """Return the newest link of a chain of undos; it is done when the number of links is odd."""
    table = schema.operation
    rows = connection.execute(
        sa.select(table.c.id, table.c.uid)
        .where(sa.or_(table.c.id == root, table.c.root == root))
        .order_by(table.c.id.desc())
    ).all()
    return _Target(rows[0].id, root, rows[0].uid, is_done=len(rows) % 2 == 1)


def _uid_of_operation(connection: sa.Connection, operation_id: int) -> Uid:
    table = schema.operation
    query = sa.select(table.c.uid).where(table.c.id == operation_id)
    return Uid(connection.execute(query).scalar_one())
