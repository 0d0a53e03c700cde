"""`letters`: one text filled for many, for Word, as PDF, or as drafts of mails."""

from pathlib import Path

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.exporting import Scope, scope_of_query
from stakeholders.app.json_answers import left_out_as_findings
from stakeholders.app.letters import TEMPLATES, LetterOrder, attached_file
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.email import read_email
from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Finding
from stakeholders.domain.text import fold
from stakeholders.i18n import plural, translated


@click.command()
@click.argument("out", type=click.Path())
@click.option("--find", "query", help="What a query finds; everything unless told.")
@click.option("--list", "list_name", metavar="NAME", help="The members of a list.")
@click.option("--template", default="letter", show_default=True, metavar="NAME|FILE", help="Text.")
@click.option("--event", metavar="EVENT", help="The meeting that it is about.")
@click.option("--subject", default="", help="The subject of mails.")
@click.option("--sender", default="", help="Who writes, such as The Secretariat.")
@click.option("--from", "mailbox", metavar="ADDRESS", help="Your address, for drafts of mails.")
@click.option(
    "--attach",
    "files",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    help="A file that goes along with each draft.",
)
@click.option("--as", "format_name", metavar="FORMAT", help="The format; else by the file name.")
@common
def letters(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    out: str,
    query: str | None,
    list_name: str | None,
    template: str,
    event: str | None,
    subject: str,
    sender: str,
    mailbox: str | None,
    files: tuple[str, ...],
    format_name: str | None,
) -> None:
    """Fill a text for each contact and write them to OUT: docx, pdf, html, txt, eml or ics.

    NAME is note-verbale, letter, reminder or a text that you kept; FILE is one of your own. eml are
    drafts of mails, ics are calendar files: into a folder or a .zip, one file each.
    """
    if query is not None and list_name is not None:
        raise click.UsageError("--find, --list")
    address = read_email(mailbox).normalised if mailbox else None
    if mailbox and not address:
        raise click.UsageError("--from")
    scope = scope_of_query(query or "") if list_name is None else Scope(list_name=list_name)
    with session.directory() as directory:
        about = directory.events.called(event) if event else None
        order = LetterOrder(
            text_of(directory, template, about.uid if about else None),
            scope,
            about.title if about else translated("Letters to each"),
            subject,
            sender,
            about,
            mailbox=(sender, address) if address else None,
            files=tuple(map(attached_file, map(Path, files))),
        )
        merged = directory.letters.merge(order)
        count = directory.letters.write(merged, out, format_name)
    findings = [*left_out_as_findings(merged.left_out), *map(Finding, merged.problems)]
    said = plural(
        "Wrote {count} letter to {file}.", "Wrote {count} letters to {file}.", count, file=out
    )
    session.answer(
        {"file": out, "letters": count, "left_out": len(merged.left_out)}, [said], findings
    )


def text_of(
    directory: Directory, template: str, event: Uid | None = None, language: str = ""
) -> str:
    """Return a text that the office keeps, one that the program brings along, or of a file."""
    kept = {fold(one.name): one.text for one in reversed(directory.letter_templates.of(event))}
    if fold(template) in kept:
        return kept[fold(template)]
    path = Path(template)
    if template in TEMPLATES or not path.is_file():
        return directory.letters.template(template, language)  # which says what there is
    return path.read_text("utf-8")
