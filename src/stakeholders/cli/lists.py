"""`list`: lists and who is on them."""

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownUidError
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.list_editions import compare, editions, save, sent
from stakeholders.cli.list_sending import check, mail
from stakeholders.cli.options import as_of, common
from stakeholders.cli.session import Session
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.lists import Combination, DirectoryList, ListMember
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import plural, translated


@click.group(name="list")
def lists() -> None:
    """Make lists, show them, add to them, leave contacts out."""


for _command in (save, editions, sent, compare, check, mail):
    lists.add_command(_command)


@lists.command()
@click.argument("name")
@click.argument("uids", nargs=-1)
@click.option("--find", "query", help="Put everything on it that this query finds.")
@common
def make(session: Session, name: str, uids: tuple[str, ...], query: str | None) -> None:
    """Make the list NAME with the contacts UIDS."""
    with session.directory() as directory:
        members = [*_uids(uids), *_found(directory, query)]
        directory.lists.make(name, members)
        told = _told(directory, name)
    session.answer(*told)


@lists.command()
@click.argument("name")
@click.argument("uids", nargs=-1)
@click.option("--find", "query", help="Put everything on it that this query finds.")
@click.option("--reason", default="", help="Why; it stays in view.")
@common
def add(session: Session, name: str, uids: tuple[str, ...], query: str | None, reason: str) -> None:
    """Put the contacts UIDS on the list NAME."""
    with session.directory() as directory:
        found = directory.lists.named(name)
        directory.lists.add(found.uid, [*_uids(uids), *_found(directory, query)], reason)
        told = _told(directory, found.uid)
    session.answer(*told)


@lists.command()
@click.argument("name")
@click.argument("uids", nargs=-1, required=True)
@common
def remove(session: Session, name: str, uids: tuple[str, ...]) -> None:
    """Take the contacts UIDS off the list NAME, also those that it leaves out."""
    with session.directory() as directory:
        found = directory.lists.named(name)
        directory.lists.remove(found.uid, _uids(uids))
        told = _told(directory, found.uid)
    session.answer(*told)


@lists.command()
@click.argument("name")
@click.argument("uid")
@click.argument("place", type=click.IntRange(min=1))
@common
def move(session: Session, name: str, uid: str, place: int) -> None:
    """Put the contact UID in the place PLACE of the list NAME; 1 is the first."""
    with session.directory() as directory:
        found = directory.lists.named(name)
        directory.lists.move(found.uid, _uids((uid,))[0], place - 1)
        members = directory.members.of(found.uid)
    session.answer(_members_document(found, members), map(_member_line, members))


@lists.command()
@click.argument("name")
@click.argument("uid")
@click.argument("text", nargs=-1)
@common
def note(session: Session, name: str, uid: str, text: tuple[str, ...]) -> None:
    """Write the note TEXT on the contact UID on the list NAME, or none."""
    with session.directory() as directory:
        found = directory.lists.named(name)
        directory.lists.set_note(found.uid, _uids((uid,))[0], " ".join(text))
        told = _told(directory, found.uid)
    session.answer(*told)


@lists.command()
@click.argument("name")
@click.argument("first")
@click.argument("how", type=click.Choice([str(how) for how in Combination]))
@click.argument("second")
@click.option("--preview", is_flag=True, help="Show who would be on it; nothing is written.")
@common
def combine(
    session: Session, name: str, first: str, how: str, second: str, *, preview: bool
) -> None:
    """Make the list NAME of two: FIRST plus, minus or and SECOND; each may be a saved search."""
    with session.directory() as directory:
        if preview:
            members = directory.combining.preview(first, Combination(how), second)
            records = _members_as_json(members)
            answer = {"name": name, "members": len(members), "records": records}
            session.answer(answer, map(_member_line, members))
            return
        uid = directory.combining.make(name, first, Combination(how), second)
        told = _told(directory, uid)
    session.answer(*told)


@lists.command(name="leave-out")
@click.argument("name")
@click.argument("uid")
@click.option("--reason", required=True, help="Why; it stays in view.")
@common
def leave_out(session: Session, name: str, uid: str, reason: str) -> None:
    """Leave the contact UID out of the list NAME, for a reason."""
    with session.directory() as directory:
        found = directory.lists.named(name)
        directory.lists.leave_out(found.uid, _uids((uid,))[0], reason)
        told = _told(directory, found.uid)
    session.answer(*told)


@lists.command()
@click.argument("name", required=False)
@as_of
@common
def show(session: Session, name: str | None, moment: PartialDate | str | None) -> None:
    """Show the list NAME with its members, now or then, or all lists."""
    with session.directory() as directory:
        if name is None:
            every = [_told(directory, one.uid) for one in directory.lists.every()]
            documents = [document for document, _ in every]
            session.answer({"lists": documents}, [line for _, lines in every for line in lines])
            return
        found = directory.lists.named(name)
        if moment is None:
            members = directory.members.of(found.uid)
        else:
            members = directory.history.as_of.members(found.uid, moment)
    session.answer(_members_document(found, members), map(_member_line, members))


@lists.command("save-search")
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@common
def save_search(session: Session, name: str, query: tuple[str, ...]) -> None:
    """Keep the search QUERY as NAME: a list that finds its members anew each time."""
    with session.directory() as directory:
        uid = directory.lists.save_search(name, " ".join(query))
        told = _told(directory, uid)
    session.answer(*told)


@lists.command()
@click.argument("name")
@click.argument("new")
@common
def rename(session: Session, name: str, new: str) -> None:
    """Give the list or saved search NAME the name NEW."""
    with session.directory() as directory:
        uid = directory.lists.named(name).uid
        directory.lists.rename(uid, new)
        told = _told(directory, uid)
    session.answer(*told)


@lists.command()
@click.argument("name")
@common
def delete(session: Session, name: str) -> None:
    """Move the list or saved search NAME to the bin; its contacts stay."""
    with session.directory() as directory:
        found = directory.lists.named(name)
        document, _ = _told(directory, found.uid)
        directory.lists.delete(found.uid)
    session.answer(document, [translated("Moved the list {list} to the bin.", list=found.name)])


def _uids(texts: tuple[str, ...]) -> list[Uid]:
    found = []
    for text in texts:
        uid = uid_from_text(text)
        if uid is None:
            raise UnknownUidError(text)
        found.append(uid)
    return found


def _found(directory: Directory, query: str | None) -> list[Uid]:
    if query is None:
        return []
    return [row.uid for row in directory.search.find(query, limit=0).rows]


def _told(directory: Directory, name: str) -> tuple[dict[str, object], list[str]]:
    """Return a list as JSON, and as a line."""
    one = directory.lists.named(name)
    count = directory.members.count_of(one)
    return _document(one, count), [_line(one, count)]


def _document(one: DirectoryList, count: int) -> dict[str, object]:
    return {
        "uid": one.uid,
        "name": one.name,
        "purpose": one.purpose,
        "members": count,
        "search": one.rule,
    }


def _members_document(one: DirectoryList, members: tuple[ListMember, ...]) -> dict[str, object]:
    count = sum(not member.left_out for member in members)
    return {**_document(one, count), "records": _members_as_json(members)}


def _members_as_json(members: tuple[ListMember, ...]) -> list[dict[str, object]]:
    records = records_as_json(member.record for member in members)
    for record, member in zip(records, members, strict=True):
        record["left_out"], record["reason"] = member.left_out, member.reason
        record["note"], record["why"] = member.note, member.why.value
        record["suppressed"] = _suppression_as_json(member)
    return records


def _suppression_as_json(member: ListMember) -> dict[str, str] | None:
    """Return why a member is left out of everything, None where it is not."""
    if member.suppressed is None:
        return None
    return {"code": member.suppressed.code, "message": member.suppressed.message}


def _line(one: DirectoryList, count: int) -> str:
    if not one.rule:
        return plural("{name}: {count} contact", "{name}: {count} contacts", count, name=one.name)
    return plural(
        "{name}: {count} contact (finds {search})",
        "{name}: {count} contacts (finds {search})",
        count,
        name=one.name,
        search=one.rule,
    )


def _member_line(member: ListMember) -> str:
    if member.left_out:
        return translated(
            "{name} (left out: {reason})", name=member.record.name, reason=member.reason
        )
    if member.suppressed is not None:
        return translated(
            "{name} (left out because: {reason})",
            name=member.record.name,
            reason=member.suppressed.message,
        )
    if member.reason and member.note:
        return translated(
            "{name} (because: {reason}) · {note}",
            name=member.record.name,
            reason=member.reason,
            note=member.note,
        )
    if member.reason:
        return translated(
            "{name} (because: {reason})", name=member.record.name, reason=member.reason
        )
    if member.note:
        return translated("{name} · {note}", name=member.record.name, note=member.note)
    return member.record.name
