"""`verify`: facts that are to be checked again, and what came of checking them."""

import click

from stakeholders.app.verify_queue import Asked, DoubtfulFact, VerifyScope
from stakeholders.cli.answers import answer_contact
from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.fact_life import USUAL_LIVES, FactKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import ContactWay
from stakeholders.i18n import plural, translated

_HOW = "How it was checked: called, letter, web…"


@click.group()
def verify() -> None:
    """Check facts again that have grown old."""


@verify.command()
@click.option("--list", "list_name", default="", metavar="NAME", help="Only of this list.")
@click.option(
    "--gaps", is_flag=True, help="Of a list or event only what its check before sending doubts."
)
@click.option("--event", metavar="EVENT", help="Only who is invited or takes part.")
@click.option("--find", "query", default="", metavar="QUERY", help="Only what this finds.")
@click.option("--limit", default=50, show_default=True, help="At most so many; 0 is all.")
@common
def queue(
    session: Session, *, list_name: str, gaps: bool, event: str | None, query: str, limit: int
) -> None:
    """List whose facts are to be checked again, the oldest facts first."""
    with session.directory() as directory:
        meeting = directory.events.called(event).uid if event else None
        scope = VerifyScope(list_name, meeting, query)
        reports, is_narrow = directory.gap_reports, gaps and bool(list_name or meeting)
        if is_narrow and meeting:
            scope = VerifyScope(facts=reports.of_event(meeting).to_verify)
        elif is_narrow:
            scope = VerifyScope(facts=reports.of(list_name, ContactWay.EMAIL).to_verify)
        is_empty = is_narrow and not scope.facts
        found = () if is_empty else directory.verify_queue.of(scope)
    shown = found[:limit] if limit else found
    lines = [
        translated(
            "{uid}  {name}  {count}  {date}",
            uid=one.uid,
            name=one.name,
            count=one.count,
            date=one.known,
        )
        for one in shown
    ]
    said = plural(
        "{count} contact has facts to check.", "{count} contacts have facts to check.", len(found)
    )
    entries = [
        {"uid": one.uid, "name": one.name, "facts": one.count, "known": one.known} for one in shown
    ]
    session.answer({"total": len(found), "contacts": entries}, [*lines, said])


@verify.command()
@click.argument("uid")
@common
def ask(session: Session, uid: str) -> None:
    """Show what is to be asked about UID: each fact with its source, and who can be called."""
    with session.directory() as directory:
        directory.search.record(uid_of(uid))
        asked = directory.verify_queue.ask(uid_of(uid))
    if asked is None:
        session.answer({"facts": []}, [translated("There is nothing to check.")])
        return
    facts = [_as_json(one) for one in asked.facts]
    calls = [{"name": one.name, "number": one.number} for one in asked.calls]
    session.answer({"facts": facts, "calls": calls}, _lines(asked))


@verify.command()
@click.argument("uid")
@click.argument("fact", required=False)
@click.option("--how", default="", help=_HOW)
@common
def right(session: Session, uid: str, fact: str | None, how: str) -> None:
    """Note that FACT of the contact UID is still right; without FACT all of it is."""
    entry = uid_of(uid)
    with session.directory() as directory:
        target = uid_of(fact) if fact else None
        directory.verifications.check(entry, target=target, method=how)
        answer_contact(session, directory, entry)


@verify.command()
@click.argument("uid")
@click.argument("fact")
@click.option("--how", default="", help=_HOW)
@common
def gone(session: Session, uid: str, fact: str, how: str) -> None:
    """Note that FACT of the contact UID holds no more: a position ends, a number is not used."""
    entry, target = uid_of(uid), uid_of(fact)
    with session.directory() as directory:
        kind = directory.freshness.kind_of(entry, target)
        directory.verifications.gone(entry, kind, target, how)
        answer_contact(session, directory, entry)


@verify.command()
@click.argument("uid")
@click.argument("fact")
@click.argument("text")
@click.option("--how", default="", help=_HOW)
@common
def edit(session: Session, uid: str, fact: str, text: str, how: str) -> None:
    """Write TEXT over FACT of the contact UID, and note that it was checked."""
    entry, target = uid_of(uid), uid_of(fact)
    with session.directory() as directory:
        kind = directory.freshness.kind_of(entry, target)
        directory.verifications.corrected(entry, kind, target, text, how)
        answer_contact(session, directory, entry)


@verify.command()
@click.argument("kind", required=False, type=click.Choice([kind.value for kind in FactKind]))
@click.argument("days", required=False, type=int)
@common
def lives(session: Session, kind: str | None, days: int | None) -> None:
    """Tell after how many days each kind of fact is to be checked again, or set it for KIND."""
    with session.directory() as directory:
        if kind is not None:
            chosen = FactKind(kind)
            wanted = USUAL_LIVES[chosen] if days is None else days
            directory.freshness.set_life(chosen, wanted)
        known = directory.freshness.lives()
    told = {one.value: known.of(one) for one in FactKind}
    lines = [
        plural("{code}  {kind}: {count} day", "{code}  {kind}: {count} days", known.of(one),
               code=one.value, kind=one.word)
        for one in FactKind
    ]  # fmt: skip
    session.answer({"days": told}, lines)


def _lines(asked: Asked) -> list[str]:
    lines = [asked.record.name]
    for one in asked.facts:
        known = str(one.fact.known) if one.fact.known else translated("never checked")
        words = {"uid": one.fact.target, "kind": one.fact.kind.word, "text": one.fact.text}
        lines.append(translated("{uid}  {kind}: {text} ({date})", **words, date=known))
        lines += [f"    {cited.source.title}" for cited in one.citations]
    calls = (translated("Call {name}: {number}", name=c.name, number=c.number) for c in asked.calls)
    return [*lines, *calls]


def _as_json(one: DoubtfulFact) -> dict[str, object]:
    check = one.fact.check
    return {
        "uid": one.fact.target,
        "kind": one.fact.kind.value,
        "text": one.fact.text,
        "known": str(one.fact.known) if one.fact.known else None,
        "by": check.by if check else "",
        "how": check.method if check else "",
        "sources": [
            {"title": cited.source.title, "quote": cited.quote, "uid": _uid(cited.source.uid)}
            for cited in one.citations
        ],
    }


def _uid(uid: Uid | None) -> str:
    return str(uid or "")
