"""`event matrix`, `like`, `changes`: who is missing, and the next meeting like one that was."""

from collections.abc import Iterator

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import NothingDoneError
from stakeholders.app.event_answers import as_json
from stakeholders.app.event_choices import GENDERS, INVITATION_STATES, event_word
from stakeholders.app.event_words import word_called
from stakeholders.cli.events import answer_event
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.coverage import Cell, Coverage, CoverageRow
from stakeholders.domain.event import Event, EventRole
from stakeholders.domain.ids import kept_uid
from stakeholders.domain.problems import Finding
from stakeholders.i18n import plural, translated


@click.command()
@click.argument("event")
@click.option(
    "--accept", type=(str, str), metavar="WHOSE ROLE", help="Take the suggestion for this cell."
)
@common
def matrix(session: Session, event: str, accept: tuple[str, str] | None) -> None:
    """Show who is missing of an EVENT: States and bodies by wanted roles, gaps first."""
    with session.directory() as directory:
        meeting = directory.events.called(event)
        uid = kept_uid(meeting)
        if accept:
            _accept(directory, meeting, *accept)
        found = directory.coverage.of(uid)
        problems = directory.participations.problems(uid)
    findings = [Finding(problem, record=uid) for problem in problems]
    session.answer({"event": uid, **_document(found)}, _lines(found), findings)


@click.command()
@click.argument("event")
@click.argument("title", default="")
@click.option("--dates", default="", help="As people write them: 2-4 oct 2007.")
@click.option("--city", default="", help="A city that is known brings its country.")
@common
def like(session: Session, event: str, title: str, dates: str, city: str) -> None:
    """Make an event like EVENT: the same bodies, posts, roles and columns; no people or answers.

    Without a TITLE it is the next of its series. What has changed since is told.
    """
    told = {code: text for code, text in (("dates", dates), ("city", city)) if text}
    with session.directory() as directory:
        uid = directory.event_likes.make(kept_uid(directory.events.called(event)), title, told)
        answer_event(session, directory, uid, directory.event_likes.changed_since(uid))


@click.command()
@click.argument("event")
@common
def changes(session: Session, event: str) -> None:
    """Tell what has changed since the meeting that an EVENT was made like."""
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        found = directory.event_likes.changed_since(uid)
    said = [problem.message for problem in found]
    told = [{"code": one.code, "message": one.message} for one in found]
    session.answer({"event": uid, "changes": told}, said)


def _accept(directory: Directory, event: Event, whose: str, role: str) -> None:
    """Let the one who is suggested for a cell take part."""
    uid, code = kept_uid(event), word_called(event, EventRole, role).code
    sent = directory.delegations.called(uid, whose)
    row = next(one for one in directory.coverage.of(uid).rows if one.delegation.uid == sent.uid)
    cell = next((one for one in row.cells if one.role == code), None)
    if cell is None or cell.suggestion is None:
        raise NothingDoneError(translated("Nobody is suggested for that cell."))
    if sent.uid is not None:
        directory.participations.fill(uid, sent.uid, code, cell.suggestion.person)


def _document(found: Coverage) -> dict[str, object]:
    return {
        "roles": [{"code": role.code, "name": role.name} for role in found.roles],
        "empty": found.empty,
        "rows": [_row_document(row) for row in found.rows],
        "genders": {one.code or "unknown": one.coming for one in found.genders},
        "regions": [as_json(one) for one in found.regions],
    }


def _row_document(row: CoverageRow) -> dict[str, object]:
    return {
        "delegation": row.delegation.uid,
        "name": row.delegation.name,
        "category": row.delegation.category,
        "coming": row.coming,
        "places": row.places,
        "state": row.state.value if row.state else None,
        "cells": [
            {
                "role": cell.role,
                "people": [{"uid": one.uid, "name": one.name} for one in cell.people],
                "suggestion": as_json(cell.suggestion) if cell.suggestion else None,
            }
            for cell in row.cells
        ],
    }


def _lines(found: Coverage) -> Iterator[str]:
    for row in found.rows:
        state = event_word(INVITATION_STATES, row.state) if row.state else ""
        size = f"{row.coming}/{row.places}" if row.places is not None else str(row.coming)
        yield " · ".join(part for part in (row.delegation.name, size, state) if part)
        for role, cell in zip(found.roles, row.cells, strict=True):
            yield f"  {role.name}: {_cell(cell)}"
    yield plural("{count} empty cell", "{count} empty cells", found.empty)
    for one in found.genders:
        name = event_word(GENDERS, one.code) if one.code else translated("Not said")
        yield f"{name}: {one.coming}"
    for one in found.regions:
        yield f"{one.code}: {one.coming}"


def _cell(cell: Cell) -> str:
    names = [one.name or translated("Nominee not known yet") for one in cell.people]
    if names:
        return ", ".join(names)
    if cell.suggestion is None:
        return translated("missing")
    return translated("missing; {name}?", name=cell.suggestion.name)
