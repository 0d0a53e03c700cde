"""Documents leave through the gate, and the log says so."""

import re
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.app import contact_sheets
from stakeholders.app.audience import release
from stakeholders.app.directory_file import Directory
from stakeholders.app.documents import (
    DocumentKind,
    DocumentOrder,
    Prepared,
    beginning_of,
)
from stakeholders.app.errors import (
    HiddenFactError,
    UnknownFieldError,
    UnknownFormatError,
    UnknownSheetError,
    UnwritableTargetError,
)
from stakeholders.app.exporting import ExportOrder, Scope, scope_of_query
from stakeholders.app.progress import Job
from stakeholders.domain.address import Address
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.reports.as_html import as_html
from stakeholders.reports.as_text import as_text
from stakeholders.reports.contact_card import contact_card
from stakeholders.reports.contact_list import contact_list
from stakeholders.reports.document import Document, Labels
from stakeholders.reports.fact_sheet import Staff, fact_sheet
from stakeholders.reports.list_columns import LIST_COLUMNS
from tests.app.test_audience import HIDDEN, with_secrets
from tests.reports.people import FRAMING, PlainWords
from tests.strategies import VISIBILITIES, records

PDF = b"%PDF made by somebody else"
WORDS = PlainWords()


@pytest.fixture
def anna(directory: Directory) -> Uid:
    """Add a person with a post at a body, and return her uid."""
    phone = "+41 79 000 01 42"
    return directory.people.add("Anna Berg", "Spokesperson, OHCHR", phone, "a.berg@ohchr.example")


def the_list(*columns: str) -> DocumentOrder:
    return DocumentOrder(DocumentKind.LIST, "Everyone", scope_of_query(""), columns=columns)


def made_pdf(_document: Document, _job: Job) -> bytes:
    return PDF


def body_of(directory: Directory, person: Uid) -> Uid:
    body = directory.search.record(person).posts[0].body_uid
    assert body is not None
    return body


def said_by(prepared: Prepared) -> str:
    return as_text(prepared.document)


@settings(max_examples=40)
@given(st.lists(records(), max_size=3), VISIBILITIES)
def test_that_no_fact_above_the_audience_is_in_any_document(
    some: list[Record], audience: Visibility
) -> None:
    released = release([with_secrets(record, audience) for record in some], audience).records
    columns = [column.code for column in LIST_COLUMNS]
    documents = [contact_list(released, FRAMING, WORDS, columns)]
    documents += [contact_card(record, FRAMING, WORDS) for record in released]
    staff = Staff(released, released, released)
    documents += [fact_sheet(record, staff, FRAMING, WORDS) for record in released]
    for document in documents:
        assert HIDDEN not in as_text(document)
        assert HIDDEN not in as_html(document)


def test_that_a_document_is_its_owners_alone_and_named_in_the_log(
    directory: Directory, anna: Uid, tmp_path: Path
) -> None:
    prepared = directory.documents.prepare(the_list(), Visibility.OFFICE)
    file = tmp_path / "list.html"
    directory.documents.write(prepared, str(file), "html")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "+41 79 000 01 42" in file.read_text("utf-8")
    assert directory.history.steps()[0].sentence.endswith("to list.html")


def test_that_what_is_printed_is_in_the_log_and_cannot_be_taken_back(
    directory: Directory, anna: Uid
) -> None:
    painted: list[Document] = []
    prepared = directory.documents.prepare(the_list(), Visibility.OFFICE)
    directory.documents.put_on_paper(prepared, painted.append)
    assert painted == [prepared.document]
    assert directory.history.steps()[0].sentence.startswith("Printed ")
    directory.history.undo()
    assert directory.search.find("anna berg").total == 0, "the newest change was her"


def test_that_what_could_not_be_printed_is_not_in_the_log(directory: Directory, anna: Uid) -> None:
    def fail(_document: Document) -> None:
        raise RuntimeError

    prepared = directory.documents.prepare(the_list(), Visibility.OFFICE)
    with pytest.raises(RuntimeError):
        directory.documents.put_on_paper(prepared, fail)
    assert "print" not in {step.code for step in directory.history.steps()}


def test_that_the_maker_of_pdfs_is_asked_and_without_one_it_is_said(
    directory: Directory, anna: Uid, tmp_path: Path
) -> None:
    prepared = directory.documents.prepare(the_list(), Visibility.OFFICE)
    directory.documents.write(prepared, str(tmp_path / "a.pdf"), "pdf", pdf=made_pdf)
    assert (tmp_path / "a.pdf").read_bytes() == PDF
    with pytest.raises(UnknownFormatError):
        directory.documents.write(prepared, str(tmp_path / "b.pdf"), "pdf")
    with pytest.raises(UnwritableTargetError):
        directory.documents.write(prepared, str(tmp_path / "no" / "a.txt"), "txt")
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["a.pdf"]


def test_that_a_card_has_what_its_audience_may_see(directory: Directory, anna: Uid) -> None:
    card = DocumentOrder(DocumentKind.CARD, uid=anna)
    assert "+41 79 000 01 42" in said_by(directory.documents.prepare(card, Visibility.OFFICE))
    for_all = directory.documents.prepare(card, Visibility.ANYONE)
    assert "+41 79 000 01 42" not in said_by(for_all)
    assert "Left out: 1 phone, 1 e-mail." in said_by(for_all)


def test_that_nobody_gets_a_card_of_whom_they_may_not_see(directory: Directory, anna: Uid) -> None:
    directory.contacts.set_visibility(anna, Visibility.NAMED)
    with pytest.raises(HiddenFactError):
        directory.documents.prepare(DocumentOrder(DocumentKind.CARD, uid=anna), Visibility.OFFICE)


def test_that_a_fact_sheet_names_the_holder_and_says_what_is_vacant(
    directory: Directory, anna: Uid
) -> None:
    sheet = DocumentOrder(DocumentKind.FACT_SHEET, uid=body_of(directory, anna))
    assert re.search(r"Post: Spokesperson\nHolder: Anna Berg\n", _sheet(directory, sheet))
    directory.contacts.delete(anna)
    assert re.search(r"Post: Spokesperson\nHolder: Vacant\n", _sheet(directory, sheet))


def test_that_a_holder_who_may_not_be_seen_does_not_make_a_post_vacant(
    directory: Directory, anna: Uid
) -> None:
    directory.contacts.set_visibility(anna, Visibility.NAMED)
    sheet = DocumentOrder(DocumentKind.FACT_SHEET, uid=body_of(directory, anna))
    text = _sheet(directory, sheet)
    assert "Anna" not in text
    assert "Holder: Held, not named here" in text


def test_that_a_fact_sheet_names_no_parent_that_may_not_be_seen(
    directory: Directory, anna: Uid
) -> None:
    other = directory.bodies.add("Secret Office")
    body = body_of(directory, anna)
    directory.bodies.set_parent(body, other)
    sheet = DocumentOrder(DocumentKind.FACT_SHEET, uid=body)
    assert "Secret Office" in _sheet(directory, sheet)
    directory.contacts.set_visibility(other, Visibility.NAMED)
    assert "Secret Office" not in _sheet(directory, sheet)


def test_that_the_fact_sheet_of_a_person_is_the_card(directory: Directory, anna: Uid) -> None:
    orders = [
        DocumentOrder(kind, uid=anna) for kind in (DocumentKind.CARD, DocumentKind.FACT_SHEET)
    ]
    card, sheet = (directory.documents.prepare(one, Visibility.OFFICE) for one in orders)
    assert card == sheet


def test_that_a_column_nobody_knows_is_named(directory: Directory, anna: Uid) -> None:
    with pytest.raises(UnknownFieldError, match="colour"):
        directory.documents.prepare(the_list("name", "colour"), Visibility.OFFICE)


def test_that_a_list_on_paper_names_nobody_who_is_left_out(directory: Directory, anna: Uid) -> None:
    uid = directory.lists.make("Press", [anna])
    other = directory.people.add("Kept Away", "", "", "")
    directory.lists.leave_out(uid, other, "quarrel")
    order = DocumentOrder(DocumentKind.LIST, "Press", Scope(list_name="Press"))
    prepared = directory.documents.prepare(order, Visibility.OFFICE)
    assert "Kept Away" in "\n".join(prepared.reasons), "on the screen it is told"
    assert "Kept Away" not in said_by(prepared)
    assert "quarrel" not in said_by(prepared)
    assert "Left out: 1 contact." in said_by(prepared)


def test_that_the_beginning_of_a_document_has_fewer_rows(directory: Directory, anna: Uid) -> None:
    document = directory.documents.prepare(the_list(), Visibility.OFFICE).document
    assert beginning_of(document, 1000) == document
    assert "Anna" not in as_text(replace(beginning_of(document, 0), title=""))


def _sheet(directory: Directory, order: DocumentOrder) -> str:
    return said_by(directory.documents.prepare(order, Visibility.OFFICE))


def at_home(directory: Directory, uid: Uid) -> None:
    directory.addresses.add(uid, Address(("12 Lagoon Road", "Bangkok", "Thailand")))


@pytest.mark.parametrize(
    "kind", ["phone-card", "sign-in", "labels", "envelopes", "badges", "place-cards"]
)
def test_that_every_sheet_of_contacts_passes_the_gate(
    directory: Directory, anna: Uid, kind: str
) -> None:
    at_home(directory, anna)
    order = DocumentOrder(DocumentKind(kind), "Everyone", Scope("anna", ("person", "body")))
    assert "Anna Berg" in said_by(directory.documents.prepare(order, Visibility.OFFICE))
    directory.contacts.set_visibility(anna, Visibility.NAMED)
    prepared = directory.documents.prepare(order, Visibility.OFFICE)
    assert "Anna Berg" not in said_by(prepared)
    assert prepared.count == 0
    assert prepared.reasons


def test_that_who_has_no_address_is_named_and_not_counted(directory: Directory, anna: Uid) -> None:
    order = DocumentOrder(DocumentKind.LABELS, "Everyone", Scope("anna", ("person", "body")))
    prepared = directory.documents.prepare(order, Visibility.OFFICE)
    assert prepared.count == 0
    assert "Left out, as no address is known: Anna Berg." in prepared.reasons


def test_that_an_unknown_sheet_is_refused_with_those_there_are(
    directory: Directory, anna: Uid
) -> None:
    order = DocumentOrder(DocumentKind.LABELS, "x", scope_of_query(""), sheet="l1")
    with pytest.raises(UnknownSheetError, match="l7160"):
        directory.documents.prepare(order, Visibility.OFFICE)
    assert contact_sheets.forms_of("labels")[0][0] == "l7160"
    assert contact_sheets.forms_of("list") == ()


def test_that_a_badge_bears_what_anyone_may_see(directory: Directory, anna: Uid) -> None:
    order = DocumentOrder(DocumentKind.BADGES, "x", Scope("anna", ("person", "body")))
    (block,) = directory.documents.prepare(order, Visibility.OFFICE).document.blocks
    assert isinstance(block, Labels)
    assert "FN:Anna Berg" in block.labels[0].code
    assert "ORG:Office of the United Nations" in block.labels[0].code
    assert "+41" not in block.labels[0].code


def test_that_a_list_is_exported_for_word_beside_a_file_that_is_there(
    directory: Directory, anna: Uid, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(b"mine")
    order = ExportOrder(scope_of_query(""), Visibility.ANYONE, "docx", tmp_path / "a.docx")
    sent = directory.long_work.send(order, Job())
    assert (tmp_path / "a.docx").read_bytes() == b"mine"
    assert sent.target != tmp_path / "a.docx"
    assert sent.target.read_bytes().startswith(b"PK")
    assert "1 phone" in sent.left_out
    assert directory.exporting.suffix("docx") == ".docx"
    assert directory.exporting.suffix("unheard-of") == ""
