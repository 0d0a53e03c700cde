"""`list check` and `list mail`: what to see to before a list is used, and writing to it."""

from types import MappingProxyType
from typing import Final

import click

from stakeholders.app.gap_report import GapReport
from stakeholders.app.mailing import MOST, Mailing
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.parts import ContactWay
from stakeholders.domain.problems import Finding
from stakeholders.i18n import plural, translated

_FORMS: Final = MappingProxyType(
    {"email": ContactWay.EMAIL, "phone": ContactWay.PHONE, "letter": ContactWay.POST}
)


@click.command()
@click.argument("name")
@click.option(
    "--form",
    type=click.Choice(list(_FORMS)),
    default="email",
    show_default=True,
    help="How the list is to be used.",
)
@common
def check(session: Session, name: str, *, form: str) -> None:
    """Tell what is missing or doubtful before something is sent to the list NAME."""
    with session.directory() as directory:
        report = directory.gap_reports.of(name, _FORMS[form])
    answer_gaps(session, form, report)


def answer_gaps(session: Session, form: str, report: GapReport) -> None:
    """Print how many can be reached, and what is missing or doubtful."""
    said = plural(
        "{ready} of {count} can be reached.",
        "{ready} of {count} can be reached.",
        report.count,
        ready=report.ready,
    )
    gaps = [
        {
            "kind": gap.kind.value,
            "uid": gap.entry,
            "name": gap.name,
            "fact": gap.fact,
            "message": gap.problem.message,
        }
        for gap in report.gaps
    ]
    answer = {
        "form": form,
        "members": report.count,
        "ready": report.ready,
        "counts": {kind.value: count for kind, count in report.counts.items()},
        "gaps": gaps,
    }
    findings = [Finding(gap.problem, record=gap.entry) for gap in report.gaps]
    session.answer(answer, [said], findings)


@click.command()
@click.argument("name")
@click.option("--subject", default="", help="What the mails are about.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=MOST,
    show_default=True,
    help="How many recipients a mail has at most.",
)
@common
def mail(session: Session, name: str, *, subject: str, most: int) -> None:
    """Print links that begin mails to the list NAME, each address once, as blind copies."""
    with session.directory() as directory:
        mailing = directory.mailings.of(name, subject, most)
        directory.mailings.note(name, mailing.count)
    answer_mailing(session, mailing)


def answer_mailing(session: Session, mailing: Mailing) -> None:
    """Print the links of mails, and who gets none."""
    out = [
        translated("{name} (left out because: {reason})", name=who, reason=reason)
        for who, reason in mailing.left_out
    ]
    answer = {
        "addresses": mailing.count,
        "batches": [
            {"link": link, "bcc": list(batch)}
            for link, batch in zip(mailing.links, mailing.batches, strict=True)
        ],
        "left_out": [{"name": who, "reason": reason} for who, reason in mailing.left_out],
    }
    session.answer(answer, [*mailing.links, *out])
