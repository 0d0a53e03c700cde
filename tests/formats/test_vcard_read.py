import re
from typing import Final

import pytest

from stakeholders.domain.channel import NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import NameType
from stakeholders.domain.record import Kept, PostLine, Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.base import ReadRecord, Refused
from stakeholders.formats.vcard4_write import write_vcards4
from stakeholders.formats.vcard_iphone_write import write_vcards_for_iphone
from stakeholders.formats.vcard_read import read_vcards
from stakeholders.formats.vcard_write import write_vcards
from tests.formats.reading import CONTEXT, Write, records_in, written_with

UIDS: Final = ("01890a5d-ac96-774b-bcce-b302099a8057",)


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def one(text: str | bytes) -> Record:
    (record,) = records_in(read_vcards, text.encode() if isinstance(text, str) else text)
    return record


def test_that_a_card_of_any_program_becomes_a_person_with_post_and_channels() -> None:
    record = one(
        card(
            "N:Example;Ana;Maria;Ms.;",
            "FN:Ms. Ana Maria Example",
            "ORG:Example Office\\, Geneva;Press",
            "TITLE:Spokesperson",
            "item1.TEL;type=CELL;type=pref:+41 79 217 30 09",
            "item1.X-ABLabel:_$!<Mobile>!$_",
            "EMAIL;TYPE=INTERNET,WORK:ana@example.org",
            "ADR;TYPE=WORK:;;Quai 1;Geneva;;1211;Switzerland",
            "CATEGORIES:press,Human\\, rights",
            "NOTE:Speaks French\\nand Spanish",
            "UID:urn:uuid:0F0E0D0C-0B0A-0908-0706-050403020100",
            "BDAY:1980-03-22",
        )
    )
    assert record.kind is EntryKind.PERSON
    assert record.name == "Ms. Ana Maria Example"
    assert record.names[0].full == "Ana Maria Example"
    assert record.honorific == "Ms."
    assert record.posts == (
        PostLine(title="Spokesperson", body="Example Office, Geneva", unit="Press"),
    )
    assert record.phones[0].label == "Mobile"
    assert record.phones[0].number_type is NumberType.MOBILE
    assert record.emails[0].label == "work"
    assert (record.place, record.addresses[0].country) == ("Geneva", "Switzerland")
    assert record.tags == ("press", "Human, rights")
    assert record.notes == ("Speaks French\nand Spanish",)
    assert record.uid == "0f0e0d0c-0b0a-0908-0706-050403020100"
    assert record.source_uid.startswith("urn:uuid:")
    assert record.kept == (Kept("BDAY", "1980-03-22"),)
    assert record.visibility is record.phones[0].visibility is Visibility.OFFICE


def test_that_a_comma_nobody_escaped_does_not_cut_a_name() -> None:
    assert one(card("FN:Mr. John Example, James Sample Sr.")).name == (
        "Mr. John Example, James Sample Sr."
    )


@pytest.mark.parametrize(
    "line",
    [r"URL:http\://example.org/a\;b", "URL:http://example.org/a;b", r"URL:http://example.org/a\;b"],
)
def test_that_a_uri_is_read_whatever_was_escaped(line: str) -> None:
    assert one(card("FN:A", line)).channels[0].raw == "http://example.org/a;b"


def test_that_a_soft_break_holds_a_line_that_looks_like_a_property() -> None:
    record = one(
        card(
            "N:Example;Ana",
            "NOTE;ENCODING=QUOTED-PRINTABLE:Lives in=20=",
            "New York: loves it=",
            "",
            "TEL;HOME:1",
            version="2.1",
        )
    )
    assert record.notes == ("Lives in New York: loves it",)
    assert len(record.phones) == 1


def test_that_bad_base64_costs_nothing() -> None:
    record = one(card("FN:A", "PHOTO;ENCODING=b:%%%not base64", "TEL:+41 79 217 30 09"))
    assert record.phones[0].valid
    assert record.kept[0].name == "PHOTO"


def test_that_unindented_base64_is_one_value() -> None:
    record = one(card("FN:A", "PHOTO;JPEG;BASE64:", "  AAEC", "AwQF", "", "TEL:1", version="2.1"))
    assert record.kept == (Kept("PHOTO", "AAECAwQF", "", (("TYPE", "JPEG"), ("ENCODING", "b"))),)


@pytest.mark.parametrize(
    "text",
    [
        "\r\n\r\nbegin:vcard\nfn:Ana\nend:vcard",
        "\ufeffBEGIN:VCARD \r\nFN:Ana\r\nEND:VCARD.\r\n",
        "BEGIN:VCARD\nFN:Ana",
        "BEGIN:VCARD\rVERSION:3.0\rFN:An\r a\rEND:VCARD\r",
    ],
)
def test_that_a_careless_frame_is_read(text: str) -> None:
    assert one(text).name == "Ana"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_that_wide_files_are_read_with_and_without_a_mark(encoding: str) -> None:
    assert one(card("FN:José Exämple").encode(encoding)).name == "José Exämple"


def test_that_each_value_is_read_by_its_own_charset() -> None:
    text = card("N;CHARSET=SHIFT_JIS:", "NOTE:", version="2.1").encode()
    text = text.replace(b"SHIFT_JIS:", b"SHIFT_JIS:" + "山田;太郎".encode("shift_jis"))
    text = text.replace(b"NOTE:", b"NOTE:" + "héllo".encode())
    record = one(text)
    assert record.names[0].family == "山田"
    assert record.notes == ("héllo",)


def test_that_an_encoding_can_be_given() -> None:
    context = type(CONTEXT)(CONTEXT.words, encoding="cp1251")
    data = card("FN:Иван Пример").encode("cp1251")
    (record,) = records_in(read_vcards, data, context)
    assert record.name == "Иван Пример"


def test_that_a_nested_card_is_no_contact_and_gives_no_field() -> None:
    nested = card("FN:Agent", "TEL:999", version="2.1").replace("\r\n", "\n").strip()
    record = one(card("FN:Ana", "AGENT:", nested, "TEL:1", version="2.1"))
    assert record.name == "Ana"
    assert [phone.raw for phone in record.phones] == ["1"]
    assert record.kept[0].name == "AGENT"


def test_that_a_card_that_was_not_closed_costs_neither_itself_nor_the_next() -> None:
    text = "BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\nrubbish\n"
    first, second, rest = read_vcards(text.encode(), CONTEXT)
    assert isinstance(first, ReadRecord)
    assert [problem.code for problem in first.findings] == ["vcard.unclosed"]
    assert isinstance(second, ReadRecord)
    assert (second.record.name, second.line) == ("Ben", 3)
    assert isinstance(rest, Refused)
    assert rest.line == 6


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Example;Ana;;;",), "Ana Example"),
        (("ORG:Example Office;Press",), "Example Office"),
        (("EMAIL:a@example.org", "TEL:1"), "a@example.org"),
        (("TEL:1",), "1"),
    ],
)
def test_that_a_missing_name_is_made_of_what_there_is(lines: tuple[str, ...], name: str) -> None:
    assert one(card(*lines)).name == name


@pytest.mark.parametrize("line", ["KIND:org", "X-ABShowAs:COMPANY"])
def test_that_a_company_card_is_a_body(line: str) -> None:
    record = one(card("FN:Example Office", "ORG:Example Office", line, version="4.0"))
    assert (record.kind, record.names, record.posts) == (EntryKind.BODY, (), ())


def test_that_two_spellings_are_two_names_of_one_person() -> None:
    record = one(card("FN;ALTID=1:Ana Example", "FN;ALTID=1;LANGUAGE=ru:Ана Пример", version="4.0"))
    assert record.name == "Ana Example"
    assert (record.names[1].full, record.names[1].language) == ("Ана Пример", "ru")
    assert record.names[1].type is NameType.NATIVE


def test_that_every_name_has_the_parts_of_its_language_and_the_preferred_comes_first() -> None:
    record = one(
        card(
            "FN;ALTID=1;LANGUAGE=ru:Ана Пример",
            "FN;ALTID=1;LANGUAGE=en;PREF=1:Ana Example",
            'N;ALTID=1;LANGUAGE=en;SORT-AS="Example,Ana":Example;Ana;;Ms.;',
            "N;ALTID=1;LANGUAGE=ru:Пример;Ана;;;",
            version="4.0",
        )
    )
    main, native = record.names
    assert (record.name, main.family, main.language) == ("Ana Example", "Example", "en")
    assert (main.honorific, main.sort_as) == ("Ms.", "Example, Ana")
    assert (native.full, native.family, native.type) == ("Ана Пример", "Пример", NameType.NATIVE)


def test_that_a_name_in_parts_that_is_nowhere_shown_is_a_further_name() -> None:
    record = one(
        card(
            "FN:Нина Лес",
            "N;ALTID=1;LANGUAGE=ru:Лес;Нина;;;",
            "N;ALTID=1;LANGUAGE=en:Forest;Nina;;;",
            "N;ALTID=1;PHONETIC=ipa;LANGUAGE=ru:les;nina;;;",
            version="4.0",
        )
    )
    main, latin = record.names
    assert (main.family, main.phonetic_given, main.phonetic_family) == ("Лес", "nina", "les")
    assert (latin.full, latin.type, latin.language) == ("Nina Forest", NameType.ROMANISED, "en")


def test_that_one_post_told_in_two_languages_is_one_post_and_nothing_is_lost() -> None:
    lines = ("TITLE;ALTID=1;LANGUAGE=en:Chief", "TITLE;ALTID=1;LANGUAGE=fr:Cheffe")
    record = one(card("FN:A", "ORG:Quay Office", *lines, version="4.0"))
    assert [(post.title, post.body) for post in record.posts] == [("Chief", "Quay Office")]
    again = one(written_with(write_vcards, record).decode())
    assert (
        again.kept
        == record.kept
        == (Kept("TITLE", "Cheffe", "", (("ALTID", "1"), ("LANGUAGE", "fr"))),)
    )


def test_that_a_sort_string_is_how_a_name_is_sorted() -> None:
    record = one(card("FN:Rene van der Harten", "N:van der Harten;Rene;;;", "SORT-STRING:Harten"))
    assert record.names[0].sort_as == "Harten"
    assert not record.kept


@pytest.mark.parametrize(
    ("version", "kind", "member"),
    [
        ("4.0", "KIND", "MEMBER"),
        ("3.0", "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"),
    ],
)
def test_that_a_group_is_a_list_of_members(version: str, kind: str, member: str) -> None:
    lines = (f"{kind}:group", f"{member}:urn:uuid:{UIDS[0]}", f"{member}:mailto:a@example.org")
    record = one(card("FN:Press", "N:Press;;;;", *lines, version=version))
    assert (record.kind, record.name) == (EntryKind.LIST, "Press")
    assert record.members == (f"urn:uuid:{UIDS[0]}", "mailto:a@example.org")
    assert not record.kept


def test_that_a_group_with_a_mailbox_of_its_own_is_a_body_that_keeps_its_members() -> None:
    record = one(card("FN:Press", "KIND:group", "MEMBER:x", "EMAIL:p@example.org", version="4.0"))
    assert record.kind is EntryKind.BODY
    assert {kept.name for kept in record.kept} == {"KIND", "MEMBER"}


def test_that_a_tel_uri_with_extension_and_no_number_at_all_are_kept() -> None:
    record = one(
        card(
            "FN:A",
            'TEL;VALUE=uri;TYPE="work,voice":tel:+41-22-917-9000;ext=5555',
            "TEL:ask Jenny for Lisa's number",
            version="4.0",
        )
    )
    first, second = record.phones
    assert (first.normalised, first.extension, first.label) == ("+41229179000", "5555", "work")
    assert second.raw == "ask Jenny for Lisa's number"


def test_that_long_names_and_addresses_of_rfc_9554_are_read_from_the_start() -> None:
    record = one(
        card(
            "FN:A",
            "N:Family;Given;;;Jr.;Second;III",
            f"ADR:;;Street;City;;1;Country{';x' * 11}",
            version="4.0",
        )
    )
    assert record.names[0].suffix == "Jr."
    assert record.addresses[0].country == "Country"


def test_that_units_of_a_body_with_escapes_are_read() -> None:
    (post,) = one(card("FN:A", r"ORG:ORGANI\,SATION;UN\;IT")).posts
    assert (post.body, post.unit) == ("ORGANI,SATION", "UN;IT")


def test_that_unknown_properties_leave_as_they_came() -> None:
    lines = (
        'X-SOCIAL;TYPE=home;X-USER="a;b":http\\://example.org',
        "item7.X-ABDATE;TYPE=pref:2001-02-03",
        "item7.X-ABLabel:_$!<Anniversary>!$_",
    )
    record = one(card("FN:A", *lines))
    written = written_with(write_vcards, record).decode().split("\r\n")
    assert 'X-SOCIAL;TYPE=home;X-USER="a;b":http\\://example.org' in written
    assert "item7.X-ABDATE;TYPE=pref:2001-02-03" in written
    assert "item7.X-ABLABEL:_$!<Anniversary>!$_" in written
    assert one("\r\n".join(written)).kept == record.kept


@pytest.mark.parametrize("write", [write_vcards, write_vcards4, write_vcards_for_iphone])
def test_that_the_time_of_another_programs_last_change_is_never_told_as_ours(
    write: Write,
) -> None:
    record = one(card("FN:A", "REV:20080716T203548Z", "item1.REV;VALUE=date:2008-07-16"))
    assert [kept.name for kept in record.kept] == ["REV", "REV"]
    data = written_with(write, record)
    assert not [line for line in data.decode().split("\r\n") if re.match(r"(\w+\.)?REV\b", line)]
    if write is not write_vcards_for_iphone:
        assert one(data.decode()).kept == record.kept


@pytest.mark.parametrize("data", [b"", b"\0" * 40, b"\xff\xfe\0", b"BEGIN:VCARD", b"=\n:\n;:;\n"])
def test_that_no_bytes_raise(data: bytes) -> None:
    list(read_vcards(data, CONTEXT))
