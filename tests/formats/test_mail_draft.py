"""A draft is read by mail programs as it was meant, and names nobody else."""

import email
import re
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.formats.mail_draft import MailDraft, write_mail_draft

DRAFT = MailDraft(
    ("Ms. Ana Example, Ph.D.", "ana@quay.example"),
    "Note verbale: ورشة عمل",
    "Excellency,\n\nสวัสดี\n",
    copies=(("Ben", "ben@quay.example"),),
    sender=("Secretariat", "desk@quay.example"),
    files=(("meeting.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n"),),
)


def read(draft: MailDraft) -> EmailMessage:
    message = email.message_from_bytes(write_mail_draft(draft), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_that_a_mail_program_reads_what_was_written() -> None:
    message = read(DRAFT)
    assert message["to"].addresses[0].display_name == "Ms. Ana Example, Ph.D."
    assert message["to"].addresses[0].addr_spec == "ana@quay.example"
    assert message["cc"].addresses[0].addr_spec == "ben@quay.example"
    assert message["from"].addresses[0].addr_spec == "desk@quay.example"
    assert message["subject"] == "Note verbale: ورشة عمل"
    body = message.get_body()
    assert body is not None
    assert body.get_content().splitlines() == ["Excellency,", "", "สวัสดี"]
    (file,) = message.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("meeting.ics", "text/calendar")


def test_that_the_file_is_plain_mail_and_opens_as_a_draft() -> None:
    content = write_mail_draft(DRAFT)
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert read(DRAFT)["x-unsent"] == "1"
    assert "bcc" not in read(DRAFT)


@given(st.text(max_size=60), st.text(max_size=60))
def test_that_no_name_or_subject_makes_a_header(name: str, subject: str) -> None:
    draft = MailDraft(
        (f"{name}\r\nBcc: spy@quay.example", "ana@quay.example"), f"{subject}\nBcc: x", "t"
    )
    message = read(draft)
    assert set(message.keys()) <= {
        "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    }  # fmt: skip
    assert [one.addr_spec for one in message["to"].addresses] == ["ana@quay.example"]


@pytest.mark.parametrize("email", ["no address at all", "ana", "ana@", "a b@quay.example"])
def test_that_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(ValueError, match=re.escape(email)):
        write_mail_draft(MailDraft(("Ana", email), "s", "t"))
