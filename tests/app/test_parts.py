"""Parts of every kind: added, changed, removed, taken back and done again, one step each."""

from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownUidError, WrongKindError
from stakeholders.domain.changes import Changes
from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import (
    AreaLink,
    AreaRole,
    ContactWay,
    Coverage,
    LanguageSkill,
    LegalBasis,
    Part,
    PostFunction,
    PostTitle,
    Refusal,
    Relation,
    Restriction,
    Status,
)

MAY, JUNE = PartialDate(2007, 5), PartialDate(2007, 6, 1)
OF_A_BODY = (
    (Status("GANHRI", "A", MAY, JUNE, PartialDate(2030), "GANHRI/7"), {"value": "B"}),
    (Coverage("Thailand"), {"area": "VN"}),
    (AreaLink("Philippines", AreaRole.REPRESENTS, MAY), {"to": JUNE}),
    (LanguageSkill("French", "C1"), {"level": "C2"}),
)
OF_A_PERSON = (
    (AreaLink("Thailand", AreaRole.NATIONALITY), {"area": "LA"}),
    (LanguageSkill("русский"), {"language": "uk"}),
    (Refusal(ContactWay.EMAIL, "asked us to stop", MAY), {"way": ContactWay.ANY, "to": JUNE}),
    (Restriction("dispute", MAY), {"to": JUNE}),
    (LegalBasis("consent", "invitations", MAY, None, "by e-mail", JUNE, JUNE), {"withdrawn": JUNE}),
)
OF_A_POST = (
    (PostFunction("focal_point", "trafficking"), {"topic": "migration"}),
    (PostTitle("fr", "Porte-parole"), {"text": "Porte-voix"}),
)


def owners(directory: Directory) -> dict[str, Uid]:
    person = directory.people.add("Anna Berg", "Spokesperson, Quay Office")
    (line,) = directory.search.record(person).posts
    assert line.uid
    assert line.body_uid
    return {"person": person, "body": line.body_uid, "post": line.uid}


@pytest.mark.parametrize(
    ("owner", "part", "change"),
    [("body", *each) for each in OF_A_BODY]
    + [("person", *each) for each in OF_A_PERSON]
    + [("post", *each) for each in OF_A_POST],
    ids=lambda value: type(value).__name__,
)
def test_that_a_part_is_added_changed_removed_undone_and_redone(
    directory: Directory, owner: str, part: Part, change: dict[str, object]
) -> None:
    uid = owners(directory)[owner]

    def parts() -> tuple[Part, ...]:
        return directory.search.record(uid).parts_of(type(part))

    before = parts()
    added = directory.parts.add(uid, part)
    (kept,) = (each for each in parts() if each.uid == added)
    states = [before, parts()]
    directory.parts.change(replace(kept, **change))  # type: ignore[arg-type]
    states.append(parts())
    directory.parts.remove(added)
    states.append(parts())
    assert states[3] == before
    assert len(set(states)) == 3
    for state in reversed(states[:3]):
        directory.history.undo()
        assert parts() == state
    for state in states[1:]:
        directory.history.redo()
        assert parts() == state
    sentences = [step.sentence for step in directory.history.steps(uid, limit=3)]
    assert all(sentences)


def test_that_words_become_codes_and_unknown_ones_stay(directory: Directory) -> None:
    body = owners(directory)["body"]
    for area in ("Thailand", "Kosovo", "East Asia and the Pacific", "Atlantis"):
        directory.parts.add(body, Coverage(area))
    codes = directory.search.record(body).covers
    assert codes[0] == "TH"
    assert codes[1] == "XK"
    assert codes[3] == "Atlantis"
    for language in ("Français", "Klingon"):
        directory.parts.add(body, LanguageSkill(language))
    assert directory.search.record(body).languages == ("fr", "Klingon")


def test_that_a_relation_has_two_bodies(directory: Directory) -> None:
    known = owners(directory)
    pier = directory.bodies.add("Pier Centre")
    uid = directory.parts.add(known["body"], Relation("hosts", pier, from_=MAY))
    (told,) = directory.search.record(pier).parts_of(Relation)
    assert (told.uid, told.other, told.forward, told.other_name) == (
        uid, known["body"], False, "Quay Office",
    )  # fmt: skip
    directory.parts.change(replace(told, type="partner_of"))
    (forward,) = directory.search.record(known["body"]).parts_of(Relation)
    assert (forward.type, forward.other, forward.forward) == ("partner_of", pier, True)
    for wrong in (Relation("hosts", known["person"]), Relation("hosts", known["body"])):
        with pytest.raises(WrongKindError):
            directory.parts.add(known["body"], wrong)
    with pytest.raises(EmptyNameError):
        directory.parts.add(known["body"], Relation("hosts"))


def test_that_a_relation_is_not_told_while_the_other_body_lies_in_the_bin(
    directory: Directory,
) -> None:
    quay, pier = owners(directory)["body"], directory.bodies.add("Pier Centre")
    uid = directory.parts.add(quay, Relation("hosts", pier))
    for binned, other in ((pier, quay), (quay, pier)):
        directory.contacts.delete(binned)
        assert directory.search.record(other).parts_of(Relation) == ()
        directory.bin.restore(binned)
        (told,) = directory.search.record(other).parts_of(Relation)
        assert (told.uid, told.other) == (uid, binned)


def test_that_a_body_looks_different_when_one_it_has_a_relation_to_goes(
    directory: Directory,
) -> None:
    quay, pier = owners(directory)["body"], directory.bodies.add("Pier Centre")
    directory.parts.add(quay, Relation("hosts", pier))
    seen: list[Changes] = []
    directory.listen(seen.append)
    directory.contacts.delete(pier)
    assert seen[-1].touches(quay)


def test_that_a_contact_has_only_what_its_kind_can_have(directory: Directory) -> None:
    known = owners(directory)
    for owner, part in (
        ("person", Status("ganhri", "A")),
        ("person", Coverage("TH")),
        ("body", PostTitle("fr", "Chef")),
        ("body", LegalBasis("consent")),
        ("post", AreaLink("TH")),
    ):
        with pytest.raises(WrongKindError):
            directory.parts.add(known[owner], part)


def test_that_a_part_that_says_nothing_is_refused(directory: Directory) -> None:
    known = owners(directory)
    for owner, part in (
        ("body", Status("ganhri", " ")),
        ("body", Coverage("")),
        ("person", LanguageSkill(" ")),
        ("post", PostTitle("fr", "")),
        ("post", PostFunction("")),
        ("person", LegalBasis("")),
    ):
        with pytest.raises(EmptyNameError):
            directory.parts.add(known[owner], part)
    with pytest.raises(UnknownUidError):
        directory.parts.remove(fixed_uid("part", "nowhere"))
