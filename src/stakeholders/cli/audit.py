"""`log`: the audit log, newest first."""

import click

from stakeholders.app.audit_log import Told
from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.problems import Finding
from stakeholders.i18n import translated


@click.command(name="log")
@click.argument("uid", required=False)
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="Lines; 0 is all."
)
@common
def audit_log(session: Session, uid: str | None, limit: int) -> None:
    """Show what left, which protected contacts were looked at, and what was erased.

    Of the contact UID alone when it is given. Tells when the log was tampered with.
    """
    with session.directory() as directory:
        lines = directory.audit.lines(limit, entry=uid_of(uid) if uid else None)
        problem = directory.audit.problem()
    session.answer(
        {"lines": [_as_json(one) for one in lines], "whole": problem is None},
        [_line(one) for one in lines] or [translated("The audit log is empty.")],
        [Finding(problem)] if problem else (),
    )


def _line(one: Told) -> str:
    at = one.line.at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{one.line.number}  {at}  {one.line.actor}  {one.sentence}"


def _as_json(one: Told) -> dict[str, object]:
    line = one.line
    return {
        "number": line.number,
        "at": line.at.isoformat(),
        "actor": line.actor,
        "origin": line.origin,
        "action": line.action,
        "entry": line.entry,
        "fields": list(line.fields),
        "count": line.count,
        "digest": line.digest,
    }
