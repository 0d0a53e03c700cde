"""Names with their addresses, as mail programs take them."""

from email import policy
from email.parser import BytesParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.mailbox import mailbox, mailto_link


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("José Díaz", "José Díaz"),
        ("唐嘉玲", "唐嘉玲"),
        ("Dubois, Marie-Claire", '"Dubois, Marie-Claire"'),
        ("H.E. Mr. Tang", '"H.E. Mr. Tang"'),
        ('Anna "Ann" Berg', '"Anna \\"Ann\\" Berg"'),
        ("Back\\slash", '"Back\\\\slash"'),
        ("Two\nlines\u202e", "Two lines"),
        ("Spokesperson (press)", '"Spokesperson (press)"'),
    ],
)
def test_that_a_name_is_quoted_where_it_must_be(name: str, shown: str) -> None:
    assert mailbox(name, "a@b.example") == f"{shown} <a@b.example>"


def test_that_nobody_is_only_an_address() -> None:
    assert mailbox(" \u200e", "a@b.example") == "a@b.example"


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), min_size=1, max_size=30))
def test_that_an_independent_reader_finds_the_address(name: str) -> None:
    line = f"To: {mailbox(name, 'a@b.example')}\r\n\r\n".encode()
    message = BytesParser(policy=policy.SMTPUTF8).parsebytes(line)
    assert [one.addr_spec for one in message["To"].addresses] == ["a@b.example"]


def test_that_nothing_of_an_address_becomes_a_part_of_the_link() -> None:
    assert mailto_link("a&b?c@d.example") == "mailto:a%26b%3Fc@d.example"
