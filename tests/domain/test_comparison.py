from dataclasses import replace

from hypothesis import given

from stakeholders.domain.channel import Channel
from stakeholders.domain.comparison import additions, differences
from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import fixed_uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Note, NoteKind, Relation
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.source import Source
from tests.strategies import records

ENTRY = Record(
    EntryKind.PERSON,
    "Ana Example",
    place="Geneva",
    country="CH",
    posts=(PostLine("Spokesperson", "Example Office"),),
    channels=(read_phone("+41 79 555 01 23"),),
    tags=("press",),
)


@given(records())
def test_that_a_record_does_not_differ_from_itself(record: Record) -> None:
    assert differences(record, record) == ()


def test_that_what_is_left_empty_is_no_change() -> None:
    assert differences(ENTRY, Record(EntryKind.PERSON, "Ana Example")) == ()


def test_that_another_spelling_of_a_number_is_no_change() -> None:
    incoming = replace(ENTRY, channels=(read_phone("0041 79 5550123"),))
    assert differences(ENTRY, incoming) == ()


def test_that_a_new_mailbox_is_told_as_added() -> None:
    incoming = replace(ENTRY, channels=(*ENTRY.channels, read_email("ana@office.org")))
    (change,) = differences(ENTRY, incoming)
    assert (change.field, change.before, change.after) == ("email", "", "ana@office.org")


def test_that_another_place_is_told_with_before_and_after() -> None:
    (change,) = differences(ENTRY, replace(ENTRY, place="Bangkok"))
    assert (change.field, change.before, change.after) == ("place", "Geneva", "Bangkok")


def dated(text: str, year: int) -> Channel:
    return replace(read_phone(text), as_of=PartialDate(year), uid=fixed_uid("test", "mobile"))


def test_that_an_older_source_tells_of_a_former_number() -> None:
    entry = replace(ENTRY, channels=(dated("+41 79 555 01 23", 2020),))
    (change,) = differences(entry, replace(ENTRY, channels=(dated("+41 79 555 01 24", 2005),)))
    assert isinstance(change.value, Channel)
    assert (change.before, change.value.to, change.value.uid) == ("", PartialDate(2020), None)
    (change,) = differences(entry, replace(ENTRY, channels=(dated("+41 79 555 01 24", 2021),)))
    assert isinstance(change.value, Channel)
    assert (change.before, change.value.to) == ("+41 79 555 01 23", None)


def test_that_an_older_number_of_another_kind_is_no_former_one() -> None:
    entry = replace(ENTRY, channels=(dated("+41 79 555 01 23", 2020),))
    landline = replace(dated("+41 22 917 90 00", 2005), uid=None)
    (change,) = differences(entry, replace(ENTRY, channels=(landline,)))
    assert isinstance(change.value, Channel)
    assert change.value.to is None


def test_that_an_older_source_changes_no_place_and_tells_of_a_former_position() -> None:
    entry = replace(ENTRY, sources=(Source("New", date=PartialDate(2020)),))
    older = replace(
        ENTRY,
        place="Bangkok",
        posts=(PostLine("Director", "Sample Centre"),),
        sources=(Source("Old", date=PartialDate(2005)),),
    )
    (change,) = differences(entry, older)
    assert isinstance(change.value, PostLine)
    assert (change.field, change.value.to) == ("position", PartialDate(2020))
    newer = replace(older, sources=(Source("Newest", date=PartialDate(2021)),))
    assert [change.field for change in differences(entry, newer)] == ["place", "position"]


def test_that_a_new_position_is_told_in_words() -> None:
    incoming = replace(ENTRY, posts=(PostLine("Director", "Sample Centre"),))
    (change,) = differences(ENTRY, incoming)
    assert change.after == "Director, Sample Centre"


def test_that_tags_differ_by_their_letters_only() -> None:
    assert differences(ENTRY, replace(ENTRY, tags=("Press",))) == ()


def test_that_additions_never_write_over_what_is_there() -> None:
    incoming = replace(ENTRY, place="Bangkok", tags=("press", "trafficking"))
    assert [change.field for change in additions(ENTRY, incoming)] == ["tag"]


def test_that_a_part_that_is_told_in_short_too_is_told_once() -> None:
    incoming = replace(
        ENTRY,
        notes=("Call before noon",),
        parts=(Note("Call before noon", kind=NoteKind.CALL, by="Ida"),),
    )
    (change,) = differences(ENTRY, incoming)
    assert (change.field, change.value) == ("note", incoming.parts[0])


def test_that_a_simple_fact_differs_with_before_and_after() -> None:
    entry = replace(ENTRY, details=(("born", "1970"),))
    incoming = replace(ENTRY, details=(("born", "1971"), ("pronouns", "she/her")))
    told = [(change.field, change.before, change.after) for change in differences(entry, incoming)]
    assert told == [("born", "1970", "1971"), ("pronouns", "", "she/her")]


def test_that_a_relation_is_the_same_under_another_name_of_the_other_body() -> None:
    other = fixed_uid("test", "other")
    entry = Record(EntryKind.BODY, "Office", parts=(Relation("partner_of", other, "Old Name"),))
    incoming = replace(entry, parts=(Relation("partner_of", other, "New Name"),))
    assert differences(entry, incoming) == ()
    assert len(differences(entry, replace(incoming, parts=(Relation("serves", other),)))) == 1
