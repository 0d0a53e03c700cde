"""Contact sheets: what a list of contacts becomes on paper beside a list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.app.audience import LeftOut
from stakeholders.app.errors import UnknownSheetError
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.i18n import marked, translated
from stakeholders.reports.document import Document, LabelForm
from stakeholders.reports.framing import Framing
from stakeholders.reports.label_forms import (
    BADGE_FORMS,
    ENVELOPE_FORMS,
    LABEL_FORMS,
    PLACE_CARD_FORMS,
)
from stakeholders.reports.label_sheet import address_labels, badges, has_address, place_cards
from stakeholders.reports.phone_card import phone_card
from stakeholders.reports.sign_in import sign_in_sheet
from stakeholders.reports.words import Words

Codes = Callable[[Sequence[Record]], Sequence[str]]
"""Returns the text of the code of each contact, for phones."""

LABELS: Final = "labels"
ENVELOPES: Final = "envelopes"
BADGES: Final = "badges"
PLACE_CARDS: Final = "place-cards"
PHONE_CARD: Final = "phone-card"
SIGN_IN: Final = "sign-in"

_FORMS: Final[Mapping[str, tuple[LabelForm, ...]]] = MappingProxyType(
    {
        LABELS: LABEL_FORMS,
        ENVELOPES: ENVELOPE_FORMS,
        BADGES: BADGE_FORMS,
        PLACE_CARDS: PLACE_CARD_FORMS,
    }
)
_TO_ADDRESSES: Final = frozenset({LABELS, ENVELOPES})


def forms_of(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the sheets that a kind of document can be printed on, each by code and title."""
    return tuple((form.code, translated(form.title)) for form in _FORMS.get(kind, ()))


def form_of(kind: str, code: str) -> LabelForm:
    """Return the form of a code, the usual one where none is told.

    Raises:
        UnknownSheetError: when there is no such form for this kind of document.
    """
    forms = _FORMS[kind]
    found = next((form for form in forms if form.code == code.casefold()), None)
    if found is None and code:
        raise UnknownSheetError(code, [form.code for form in forms])
    return found or forms[0]


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which document of contacts is wanted, on which labels, and how many of these are gone."""

    kind: str
    form: str = ""
    skipped: int = 0

    def document(
        self, records: Sequence[Record], framing: Framing, words: Words, codes: Codes
    ) -> Document:
        """Return the document of contacts that have passed the gate.

        Raises:
            UnknownSheetError: when there are no such labels for this kind of document.
        """
        if self.kind == PHONE_CARD:
            return phone_card(records, framing)
        if self.kind == SIGN_IN:
            return sign_in_sheet(records, framing)
        form = form_of(self.kind, self.form)
        if self.kind in _TO_ADDRESSES:
            return address_labels(records, form, framing, words, self.skipped)
        if self.kind == BADGES:
            return badges(records, codes(records), form, framing)
        return place_cards(records, form, framing)


def without_address(kind: str, records: Sequence[Record]) -> tuple[LeftOut, ...]:
    """Return whom a label or an envelope cannot be written to."""
    if kind not in _TO_ADDRESSES:
        return ()
    return tuple(
        LeftOut(
            record.name,
            "",
            Problem(
                "label.no_address",
                marked("Left out: {name} has no address."),
                (("name", record.name),),
            ),
        )
        for record in records
        if not has_address(record)
    )
