"""`add post`, `succeed`, `end`: posts, and who holds them."""

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.json_answers import records_as_json
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.app.term_errors import UnknownPostError
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.record_lines import record_lines
from stakeholders.cli.session import Session
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import PostFunction, PostTitle
from stakeholders.domain.problems import Finding, Problem
from stakeholders.domain.text import fold
from stakeholders.i18n import translated

_FEW = 5


@click.command(name="post")
@click.argument("body")
@click.argument("title")
@click.option("--function", "functions", multiple=True, help="What it is for: Spokesperson …")
@click.option("--topic", default="", help="On what, such as: trafficking.")
@click.option("--rank", default="", help="The diplomatic rank that goes with it.")
@click.option("--several-seats", is_flag=True, help="Several people may hold it at a time.")
@click.option("--from", "from_", type=DateOption(), help="Since when there is this post.")
@click.option("--to", type=DateOption(), help="The first day without it.")
@click.option(
    "--title-in",
    "titles",
    type=(str, str),
    multiple=True,
    metavar="LANGUAGE TITLE",
    help="Its title in another language, such as: fr Porte-parole",
)
@common
def add_post(
    session: Session,
    body: str,
    title: str,
    functions: tuple[str, ...],
    topic: str,
    titles: tuple[tuple[str, str], ...],
    **options: object,
) -> None:
    """Make the post TITLE at BODY, a name, an acronym or a UID."""
    new = NewPost(
        body,
        title,
        tuple(PostFunction(function, topic) for function in functions),
        tuple(PostTitle(language, text) for language, text in titles),
        **options,  # type: ignore[arg-type]
    )
    with session.directory() as directory:
        uid = directory.posts.add(new)
        answer_contacts(session, directory, (uid,))


@click.command()
@click.argument("post")
@click.option(
    "--by", required=True, metavar="PERSON", help="A UID, or a name; new people are made."
)
@click.option("--on", type=DateOption(), help="The first day; today unless told.")
@click.option("--acting", is_flag=True, help="Only acting: nobody's term ends.")
@click.option("--instead-of", metavar="PERSON", help="Who leaves, where several hold the post.")
@click.option("--new", "is_new", is_flag=True, help="A person of this name who is not here yet.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@common
def succeed(
    session: Session,
    post: str,
    by: str,
    on: PartialDate | None,
    acting: bool,  # noqa: FBT001
    instead_of: str | None,
    is_new: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
) -> None:
    """Give the POST, a UID or its title and organisation, to a new holder."""
    with session.directory() as directory:
        found = post_called(directory, post)
        leaving = directory.known_people.uid_of(instead_of) if instead_of else None
        new = NewHolder(by, on, acting, leaving, is_new)
        if dry_run:
            _tell_plan(session, directory, found, new)
            return
        done = directory.successions.succeed(found, new)
        answer_contacts(session, directory, (found, done.person), done.problems, found)


@click.command()
@click.argument("uid")
@click.option("--on", type=DateOption(), help="The first day after it; today unless told.")
@common
def end(session: Session, uid: str, on: PartialDate | None) -> None:
    """End the position or the post UID; of a post nobody's position ends by it."""
    with session.directory() as directory:
        found = uid_from_text(uid)
        if found is not None and directory.positions.is_one(found):
            directory.positions.end(found, on)
            person = directory.positions.read(found).person
            answer_contacts(session, directory, (person,))
            return
        post = post_called(directory, uid)
        problems = directory.posts.end(post, on)
        answer_contacts(session, directory, (post,), problems, post)


def post_called(directory: Directory, text: str) -> Uid:
    """Return the post of a uid, the one that is called so, or the only one that a text finds.

    Raises:
        UnknownPostError: when none or several are meant.
    """
    uid = uid_from_text(text)
    if uid is not None:
        return uid
    rows = directory.search.find(text, flags=(EntryKind.POST,), limit=_FEW).rows
    called = [row for row in rows if fold(row.name) == fold(text)]
    rows = tuple(called) if len(called) == 1 else rows
    if len(rows) != 1:
        raise UnknownPostError(text, [row.name for row in rows])
    return rows[0].uid


def answer_contacts(
    session: Session,
    directory: Directory,
    uids: tuple[Uid, ...],
    problems: tuple[Problem, ...] = (),
    about: Uid | None = None,
) -> None:
    """Answer with contacts as they are now, and with what to think twice about."""
    records = [directory.search.record(uid) for uid in uids]
    lines = [line for record in records for line in record_lines(record)]
    findings = [Finding(problem, record=about or uids[0]) for problem in problems]
    session.answer({"records": records_as_json(records)}, lines, findings)


def _tell_plan(session: Session, directory: Directory, post: Uid, new: NewHolder) -> None:
    planned = directory.successions.plan(post, new)
    succession = planned.succession
    begins = succession.begins
    ends = [(ending.holder.name, str(ending.on)) for ending in succession.ends]
    lines = [translated("{name} leaves on {date}.", name=name, date=date) for name, date in ends]
    if begins is not None:
        lines.append(
            translated("{name} begins on {date}.", name=planned.person.name, date=begins.from_)
        )
    document = {
        "post": post,
        "person": planned.person.uid,
        "name": planned.person.name,
        "ends": [{"name": name, "on": date} for name, date in ends],
        "begins": str(begins.from_) if begins else None,
        "acting": new.acting,
    }
    findings = [Finding(problem, record=post) for problem in planned.problems]
    session.answer(document, lines, findings)
