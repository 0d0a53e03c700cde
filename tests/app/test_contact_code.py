"""A code holds what anyone may see, and says what it does not hold."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from stakeholders.app.contact_code import code_of, code_text
from stakeholders.app.directory_file import Directory
from stakeholders.app.documents import DocumentKind, DocumentOrder
from stakeholders.app.errors import HiddenFactError, UnknownUidError
from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.reports.document import QrCode
from stakeholders.reports.qr_code import squares_of
from tests.app.test_audience import HIDDEN, with_secrets
from tests.reports.people import ANNA, BODY, phone
from tests.strategies import records

OPEN = Visibility.ANYONE


def test_that_what_not_everyone_may_see_is_kept_back_and_counted() -> None:
    own, press = phone("+41 79 555 01 23"), replace(phone("+41 22 555 01 23"), visibility=OPEN)
    code = code_of(replace(ANNA, channels=(own, press)), [BODY])
    assert "+41 22 555 01 23" in code.text
    assert "+41 79" not in code.text
    assert code.squares == squares_of(code.text)
    assert code.reasons == ("Left out, as not everybody may see it: 1 phone, 1 note.",)


def test_that_what_has_no_room_is_counted() -> None:
    many = tuple(replace(phone(f"+41 22 555 01 {n:02}"), visibility=OPEN) for n in range(40))
    code = code_of(replace(ANNA, channels=many, notes=()), [BODY])
    left = 40 - code.text.count("TEL;")
    assert code.reasons == (f"Left out, as a code holds no more: {left} phones.",)


def test_that_an_organisation_that_not_everyone_may_see_is_not_named() -> None:
    assert BODY.name in code_of(ANNA, [BODY]).text
    assert BODY.name not in code_of(ANNA, [replace(BODY, visibility=Visibility.OFFICE)]).text


@settings(max_examples=40, deadline=None)
@given(records())
def test_that_no_hidden_fact_is_in_a_code(record: Record) -> None:
    assert HIDDEN not in code_text(with_secrets(record, OPEN))


def test_that_a_hidden_contact_has_no_code(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg", "Spokesperson, OHCHR", "+41 79 000 01 42")
    assert directory.documents.code(uid).name == "Anna Berg"
    assert _codes(directory, uid)
    directory.contacts.set_visibility(uid, Visibility.OFFICE)
    with pytest.raises(HiddenFactError):
        directory.documents.code(uid)
    assert not _codes(directory, uid)
    with pytest.raises(UnknownUidError):
        directory.documents.code(fixed_uid("test", "nobody"))


def _codes(directory: Directory, uid: Uid) -> list[QrCode]:
    order = DocumentOrder(DocumentKind.CARD, uid=uid)
    document = directory.documents.prepare(order, Visibility.OFFICE).document
    return [block for block in document.blocks if isinstance(block, QrCode)]
