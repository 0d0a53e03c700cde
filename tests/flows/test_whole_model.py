"""The whole model: everything that can be told of contacts leaves in files and comes back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.reference import Reference
from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.citation import Citation
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import (
    Absence,
    AreaLink,
    AreaRole,
    BodyName,
    BodyNameType,
    Coverage,
    LanguageSkill,
    LegalBasis,
    PostTitle,
    Relation,
    Status,
    Verification,
    content_of,
)
from stakeholders.domain.record import Record
from stakeholders.domain.source import Source
from stakeholders.domain.visibility import Visibility
from stakeholders.store.history import Author

ANNA = Author("Anna", "window")
YEAR = PartialDate(2020)
FILES = ("all.jsonl", "all.vcf", "all.csv")


def opened(path: Path, reference: Reference) -> Directory:
    new_directory(path, reference, ANNA, sample=False)
    return open_directory(path, reference, ANNA)


def filled(directory: Directory) -> list[Uid]:
    """Fill a directory with a person, a body and a post of whom everything is known."""
    ana = directory.people.add("Ms. Ana Example", "Spokesperson, Example Office", "", "")
    line = directory.search.record(ana).posts[0]
    body, post = line.body_uid, line.uid
    assert body
    assert post
    partner = directory.bodies.add("Partner Centre")
    directory.people.add_name(ana, PersonName("Анна Пример", type=NameType.NATIVE, language="ru"))
    directory.channels.add(ana, ChannelType.PHONE, "+41 79 555 01 42")
    directory.addresses.add(ana, Address(("1 Sample Street", "Geneva"), language="en"))
    for code, text in (("pronouns", "she/her"), ("born", "1970-05"), ("do_not_contact", "asked")):
        directory.facts.set(ana, code, text)
    directory.tags.put((ana, body), "Press")
    directory.notes.add_call(ana, "Wants the programme", PartialDate(2030, 5))
    for owner, part in (
        (ana, LanguageSkill("fr", "fluent")),
        (ana, AreaLink("TH", AreaRole.NATIONALITY)),
        (ana, LegalBasis("consent", given=YEAR)),
        (ana, Verification(YEAR, by="Ida")),
        (body, BodyName("Bureau exemple", BodyNameType.OFFICIAL, "fr")),
        (body, BodyName("EO", BodyNameType.ACRONYM)),
        (body, BodyName("Old Office", BodyNameType.FORMER, to=YEAR)),
        (body, Relation("partner_of", partner)),
        (body, Status("ganhri", "A", YEAR)),
        (body, Coverage("TH")),
        (post, PostTitle("fr", "Porte-parole")),
    ):
        directory.parts.add(owner, part)
    directory.facts.set(body, "founded", "1993")
    return [ana, body, post, partner]


def told(record: Record) -> Record:
    """Return a record without what only its own directory knows it by."""
    parts = tuple(sorted((content_of(part) for part in record.parts), key=repr))
    return replace(record, parts=parts)


@pytest.mark.parametrize("name", FILES)
def test_that_a_fresh_directory_gives_the_same_file_again(
    name: str, reference: Reference, tmp_path: Path
) -> None:
    here, there = (
        opened(tmp_path / f"{which}.stakeholders", reference) for which in ("here", "there")
    )
    uids = filled(here)
    out, again = tmp_path / name, tmp_path / f"again-{name}"
    records = [here.search.record(uid) for uid in uids]
    here.exporting.export(records, str(out), audience=Visibility.NAMED)
    there.importing.apply(there.importing.plan(out))
    back = [there.search.record(uid) for uid in uids]
    assert [told(record) for record in back] == [told(record) for record in records]
    there.exporting.export(back, str(again), audience=Visibility.NAMED)
    assert again.read_bytes() == out.read_bytes()
    plan = here.importing.plan(out)
    assert {item.decision.value for item in plan.items} == {"same"}
    for directory in (here, there):
        directory.close()


def emptied(directory: Directory, uids: list[Uid]) -> None:
    """Change or remove all that contacts have, one step each."""
    for uid in uids:
        record = directory.search.record(uid)
        _without_rows(directory, record, uid)
        for code, _value in record.details:
            directory.facts.set(uid, code, "")
        for tag in record.tags:
            directory.tags.take((uid,), tag)
        directory.contacts.rename(uid, f"New {record.name}")
        directory.contacts.set_place(uid, "Elsewhere")


def _without_rows(directory: Directory, record: Record, uid: Uid) -> None:
    for part in record.parts:
        if part.uid and not (isinstance(part, BodyName) and part.primary):
            directory.parts.remove(part.uid)
    owned: list[tuple[Callable[[Uid], None], Channel | Address | PersonName]]
    owned = [(directory.channels.remove, one) for one in record.channels if one.owner == uid]
    owned += [(directory.addresses.remove, one) for one in record.addresses if one.owner == uid]
    owned += [(directory.people.remove_name, name) for name in record.names[1:]]
    for remove, one in owned:
        if one.uid:
            remove(one.uid)


def test_that_the_whole_model_stands_as_after_a_step_and_comes_back_by_undo(
    reference: Reference, tmp_path: Path
) -> None:
    directory = opened(tmp_path / "here.stakeholders", reference)
    uids = filled(directory)
    ana, body, *_ = uids
    field = directory.own_fields.add(OwnField("Room"))
    directory.own_fields.set(ana, field, "A-12")
    directory.sources.cite(ana, Citation(Source("Blue Book"), "Ms. Example", "p. 2"))
    directory.absences.add(ana, Absence(YEAR, PartialDate(2031)))
    before = {uid: directory.search.record(uid) for uid in uids}
    step = directory.history.steps(limit=1)[0].number
    emptied(directory, uids)
    directory.contacts.delete(body)
    newest = directory.history.steps(limit=1)[0].number
    for uid in uids:
        assert directory.history.as_of.record(uid, str(step)) == before[uid]
    for _ in range(newest - step):
        directory.history.undo()
    assert {uid: directory.search.record(uid) for uid in uids} == before
    directory.close()
