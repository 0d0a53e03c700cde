"""What a contact is called stays text, whatever it looks like."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from typing_extensions import override

from stakeholders.reports.as_html import as_html
from stakeholders.reports.as_text import as_text
from stakeholders.reports.contact_card import contact_card
from stakeholders.reports.contact_list import contact_list
from stakeholders.reports.document import (
    Column,
    Document,
    Heading,
    KeyValues,
    Line,
    PageBreak,
    Paragraph,
    QrCode,
    Table,
    code,
)
from tests.reports.people import ANNA, EVIL, FRAMING, PlainWords

WORDS = PlainWords()
OWN = frozenset(
    (
        "html head meta title style body h1 h2 p table thead tbody tr th td br bdi strong div "
        "footer svg rect path"
    ).split()
)


class _Tags(HTMLParser):
    """Notes the elements of a page, their attributes, and its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    @override
    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(page: str) -> _Tags:
    tags = _Tags()
    tags.feed(page)
    return tags


def every_block(*, right_to_left: bool = False) -> Document:
    line = Line(EVIL, strong=True, quiet=True)
    blocks = (
        Heading(EVIL, 1),
        Heading(EVIL),
        Paragraph((line,)),
        Table((Column(EVIL),), (((line, code(EVIL)),),)),
        KeyValues(((EVIL, (line,)),)),
        PageBreak(),
        QrCode(EVIL, (line,)),
    )
    return Document(EVIL, blocks, EVIL, "ar", right_to_left)


def test_that_no_text_becomes_markup() -> None:
    found = read(as_html(every_block()))
    assert found.tags <= OWN
    assert not [name for name in found.attributes if name.startswith("on") or name == "src"]
    assert found.texts.count(EVIL) == 11


def test_that_a_page_says_its_language_and_direction() -> None:
    assert '<html lang="ar" dir="rtl">' in as_html(every_block(right_to_left=True))
    assert '<html lang="ar" dir="ltr">' in as_html(every_block())


def test_that_a_phone_reads_from_left_to_right_on_every_page() -> None:
    page = as_html(contact_list([ANNA], FRAMING, WORDS))
    assert '<bdi dir="ltr">+41 79 555 01 23</bdi>' in page


@pytest.mark.parametrize("mirrored", [True, False])
def test_that_a_phone_is_isolated_in_plain_text_among_words_from_right_to_left(
    mirrored: bool,
) -> None:
    document = replace(contact_card(ANNA, FRAMING, WORDS), right_to_left=mirrored)
    line = next(one for one in as_text(document).splitlines() if "+41" in one)
    assert line.endswith("\u2066+41 79 555 01 23\u2069" if mirrored else ": +41 79 555 01 23")


def test_that_controls_and_turned_letters_do_not_get_out() -> None:
    document = contact_card(replace(ANNA, name="A\u202enna\x00\x1b[31m"), FRAMING, WORDS)
    for text in (as_text(document), as_html(document)):
        assert not set(text) & set("\u202e\x00\x1b")
