"""History: every step has its sentence."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from stakeholders.app import history, history_fields
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownStepError
from stakeholders.app.history import Step
from stakeholders.app.history_conflicts import StepConflictError
from stakeholders.app.history_fields import change_in_words
from stakeholders.domain.address import Address
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.own_group import GroupMember
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Coverage, LegalBasis, Relation
from stakeholders.domain.source import Source
from stakeholders.domain.visibility import Visibility
from stakeholders.store import schema

SOURCE = Path(__file__).parents[2] / "src" / "stakeholders"
CODE = re.compile(r'(?:writing|_take_back)\(\s*(?:self\._)?(?:database, )?"([a-z_.]+)"')


FOLLOWS = {
    "id", "uid", "version", "created_op", "updated_op", "updated_at", "deleted_at", "position",
    "folded", "sort_key", "sort_version", "entry_id", "table_name", "row_uid", "rule_version",
    "code", "digest", "edition_id", "event_id", "folded_series", "invitation_id", "member_uid",
    "participation_id", "salt",
}  # fmt: skip
"""Columns of every table that say nothing of their own."""
MADE_BY_RULES = {
    "entry": {"owner", "source", "source_uid", "is_erased"},
    "channel": {"normalised", "is_valid", "number_type", "assumed_region", "owner"},
    "citation": {"quote_start"},
    "attachment": {"file_id"},
    "source": {"received_at", "text", "text_hash"},
    "stored_file": {"media_type", "size", "content"},
    "edition": {"as_of", "base_id"},
    "edition_row": {"facts", "personal"},
    "event": {"chain", "protocol"},
    "export_preset": {"columns", "rows"},
    "hand_over": {"at", "columns", "previous_id", "query", "recipient_id"},
    "invitation": {"step"},
    "merge_move": {"after", "before", "choice", "merge_id"},
    "kept_property": {"group_name", "parameters"},
    "note": {"at", "by"},
    "area": {"code"},
    "post": {"folded_title"},
    "affiliation": {"absence_id"},
}
"""Columns that nobody changes, or that follow from what is told."""


def codes_written() -> set[str]:
    """Return the label codes of all operations that the program writes."""
    sources = (path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    return {code for source in sources for code in CODE.findall(source)}


def told(step: Step) -> list[str]:
    return [change_in_words(change) for change in step.changes]


def test_that_every_operation_has_a_sentence() -> None:
    known = {*history._SENTENCES, *history._COUNTED}  # noqa: SLF001
    assert len(codes_written()) > 10
    assert not codes_written() - known


def test_that_steps_are_told_newest_first(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg")
    made = directory.lists.make("Press", [uid])
    directory.lists.leave_out(made, uid, "on leave")
    directory.contacts.rename(uid, "Anna Borg")
    directory.history.undo()
    assert [step.sentence for step in directory.history.steps()] == [
        "Took back: Renamed Anna Berg",
        "Renamed Anna Berg",
        "Left Anna Berg out of the list Press",
        "Made the list Press with 1 contact",
        "Added Anna Berg",
    ]
    assert directory.history.redo() == "Did again: Renamed Anna Borg"
    assert [step.code for step in directory.history.steps(limit=1)] == ["history.redone"]


def test_that_an_unknown_step_is_named(directory: Directory) -> None:
    with pytest.raises(UnknownStepError, match="77"):
        directory.history.undo("77")


def test_that_the_history_of_a_contact_tells_old_and_new(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg", "Spokesperson, OHCHR", "+41 79 000 01 42")
    phone = directory.search.record(uid).phones[0].uid
    assert phone is not None
    directory.channels.change_text(phone, "+41 79 000 01 43")
    directory.contacts.rename(uid, "Anna Borg")
    directory.contacts.set_place(uid, "Geneva")
    directory.channels.change_text(phone, "")
    removed, moved, renamed, changed, added = directory.history.steps(uid)
    assert told(removed) == ["Phone: +41 79 000 01 43 (removed)"]
    assert "Contact, Place: Geneva (new)" in told(moved)
    assert "Name: Anna Berg → Anna Borg" in told(renamed)
    assert len([line for line in told(renamed) if "→ Anna Borg" in line]) == 1
    assert told(changed)[0] == "Phone: +41 79 000 01 42 → +41 79 000 01 43"
    assert "Phone: +41 79 000 01 42 (new)" in told(added)
    assert any(line.startswith("Position: Spokesperson") for line in told(added))


def test_that_the_history_of_a_contact_tells_what_an_undo_did(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg")
    directory.contacts.rename(uid, "Anna Borg")
    directory.history.undo()
    assert "Name: Anna Borg → Anna Berg" in told(directory.history.steps(uid)[0])
    directory.history.undo()
    directory.history.redo()
    assert told(directory.history.steps(uid)[0])[0] == "Name: Anna Berg (new)"
    assert told(directory.history.steps(uid)[1])[0] == "Name: Anna Berg (removed)"


def test_that_a_list_tells_who_came_and_why_somebody_was_left_out(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg")
    made = directory.lists.make("Press", [uid])
    directory.lists.leave_out(made, uid, "on leave")
    for entry in (uid, made):
        left_out, put = directory.history.steps(entry)[:2]
        assert "Place on a list: Press, Anna Berg (new)" in told(put)
        assert told(left_out) == [
            "Place on a list, Left out: no → yes",
            "Place on a list, Reason: on leave (new)",
        ]


def test_that_a_later_step_in_the_way_is_told_with_its_values(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg")
    directory.contacts.set_place(uid, "Geneva")
    place = directory.history.steps(limit=1)[0].uid
    directory.contacts.set_place(uid, "Bangkok")
    with pytest.raises(StepConflictError) as caught:
        directory.history.undo(place)
    sentences = [finding.problem.message for finding in caught.value.findings]
    assert any(
        "Place of Anna Berg: this step left “Geneva”, now it is “Bangkok”" in sentence
        and "Changed the place of Anna Berg (Anna, " in sentence
        for sentence in sentences
    )
    assert caught.value.later == (directory.history.steps(limit=1)[0].uid,)
    assert directory.search.record(uid).place == "Bangkok"


def test_that_what_was_built_on_a_new_contact_is_told(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg")
    added = directory.history.steps(limit=1)[0].uid
    directory.notes.add(uid, "Call first")
    with pytest.raises(StepConflictError) as caught:
        directory.history.undo(added)
    sentences = " ".join(finding.problem.message for finding in caught.value.findings)
    assert "Note of Anna Berg was made or changed since." in sentences


def test_that_a_step_is_taken_back_with_all_that_was_built_on_it(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg")
    added = directory.history.steps(limit=1)[0].uid
    other = directory.people.add("Bo Ray")
    directory.contacts.rename(uid, "Anna Borg")
    directory.contacts.rename(uid, "Anna Bark")
    assert directory.history.undo_with_later(added) == 3
    assert [record.uid for record in directory.exporting.of_query("")] == [other]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("renamed", ["Renamed Anna Borg"]),
        ("borg", ["Renamed Anna Borg", "Added Anna Borg"]),
        ("anna borg", ["Renamed Anna Borg", "Added Anna Borg"]),
        ("renamed borg", ["Renamed Anna Borg"]),
        ("renamed ray", []),
        ("ray", ["Added Bo Ray"]),
        ("1", ["Added Anna Borg"]),
        ("1999", []),
        ("2", ["Added Bo Ray"]),
    ],
)
def test_that_steps_are_found_by_words(directory: Directory, words: str, found: list[str]) -> None:
    uid = directory.people.add("Anna Berg")
    directory.people.add("Bo Ray")
    directory.contacts.rename(uid, "Anna Borg")
    assert [step.sentence for step in directory.history.steps(words=words)] == found


def test_that_steps_are_found_by_the_day_and_by_who_did_them(directory: Directory) -> None:
    directory.people.add("Bo Ray")
    day = directory.history.steps()[0].at.astimezone().date()
    for words in (day.isoformat(), str(day.year), "anna"):
        assert len(directory.history.steps(words=words)) == 1
    assert not directory.history.steps(words="ben")


def test_that_steps_go_on_behind_any_of_them(directory: Directory) -> None:
    for name in ("Anna Berg", "Bo Ray", "Cy Oz"):
        directory.people.add(name)
    first = directory.history.steps(limit=2)
    rest = directory.history.steps(limit=2, before=first[-1].number)
    assert [step.sentence for step in rest] == ["Added Anna Berg"]


def test_that_every_table_has_a_name_and_sums_up_by_columns_it_has() -> None:
    tables = {table.name: table for table in schema.LOGGED_TABLES}
    assert not tables.keys() - history_fields._THINGS.keys()  # noqa: SLF001
    for name, columns in history_fields._SUMMARIES.items():  # noqa: SLF001
        assert not set(columns) - set(tables[name].columns.keys())


def test_that_every_column_is_told_or_follows_from_others() -> None:
    for table in schema.LOGGED_TABLES:
        shown = {*history_fields._SUMMARIES.get(table.name, ()), *FOLLOWS}  # noqa: SLF001
        silent = {
            column.name
            for column in table.columns
            if column.name not in shown and not history_fields._title(table.name, column.name)  # noqa: SLF001
        }
        assert not silent - MADE_BY_RULES.get(table.name, set()), table.name


def test_that_the_history_tells_each_part_of_names_addresses_and_grounds(
    directory: Directory,
) -> None:
    uid = directory.people.add("Nguyen Van Minh")
    (name,) = directory.search.record(uid).names
    directory.people.change_name(replace(name, family_first=not name.family_first))
    assert told(directory.history.steps(uid)[0]) == ["Name, The family name comes first: no → yes"]
    kept = directory.addresses.add(uid, Address(lines=("Sample Street 1", "Geneva")))
    (address,) = directory.search.record(uid).addresses
    assert address.uid == kept
    directory.addresses.change(replace(address, po_box="Case 12", region="GE"))
    assert set(told(directory.history.steps(uid)[0])) == {
        "Address, Post box: Case 12 (new)", "Address, Region: GE (new)",
    }  # fmt: skip
    basis = directory.parts.add(uid, LegalBasis("consent"))
    assert told(directory.history.steps(uid)[0]) == ["Legal basis: Consent of the person (new)"]
    directory.parts.change(
        LegalBasis("contract", given=PartialDate(2020), how="by letter", uid=basis)
    )
    changed = told(directory.history.steps(uid)[0])
    assert changed[0].startswith("Legal basis: Consent of the person → ")
    assert {
        "Legal basis, Given on: 2020 (new)",
        "Legal basis, How it was given: by letter (new)",
    } <= {*changed}


def test_that_the_history_tells_codes_by_their_names(directory: Directory) -> None:
    body, other = (
        directory.bodies.add("Quay Office", kind="ngo"),
        directory.bodies.add("Pier Centre"),
    )
    directory.bodies.set_kind(body, "regional_office")
    directory.parts.add(body, Coverage("VN"))
    directory.parts.add(body, Relation("partner_of", other))
    directory.contacts.set_visibility(body, Visibility.NAMED)
    directory.facts.set(body, "correspondence_language", "fr")
    language, seen, relation, covered, kind, *_ = directory.history.steps(body)
    assert told(language) == ["Contact, Language to write in: French (new)"]
    assert told(seen) == ["Contact, Who may see it: Anyone → Named staff"]
    assert told(relation) == ["Relation: Quay Office is a partner of Pier Centre (new)"]
    assert told(covered) == ["Area it covers: Viet Nam (new)"]
    assert told(kind)[0].endswith("→ Regional office")
    assert "ngo" not in told(kind)[0]


def test_that_steps_on_tags_groups_fields_and_sources_tell_old_and_new(
    directory: Directory,
) -> None:
    uid = directory.people.add("Anna Berg")
    directory.tags.put((uid,), "Pres")
    directory.tags.rename("Pres", "Press")
    field = directory.own_fields.add(OwnField("Room"))
    group = directory.areas.add_group("Mekong", members=[GroupMember("TH")])
    source = directory.sources.add(Source("Blue Book"))
    directory.sources.change(Source("Blue Book", symbol="ST/SG/1", uid=source))
    directory.own_fields.remove(field)
    directory.areas.remove_group(group)
    steps = {step.code: told(step) for step in directory.history.steps()}
    assert steps["tag.renamed"] == ["Tag: Pres → Press"]
    assert steps["own_field.added"] == ["Own field: Room (new)"]
    assert steps["own_field.removed"] == ["Own field: Room (removed)"]
    assert steps["area_group.added"] == [
        "Group of countries: Mekong (new)", "Country of a group: Mekong, Thailand (new)",
    ]  # fmt: skip
    assert "Group of countries: Mekong (removed)" in steps["area_group.removed"]
    assert steps["source.changed"] == ["Source, Symbol: ST/SG/1 (new)"]
