"""`event letters` and `event mail`: writing to those invited, one by one or in one mail."""

from pathlib import Path
from typing import Any

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.json_answers import left_out_as_findings
from stakeholders.app.letters import TEMPLATES, attached_file
from stakeholders.app.mailing import MOST
from stakeholders.app.meeting_letters import LetterGroup, LetterWish
from stakeholders.cli.letters import text_of
from stakeholders.cli.list_sending import answer_mailing
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.email import read_email
from stakeholders.domain.ids import Uid, kept_uid
from stakeholders.domain.invitation import InvitationStatus, StatusChange
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.i18n import marked, plural


@click.command()
@click.argument("event")
@click.argument("out", type=click.Path())
@click.argument("who", nargs=-1)
@click.option("--form", type=click.Choice(TEMPLATES), help="Which letters; the first due, else.")
@click.option("--language", help="Only those in this language.")
@click.option("--template", metavar="NAME|FILE", help="The text; that of the form unless told.")
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
@click.option("--sent", is_flag=True, help="Say that they were sent, too.")
@common
def letters(
    session: Session,
    event: str,
    out: str,
    who: tuple[str, ...],
    **told: Any,  # noqa: ANN401
) -> None:
    """Write the letters that are due to those invited to an EVENT, or to WHO… of them, to OUT.

    They are notes verbales, letters and reminders of those who did not answer, one form and
    language at a time: docx, pdf, html, txt; eml or ics into a folder or a .zip, one file each.
    """
    address = read_email(told["mailbox"]).normalised if told["mailbox"] else None
    if told["mailbox"] and not address:
        raise click.UsageError("--from")
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        chosen = [kept_uid(directory.invitations.called(uid, name)) for name in who]
        every = directory.meeting_letters.groups(uid, chosen)
        due = [one for one in every if _is_meant(one, told["form"], told["language"])]
        if not due:
            session.answer({"file": None, "letters": 0}, (), [Finding(_NOTHING_DUE)])
            return
        group = due[0]
        sender = told["sender"] or directory.meeting_letters.sender(uid)
        text = text_of(directory, told["template"] or group.template, uid, group.language)
        mailbox = (sender, address) if address else None
        files = tuple(map(attached_file, map(Path, told["files"])))
        wish = LetterWish(text, told["subject"], sender, mailbox, files)
        _write(session, directory, uid, group, wish, (out, told["format_name"]), sent=told["sent"])


def _is_meant(group: LetterGroup, form: str | None, language: str | None) -> bool:
    return form in {None, group.template} and language in {None, group.language}


_NOTHING_DUE = Problem("letters.none", marked("No such letter is due."), (), Severity.INFO)


def _write(
    session: Session,
    directory: Directory,
    event: Uid,
    group: LetterGroup,
    wish: LetterWish,
    target: tuple[str, str | None],
    *,
    sent: bool,
) -> None:
    if group.template != "reminder":
        directory.answers.number(event, group.invitations)
    merged = directory.letters.merge(directory.meeting_letters.order(event, group, wish))
    count = directory.letters.write(merged, *target)
    if sent:
        directory.answers.mark(event, group.invitations, StatusChange(InvitationStatus.SENT))
    findings = [*left_out_as_findings(merged.left_out), *map(Finding, merged.problems)]
    said = plural(
        "Wrote {count} letter to {file}.", "Wrote {count} letters to {file}.", count, file=target[0]
    )
    answer = {
        "file": target[0],
        "letters": count,
        "form": group.template,
        "language": group.language,
        "left_out": len(merged.left_out),
    }
    session.answer(answer, [said], findings)


@click.command()
@click.argument("event")
@click.argument("who", nargs=-1)
@click.option("--subject", default="", help="What the mails are about.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=MOST,
    show_default=True,
    help="How many recipients a mail has at most.",
)
@common
def mail(session: Session, event: str, who: tuple[str, ...], *, subject: str, most: int) -> None:
    """Print links that begin mails to those invited to an EVENT, or to WHO… of them.

    Each address stands there once, as a blind copy; who declined gets none unless named.
    """
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        chosen = [kept_uid(directory.invitations.called(uid, name)) for name in who]
        mailing = directory.mailings.of_event(uid, subject, chosen, most)
        directory.mailings.note_of_event(uid, mailing.count)
    answer_mailing(session, mailing)
