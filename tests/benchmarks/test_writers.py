"""The writers: what they write reads back, by readers that are not ours."""

import csv
import itertools
import json
from pathlib import Path

import pytest
import vobject

from tests.benchmarks.contacts import generate, main
from tests.benchmarks.records import Contact
from tests.benchmarks.writers import VcardVersion, vcard, write_csv, write_jsonl, write_vcards


@pytest.fixture(scope="module")
def contacts() -> tuple[Contact, ...]:
    """Six hundred contacts with a very long name among them, made once for the module."""
    return tuple(generate(600, 3))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_that_every_card_reads_back_by_vobject(
    contacts: tuple[Contact, ...], tmp_path: Path, version: VcardVersion
) -> None:
    out = tmp_path / "out.vcf"
    write_vcards(contacts, out, version)
    cards = list(vobject.readComponents(out.read_bytes().decode()))
    for contact, card in itertools.zip_longest(contacts, cards):
        contents = card.contents
        assert card.fn.value == contact.name.full
        assert card.n.value.family == contact.name.family
        assert card.n.value.prefix == contact.name.honorific
        assert card.org.value[0] == contact.body.name
        assert [each.value for each in contents.get("tel", [])] == [
            phone.text for phone in contact.phones
        ]
        assert [each.value for each in contents.get("email", [])] == [
            email.text for email in contact.emails
        ]
        assert [each.value for each in contents.get("note", [])] == [
            note for note in [contact.note] if note
        ]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_that_no_line_is_longer_than_75_octets(
    contacts: tuple[Contact, ...], version: VcardVersion
) -> None:
    octets = "".join(vcard(contact, version) for contact in contacts).encode()
    lines = octets.split(b"\r\n")
    assert max(len(line) for line in lines) == 75
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()


def test_that_commas_semicolons_and_backslashes_are_escaped(
    contacts: tuple[Contact, ...],
) -> None:
    unfolded = "".join(vcard(contact) for contact in contacts).replace("\r\n ", "")
    assert "Partnerships\\; Outreach" in unfolded
    assert "steering\\, group" in unfolded
    assert "C:\\\\contacts\\\\old\\, two" in unfolded
    assert "workshop.\\nSpeaks" in unfolded


def test_that_the_table_reads_back(contacts: tuple[Contact, ...], tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    write_csv(contacts, out)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Name"] for row in rows] == [contact.name.full for contact in contacts]
    assert [row["Note"] for row in rows] == [contact.note for contact in contacts]
    assert {None} & set(rows[0]) == set()


def test_that_json_lines_tell_the_truth_too(contacts: tuple[Contact, ...], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    write_jsonl(contacts, out)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["duplicate_of"] for row in rows] == [each.duplicate_of for each in contacts]
    assert [[phone["e164"] for phone in row["phones"]] for row in rows] == [
        [phone.e164 for phone in contact.phones] for contact in contacts
    ]


@pytest.mark.parametrize("ending", ["vcf", "csv", "jsonl"])
def test_that_the_ending_says_the_format(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    assert main(["5", str(out)]) == 0
    beginning = {"vcf": "BEGIN:VCARD", "csv": "UID,Name", "jsonl": '{"uid"'}[ending]
    assert out.read_text(encoding="utf-8").startswith(beginning)


def test_that_vcards_can_be_of_version_4(tmp_path: Path) -> None:
    out = tmp_path / "out.vcf"
    assert main(["1", str(out), "--version", "4.0"]) == 0
    assert "VERSION:4.0" in out.read_text(encoding="utf-8")
