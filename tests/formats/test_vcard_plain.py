"""Plain cards, read the short way, are what the tolerant reader makes of them."""

import codecs
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.formats.base import ReadRecord
from stakeholders.formats.vcard_pieces import pieces
from stakeholders.formats.vcard_read import read_tolerantly, read_vcards
from tests.formats.reading import CONTEXT

_HEADS: Final = (
    "FN", "N", "ORG", "TITLE", "TEL;TYPE=WORK,VOICE", "TEL;CELL", "EMAIL;TYPE=INTERNET", "URL",
    "ADR;TYPE=WORK", "ADR;TYPE=home", "NOTE", "CATEGORIES", "UID", "ROLE", "REV", "X-SKYPE", "fn",
    "item1.TEL", "item1.X-ABLabel", "N;LANGUAGE=en", 'N;SORT-AS="Berg,Anna"',
    "FN;LANGUAGE=ru;PREF=1", "SORT-STRING", "MEMBER", "ORG;ALTID=1", "TITLE;ALTID=1",
    "FN;CHARSET=utf-8",
    "NOTE;ENCODING=QUOTED-PRINTABLE", "PHOTO;ENCODING=b", "PHOTO;BASE64", "AGENT", "KIND", "LANG",
    "X-ABShowAs", "VERSION", 'ADR;LABEL="Quay 1: left"', "X-PHONETIC-FIRST-NAME", "IMPP", "PRODID",
    "X-STAKEHOLDERS-RECORD", " FN", "FN ", "",
)  # fmt: skip
_VALUES: Final = (
    "", "Anna Berg", "Berg;Anna;;Dr.;", "Berg\\, jr;Anna,Maria;B C;;", "Office;Unit;Desk", "org",
    "+41 22 917 90 00", "+41 22 917 90 00;ext=5", "anna@quay.example", " spaces ", "a\\nb\\;c",
    ";;Quay 1;Bangkok;;;Thailand", "one,two\\,half, ", "=41=42=", "=C3=A9", "QUJD", "BEGIN:VCARD",
    "2.1", "3.0", "COMPANY", "group", "individual", "1c64adb1-f8b4-48d7-b8d5-eb4d00bbaaf0",
    "Ünï \u200b code\xa0", "x" * 90,
)  # fmt: skip
_LINE: Final = st.builds(
    lambda head, value: f"{head}:{value}", st.sampled_from(_HEADS), st.sampled_from(_VALUES)
)
_ODD_LINE: Final = st.sampled_from(
    ("", " ", "\t", " folded", "QUJD", "no property", "#remark", "BEGIN:VCARD", "END:VCARD",
     "end:vcard", "END:VCARD.", " END:VCARD", "BEG\n IN:VCARD", "AGENT:\nBEGIN:VCARD", "a\rb",
     "\x0b", "\ufeffBEGIN:VCARD", ";lost:beginning")
)  # fmt: skip
_PLAIN_CARD: Final = st.builds(
    lambda lines: ["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"], st.lists(_LINE, max_size=8)
)
_ANY_CARD: Final = st.builds(
    lambda lines: ["BEGIN:VCARD", *lines, "END:VCARD"],
    st.lists(st.one_of(_LINE, _LINE, _ODD_LINE), max_size=8),
)
_FILES: Final = st.builds(
    lambda cards, line_end, mark: (
        mark + line_end.join([*(line for card in cards for line in card), ""]).encode()
    ),
    st.lists(st.one_of(_PLAIN_CARD, _ANY_CARD, st.lists(_ODD_LINE, max_size=2)), max_size=5),
    st.sampled_from(("\r\n", "\n", "\r")),
    st.sampled_from((b"", codecs.BOM_UTF8, b"\n\n")),
)


@settings(max_examples=400)
@given(_FILES)
def test_that_the_short_way_gives_what_the_tolerant_reader_gives(data: bytes) -> None:
    assert list(read_vcards(data, CONTEXT)) == list(read_tolerantly(data, CONTEXT))


@settings(max_examples=100)
@given(_FILES)
def test_that_pieces_are_all_of_a_file(data: bytes) -> None:
    assert b"".join(piece.data for piece in pieces(data)) == data.removeprefix(codecs.BOM_UTF8)


def test_that_a_plain_card_takes_the_short_way_and_an_odd_one_costs_its_neighbours_nothing() -> (
    None
):
    plain = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Berg\r\nEND:VCARD\r\n"
    odd = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nEND:VCARD\r\nEND:VCARD\r\n"
    )
    found = list(pieces((plain + odd + plain).encode()))
    assert [(piece.line, piece.is_card) for piece in found] == [(1, True), (5, False), (12, True)]
    read = list(read_vcards((plain + odd + plain).encode(), CONTEXT))
    assert [one.line for one in read] == [1, 5, 12]
    assert all(isinstance(one, ReadRecord) for one in read)
