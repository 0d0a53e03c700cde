"""The code of a contact: what anyone may see of it, to be taken over by the camera of a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from stakeholders.app.audience import release
from stakeholders.app.errors import HiddenFactError
from stakeholders.app.left_out import counted_facts, reasons
from stakeholders.app.references import own_of, without_hidden
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.vcard_small import write_small_vcard
from stakeholders.i18n import translated
from stakeholders.reports.qr_code import Squares, squares_of

__all__ = ["ContactCode", "Squares", "code_of", "code_text", "codes_of"]


@dataclass(frozen=True, slots=True)
class ContactCode:
    """A contact as a small card, its squares, and in words what is not in it."""

    name: str
    text: str
    squares: Squares
    reasons: tuple[str, ...] = ()


def code_of(record: Record, others: Sequence[Record] = ()) -> ContactCode:
    """Return the code of what anyone may see of a contact; `others` are those that it names.

    Raises:
        HiddenFactError: when not everyone may see the contact at all.
    """
    released = release([record, *others], Visibility.ANYONE)
    card = write_small_vcard(own_of(released, record))
    own = [one for one in released.left_out if one.name == record.name]
    said = (*reasons(own), *_no_room(card.without))
    return ContactCode(record.name, card.text, squares_of(card.text), said)


def code_text(record: Record, others: Sequence[Record] = ()) -> str:
    """Return the text of that code, nothing where not everyone may see the contact."""
    try:
        return code_of(record, others).text
    except HiddenFactError:
        return ""


def codes_of(records: Sequence[Record], others: Sequence[Record]) -> tuple[str, ...]:
    """Return the text of the code of each contact, nothing for those whom not everyone may see."""
    released = release([*records, *others], Visibility.ANYONE)
    shown = {one.uid: one for one in released.records}
    known = frozenset(uid for uid in shown if uid)
    return tuple(
        write_small_vcard(without_hidden(shown[record.uid], known)).text
        if record.uid in shown
        else ""
        for record in records
    )


def _no_room(facts: Sequence[str]) -> tuple[str, ...]:
    if not facts:
        return ()
    what = counted_facts(facts)
    return (translated("Left out, as a code holds no more: {what}.", what=what),)
