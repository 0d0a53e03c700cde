"""Letters and releases in all their files become lines that contacts are read from."""

import contextlib
import io
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.formats.document_text import DocumentError, document_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, paragraphs))}</w:tc>"


def word(body: str, prolog: str = "", **margins: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        inside = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        file.writestr("word/document.xml", prolog + inside)
        for name, content in margins.items():
            file.writestr(f"word/{name}.xml", f'<w:hdr xmlns:w="{W}">{content}</w:hdr>')
    return packed.getvalue()


class TestWord:
    def test_that_paragraphs_are_lines_however_they_are_cut_into_runs(self) -> None:
        body = paragraph("Ida ", "Vogel") + paragraph("Spokesperson")
        assert document_text(word(body)).splitlines() == ["Ida Vogel", "Spokesperson"]

    def test_that_a_row_is_one_line_and_a_full_cell_several(self) -> None:
        row = f"<w:tbl><w:tr>{cell('Tel.')}{cell('+41 22 234 56 78')}</w:tr></w:tbl>"
        assert "Tel.\t+41 22 234 56 78" in document_text(word(row))
        full = f"<w:tbl><w:tr>{cell('Ida Vogel', 'Geneva')}{cell('Leo Amsel')}</w:tr></w:tbl>"
        assert document_text(word(full)).split() == ["Ida", "Vogel", "Geneva", "Leo", "Amsel"]

    def test_that_the_letterhead_is_read_behind_the_letter(self) -> None:
        text = document_text(word(paragraph("Dear colleague"), footer1=paragraph("Tel. 1234")))
        assert text.split("\n") == ["Dear colleague", "", "Tel. 1234", ""]

    def test_that_declarations_and_damage_are_refused(self) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
        for data in (word(paragraph("x"), bomb), word("<w:p>"), b"PK\x03\x04 and no more"):
            with pytest.raises(DocumentError):
                document_text(data, "letter.docx")

    def test_that_what_unpacks_beyond_all_measure_is_refused(self) -> None:
        with pytest.raises(DocumentError):
            document_text(word(paragraph("a" * 20_000_001)), "letter.docx")

    def test_that_another_packed_file_is_no_letter(self) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr("photo.jpg", b"")
        with pytest.raises(DocumentError):
            document_text(packed.getvalue(), "photos.zip")


class TestWebPages:
    def test_that_blocks_are_lines_and_cells_are_parted(self) -> None:
        page = (
            "<html><head><title>Contacts</title><script>var a = '<p>no</p>'</script></head><body>"
            "<p>Ida<br>Vogel</p><table><tr><td>Tel.</td><td>+41&nbsp;22 234 56 78</td></tr></table>"
        )
        lines = [line for line in document_text(page.encode()).splitlines() if line.strip()]
        assert lines == ["Contacts", "Ida", "Vogel", "\tTel.\t+41\xa022 234 56 78"]

    def test_that_the_address_behind_a_name_is_shown(self) -> None:
        page = '<html><body><a href="mailto:ida@x.example.org?subject=a">Ida Vogel</a></body>'
        assert document_text(page.encode()) == "Ida Vogel <ida@x.example.org>"

    def test_that_an_address_hidden_by_its_host_is_shown_instead_of_its_stand_in(self) -> None:
        coded = bytes([7, *(byte ^ 7 for byte in b"ida@x.example.org")]).hex()
        page = (
            f'<html><body>Write <span data-cfemail="{coded}">[email&#160;protected]</span>!</body>'
        )
        assert document_text(page.encode()).split() == ["Write", "ida@x.example.org", "!"]

    def test_that_the_day_of_a_page_stands_first(self) -> None:
        page = (
            '<html><meta property="article:published_time" content="2026-03-04T10:00"><p>Hello</p>'
        )
        assert document_text(page.encode()).splitlines()[0] == "2026-03-04"

    def test_that_a_page_is_told_by_its_name_too(self) -> None:
        assert document_text(b"<p>Ida</p><p>Leo</p>", "page.HTM").split() == ["Ida", "Leo"]


class TestMail:
    def mail(self) -> EmailMessage:
        message = EmailMessage()
        message["From"] = "Ida Vogel <ida@x.example.org>"
        message["To"] = "office@y.example.org"
        message["Date"] = "Tue, 03 Mar 2026 09:12:44 +0800"
        message["Subject"] = "Réponse"
        message["Message-ID"] = "<1@x.example.org>"
        return message

    def test_that_head_and_words_are_read_without_what_is_quoted(self) -> None:
        message = self.mail()
        message.set_content("Tél. +41 22 234 56 78\n\n> Leo Amsel\n> Tel. 1234567\n")
        text = document_text(bytes(message))
        assert text.splitlines()[:3] == [
            "From: Ida Vogel <ida@x.example.org>",
            "Date: Tue, 03 Mar 2026 09:12:44 +0800",
            "Subject: Réponse",
        ]
        assert "Tél. +41 22 234 56 78" in text
        assert "office@" not in text
        assert "Leo Amsel" not in text

    def test_that_a_letter_in_html_alone_is_read(self) -> None:
        message = self.mail()
        message.set_content("<p>Ida Vogel</p><p>Spokesperson</p>", subtype="html")
        assert "Ida Vogel\n\nSpokesperson" in document_text(bytes(message), "letter.eml")

    def test_that_a_text_with_colons_is_no_mail(self) -> None:
        text = "Name: Ida\nTel: 12\nFax: 13\n\nMore\n"
        assert document_text(text.encode()) == text


@given(st.binary(max_size=400), st.sampled_from(["a.docx", "a.html", "a.eml", "a.txt", ""]))
def test_that_no_bytes_make_it_fail_otherwise(data: bytes, name: str) -> None:
    with contextlib.suppress(DocumentError):
        assert isinstance(document_text(data, name), str)
