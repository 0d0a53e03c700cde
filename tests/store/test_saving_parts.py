"""Saving and reading back: a record with all its parts is the same after it was in a file."""

from dataclasses import replace

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import (
    Absence,
    AreaLink,
    AreaRole,
    BodyName,
    BodyNameType,
    ContactWay,
    Coverage,
    CustomValue,
    LanguageSkill,
    LegalBasis,
    Note,
    NoteKind,
    Part,
    PostFunction,
    PostTitle,
    Refusal,
    Relation,
    Restriction,
    Status,
    Verification,
    content_of,
)
from stakeholders.domain.record import PostLine, Record
from stakeholders.store.database import Database
from tests.store.directories import saved, visible

YEAR = PartialDate(2020)


def record_of(database: Database, uid: Uid) -> Record:
    return next(record for record in visible(database) if record.uid == uid)


def contents(parts: tuple[Part, ...]) -> set[Part]:
    return {content_of(part) for part in parts}


def test_that_a_person_keeps_every_part(database: Database) -> None:
    (officer,) = saved(database, Record(EntryKind.PERSON, "Ida Officer"))
    parts = (
        AreaLink("TH", AreaRole.NATIONALITY),
        LanguageSkill("fr", level="fluent"),
        Note("Wants to be called back", NoteKind.CALL, by="Ida", call_back=PartialDate(2030, 1)),
        Absence(YEAR, PartialDate(2021), "leave", officer),
        CustomValue("Badge", "red"),
        LegalBasis("consent", purpose="invitations", given=YEAR),
        Refusal(ContactWay.EMAIL, "letters only", YEAR, PartialDate(2031), by="Ida"),
        Restriction("dispute", YEAR),
        Verification(PartialDate(2026, 1, 2), by="Ida", method="phone"),
    )
    details = (("pronouns", "she/her"), ("born", "1970-05"), ("do_not_contact", "asked so"))
    record = Record(EntryKind.PERSON, "Ana Example", details=details, parts=parts)
    found = record_of(database, saved(database, record)[0])
    assert contents(found.parts) == contents(parts)
    assert dict(found.details) == dict(details)
    assert found.notes == ("Wants to be called back",)
    assert found.languages == ("fr",)
    assert next(iter(found.parts_of(Absence))).officer_name == "Ida Officer"


def test_that_a_body_keeps_every_part_and_both_ends_tell_of_a_relation(
    database: Database,
) -> None:
    (partner,) = saved(database, Record(EntryKind.BODY, "Partner Centre"))
    parts = (
        BodyName("Example Office", BodyNameType.OFFICIAL, "en", YEAR, primary=True),
        BodyName("EO", BodyNameType.ACRONYM, primary=True),
        BodyName("Bureau exemple", BodyNameType.OFFICIAL, "fr"),
        BodyName("Old Office", BodyNameType.FORMER, to=YEAR),
        Relation("partner_of", partner, "Partner Centre"),
        Status("ganhri", "A", YEAR, next_review=PartialDate(2027)),
        Coverage("TH"),
    )
    record = Record(EntryKind.BODY, "Example Office", acronym="EO", parts=parts)
    (uid,) = saved(database, record)
    found = record_of(database, uid)
    assert contents(found.parts) == contents(parts)
    assert (found.name, found.acronym, found.covers) == ("Example Office", "EO", ("TH",))
    (told_back,) = record_of(database, partner).parts_of(Relation)
    assert told_back == replace(
        told_back, other=uid, other_name="Example Office", forward=False, type="partner_of"
    )


def test_that_a_post_keeps_topics_and_titles(database: Database) -> None:
    parts = (PostFunction("focal_point", "trafficking"), PostTitle("fr", "Porte-parole"))
    line = PostLine("Spokesperson", "Example Office", functions=("spokesperson",))
    record = Record(EntryKind.POST, "Spokesperson", posts=(line,), parts=parts)
    found = record_of(database, saved(database, record)[0])
    assert set(found.posts[0].functions) == {"focal_point", "spokesperson"}
    assert contents(found.parts) == contents((*parts, PostFunction("spokesperson")))


def test_that_parts_of_another_kind_of_contact_do_not_stop_a_record(database: Database) -> None:
    (person,) = saved(database, Record(EntryKind.PERSON, "Ana Example"))
    parts = (
        Absence(YEAR),
        Relation("partner_of", person),
        BodyName("A", BodyNameType.OFFICIAL, primary=True),
        BodyName("B", BodyNameType.OFFICIAL, primary=True),
    )
    found = record_of(database, saved(database, Record(EntryKind.BODY, "Odd", parts=parts))[0])
    names = found.parts_of(BodyName)
    assert {name.text for name in names} == {"Odd", "A", "B"}
    assert [name.text for name in names if name.primary] == ["Odd"]
    assert len(found.parts) == len(names)
