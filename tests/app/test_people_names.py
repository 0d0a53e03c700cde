"""Names of a person: several, in order, the first one shown; each change is one step."""

from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownUidError
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.partial_date import PartialDate

FULL = PersonName(
    "TANG Jiaxuan", honorific="H.E. Mr.", given="Jiaxuan", family="TANG", family_first=True,
    type=NameType.ROMANISED, language="zh", post_nominals="PhD", address_as="Excellency",
    sort_as="Tang", particle="", suffix="Jr", phonetic_given="Jia-shuan",
    from_=PartialDate(1998), to=PartialDate(2003, 3),
)  # fmt: skip


@pytest.fixture
def tang(directory: Directory) -> Uid:
    return directory.people.add("唐家璇")


def shown(directory: Directory, uid: Uid) -> tuple[str, list[str]]:
    record = directory.search.record(uid)
    return record.name, [name.full for name in record.names]


def test_that_every_part_of_a_name_is_kept(directory: Directory, tang: Uid) -> None:
    uid = directory.people.add_name(tang, FULL)
    found = {name.uid: name for name in directory.people.names(tang)}
    assert found[uid] == replace(FULL, uid=uid)
    assert shown(directory, tang) == ("唐家璇", ["唐家璇", "TANG Jiaxuan"])


def fields_of(name: PersonName) -> dict[str, object]:
    return {field: getattr(name, field) for field in PersonName.__dataclass_fields__}


def test_that_the_first_name_is_shown_and_sorted_by(directory: Directory, tang: Uid) -> None:
    directory.people.add("Zoe Alder")
    uid = directory.people.add_name(tang, FULL)
    directory.people.order_names(tang, [uid])
    assert shown(directory, tang) == ("TANG Jiaxuan", ["TANG Jiaxuan", "唐家璇"])
    assert [row.name for row in directory.search.find("").rows] == ["Zoe Alder", "TANG Jiaxuan"]
    directory.people.change_name(PersonName("Tang", sort_as="Aaa", uid=uid))
    assert [row.name for row in directory.search.find("").rows] == ["Tang", "Zoe Alder"]
    directory.history.undo()
    assert [row.name for row in directory.search.find("").rows] == ["Zoe Alder", "TANG Jiaxuan"]
    directory.history.undo()
    assert shown(directory, tang) == ("唐家璇", ["唐家璇", "TANG Jiaxuan"])
    directory.history.redo()
    assert shown(directory, tang)[0] == "TANG Jiaxuan"


def test_that_the_next_name_is_shown_when_the_first_goes(directory: Directory, tang: Uid) -> None:
    second = directory.people.add_name(tang, FULL)
    first = directory.people.names(tang)[0].uid
    assert first
    directory.people.remove_name(first)
    assert shown(directory, tang) == ("TANG Jiaxuan", ["TANG Jiaxuan"])
    with pytest.raises(EmptyNameError):
        directory.people.remove_name(second)
    directory.history.undo()
    assert shown(directory, tang) == ("唐家璇", ["唐家璇", "TANG Jiaxuan"])
    with pytest.raises(UnknownUidError):
        directory.people.remove_name(tang)


def test_that_a_name_without_a_text_is_made_of_its_parts(directory: Directory, tang: Uid) -> None:
    directory.people.add_name(tang, PersonName("", given="Ana", additional="M.", family="Ruiz"))
    family_first = PersonName("", given="Jiaxuan", family="Tang", family_first=True)
    directory.people.add_name(tang, family_first)
    assert shown(directory, tang)[1][1:] == ["Ana M. Ruiz", "Tang Jiaxuan"]
    with pytest.raises(EmptyNameError):
        directory.people.add_name(tang, PersonName(" "))


def test_that_a_corrected_name_keeps_its_honorific_and_how_to_address(
    directory: Directory,
) -> None:
    uid = directory.people.add("H.E. Ms. Anna Berg")
    (name,) = directory.people.names(uid)
    kept = {**fields_of(name), "address_as": "Excellency", "language": "no"}
    directory.people.change_name(PersonName(**kept))  # type: ignore[arg-type]
    directory.contacts.rename(uid, "Anna Borg")
    (name,) = directory.people.names(uid)
    assert (name.full, name.family, name.honorific) == ("Anna Borg", "Borg", "H.E. Ms.")
    assert (name.address_as, name.language) == ("Excellency", "no")
    directory.contacts.rename(uid, "Dr. Anna Borg")
    assert directory.people.names(uid)[0].honorific == "Dr."
