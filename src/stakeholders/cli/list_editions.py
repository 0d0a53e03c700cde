"""`list save`, `list editions`, `list sent`, `list compare`: versions of lists."""

from typing import Any

import click

from stakeholders.app.document_files import document_format
from stakeholders.app.editions import Comparison
from stakeholders.app.errors import UnknownFormatError
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.session import Session
from stakeholders.domain.editions import KIND_NAMES, Change, Edition, EditionKind, Recipient
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural, translated


@click.command()
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in EditionKind]),
    default=EditionKind.PROVISIONAL.value,
    show_default=True,
    help="What it is to those who get it.",
)
@click.option("--title", default="", help="What it is called.")
@click.option("--note", default="", help="A note on it.")
@click.option(
    "--for",
    "audience",
    type=click.Choice([one.value for one in Visibility]),
    default=Visibility.OFFICE.value,
    show_default=True,
    help="Who may see it.",
)
@common
def save(session: Session, name: str, *, kind: str, title: str, note: str, audience: str) -> None:
    """Save who is on the list NAME now as its next version."""
    with session.directory() as directory:
        made = directory.editions.save(name, EditionKind(kind), title, note, Visibility(audience))
    session.answer(_as_json(made), [_line(made)])


@click.command()
@click.argument("name")
@common
def editions(session: Session, name: str) -> None:
    """Show the versions of the list NAME, and who got them."""
    with session.directory() as directory:
        every = directory.editions.of(name)
        whole = [directory.editions.read(name, one.number) for one in every]
    lines = [line for one in whole for line in (_line(one), *map(recipient_line, one.recipients))]
    session.answer({"editions": [_as_json(one) for one in whole]}, lines)


@click.command()
@click.argument("name")
@click.argument("number", type=click.IntRange(min=1))
@click.argument("recipient")
@click.option("--on", "day", type=DateOption(), help="The day it was sent; today unless told.")
@click.option("--form", default="", help="How, such as e-mail or note verbale.")
@click.option("--note", default="", help="A note on it.")
@common
def sent(
    session: Session,
    name: str,
    number: int,
    recipient: str,
    *,
    day: PartialDate | None,
    form: str,
    note: str,
) -> None:
    """Note that RECIPIENT got the version NUMBER of the list NAME."""
    with session.directory() as directory:
        directory.editions.note_sent(name, number, recipient, day, form, note)
        one = directory.editions.read(name, number)
    session.answer(_as_json(one), [_line(one), *map(recipient_line, one.recipients)])


@click.command()
@click.argument("name")
@click.argument("first", type=click.IntRange(min=1), required=False)
@click.argument("second", type=click.IntRange(min=1), required=False)
@click.option("--out", "target", help="Write it as a document: .docx, .pdf, .html or .txt.")
@common
def compare(
    session: Session, name: str, first: int | None, second: int | None, *, target: str | None
) -> None:
    """Tell what has changed on the list NAME from version FIRST to version SECOND.

    Without SECOND it is compared with today, without FIRST its newest version is.
    """
    with session.directory() as directory:
        comparison = directory.editions.compare(name, first, second)
        lines = [comparison.title, *directory.editions.told(comparison)]
        answer: dict[str, Any] = _comparison_as_json(comparison)
        if target:
            kind = document_format(None, target)
            if kind is None:
                raise UnknownFormatError(target)
            prepared = directory.editions.prepare(comparison)
            directory.documents.write(prepared, target, kind)
            answer["target"] = target
    session.answer(answer, lines)


def _comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    second = comparison.second
    return {
        "list": comparison.list_name,
        "first": comparison.first.number,
        "second": second.number if second else None,
        "changes": [_change_as_json(change) for change in comparison.changes],
    }


def _change_as_json(change: Change) -> dict[str, Any]:
    facts = [
        {"fact": fact, "before": before, "after": after} for fact, before, after in change.facts
    ]
    return {"turn": change.turn.value, "name": change.name, "about": change.about, "facts": facts}


def _as_json(one: Edition) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "number": one.number,
        "kind": one.kind.value,
        "title": one.title,
        "note": one.note,
        "search": one.rule,
        "as_of": one.as_of.isoformat(),
        "audience": one.audience,
        "members": one.count,
        "digest": one.digest.hex(),
        "intact": one.is_intact if one.rows or not one.count else None,
        "recipients": [recipient_as_json(who) for who in one.recipients],
    }


def recipient_as_json(who: Recipient) -> dict[str, str]:
    """Return who got a version as JSON."""
    return {"name": who.name, "on": str(who.sent_on or ""), "form": who.form, "note": who.note}


def _line(one: Edition) -> str:
    told = plural(
        "Version {number} ({kind}), {date}: {count} line",
        "Version {number} ({kind}), {date}: {count} lines",
        one.count,
        number=one.number,
        kind=translated(KIND_NAMES[one.kind]),
        date=one.as_of.astimezone().date().isoformat(),
    )
    return translated("{version} · {title}", version=told, title=one.title) if one.title else told


def recipient_line(who: Recipient) -> str:
    """Return who got a version, when and how."""
    values = {"name": who.name, "date": str(who.sent_on or "")}
    if who.form:
        return translated("Sent to {name} on {date} by {form}", form=who.form, **values)
    return translated("Sent to {name} on {date}", **values)
