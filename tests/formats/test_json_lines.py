import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.phone import read_phone
from stakeholders.domain.problems import Finding, Problem
from stakeholders.domain.record import Record
from stakeholders.formats.base import ReadRecord, Refused
from stakeholders.formats.json_lines import (
    finding_to_json,
    read_json_lines,
    record_to_json,
    write_json_lines,
)
from tests.formats.reading import CONTEXT, records_in, written_with
from tests.strategies import records


@settings(max_examples=60, deadline=None)
@given(st.lists(records(st.sampled_from(list(EntryKind))), max_size=2))
def test_that_records_come_back_as_they_were(originals: list[Record]) -> None:
    data = written_with(write_json_lines, *originals)
    assert records_in(read_json_lines, data) == originals


def test_that_a_record_has_the_keys_of_the_command_line() -> None:
    phone = read_phone("02 288 2623", ("TH",), "Tel")
    found = record_to_json(Record(EntryKind.PERSON, "Mali Example", channels=(phone,)))
    assert set(found) >= set(
        "uid kind name names honorific posts holders place country phones emails addresses "
        "languages tags missing sources".split()
    )
    (shown,) = json.loads(json.dumps(found))["phones"]
    assert shown["e164"] == "+6622882623"
    assert shown["region"] == shown["assumed_region"] == "TH"
    assert set(shown) >= set("raw extension type valid label of visibility as_of".split())


@pytest.mark.parametrize(
    "line", ["[1]", "nonsense", '{"kind": "person"}', '{"kind": "x", "name": "A"}', "7", "[" * 5000]
)
def test_that_a_bad_line_costs_only_itself(line: str) -> None:
    good = '{"kind": "person", "name": "Ana Example", "phones": "none", "posts": [3]}'
    refused, read = read_json_lines(f"{line}\n{good}\n".encode(), CONTEXT)
    assert isinstance(refused, Refused)
    assert refused.line == 1
    assert isinstance(read, ReadRecord)
    assert read.record.name == "Ana Example"


def test_that_a_finding_is_told_in_words() -> None:
    finding = Finding(Problem("x", "No {thing}.", (("thing", "phone"),)), "a.vcf", 3, "Ana")
    assert finding_to_json(finding) == {
        "severity": "warning",
        "code": "x",
        "message": "No phone.",
        "file": "a.vcf",
        "line": 3,
        "record": "Ana",
    }


def test_that_a_list_keeps_its_members() -> None:
    told = Record(EntryKind.LIST, "Press", members=("urn:uuid:1", "mailto:a@example.org"))
    assert records_in(read_json_lines, written_with(write_json_lines, told)) == [told]
