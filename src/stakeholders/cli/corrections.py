"""`corrections`: sheets that bodies are asked to correct, and what their replies say otherwise."""

from pathlib import Path

import click

from stakeholders.app.correction_replies import Reply
from stakeholders.app.correction_sheets import SHEET_FORMATS
from stakeholders.app.left_out import reasons
from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.correction import CellChange, NewRow
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural, translated

_ALL = "all"


@click.group(name="corrections")
def correction_sheets() -> None:
    """Ask bodies what has changed: a sheet for each, and its reply read back."""


@correction_sheets.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("body", nargs=-1)
@click.option("--list", "list_name", default="", metavar="NAME", help="The bodies on this list.")
@click.option("--as", "format_name", type=click.Choice(list(SHEET_FORMATS)), help="The format.")
@click.option(
    "--for", "audience", type=click.Choice([one.value for one in Visibility]),
    default=Visibility.PARTICIPANTS.value, show_default=True, help="Who may see it.",
)  # fmt: skip
@common
def make(
    session: Session,
    out: Path,
    body: tuple[str, ...],
    *,
    list_name: str,
    format_name: str | None,
    audience: str,
) -> None:
    """Write the sheet of BODY as OUT; of several bodies one file each, into the folder OUT."""
    uids = [uid_of(one) for one in body]
    with session.directory() as directory:
        if list_name:
            members = directory.members.of(list_name)
            uids += [
                _uid(m.record.uid)
                for m in members
                if not m.left_out and m.record.kind is EntryKind.BODY
            ]
        sheets = [directory.correction_sheets.of(uid, Visibility(audience)) for uid in uids]
        paths = directory.correction_sheets.write(sheets, out, format_name or "")
    left_out = [one for sheet in sheets for one in sheet.left_out]
    said = plural("{count} sheet written.", "{count} sheets written.", len(paths))
    answer = {"files": [str(path) for path in paths], "left_out": len(left_out)}
    session.answer(answer, [said, *reasons(left_out)])


@correction_sheets.command(name="read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--accept", default="", metavar="N,N|all", help="Write these differences.")
@click.option(
    "--new",
    multiple=True,
    metavar="ROW[=UID]",
    help="A row without a key is somebody new, or the contact UID.",
)
@common
def read_reply(session: Session, file: Path, accept: str, new: tuple[str, ...]) -> None:
    """Show what the sheet FILE says otherwise, by number; write what is accepted, in one step."""
    answers = dict(map(_answer, new))
    with session.directory() as directory:
        reply = directory.correction_replies.read(file)
        accepted = _accepted(reply, accept)
        count = directory.correction_replies.write(reply, accepted, answers)
    lines = [_line(number, one) for number, one in enumerate(reply.changes, 1)]
    lines += [_question(row) for row in reply.new]
    lines += [translated("{name} is not in the directory any more.", name=n) for n in reply.gone]
    if not lines:
        lines = [translated("The reply says nothing else than what is known.")]
    if count:
        lines.append(plural("{count} correction written.", "{count} corrections written.", count))
    answer = {
        "changes": [_as_json(number, one) for number, one in enumerate(reply.changes, 1)],
        "new": [_new_as_json(row) for row in reply.new],
        "gone": list(reply.gone),
        "written": count,
    }
    session.answer(answer, lines)


def _accepted(reply: Reply, text: str) -> set[str]:
    if text == _ALL:
        return {one.key for one in reply.changes}
    numbers = {int(part) for part in text.split(",") if part.strip().isdigit()}
    return {one.key for number, one in enumerate(reply.changes, 1) if number in numbers}


def _answer(text: str) -> tuple[int, Uid | None]:
    number, _, uid = text.partition("=")
    if not number.isdigit():
        raise click.BadParameter(text, param_hint="--new")
    return int(number), uid_of(uid) if uid else None


def _line(number: int, one: CellChange) -> str:
    words = {"name": one.name, "field": one.column.word, "before": one.before or "–"}
    return translated(
        "{number}  {name}, {field}: {before} → {after}", number=number, after=one.after, **words
    )


def _question(row: NewRow) -> str:
    who = ", ".join(f"{name} {uid}" for uid, name in row.candidates)
    if who:
        return translated(
            "Row {number}: {name} has no key. Somebody new, or one of these? {who}",
            number=row.number,
            name=row.name,
            who=who,
        )
    return translated(
        "Row {number}: {name} has no key. Somebody new?", number=row.number, name=row.name
    )


def _as_json(number: int, one: CellChange) -> dict[str, object]:
    return {
        "number": number,
        "uid": one.entry,
        "name": one.name,
        "field": one.column.value,
        "before": one.before,
        "after": one.after,
    }


def _new_as_json(row: NewRow) -> dict[str, object]:
    return {
        "row": row.number,
        "name": row.name,
        "cells": {column.value: text for column, text in row.cells.items()},
        "candidates": [{"uid": uid, "name": name} for uid, name in row.candidates],
    }


def _uid(uid: Uid | None) -> Uid:
    return uid or Uid("")
