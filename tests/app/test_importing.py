"""Importing: what a file brings is compared, then written once."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import (
    NotTextError,
    TooLargeFileError,
    UnknownEncodingError,
    UnknownFormatError,
    UnreadableFileError,
)
from stakeholders.app.importing import Decision, FilePlan
from stakeholders.domain.record import Record
from stakeholders.formats.json_lines import write_json_lines
from tests.strategies import records

HEADER = "Name,Title,Organisation,Phone,E-mail,Note\n"


def csv(tmp_path: Path, *rows: str, name: str = "people.csv") -> Path:
    file = tmp_path / name
    file.write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    return file


def imported(directory: Directory, file: Path) -> FilePlan:
    plan = directory.importing.plan(file)
    directory.importing.apply(plan)
    return plan


def decisions(plan: FilePlan) -> list[str]:
    return [item.decision.value for item in plan.items]


def people(directory: Directory) -> list[Record]:
    result = directory.search.find("", flags=["person"], limit=0)
    return list(directory.search.records(result))


def test_that_the_same_file_twice_changes_nothing(directory: Directory, tmp_path: Path) -> None:
    file = csv(
        tmp_path,
        "Anna Berg,Spokesperson,OHCHR,+41 22 555 01 42,anna.berg@ohchr.example,Knows all",
        "Ben Holm,,,,,",
        "Ben Holm,,,,,",
        "Wu Li,,,call me,wu[at],",
    )
    assert decisions(imported(directory, file)) == ["new", "new", "same", "new"]
    before, steps = people(directory), directory.history.steps()
    assert decisions(imported(directory, file)) == ["same"] * 4
    assert people(directory) == before
    assert directory.history.steps() == steps


def test_that_one_undo_takes_an_import_back_with_its_changes(
    directory: Directory, tmp_path: Path
) -> None:
    imported(directory, csv(tmp_path, "Anna Berg,,,,anna@berg.example,"))
    before = people(directory)
    plan = imported(
        directory,
        csv(tmp_path, "Dr. Anna Berg,,,+41 79 000 01 42,anna@berg.example,New", "Ben Holm,,,,,"),
    )
    assert decisions(plan) == ["changed", "new"]
    assert {d.field for d in plan.items[0].differences} == {"honorific", "phone", "note"}
    assert len(people(directory)) == 2
    directory.history.undo()
    assert people(directory) == before


def test_that_blank_cells_change_nothing(directory: Directory, tmp_path: Path) -> None:
    imported(directory, csv(tmp_path, "Anna Berg,,,+41 79 000 01 42,anna@berg.example,Kept"))
    assert decisions(imported(directory, csv(tmp_path, "Anna Berg,,,,anna@berg.example,"))) == [
        "same"
    ]
    assert people(directory)[0].notes == ("Kept",)


def test_that_doubtful_contacts_are_kept_out_and_named(
    directory: Directory, tmp_path: Path
) -> None:
    imported(directory, csv(tmp_path, "Anna Berg,,,,anna@berg.example,"))
    plan = imported(directory, csv(tmp_path, "Anna Berg,,,,someone@else.example,"))
    assert decisions(plan) == ["doubtful"]
    assert [finding.record for finding in plan.doubts] == ["Anna Berg"]
    assert "the same name" in plan.doubts[0].problem.message
    assert len(people(directory)) == 1


def test_that_an_edited_contact_is_not_overruled_by_the_same_old_file(
    directory: Directory, tmp_path: Path
) -> None:
    file = csv(tmp_path, "Anna Berg,,,+41 79 000 01 42,anna@berg.example,")
    imported(directory, file)
    phone = people(directory)[0].phones[0]
    assert phone.uid
    directory.channels.change_text(phone.uid, "+41 79 000 01 43")
    assert decisions(imported(directory, file)) == ["same"]
    assert [p.normalised for p in people(directory)[0].phones] == ["+41790000143"]


def test_that_landlines_go_to_a_post_with_one_holder_alone(
    directory: Directory, tmp_path: Path
) -> None:
    imported(
        directory,
        csv(
            tmp_path,
            "Anna Berg,Spokesperson,OHCHR,+41 22 555 01 42,press@ohchr.example,",
            "Ben Holm,Press officer,WHO,+41 22 555 01 43,holm@who.example,",
            "Wu Li,Press officer,WHO,+41 22 555 01 44,li@who.example,",
        ),
    )
    for person in people(directory):
        alone = person.name == "Anna Berg"
        for channel in person.channels:
            owner = person.posts[0].uid if alone else person.uid
            assert channel.owner == owner, channel.raw


def test_that_a_later_holder_finds_the_post_that_is_there(
    directory: Directory, tmp_path: Path
) -> None:
    for name in ("Anna Berg", "Ben Holm"):
        imported(directory, csv(tmp_path, f"{name},Spokesperson,OHCHR,+41 22 555 01 42,,"))
    posts = directory.search.find("", flags=["post"])
    (post,) = directory.search.records(posts)
    assert {holder.name for holder in post.holders} == {"Anna Berg", "Ben Holm"}
    assert [phone.normalised for phone in post.phones] == ["+41225550142"]


def test_that_a_phone_changed_in_a_complete_file_replaces_the_old_one(
    directory: Directory, tmp_path: Path
) -> None:
    imported(directory, csv(tmp_path, "Anna Berg,,,+41 79 000 01 42,,"))
    file = tmp_path / "all.jsonl"
    directory.exporting.export(people(directory), str(file))
    file.write_text(file.read_text("utf-8").replace("+41 79 000 01 42", "+41 79 000 01 77"))
    plan = imported(directory, file)
    (change,) = plan.items[0].differences
    assert (change.before, change.after) == ("+41 79 000 01 42", "+41 79 000 01 77")
    assert [p.normalised for p in people(directory)[0].phones] == ["+41790000177"]


def test_that_a_deleted_contact_comes_back_with_its_file(
    directory: Directory, tmp_path: Path
) -> None:
    imported(directory, csv(tmp_path, "Anna Berg,Spokesperson,OHCHR,+41 79 000 01 42,,"))
    file = tmp_path / "all.jsonl"
    (anna,) = people(directory)
    directory.exporting.export([anna], str(file))
    assert anna.uid
    directory.contacts.delete(anna.uid)
    imported(directory, file)
    assert [person.name for person in people(directory)] == ["Anna Berg"]


def test_that_a_uid_that_stands_for_something_else_is_not_believed(
    directory: Directory, tmp_path: Path
) -> None:
    imported(directory, csv(tmp_path, "Anna Berg,Spokesperson,OHCHR,+41 79 000 01 42,,"))
    (anna,) = people(directory)
    line, phone = anna.posts[0], anna.phones[0]
    hostile = [
        {"kind": "body", "name": "Evil", "uid": anna.uid},
        {"kind": "person", "name": "B", "uid": line.body_uid},
        {
            "kind": "person",
            "name": "C",
            "posts": [{"title": "T", "body": "X", "uid": anna.uid, "body_uid": line.uid}],
            "phones": [{"raw": "+41 79 000 01 55", "uid": phone.uid, "of": line.uid}],
        },
        {"kind": "post", "name": "D", "posts": []},
        {"kind": "list", "name": "E"},
    ]
    file = tmp_path / "hostile.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in hostile))
    imported(directory, file)
    assert directory.search.record(anna.uid or "") == anna  # type: ignore[arg-type]
    assert {person.name for person in people(directory)} == {"Anna Berg", "B", "C"}


def test_that_a_file_that_cannot_be_imported_is_named(directory: Directory, tmp_path: Path) -> None:
    unknown, picture = tmp_path / "a.xyz", tmp_path / "b.vcf"
    unknown.write_text("hello")
    picture.write_bytes(b"\x89PNG\0\0\0")
    with pytest.raises(UnreadableFileError):
        directory.importing.plan(tmp_path / "missing.vcf")
    with pytest.raises(UnknownFormatError):
        directory.importing.plan(unknown)
    with pytest.raises(UnknownFormatError):
        directory.importing.plan(picture, format_name="nonsense")
    with pytest.raises(NotTextError):
        directory.importing.plan(picture)
    with pytest.raises(UnknownEncodingError):
        directory.importing.plan(picture, encoding="klingon")


def test_that_a_file_too_large_for_an_address_book_is_not_read(
    directory: Directory, tmp_path: Path
) -> None:
    file = tmp_path / "huge.vcf"
    with file.open("wb") as stream:
        stream.truncate(600 * 1024 * 1024)
    with pytest.raises(TooLargeFileError):
        directory.importing.plan(file)


def test_that_what_is_no_contact_is_refused_alone(directory: Directory, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"kind": "person", "name": "Anna"}\nrubbish\n{"kind": "body", "name": "B"}\n')
    plan = imported(directory, file)
    assert decisions(plan) == ["new", "refused", "new"]
    assert [(f.line, f.problem.code) for f in plan.findings] == [(2, "jsonl.record")]


@settings(
    max_examples=30,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(records(), max_size=3))
def test_that_no_record_makes_an_import_fail(
    directory: Directory, tmp_path: Path, some: list[Record]
) -> None:
    file = tmp_path / "some.jsonl"
    with file.open("wb") as stream:
        write_json_lines(some, stream)
    assert len(imported(directory, file).items) == len(some)
    assert directory.importing.plan(file).count(Decision.NEW) == 0


def card(name: str, *phones: str) -> str:
    lines = ("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", "UID:x-1", *(f"TEL:{p}" for p in phones))
    return "".join(f"{line}\r\n" for line in (*lines, "END:VCARD"))


def test_that_a_contact_that_is_twice_in_a_file_changes_nothing_the_second_time(
    directory: Directory, tmp_path: Path
) -> None:
    file, first, second = tmp_path / "a.vcf", "+41 22 917 90 00", "+41 22 917 90 01"
    file.write_text(card("Ana Example", first) + card("Ana Example", first, second))
    assert decisions(imported(directory, file)) == ["new", "changed"]
    assert decisions(imported(directory, file)) == ["same", "same"]
    more = ("+41 22 917 90 02", "+41 22 917 90 03")
    file.write_text(card("Ana Example", more[0]) + card("Ana Example", *more))
    assert decisions(imported(directory, file)) == ["changed", "changed"]
    (ana,) = people(directory)
    assert sorted(phone.raw for phone in ana.phones) == sorted((first, second, *more))
    assert decisions(imported(directory, file)) == ["same", "same"]
