"""`duplicates`: contacts that are there twice, made one, told apart, and taken apart again."""

import click

from stakeholders.app.duplicates import Duplicate
from stakeholders.cli.answers import answer_contact
from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import common
from stakeholders.cli.progress_line import ProgressLine
from stakeholders.cli.session import Session
from stakeholders.domain.matching import Certainty
from stakeholders.domain.merging import Merge
from stakeholders.i18n import plural, translated


@click.group()
def duplicates() -> None:
    """Find contacts that are there twice, and make them one."""


@duplicates.command(name="find")
@click.option("--certain", is_flag=True, help="Leave out those that are only likely.")
@common
def find_duplicates(session: Session, certain: bool) -> None:  # noqa: FBT001
    """List pairs that are or may be one contact, the surest first, with the reasons."""
    progress = ProgressLine()
    with session.directory() as directory:
        try:
            found = directory.duplicates.scan(progress.job())
        finally:
            progress.erase()
    wanted = [one for one in found if not certain or one.certainty is Certainty.CERTAIN]
    count = translated("Nobody is there twice.")
    if wanted:
        count = plural("{count} pair.", "{count} pairs.", len(wanted))
    session.answer(
        {"pairs": [_as_json(one) for one in wanted]}, [*(_line(one) for one in wanted), count]
    )


@duplicates.command()
@click.argument("uid")
@click.argument("other")
@click.option("--take", multiple=True, help="A field whose value is taken from OTHER: name, place…")
@common
def merge(session: Session, uid: str, other: str, take: tuple[str, ...]) -> None:
    """Let the contact OTHER go into UID: all that it has moves, and nothing is dropped.

    Where a field has one value only, that of UID stays unless --take names it.
    """
    survivor, absorbed = uid_of(uid), uid_of(other)
    with session.directory() as directory:
        directory.duplicates.merge(survivor, absorbed, take)
        answer_contact(session, directory, survivor)


@duplicates.command(name="not-same")
@click.argument("uid")
@click.argument("other")
@click.option("--reason", default="", help="Why; it stays with the two.")
@common
def not_same(session: Session, uid: str, other: str, reason: str) -> None:
    """Remember that UID and OTHER are two, so that they are not found again."""
    pair = uid_of(uid), uid_of(other)
    with session.directory() as directory:
        directory.duplicates.not_same(*pair, reason)
    session.answer({"not_same": list(pair)}, [translated("They are two from now on.")])


@duplicates.command()
@click.argument("uid", required=False)
@common
def merged(session: Session, uid: str | None) -> None:
    """List what was made one, the newest first; only what UID took part in when it is given."""
    with session.directory() as directory:
        found = directory.duplicates.merges(uid_of(uid) if uid else None)
    lines = [_merge_line(one) for one in found] or [translated("Nothing was made one.")]
    session.answer({"merges": [_merge_as_json(one) for one in found]}, lines)


@duplicates.command()
@click.argument("merge")
@common
def unmerge(session: Session, merge: str) -> None:
    """Make two of one again; MERGE is its uid, as `duplicates merged` lists it."""
    found = uid_of(merge)
    with session.directory() as directory:
        stay = directory.duplicates.unmerge(found)
    said = [translated("They are two again.")]
    if stay:
        said.append(
            plural(
                "{count} value has changed since and stays as it is.",
                "{count} values have changed since and stay as they are.",
                stay,
            )
        )
    session.answer({"unmerged": found, "stay": stay}, said)


def _line(one: Duplicate) -> str:
    certain = one.certainty is Certainty.CERTAIN
    return translated(
        "{certainty}  {first}  {name}  =  {second}  {other}: {reasons}",
        certainty=translated("certain") if certain else translated("likely"),
        first=one.first,
        name=one.first_name,
        second=one.second,
        other=one.second_name,
        reasons=", ".join(translated(reason) for reason in one.reasons),
    )


def _as_json(one: Duplicate) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "certainty": one.certainty.value,
        "reasons": list(one.reasons),
        "first": {"uid": one.first, "name": one.first_name},
        "second": {"uid": one.second, "name": one.second_name},
    }


def _merge_line(one: Merge) -> str:
    return translated(
        "{uid}  {other} went into {name}, by {who}",
        uid=one.uid,
        other=one.absorbed_name,
        name=one.survivor_name,
        who=one.by,
    )


def _merge_as_json(one: Merge) -> dict[str, object]:
    return {
        "uid": one.uid,
        "survivor": {"uid": one.survivor, "name": one.survivor_name},
        "absorbed": {"uid": one.absorbed, "name": one.absorbed_name},
        "by": one.by,
    }
