"""`add position`, `away`: what people are besides, and while they are not there."""

import click

from stakeholders.app.errors import NothingDoneError
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.posts import answer_contacts, post_called
from stakeholders.cli.session import Session
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import PostLine
from stakeholders.i18n import translated


@click.command(name="position")
@click.argument("person")
@click.option("--post", metavar="POST", help="A post: its UID, or its title and organisation.")
@click.option("--title", default="", help="The title as it is printed.")
@click.option("--body", default="", help="The organisation.")
@click.option("--unit", default="", help="The unit of the organisation.")
@click.option("--type", default="", help="Designate, seconded, member …")
@click.option("--rank", default="", help="The rank, such as: Counsellor.")
@click.option("--acting", is_flag=True, help="Only acting.")
@click.option("--from", "from_", type=DateOption(), help="Since when.")
@click.option("--to", type=DateOption(), help="The first day after it.")
@common
def add_position(session: Session, person: str, post: str | None, **options: object) -> None:
    """Give PERSON, a UID or a name, another position."""
    with session.directory() as directory:
        uid = directory.known_people.uid_of(person)
        at = post_called(directory, post) if post else None
        line = PostLine(uid=at, **options)  # type: ignore[arg-type]
        placed = directory.positions.add(uid, line)
        answer_contacts(session, directory, (uid,), placed.problems)


@click.command()
@click.argument("person")
@click.option("--from", "from_", type=DateOption(), help="The first day; today unless told.")
@click.option("--until", type=DateOption(), help="The first day back.")
@click.option("--officer", metavar="PERSON", help="Who is in charge meanwhile: a UID or a name.")
@click.option("--reason", default="", help="Why, for the office only.")
@click.option("--back", is_flag=True, help="Back on the day of --until, today unless told.")
@common
def away(
    session: Session,
    person: str,
    from_: PartialDate | None,
    until: PartialDate | None,
    officer: str | None,
    reason: str,
    back: bool,  # noqa: FBT001
) -> None:
    """Note that PERSON, a UID or a name, is away; the officer-in-charge acts until then."""
    with session.directory() as directory:
        known = directory.known_people
        uid = known.uid_of(person)
        if back:
            if directory.absences.back(uid, until) is None:
                name = directory.search.record(uid).name
                raise NothingDoneError(translated("{name} is not away today.", name=name))
            answer_contacts(session, directory, (uid,))
            return
        in_charge = known.uid_of(officer) if officer else None
        start = from_ or PartialDate.of(directory.today())
        noted = directory.absences.add(uid, Absence(start, until, reason, in_charge))
        answer_contacts(session, directory, (uid,), noted.problems)
