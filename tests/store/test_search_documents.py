"""What is read for the index is what the whole records say."""

import datetime
import random
from dataclasses import replace

import pytest
import sqlalchemy as sa

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import (
    Absence,
    AreaLink,
    AreaRole,
    Attachment,
    CustomValue,
    LegalBasis,
    PostFunction,
    PostTitle,
    Refusal,
    Restriction,
    Status,
)
from stakeholders.domain.record import DESIGNATE, PostLine, Record
from stakeholders.domain.source import Source
from stakeholders.domain.tenure import today
from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.search_documents import Document, read_documents
from tests.benchmarks.directory_records import directory_records
from tests.store.directories import body, person, saved, spokesperson
from tests.store.document_oracle import documents_of_records

_FIELDS = ("email", "phone", "place", "body", "role")
_BODIES = (
    body("Ministry of Tides", "MoT", place="Lagoon", country="PF", body_kind="ministry"),
    body("Tides Press Unit", parent="Ministry of Tides", body_kind="embassy"),
    replace(body("Centre for Reefs", "CfR"), aliases=("Centre des récifs",), covers=("FJ", "TO")),
)


def rich_records(seed: int) -> list[Record]:
    """Return records of every kind whose parts come and go with the dice."""
    dice = random.Random(seed)  # noqa: S311
    records = list(_BODIES)
    for record in directory_records(60, seed):
        posts = tuple(_line(dice) for _ in range(dice.randrange(3)))
        gaps = tuple(field for field in _FIELDS if dice.random() < 0.3)
        away = (Absence(_date(dice), _date(dice)),) if dice.random() < 0.3 else ()
        whole = replace(record, posts=(*posts, *record.posts), missing=gaps)
        is_person = record.kind is EntryKind.PERSON
        records.append(replace(whole, parts=(*record.parts, *away)) if is_person else whole)
    lent = Channel(ChannelType.WEB, raw="https://reefs.example", valid=True)
    wrong = Channel(ChannelType.PHONE, raw="١٢٣ 45 x", extension="9")
    records += [
        Record(EntryKind.POST, "Speaker", posts=(spokesperson("Centre for Reefs"),),
               channels=(lent, wrong)),
        body("Reef Watch").with_channels((wrong, lent)),
        person("Ann Lee", PostLine("", "Reef Watch"), emails=["ann@lee.example"]),
        person("Prince", PostLine("Head", "Reef Watch", functions=("head",))),
        *_full_records(),
    ]  # fmt: skip
    return records


def _full_records() -> list[Record]:
    """Return a person, a body and a post with a part of every kind that search knows."""
    address = Address(lines=("Quai 3", "Genève"), country="CH")
    named = PersonName("Ума Лин", phonetic_given="Ooma", address_as="Dear Uma", post_nominals="OBE")
    many = (
        CustomValue("Duty", "night watch"),
        Attachment("scan.pdf", "application/pdf", 1, "00"),
        Absence(PartialDate(2000), PartialDate(2001), "sabbatical"),
        LegalBasis("consent", "quarterly mailing", how="signed form"),
        Refusal(reason="wants letters"),
        Restriction("pending dispute"),
    )
    mobile = Channel(ChannelType.PHONE, raw="+1 212", label="Chauffeur", purposes=("press",))
    bulletin = Source("Bulletin of corals", symbol="BC/9", publisher="Reef Press")
    return [
        replace(
            person("Uma Lin"), names=(PersonName("Uma Lin"), named), addresses=(address,),
            parts=(AreaLink("WS"), *many), country="PF", channels=(mobile,),
            sources=(bulletin,), quote="Ms. Lin of the lagoon office",
            details=(("do_not_contact", "moved away"), ("correspondence_language", "fr")),
        ),
        replace(
            body("Reef Court"), addresses=(address,), covers=("NU",),
            parts=(Status("ganhri", "A", reference="GA/7"), AreaLink("KI", AreaRole.REPRESENTS)),
        ),
        Record(
            EntryKind.POST, "Registrar", posts=(PostLine("Registrar", "Reef Court"),),
            parts=(PostTitle("fr", "Greffier"), PostFunction("registry", "corals")),
            details=(("rank", "first_secretary"),),
        ),
    ]  # fmt: skip


def _line(dice: random.Random) -> PostLine:
    functions = dice.choice(((), ("spokesperson",), ("head", "focal_point")))
    name = dice.choice(("", *(each.name for each in _BODIES)))
    return PostLine(
        dice.choice(("", "Speaker")),
        name,
        functions=functions,
        from_=_date(dice),
        to=_date(dice),
        type=dice.choice(("", "", DESIGNATE)),
    )


def _date(dice: random.Random) -> PartialDate | None:
    """Return a day, month or year around today, or no date."""
    day = today() + datetime.timedelta(days=dice.choice((-400, -40, -1, 0, 1, 40, 400)))
    full = PartialDate.of(day)
    return dice.choice((None, None, full, replace(full, day=None), PartialDate(day.year)))


def put_some_into_the_bin(database: Database, seed: int) -> None:
    """Remove a few rows of many tables, and put entries on a list."""
    dice = random.Random(seed)  # noqa: S311
    with database.writing("test.bin") as writing:
        entry_id = writing.new_id(schema.entry)
        uid = writing.new_uid()
        writing.insert(schema.entry, id=entry_id, uid=uid, kind="list", display="Friends",
                       sort_key=b"friends", sort_version=1)  # fmt: skip
        writing.insert(schema.directory_list, id=entry_id, uid=uid)
        for one, other in ((1, 3), (2, 1)):
            writing.insert(schema.body_relation, from_body_id=one, to_body_id=other, type="hosts")
        for member in range(1, 20, 3):
            writing.insert(schema.list_member, list_id=entry_id, member_id=member)
        for table in (schema.channel, schema.person_name, schema.affiliation, schema.entry_tag,
                      schema.note, schema.list_member, schema.body_name):  # fmt: skip
            ids = list(writing.connection.scalars(sa.select(table.c.id)))
            for row_id in dice.sample(ids, min(5, len(ids))):
                writing.remove(table, row_id)
        for row_id in dice.sample(range(4, 60), 6):
            writing.remove(schema.entry, row_id)


def comparable(document: Document) -> Document:
    """Return a document whose words and flags are in order."""
    columns = tuple(" ".join(sorted(set(column.split()))) for column in document.columns)
    return document._replace(columns=columns, flags=tuple(sorted(set(document.flags))))


@pytest.mark.parametrize("seed", range(4))
def test_that_documents_say_what_records_say(database: Database, seed: int) -> None:
    saved(database, *rich_records(seed))
    put_some_into_the_bin(database, seed)
    with database.reading() as connection:
        ids = list(connection.scalars(sa.select(schema.entry.c.id)))
        random.Random(seed).shuffle(ids)  # noqa: S311
        quick = [comparable(each) for each in read_documents(connection, ids, today())]
        plain = [comparable(each) for each in documents_of_records(connection, ids)]
    assert len(plain) > 50
    assert quick == plain


def test_that_no_word_stands_twice_in_a_column(database: Database) -> None:
    saved(database, person("Ann Lee", spokesperson("Lee Trust"), emails=["ann@lee.example"]))
    with database.reading() as connection:
        for document in read_documents(connection, [1, 2, 3], today()):
            for column in document.columns:
                assert len(column.split()) == len(set(column.split()))
