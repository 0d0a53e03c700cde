"""`problems`: everything that is wrong or doubtful in the data, and putting it right."""

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.open_problems import OpenProblem, ProblemKind, Repair, as_finding
from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import common
from stakeholders.cli.progress_line import ProgressLine
from stakeholders.cli.session import Session
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural, translated


@click.command()
@click.option("--kind", type=click.Choice([kind.value for kind in ProblemKind]), help="Only these.")
@click.option("--of", "uid", metavar="UID", help="Only of this contact.")
@click.option("--repair", is_flag=True, help="Put right what can be, all in one step.")
@click.option("--no-duplicates", is_flag=True, help="Do not look who is there twice.")
@common
def problems(
    session: Session, *, kind: str | None, uid: str | None, repair: bool, no_duplicates: bool
) -> None:
    """List every open problem of the data, kind by kind; --repair puts right what can be.

    Nobody is made one by --repair unless --kind duplicate says so, and then only the certain ones.
    """
    of = uid_of(uid) if uid else None
    with session.directory() as directory:
        wants_pairs = not no_duplicates and kind in {None, ProblemKind.DUPLICATE.value}
        found = _wanted(directory, kind, of, pairs=wants_pairs)
        if repair:
            meant = [one for one in found if kind or one.repair is not Repair.MERGE]
            count = directory.open_problems.repair(meant)
            found = _wanted(directory, kind, of, pairs=wants_pairs)
            if not session.as_json:
                said = plural("Repaired {count} problem.", "Repaired {count} problems.", count)
                session.say(said)
    counts: dict[str, int] = {}
    for one in found:
        counts[one.kind.value] = counts.get(one.kind.value, 0) + 1
    lines = [
        translated("{count}  {kind}", count=number, kind=ProblemKind(code).word)
        for code, number in counts.items()
    ]
    answer = {"counts": counts, "problems": [_as_json(one) for one in found]}
    session.answer(answer, lines or [translated("Nothing is wrong.")], map(as_finding, found))


def _wanted(
    directory: Directory, kind: str | None, of: Uid | None, *, pairs: bool
) -> list[OpenProblem]:
    progress = ProgressLine()
    try:
        twice = directory.duplicates.scan(progress.job()) if pairs else ()
    finally:
        progress.erase()
    return [
        one
        for one in directory.open_problems.read(twice)
        if (kind is None or one.kind == kind) and (of is None or of in {one.entry, one.other})
    ]


def _as_json(one: OpenProblem) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "uid": one.entry,
        "name": one.name,
        "told": one.told,
        "fact": one.fact,
        "other": one.other,
        "repair": one.repair.value,
        "offered": one.offered,
    }
