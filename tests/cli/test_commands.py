"""Every command: what it answers to people and to scripts."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from stakeholders.cli.main import group
from tests.cli.running import Stakeholders

RECORD_KEYS = frozenset(
    {
        "uid", "kind", "name", "names", "honorific", "posts", "holders", "place", "country",
        "phones", "emails", "addresses", "languages", "tags", "missing", "sources",
    }
)  # fmt: skip
PHONE_KEYS = frozenset(
    {
        "raw", "e164", "extension", "type", "region", "assumed_region", "valid", "label", "of",
        "visibility", "as_of",
    }
)  # fmt: skip
EMAIL_KEYS = frozenset({"raw", "address", "valid", "label", "of", "visibility", "as_of"})
POST_KEYS = frozenset({"uid", "title", "body", "from", "to", "acting"})
FINDING_KEYS = {"severity", "code", "message", "file", "line", "record"}
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\nEND:VCARD\r\n"


@pytest.fixture
def anna(stakeholders: Stakeholders) -> str:
    """Add a person and return her uid."""
    answer = stakeholders.json(
        "add", "person", "Dr. Anna Berg", "--position", "Spokesperson, OHCHR",
        "--phone", "+41 79 000 01 42", "--email", "anna.berg@ohchr.example",
    )  # fmt: skip
    return str(answer["records"][0]["uid"])


def all_commands(
    parent: click.Group = group, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    for name, command in parent.commands.items():
        if isinstance(command, click.Group):
            yield from all_commands(command, (*path, name))
        else:
            yield (*path, name)


def test_that_a_record_has_the_shape_that_scripts_rely_on(
    stakeholders: Stakeholders, anna: str
) -> None:
    (record,) = stakeholders.json("show", anna)["records"]
    assert set(record) >= RECORD_KEYS
    assert set(record["phones"][0]) >= PHONE_KEYS
    assert set(record["emails"][0]) >= EMAIL_KEYS
    assert set(record["posts"][0]) >= POST_KEYS
    assert (record["kind"], record["name"], record["honorific"]) == ("person", "Anna Berg", "Dr.")
    assert record["phones"][0]["type"] == "mobile"
    assert record["phones"][0]["visibility"] == "office"


def test_that_find_read_and_dry_run_have_the_same_shape(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    card = tmp_path / "a.vcf"
    card.write_bytes(CARD % b"Ben Holm")
    data = Path(__file__).parents[1] / "data" / "release_of_a_centre.txt"
    for arguments in (("find", "anna"), ("read", data), ("import", "--dry-run", card)):
        document = stakeholders("--json", *arguments).json
        assert document["records"]
        for record in document["records"]:
            assert set(record) >= RECORD_KEYS
        assert all(set(finding) == FINDING_KEYS for finding in document["findings"])


@pytest.mark.parametrize("place", ["before", "after"])
def test_that_directory_and_json_stand_before_or_after_the_command(
    stakeholders: Stakeholders, anna: str, place: str
) -> None:
    options = ("-d", stakeholders.file, "--json")
    arguments = (*options, "find", "anna") if place == "before" else ("find", "anna", *options)
    assert stakeholders.anywhere(*arguments).names[0] == "Anna Berg"


def test_that_without_a_file_the_users_own_is_meant(stakeholders: Stakeholders) -> None:
    assert stakeholders.anywhere("new").code == 0
    assert stakeholders.line.user_file.exists()
    assert stakeholders.anywhere("find").code == 0


def test_that_a_text_can_be_read_before_there_is_a_directory(stakeholders: Stakeholders) -> None:
    data = Path(__file__).parents[1] / "data" / "release_of_a_centre.txt"
    answer = stakeholders.anywhere("--json", "read", "-", given=data.read_bytes())
    assert answer.code in {0, 1}
    assert answer.names[0] == "Nimali Aurora Testwood"
    assert not stakeholders.line.user_file.exists()


def test_that_find_answers_one_document_a_line(stakeholders: Stakeholders, anna: str) -> None:
    answer = stakeholders("find", "-", given="anna\n\nbörg\r\nnobody\n".encode())
    documents = [json.loads(line) for line in answer.text.splitlines()]
    assert [document["query"] for document in documents] == ["anna", "", "börg", "nobody"]
    assert [document["total"] > 0 for document in documents] == [True, True, True, False]
    assert documents[2]["similar"] == documents[2]["total"], "Berg is one slip away"
    assert all(document["elapsed_ms"] >= 0 for document in documents)


def test_that_an_empty_query_means_everything_and_no_hit_is_no_error(
    stakeholders: Stakeholders, anna: str
) -> None:
    assert stakeholders.json("find")["total"] == 3
    assert stakeholders.json("find", "")["total"] == 3
    assert stakeholders.json("find", "nobody")["total"] == 0
    assert stakeholders.json("find", "--kind", "event")["total"] == 0


def test_that_the_limit_of_zero_is_all(stakeholders: Stakeholders) -> None:
    for number in range(53):
        assert stakeholders("add", "person", f"Person {number:02}").code == 0
    counts = [
        (len(found["records"]), found["total"])
        for found in (
            stakeholders.json("find"),
            stakeholders.json("find", "--limit", "0"),
            stakeholders.json("find", "--limit", "7"),
        )
    ]
    assert counts == [(50, 53), (53, 53), (7, 53)]
    assert len(stakeholders.json("history", "--limit", "0")["operations"]) == 53


def test_that_export_to_standard_output_prints_the_file_alone(
    stakeholders: Stakeholders, anna: str
) -> None:
    answer = stakeholders("export", "-", "--as", "vcard", "--find", "anna")
    assert answer.out.startswith(b"BEGIN:VCARD\r\n")
    assert answer.out.endswith(b"END:VCARD\r\n")
    assert "Exported 1 contact" in answer.said
    in_json = stakeholders("--json", "export", "-", "--as", "csv", "--columns", "Name")
    assert in_json.text.splitlines()[:2] == ["Name", "Anna Berg"]
    assert json.loads(in_json.said)["exported"] == 2


def test_that_columns_that_are_none_are_named(stakeholders: Stakeholders, anna: str) -> None:
    answer = stakeholders("export", "-", "--as", "csv", "--columns", "Name, Shoe size")
    assert (answer.code, answer.text) == (4, "")
    assert "Shoe size" in answer.said


@pytest.mark.parametrize("target", ["cards.zip", "folder"])
def test_that_an_archive_or_a_folder_gets_one_file_each(
    stakeholders: Stakeholders, anna: str, tmp_path: Path, target: str
) -> None:
    if target == "folder":
        (tmp_path / target).mkdir()
    answer = stakeholders.json("export", tmp_path / target)
    assert (answer["format"], answer["exported"]) == ("vcard", 2)


def test_that_one_unreadable_file_does_not_stop_the_others(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    for name in ("a", "c"):
        (tmp_path / f"{name}.vcf").write_bytes(CARD % f"Person {name}".encode())
    (tmp_path / "empty.vcf").touch()
    names = ("a.vcf", "missing.vcf", "empty.vcf", "c.vcf")
    answer = stakeholders("--json", "import", *(tmp_path / name for name in names))
    assert answer.code == 1
    assert [(f["file"], f["new"]) for f in answer.json["files"]] == [
        ("a.vcf", 1),
        ("empty.vcf", 0),
        ("c.vcf", 1),
    ]
    (finding,) = answer.json["findings"]
    assert (finding["code"], finding["file"]) == ("unreadable_file", str(tmp_path / "missing.vcf"))
    assert stakeholders.json("find")["total"] == 2


def test_that_a_dry_run_writes_nothing(stakeholders: Stakeholders, tmp_path: Path) -> None:
    card = tmp_path / "a.vcf"
    card.write_bytes(CARD % b"Ben Holm")
    (file,) = stakeholders.json("import", "--dry-run", card)["files"]
    assert (file["new"], file["format"], file["encoding"]) == (1, "vcard", "utf-8")
    assert stakeholders.json("find")["total"] == 0


def test_that_an_import_says_the_encoding_and_takes_another(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    card = tmp_path / "a.vcf"
    card.write_bytes(CARD % "Бен Холм".encode("cp1251"))
    (file,) = stakeholders.json("import", "--encoding", "cp1251", card)["files"]
    assert file["encoding"] == "cp1251"
    assert stakeholders.json("find")["records"][0]["name"] == "Бен Холм"
    assert stakeholders("import", "--encoding", "klingon", card).code == 4


def test_that_pages_and_messengers_of_files_are_judged_like_typed_ones(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    for name, url in (("fine", "www.reef.example"), ("wrong", "see the page")):
        card = tmp_path / f"{name}.vcf"
        card.write_text(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name};Ines;;;\r\nFN:Ines {name}\r\n"
            f"URL:{url}\r\nIMPP:xmpp:ines@reef.example\r\nEND:VCARD\r\n"
        )
        assert stakeholders("import", card).code in {0, 1}
    assert "not valid" not in stakeholders("show", stakeholders.uid("fine")).text
    assert stakeholders("show", stakeholders.uid("wrong")).text.count("not valid") == 1
    assert stakeholders("find", "--json", "is:problem").names == ["Ines wrong"]
    found = [finding["message"] for finding in stakeholders.json("check", code=1)["findings"]]
    assert found == ["see the page of Ines wrong is not valid."]


def test_that_a_list_shows_who_is_left_out_and_why(stakeholders: Stakeholders, anna: str) -> None:
    assert stakeholders("list", "make", "Press", "--find", "anna").code == 0
    assert stakeholders("list", "make", "press").code == 4
    assert stakeholders("list", "leave-out", "Press", anna, "--reason", "on leave").code == 0
    shown = stakeholders.json("list", "show", "Press")
    left_out = {record["name"]: record["reason"] for record in shown["records"]}
    assert left_out["Anna Berg"] == "on leave"
    assert "left out: on leave" in stakeholders("list", "show", "Press").text
    assert stakeholders("list", "show").text == "Press: 1 contact\n"
    assert stakeholders.json("list", "show")["lists"][0]["name"] == "Press"


def test_that_fields_are_corrected_and_taken_back(stakeholders: Stakeholders, anna: str) -> None:
    before = stakeholders.json("show", anna)["records"]
    for field, value in (
        ("name", "Prof. Anna Borg"), ("place", "Bangkok"), ("country", "Camboya"),
        ("note", "Prefers mornings."), ("email", ""), ("phone", "+41 79 000 01 43"),
    ):  # fmt: skip
        assert stakeholders("set", anna, field, value).code == 0
    (record,) = stakeholders.json("show", anna)["records"]
    assert (record["name"], record["honorific"]) == ("Anna Borg", "Prof.")
    assert (record["place"], record["country"]) == ("Bangkok", "KH")
    assert (record["notes"], record["emails"]) == (["Prefers mornings."], [])
    assert [phone["e164"] for phone in record["phones"]] == ["+41790000143"]
    for _ in range(6):
        assert stakeholders("undo").code == 0
    assert stakeholders.json("show", anna)["records"] == before
    assert stakeholders("redo").code == 0
    assert stakeholders.json("show", anna)["records"][0]["name"] == "Anna Borg"


def test_that_a_phone_is_added_behind_the_others(stakeholders: Stakeholders, anna: str) -> None:
    assert stakeholders("set", anna, "phone", "+41 79 000 01 99", "--number", "2").code == 0
    assert stakeholders("set", anna, "phone", "+41 79 000 01 98", "--number", "9").code == 4
    phones = stakeholders.json("show", anna)["records"][0]["phones"]
    assert [phone["e164"] for phone in phones] == ["+41790000142", "+41790000199"]


def test_that_a_deleted_contact_is_gone_until_undo(stakeholders: Stakeholders, anna: str) -> None:
    assert stakeholders("delete", anna).text == "Moved Anna Berg to the bin.\n"
    assert stakeholders("show", anna).code == 4
    assert stakeholders("undo").text == "Took back: Moved Anna Berg to the bin\n"
    assert stakeholders("show", anna).code == 0


def test_that_check_lists_what_is_open_and_repairs_the_index(
    stakeholders: Stakeholders, anna: str
) -> None:
    assert stakeholders("check").code == 0
    assert stakeholders("set", anna, "phone", "call me").code == 1
    answer = stakeholders("--json", "check", "--repair")
    assert answer.code == 1
    assert (answer.json["problems"], answer.codes) == (1, ["channel.invalid"])


def test_that_history_tells_the_steps_of_one_contact(stakeholders: Stakeholders, anna: str) -> None:
    stakeholders("add", "person", "Ben Holm")
    stakeholders("set", anna, "place", "Geneva")
    steps = stakeholders.json("history", anna)["operations"]
    assert [step["sentence"] for step in steps] == [
        "Changed the place of Anna Berg",
        "Added Anna Berg",
    ]
    assert "Added Ben Holm" in stakeholders("history").text


def test_that_people_read_what_was_found(stakeholders: Stakeholders, anna: str) -> None:
    assert "1 contact" in stakeholders("find", "anna", "--kind", "person").text
    text = stakeholders("show", anna).text
    assert text.startswith("Dr. Anna Berg\n")
    assert "+41 79 000 01 42  (CH, mobile, as of " in text


@pytest.mark.parametrize("path", tuple(all_commands()), ids=" ".join)
def test_that_every_command_and_option_is_explained(
    stakeholders: Stakeholders, path: tuple[str, ...]
) -> None:
    command: click.Command = group
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert not [option.name for option in options if not option.help]
    answer = stakeholders.anywhere(*path, "-h")
    assert answer.code == 0
    assert answer.text.startswith(f"Usage: stakeholders {' '.join(path)}")


def spokesperson(folder: Path, name: str, year: int) -> Path:
    text = folder / f"{name}.txt"
    text.write_text(
        f"1 May {year}\n\nContact: {name}, Spokesperson, Tides Institute, tel. +41 79 123 45 61\n"
    )
    return text


def test_that_a_second_holder_stays_beside_the_first_unless_told(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    stakeholders.json("read", "--save", spokesperson(tmp_path, "Ana Berg", 2024))
    answer = stakeholders.json("read", "--save", spokesperson(tmp_path, "Omar Haas", 2025))
    assert answer["records"][0]["rivals"] == ["Ana Berg"]
    assert "read.second_holder" in {finding["code"] for finding in answer["findings"]}
    assert present_holders(stakeholders) == {"Ana Berg", "Omar Haas"}


def test_that_whoever_is_followed_leaves_the_post_in_the_same_step(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    stakeholders.json("read", "--save", spokesperson(tmp_path, "Ana Berg", 2024))
    new = spokesperson(tmp_path, "Omar Haas", 2025)
    stakeholders.json("read", "--save", "--takes-over", new)
    assert present_holders(stakeholders) == {"Omar Haas"}
    stakeholders.json("undo")
    assert present_holders(stakeholders) == {"Ana Berg"}


def test_that_nothing_is_taken_over_where_nothing_is_kept(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    answer = stakeholders("read", "--takes-over", spokesperson(tmp_path, "Ana Berg", 2024))
    assert answer.code == 2
    assert "--save" in answer.said


def present_holders(stakeholders: Stakeholders) -> set[str]:
    people = stakeholders.json("find", "spokesperson", "--kind", "person")["records"]
    shown = [stakeholders.json("show", each["uid"])["records"][0] for each in people]
    return {each["name"] for each in shown if any(not post["to"] for post in each["posts"])}
