"""Copy formats: what their fields, brackets and lines make of a contact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.copy_format import COPY_FIELDS, filled, problems_of

KNOWN = {"name": "Mara Ost", "phone": "+41 22 917 90 00", "title": "Spokesperson"}


def said(template: str) -> str:
    return filled(template, lambda code: KNOWN.get(code, ""))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{name}", "Mara Ost"),
        ("{ Name }", "Mara Ost"),
        ("{name}[, {title}][, {body}]", "Mara Ost, Spokesperson"),
        ("{honorific} {name}", "Mara Ost"),
        ("  {name}", "  Mara Ost"),
        ("{name}\n{body}\n[Tel. {phone}]", "Mara Ost\nTel. +41 22 917 90 00"),
        ("{name}\n\n{phone}", "Mara Ost\n\n+41 22 917 90 00"),
        ("[{title}[ at {body}]: ]{name}", "Spokesperson: Mara Ost"),
        ("[no field]{name}", "no fieldMara Ost"),
        ("Yours", "Yours"),
        ("{{name}} [[{name}]]", "{name} [Mara Ost]"),
        ("{fax}", ""),
        ("", ""),
    ],
)
def test_that_what_says_nothing_is_left_out(template: str, text: str) -> None:
    assert said(template) == text
    assert not problems_of(template)


@pytest.mark.parametrize(
    ("template", "text", "told"),
    [
        ("{nme} {name}", "{nme} Mara Ost", "There is no field “nme”."),
        ("{name", "{name", "“{” is not closed."),
        ("[{name}", "[Mara Ost", "“[” is not closed."),
        ("{name}]", "Mara Ost]", "“]” was not opened."),
        ("{name}}", "Mara Ost}", "“}” was not opened."),
        ("[\n{name}]", "[\nMara Ost]", "“[” is not closed."),
    ],
)
def test_that_what_makes_no_sense_is_told_and_copied(template: str, text: str, told: str) -> None:
    assert said(template) == text
    problem = problems_of(template)[0]
    assert problem.problem.message.startswith(told)
    assert 0 <= problem.start < problem.end <= len(template)


@given(st.text(alphabet="{}[] \nabcname", max_size=60))
def test_that_any_text_is_a_format(template: str) -> None:
    filled(template, lambda _code: "x")
    problems_of(template)


@given(st.sampled_from(sorted(COPY_FIELDS)))
def test_that_every_field_stands_for_its_value(code: str) -> None:
    assert filled(f"<{{{code}}}>", lambda wanted: wanted) == f"<{code}>"
