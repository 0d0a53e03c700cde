"""Groups of files become lists, in the same operation as their contacts."""

from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.importing import FilePlan
from stakeholders.domain.entry import EntryKind

UIDS = ("01890a5d-ac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a8058")


def card(*lines: str) -> str:
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD"))


ANA = card("FN:Ana Example", f"UID:urn:uuid:{UIDS[0]}", "EMAIL:ana@quay.example")
BO = card("FN:Bo Example", "UID:bo-1", "EMAIL:bo@quay.example")
GROUP = card(
    "FN:Press list", "KIND:group", f"MEMBER:urn:uuid:{UIDS[0]}", "MEMBER:mailto:BO@quay.example"
)


def imported(directory: Directory, tmp_path: Path, *cards: str) -> FilePlan:
    file = tmp_path / "contacts.vcf"
    file.write_text("".join(cards), "utf-8", newline="")
    plan = directory.importing.plan(file)
    directory.importing.apply(plan)
    return plan


def decisions(plan: FilePlan) -> list[str]:
    return [item.decision.value for item in plan.items]


def on_list(directory: Directory, name: str = "Press list") -> list[str]:
    members = directory.lists.members(directory.lists.named(name).uid)
    return [member.record.name for member in members]


def test_that_a_group_is_a_list_in_one_step_and_the_same_file_changes_nothing(
    directory: Directory, tmp_path: Path
) -> None:
    plan = imported(directory, tmp_path, GROUP, ANA, BO)
    assert decisions(plan) == ["new", "new", "new"]
    assert on_list(directory) == ["Ana Example", "Bo Example"]
    steps = directory.history.steps()
    assert decisions(imported(directory, tmp_path, GROUP, ANA, BO)) == ["same"] * 3
    assert directory.history.steps() == steps
    directory.history.undo()
    assert not directory.lists.every()
    assert not directory.search.find("", limit=0).total


def test_that_members_are_known_by_what_they_are_called_elsewhere(
    directory: Directory, tmp_path: Path
) -> None:
    imported(directory, tmp_path, card("FN:Ana Example", "UID:x", "EMAIL:ana@quay.example"), BO)
    group = GROUP.replace("mailto:BO@quay.example", "bo-1")
    assert decisions(imported(directory, tmp_path, group, ANA)) == ["same", "new"]
    assert on_list(directory) == ["Ana Example", "Bo Example"]


def test_that_only_new_members_are_put_on_a_list_and_those_left_out_stay_so(
    directory: Directory, tmp_path: Path
) -> None:
    imported(directory, tmp_path, GROUP, ANA)
    (ana,) = directory.lists.members(directory.lists.named("press list").uid)
    assert ana.record.uid
    directory.lists.leave_out(directory.lists.named("Press list").uid, ana.record.uid, "on leave")
    plan = imported(directory, tmp_path, GROUP, ANA, BO)
    assert decisions(plan) == ["same", "new", "changed"]
    assert [change.after for change in plan.items[2].differences] == ["Bo Example"]
    members = directory.lists.members(directory.lists.named("Press list").uid)
    assert {m.record.name: m.left_out for m in members} == {
        "Ana Example": True,
        "Bo Example": False,
    }


def test_that_members_whom_nobody_knows_are_counted_and_change_nothing(
    directory: Directory, tmp_path: Path
) -> None:
    group = card("FN:Press list", "KIND:group", "MEMBER:urn:uuid:" + UIDS[1], "MEMBER:x")
    plan = imported(directory, tmp_path, group)
    assert [problem.message for problem in plan.items[0].problems] == [
        "Members that are neither in the file nor in the directory: 2."
    ]
    assert not on_list(directory)
    assert decisions(imported(directory, tmp_path, group)) == ["same"]


def test_that_a_saved_search_of_that_name_stays_as_it_is(
    directory: Directory, tmp_path: Path
) -> None:
    directory.lists.save_search("Press list", "ana")
    plan = imported(directory, tmp_path, GROUP, ANA, BO)
    assert decisions(plan) == ["new", "new", "same"]
    assert plan.items[2].problems[0].code == "import.saved_search"
    assert directory.lists.named("Press list").rule == "ana"


@pytest.mark.parametrize("name", ["lists.ldif", "lists.vcf"])
def test_that_groups_of_other_programs_are_lists(
    directory: Directory, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_text(
        "dn: cn=Ana Example,mail=ana@quay.example\nobjectclass: person\ncn: Ana Example\n"
        "mail: ana@quay.example\n\ndn: cn=Press list\nobjectclass: groupOfNames\ncn: Press list\n"
        "member: cn=Ana Example,mail=ana@quay.example\n"
        if name.endswith("ldif")
        else f"{ANA}{GROUP}".replace("KIND", "X-ADDRESSBOOKSERVER-KIND")
        .replace("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER").replace("4.0", "3.0")
    )  # fmt: skip
    plan = directory.importing.plan(file)
    directory.importing.apply(plan)
    assert {record.kind for record in plan.records} == {EntryKind.PERSON, EntryKind.LIST}
    assert on_list(directory) == ["Ana Example"]
