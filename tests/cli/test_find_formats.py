"""`find --as-format`: contacts printed in a copy format, what an audience may see."""

from dataclasses import replace

import pytest

from tests.cli.running import Stakeholders

LINE = "{name}[, {email}]"


@pytest.fixture
def filled(stakeholders: Stakeholders) -> Stakeholders:
    line = replace(stakeholders.line, copy_formats={"Line": LINE})
    ready = replace(stakeholders, line=line)
    assert ready("add", "person", "Ana Example", "--email", "ana@office.example").code == 0
    return ready


def test_that_a_format_is_taken_by_its_name_or_as_a_text(filled: Stakeholders) -> None:
    assert filled("find", "ana", "--as-format", "Line").text == "Ana Example\n"
    inside = filled("find", "ana", "--as-format", LINE, "--for", "office")
    assert inside.text == "Ana Example, ana@office.example\n"
    assert filled("find", "ana", "--as-format", "{name}\\n-").text == "Ana Example\n-\n"


def test_that_what_is_kept_back_is_told(filled: Stakeholders) -> None:
    assert "1 fact" in filled("find", "ana", "--as-format", "Line").said
    answer = filled("--json", "find", "ana", "--as-format", "Line").json
    assert (answer["text"], answer["count"], answer["kept_back"]) == ("Ana Example", 1, 1)


def test_that_an_unknown_format_names_those_that_are_there(filled: Stakeholders) -> None:
    answer = filled("find", "ana", "--as-format", "Block")
    assert answer.code == 2
    assert "There is no format “Block”. Formats: Line." in answer.said


def test_that_a_wrong_field_is_told_and_printed(filled: Stakeholders) -> None:
    answer = filled("find", "ana", "--as-format", "{nme} {name}")
    assert answer.text == "{nme} Ana Example\n"
    assert "There is no field “nme”." in answer.said


def test_that_nothing_found_prints_nothing(filled: Stakeholders) -> None:
    answer = filled("find", "zzzz", "--as-format", "Line")
    assert (answer.code, answer.text) == (0, "")
