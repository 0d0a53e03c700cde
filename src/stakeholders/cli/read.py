"""`read`: contact blocks in plain text become people, bodies, posts and channels."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from stakeholders.app.capture import Captured, read_text_file, text_of
from stakeholders.app.capture_event import sentence_on_event
from stakeholders.app.errors import UnreadableFileError
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.record_lines import record_lines
from stakeholders.cli.session import Session
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.named_event import NamedEvent
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.i18n import marked, plural, translated


@click.command()
@click.argument("textfile", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--save", is_flag=True, help="Keep what was found in the directory.")
@click.option("--takes-over", is_flag=True, help="Whoever held a post until now leaves it.")
@click.option("--save-event", is_flag=True, help="Keep the meeting that the text tells of too.")
@click.option("--keep-erased", is_flag=True, help="Keep who was erased at their request too.")
@click.option("--region", metavar="CC", help="Country of national numbers.")
@click.option("--date", type=DateOption(), help="Date of the document.")
@common
def read(
    session: Session,
    textfile: Path,
    save: bool,  # noqa: FBT001
    takes_over: bool,  # noqa: FBT001
    save_event: bool,  # noqa: FBT001
    keep_erased: bool,  # noqa: FBT001
    region: str | None,
    date: PartialDate | None,
) -> None:
    """Read the contact blocks of TEXTFILE, or of standard input for -."""
    if takes_over and not save:
        raise click.UsageError(translated("Posts are taken over when they are kept: add --save."))
    text = _text(textfile)
    work_in = session.directory if save or save_event else session.directory_if_any
    with work_in() as directory:
        captured = directory.capture.read(
            text, region=region and region.upper(), date=date, keep_erased=keep_erased
        )
        if save and captured.is_certain:
            directory.capture.keep(captured, ending=captured.rivals if takes_over else ())
        named = captured.event if save_event else None
        event = directory.events.keep(named) if named else None
    findings = captured.findings
    if not captured.is_certain:
        session.nothing_done()
        findings = (*findings, Finding(_no_contact(), str(textfile)))
    else:
        findings = (*findings, *_also_there(captured, takes_over=takes_over))
    document = _document(captured, save=save)
    if event is not None:
        document["event_uid"] = event
    session.answer(document, _lines(captured, save=save), findings)


def _text(path: Path) -> str:
    try:
        return read_text_file(path) if str(path) != "-" else _standard_input()
    except OSError as error:
        raise UnreadableFileError(path.name, error.strerror or str(error)) from error


def _standard_input() -> str:
    return text_of(sys.stdin.buffer.read(), "-")


def _document(captured: Captured, *, save: bool) -> dict[str, object]:
    records = records_as_json(captured.records)
    for record, proposal in zip(records, captured.proposals, strict=True):
        record["known"] = proposal.is_known
        record["rivals"] = [holder.name for holder in proposal.rivals]
    return {
        "saved": save and captured.is_certain,
        "records": records,
        "event": _event(captured.event) if captured.event else None,
    }


def _event(event: NamedEvent) -> dict[str, object]:
    """Return the event that a text names; a day whose year it leaves open is `--10-02`."""
    return {
        "title": event.title,
        "start": str(event.start) if event.start else None,
        "end": str(event.end) if event.end else None,
        "venue": event.venue,
        "place": event.city,
        "country": event.country,
        "hosts": list(event.hosts),
        "organisers": list(event.organisers),
        "collaborators": list(event.collaborators),
        "quote": event.quote,
        "certain": False,
    }


def _also_there(captured: Captured, *, takes_over: bool) -> Iterator[Finding]:
    """Yield who holds the post of somebody found besides, and what becomes of that."""
    for proposal in captured.proposals:
        if proposal.rivals and proposal.record.certain:
            names = ", ".join(holder.name for holder in proposal.rivals)
            yield Finding(_second_holder(proposal.record.name, names, takes_over=takes_over))


def _second_holder(name: str, others: str, *, takes_over: bool) -> Problem:
    message = (
        marked("{name} takes over the post of {others}.")
        if takes_over
        else marked("{others} holds the post of {name} too; --takes-over ends that.")
    )
    return Problem(
        "read.second_holder", message, (("name", name), ("others", others)), Severity.INFO
    )


def _no_contact() -> Problem:
    return Problem(
        "read.no_contact", marked("There is no contact in this text."), severity=Severity.ERROR
    )


def _lines(captured: Captured, *, save: bool) -> list[str]:
    sure = [record for record in captured.records if record.certain]
    lines = [line for record in sure for line in record_lines(record)]
    lines.extend(_offered(captured))
    if captured.is_here_already:
        lines.append(translated("This text was kept before: nothing in it is new."))
    elif save and sure:
        count = len(sure)
        lines.append(plural("Kept {count} entry.", "Kept {count} entries.", count))
    return lines


def _offered(captured: Captured) -> Iterator[str]:
    """Yield what a text only names: people with their post, and its event."""
    named = [
        record
        for record in (*captured.of_kind(EntryKind.PERSON), *captured.of_kind(EntryKind.BODY))
        if not record.certain and not record.channels
    ]
    for record in named:
        if not record.posts:
            yield translated("Only named, not kept: {name}", name=record.name)
            continue
        post = ", ".join(part for part in (record.posts[0].title, record.posts[0].body) if part)
        yield translated("Only named, not kept: {name}, {post}", name=record.name, post=post)
    if captured.event:
        yield sentence_on_event(captured.event)
