"""Two editions of a list of participants differ by what was added, changed and taken out."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.corrections import (
    CorrectionKind,
    ListedLine,
    corrections,
    details_of,
    grouped,
    lines_of,
)
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import Event, EventRole
from stakeholders.domain.participation import Participation
from stakeholders.domain.protocol import (
    ListedDelegation,
    ListedSection,
    ParticipantsOrder,
)
from tests.domain.test_protocol import uid

ADDED, CHANGED, REMOVED = CorrectionKind
ANA = ListedLine("1", "Member States", "Thailand", "Ms. Ana Example", ("Counsellor",))
BEN = ListedLine("2", "Member States", "Thailand", "Mr. Ben Sample", ("Attaché",))
CAI = ListedLine("3", "Member States", "Viet Nam", "Mr. Cai Sample")


def told(before: list[ListedLine], after: list[ListedLine]) -> list[tuple[str, str]]:
    return [(one.kind.value, one.line.name) for one in corrections(before, after).every]


def test_that_the_same_list_has_no_corrections() -> None:
    assert told([ANA, BEN], [ANA, BEN]) == []
    assert told([ANA, BEN], [BEN, ANA]) == [], "where somebody stands is no correction"


def test_that_only_additions_make_an_addendum() -> None:
    found = corrections([ANA], [ANA, BEN])
    assert [one.after for one in found.of(ADDED)] == [BEN]
    assert found.is_addendum
    assert not corrections([ANA], [BEN]).is_addendum
    assert not corrections([ANA], [ANA]).is_addendum


def test_that_another_title_delegation_or_name_is_a_change() -> None:
    for other in (
        replace(ANA, details=("Minister",)),
        replace(ANA, delegation="Viet Nam"),
        replace(ANA, name="H.E. Ms. Ana Example"),
        replace(ANA, section="Observers"),
    ):
        (one,) = corrections([ANA, BEN], [BEN, other]).every
        assert (one.kind, one.before, one.after) == (CHANGED, ANA, other)


def test_that_who_is_gone_stands_last() -> None:
    assert told([ANA, BEN], [CAI, BEN]) == [("added", CAI.name), ("removed", ANA.name)]


def test_that_somebody_entered_anew_is_the_same_person() -> None:
    again = replace(ANA, key="9")
    assert told([ANA], [again]) == []
    assert told([ANA], [replace(again, details=())]) == [("changed", ANA.name)]


LINES = st.lists(
    st.builds(
        ListedLine,
        st.sampled_from("123456"),
        st.just("S"),
        st.sampled_from(["A", "B"]),
        st.sampled_from(["Ana", "Ben", "Cai"]),
        st.sampled_from([(), ("x",)]),
    ),
    unique_by=lambda line: line.key,
    max_size=6,
)


@given(LINES, LINES)
def test_that_the_corrections_lead_from_one_list_to_the_other(
    before: list[ListedLine], after: list[ListedLine]
) -> None:
    found = corrections(before, after)
    gone = [one.before for one in found.of(CHANGED, REMOVED)]
    come = [one.after for one in found.of(CHANGED, ADDED)]
    kept = [line for line in before if line not in gone]
    said = sorted((line.delegation, line.name, line.details) for line in [*kept, *come] if line)
    assert said == sorted((line.delegation, line.name, line.details) for line in after)


EVENT = Event("Workshop", roles=(EventRole("head", "Head of delegation", is_head=True),))
THAI = Delegation("Thailand", uid=uid("thai"))


def test_that_a_line_tells_who_leads_title_and_another_body() -> None:
    one = Participation("Ana", title="Minister", body="Ministry of Justice", role="head")
    group = ListedDelegation("Thailand", (one,), THAI)
    assert details_of(one, group, EVENT) == (
        "Head of delegation",
        "Minister",
        "Ministry of Justice",
    )
    same = replace(one, body="THAILAND", title="Head of delegation")
    assert details_of(same, group, EVENT) == ("Head of delegation",)


def test_that_lines_are_frozen_as_they_are_printed_and_fall_into_groups() -> None:
    event = replace(EVENT, protocol=(("capitals", "yes"),))
    ana = Participation("Tang Jiaxuan", uid("a"), family="Tang", family_first=True)
    ben, cai = Participation("Ben", uid("b")), Participation("Cai", uid("c"))
    groups = (ListedDelegation("China", (ana, ben)), ListedDelegation("Fiji", (cai,)))
    order = ParticipantsOrder((ListedSection("member_states", "Member States", groups),))
    lines = lines_of(order, event)
    assert [line.name for line in lines] == ["TANG Jiaxuan", "Ben", "Cai"]
    assert lines[0].key == uid("a")
    assert [(title, len(ones)) for _, title, ones in grouped(lines)] == [("China", 2), ("Fiji", 1)]
