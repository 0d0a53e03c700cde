"""Mail drafts (RFC 5322): a file that a mail program opens to be looked at and sent.

No draft names anybody but whom it goes to, and who gets an open copy; there is no Bcc in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.errors import HeaderDefect, HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from stakeholders.domain.text import clean


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A mail to be sent: to whom, with which copies, about what, with which files.

    Each file is a name, a type and a content.
    """

    to: tuple[str, str]
    subject: str
    text: str
    copies: tuple[tuple[str, str], ...] = ()
    sender: tuple[str, str] | None = None
    files: tuple[tuple[str, str, bytes], ...] = field(default=())


def write_mail_draft(draft: MailDraft) -> bytes:
    """Return the draft as the file of a mail program, with lines that end as mail's do.

    Raises:
        ValueError: when an address is none.
    """
    message = EmailMessage(policy=SMTP)
    if draft.sender is not None:
        message["From"] = _address(draft.sender)
    message["To"] = _address(draft.to)
    if draft.copies:
        message["Cc"] = [_address(one) for one in draft.copies]
    message["Subject"] = clean(draft.subject)
    message["X-Unsent"] = "1"  # Outlook opens it to be written on, and not as if it had come
    message.set_content(draft.text, charset="utf-8", cte="quoted-printable")
    for name, kind, content in draft.files:
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=clean(name))
    return message.as_bytes()


def _address(party: Sequence[str]) -> Address:
    name, email = party
    try:
        return Address(clean(name), addr_spec=clean(email))
    except (HeaderParseError, HeaderDefect, IndexError) as error:  # 3.11 ends `ana@` so
        raise ValueError(email) from error
