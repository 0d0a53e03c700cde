"""Copying: a contact as text for the clipboard, only what anyone may see."""

import io
from dataclasses import dataclass

from stakeholders.app.audience import release
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility


@dataclass(frozen=True, slots=True)
class Copied:
    """A text for the clipboard, and how many facts were kept back; empty without any."""

    text: str
    kept_back: int


def copy_phone(record: Record) -> Copied:
    """Return the first phone number that anyone may see."""
    released, kept_back = _released(record, "phone")
    phones = [phone.display or phone.raw for phone in released.phones] if released else []
    return Copied(phones[0] if phones else "", kept_back)


def copy_email(record: Record) -> Copied:
    """Return the first e-mail address that anyone may see."""
    released, kept_back = _released(record, "email")
    emails = [email.normalised or email.raw for email in released.emails] if released else []
    return Copied(emails[0] if emails else "", kept_back)


def copy_block(record: Record, audience: Visibility = Visibility.ANYONE) -> Copied:
    """Return name, positions, place, phones and e-mails as lines."""
    released, kept_back = _released(record, "phone", "email", "", audience=audience)
    if released is None:
        return Copied("", kept_back)
    name = " ".join(part for part in (released.honorific, released.name) if part)
    lines = [name]
    lines.extend(
        ", ".join(part for part in (line.title, line.unit, line.body) if part)
        for line in released.present_posts
    )
    if released.place:
        lines.append(released.place)
    lines.extend(phone.display or phone.raw for phone in released.phones)
    lines.extend(email.normalised or email.raw for email in released.emails)
    return Copied("\n".join(lines), kept_back)


def copy_all(record: Record) -> Copied:
    """Return the same lines with what only the office may see."""
    return copy_block(record, Visibility.OFFICE)


def copy_vcard(record: Record) -> Copied:
    """Return what anyone may see as a vCard."""
    released, kept_back = _released(record, "phone", "email", "")
    if released is None:
        return Copied("", kept_back)
    from stakeholders.formats.vcard_write import write_vcards  # its tables wait for the first paint

    card = io.BytesIO()
    write_vcards([released], card)
    return Copied(card.getvalue().decode("utf-8"), kept_back)


def _released(
    record: Record, *facts: str, audience: Visibility = Visibility.ANYONE
) -> tuple[Record | None, int]:
    """Return what the audience may see, and how many of these facts are kept back."""
    released = release([record], audience)
    kept_back = sum(left_out.fact in facts for left_out in released.left_out)
    return next(iter(released.records), None), kept_back
