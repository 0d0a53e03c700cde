"""To do: what of the directory has a day by which somebody has to see to it."""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.task import Task, TaskKind
from stakeholders.store import schema
from stakeholders.store.entries import full_display


def _call_backs() -> sa.Select[Any]:
    note = schema.note.c
    return (
        _of(schema.note, note.entry_id, note.call_back, note.text)
        .where(note.call_back.is_not(None), note.is_done.is_(sa.false()))
        .where(note.deleted_at.is_(None))
    )


def _checks() -> sa.Select[Any]:
    check = schema.verification.c
    later = schema.verification.alias("later")
    newer = (
        sa.exists()
        .where(later.c.entry_id == check.entry_id, later.c.id > check.id)
        .where(later.c.row_uid.is_not_distinct_from(check.row_uid), later.c.field == check.field)
        .where(later.c.deleted_at.is_(None))
    )
    return (
        _of(schema.verification, check.entry_id, check.next_due, check.field)
        .where(check.next_due.is_not(None), check.deleted_at.is_(None))
        .where(sa.not_(newer))
    )


def _statuses() -> sa.Select[Any]:
    status = schema.body_status.c
    text = status.scheme + " " + status.value
    return (
        _of(schema.body_status, status.body_id, status.next_review, text)
        .where(status.next_review.is_not(None), status.to_date.is_(None))
        .where(status.deleted_at.is_(None))
    )


def _bases() -> sa.Select[Any]:
    basis = schema.legal_basis.c
    return (
        _of(schema.legal_basis, basis.entry_id, basis.review_on, basis.basis)
        .where(basis.review_on.is_not(None), basis.withdrawn.is_(None))
        .where(basis.deleted_at.is_(None))
    )


def _retention() -> sa.Select[Any]:
    basis = schema.legal_basis.c
    return (
        _of(schema.legal_basis, basis.entry_id, basis.retain_until, basis.basis)
        .where(basis.retain_until.is_not(None))
        .where(basis.deleted_at.is_(None))
    )


_QUESTIONS: Final[tuple[tuple[TaskKind, Callable[[], sa.Select[Any]]], ...]] = (
    (TaskKind.CALL_BACK, _call_backs),
    (TaskKind.CHECK, _checks),
    (TaskKind.REVIEW_STATUS, _statuses),
    (TaskKind.REVIEW_BASIS, _bases),
    (TaskKind.RETENTION_ENDED, _retention),
)


def read_tasks(connection: sa.Connection) -> tuple[Task, ...]:
    """Return everything that has to be done about live contacts, the soonest first."""
    found = [
        Task(kind, row.entry, row.display, row.part, row.due, row.text)
        for kind, question in _QUESTIONS
        for row in connection.execute(question())
    ]
    return tuple(sorted(found, key=lambda task: (str(task.due), task.entry_name)))


def _of(
    table: sa.Table,
    owner: sa.ColumnElement[Any],
    due: sa.ColumnElement[Any],
    text: sa.ColumnElement[Any],
) -> sa.Select[Any]:
    entry = schema.entry.c
    return (
        sa.select(
            entry.uid.label("entry"),
            full_display(),
            table.c.uid.label("part"),
            due.label("due"),
            text.label("text"),
        )
        .join(schema.entry, entry.id == owner)
        .where(entry.deleted_at.is_(None))
    )
