"""`event print`, `save`, `versions`, `sent`, `corrections`: lists of participants."""

from collections.abc import Iterator
from typing import Any, Final

import click

from stakeholders.app.audience import LeftOut
from stakeholders.app.contact_sheets import BADGES, PLACE_CARDS, SIGN_IN, SheetOrder
from stakeholders.app.directory_file import Directory
from stakeholders.app.document_files import document_format
from stakeholders.app.documents import Prepared
from stakeholders.app.errors import UnknownFormatError
from stakeholders.app.json_answers import left_out_as_findings
from stakeholders.cli.list_editions import recipient_as_json, recipient_line
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.session import Session
from stakeholders.domain.corrections import Correction
from stakeholders.domain.editions import KIND_NAMES, Edition, EditionKind, Recipient
from stakeholders.domain.ids import kept_uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.domain.protocol import TwoSeats
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked, plural, translated

_LIST: Final = "list"
_AUDIENCE = click.option(
    "--for",
    "audience",
    type=click.Choice([one.value for one in Visibility]),
    default=Visibility.PARTICIPANTS.value,
    show_default=True,
    help="Who may see it.",
)


@click.command(name="print")
@click.argument("event")
@click.argument("out", type=click.Path())
@click.option("--as", "format_name", metavar="FORMAT", help="docx, pdf, html or txt.")
@click.option(
    "--document",
    "kind",
    type=click.Choice([_LIST, BADGES, PLACE_CARDS, SIGN_IN]),
    default=_LIST,
    show_default=True,
    help="What is printed.",
)
@click.option("--sheet", default="", metavar="SHEET", help="Which labels, such as 90x55.")
@_AUDIENCE
@common
def print_list(
    session: Session,
    event: str,
    out: str,
    *,
    format_name: str | None,
    kind: str,
    sheet: str,
    audience: str,
) -> None:
    """Write the list of participants of an EVENT to OUT, in the order of protocol, or badges."""
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        seen_by, lists = Visibility(audience), directory.participant_lists
        if kind == _LIST:
            prepared = lists.prepare(uid, seen_by)
        else:
            prepared = lists.prepare_sheet(uid, seen_by, SheetOrder(kind, sheet))
        drawn = directory.participant_lists.draw_up(uid, Visibility(audience))
        _write(directory, prepared, out, format_name)
    findings = [*_findings(prepared.left_out), *map(_question, drawn.questions)]
    said = plural(
        "Wrote {count} participant to {file}.",
        "Wrote {count} participants to {file}.",
        prepared.count,
        file=out,
    )
    session.answer({"file": out, "participants": prepared.count}, [said], findings)


@click.command()
@click.argument("event")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in EditionKind]),
    default=EditionKind.PROVISIONAL.value,
    show_default=True,
    help="What it is to those who get it.",
)
@click.option("--title", default="", help="What it is called.")
@_AUDIENCE
@common
def save(session: Session, event: str, *, kind: str, title: str, audience: str) -> None:
    """Save the list of participants of an EVENT as its next version."""
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        lists = directory.participant_lists
        made = lists.save(uid, EditionKind(kind), title, Visibility(audience))
    session.answer(_edition(made), [_line(made)])


@click.command()
@click.argument("event")
@common
def versions(session: Session, event: str) -> None:
    """Show the versions of the list of participants of an EVENT, and who got them."""
    with session.directory() as directory:
        every = directory.participant_lists.editions(kept_uid(directory.events.called(event)))
    lines = [line for one in every for line in _lines(one)]
    session.answer({"editions": [_edition(one) for one in every]}, lines)


@click.command()
@click.argument("event")
@click.argument("number", type=click.IntRange(min=1))
@click.argument("recipient")
@click.option("--on", "day", type=DateOption(), help="The day it was sent; today unless told.")
@click.option("--form", default="", help="How, such as e-mail or note verbale.")
@click.option("--note", default="", help="A note on it.")
@common
def sent(
    session: Session,
    event: str,
    number: int,
    recipient: str,
    *,
    day: PartialDate | None,
    form: str,
    note: str,
) -> None:
    """Note that RECIPIENT got the version NUMBER of the list of participants of an EVENT."""
    with session.directory() as directory:
        uid, lists = kept_uid(directory.events.called(event)), directory.participant_lists
        lists.note_sent(uid, number, Recipient(recipient, day, form, note))
        one = next(each for each in lists.editions(uid) if each.number == number)
    session.answer(_edition(one), _lines(one))


@click.command()
@click.argument("event")
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.argument("second", type=click.IntRange(min=1), required=False)
@click.option("--out", "target", help="Write them as a document: .docx, .pdf, .html or .txt.")
@common
def corrections(
    session: Session, event: str, number: int | None, second: int | None, *, target: str | None
) -> None:
    """Tell what has changed in the list of participants of an EVENT since version NUMBER.

    Without NUMBER it is the newest; with SECOND it is compared with that version, and not with
    today. Only additions make an addendum, else it is a corrigendum.
    """
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        old, found = directory.participant_lists.corrections(uid, number, second)
        if target:
            prepared = directory.participant_lists.prepare_corrections(uid, number, second)
            _write(directory, prepared, target, None)
    kind = EditionKind.ADDENDUM if found.is_addendum else EditionKind.CORRIGENDUM
    answer: dict[str, Any] = {
        "version": old.number,
        "second": second,
        "kind": kind.value,
        "changes": [_change(one) for one in found.every],
    }
    lines = [_change_line(one) for one in found.every] or [translated("Nothing has changed.")]
    session.answer(answer, lines)


def _write(directory: Directory, prepared: Prepared, out: str, format_name: str | None) -> None:
    chosen = document_format(format_name, out)
    if chosen is None:
        raise UnknownFormatError(format_name or out)
    directory.documents.write(prepared, out, chosen)


def _change(one: Correction) -> dict[str, Any]:
    def told(line: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a line or none
        if line is None:
            return None
        return {
            "name": line.name,
            "delegation": line.delegation,
            "section": line.section,
            "details": list(line.details),
        }

    return {"kind": one.kind.value, "before": told(one.before), "after": told(one.after)}


def _change_line(one: Correction) -> str:
    sign = {"added": "+", "removed": "−", "changed": "≠"}[one.kind.value]
    return f"{sign} {one.line.name} · {one.line.delegation}"


def _edition(one: Edition) -> dict[str, Any]:
    return {
        "number": one.number,
        "kind": one.kind.value,
        "title": one.title,
        "audience": one.audience,
        "digest": one.digest.hex(),
        "as_of": one.as_of.isoformat(),
        "participants": one.count,
        "recipients": [recipient_as_json(who) for who in one.recipients],
    }


def _lines(one: Edition) -> Iterator[str]:
    yield _line(one)
    yield from map(recipient_line, one.recipients)


def _line(one: Edition) -> str:
    kind = translated(KIND_NAMES[one.kind])
    return " · ".join(filter(None, (str(one.number), kind, one.title)))


def _question(one: TwoSeats) -> Finding:
    seats = "; ".join(title for title, _ in one.seats)
    said = marked("{name} has a seat in several places, and is printed in the first: {seats}.")
    values = (("name", one.name), ("seats", seats))
    return Finding(Problem("participants.two_seats", said, values, Severity.WARNING))


def _findings(left_out: tuple[LeftOut, ...]) -> list[Finding]:
    return list(left_out_as_findings(left_out))
