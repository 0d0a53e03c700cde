"""Own fields: what an office keeps beyond what the program knows, and which values fit."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate, dates_in
from stakeholders.domain.problems import Problem
from stakeholders.domain.text import clean, fold
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked


class OwnFieldType(StrEnum):
    """What a value of a field of one's own is."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of one's own; `kinds` are those of contacts that have it, none for all of them."""

    name: str
    type: OwnFieldType = OwnFieldType.TEXT
    kinds: tuple[EntryKind, ...] = ()
    choices: tuple[str, ...] = ()
    visibility: Visibility = Visibility.OFFICE
    uid: Uid | None = None

    def is_for(self, kind: EntryKind) -> bool:
        """Tell whether a contact of this kind has the field."""
        return not self.kinds or kind in self.kinds

    def read(self, text: str) -> str | None:
        """Return the text form of what was typed; None where it is no value of the field.

        Dates become ISO 8601, numbers have a dot and no spaces, yes and no are `yes` and `no`, a
        choice is written as it is listed.
        """
        text = text if self.type is OwnFieldType.LONG_TEXT else clean(text)
        match self.type:
            case OwnFieldType.DATE:
                return _date(text)
            case OwnFieldType.NUMBER:
                return _number(text)
            case OwnFieldType.YES_NO:
                return next((code for code, words in _YES_NO if fold(text) in words), None)
            case OwnFieldType.CHOICE:
                return next((one for one in self.choices if fold(one) == fold(text)), None)
            case _:
                return text

    def problem_of(self, value: str) -> Problem | None:
        """Return what is wrong with a value that is kept all the same, None when it fits."""
        if not value or self.read(value) is not None:
            return None
        told = (("value", value), ("field", self.name), ("choices", ", ".join(self.choices)))
        return Problem(f"own_field.{self.type}", _SENTENCES[self.type], told)


def _date(text: str) -> str | None:
    date = PartialDate.from_text(text) or next(iter(dates_in(text)), None)
    return str(date) if date else None


def _number(text: str) -> str | None:
    digits = text.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    digits = digits.removeprefix("+")
    whole, _dot, part = digits.removeprefix("-").partition(".")
    is_number = whole.isdecimal() and (part.isdecimal() or not _dot)
    return digits if is_number else None


_YES_NO: Final = (
    ("yes", frozenset({"yes", "y", "true", "1", "oui", "si", "да", "نعم", "是"})),
    ("no", frozenset({"no", "n", "false", "0", "non", "нет", "لا", "否"})),
)
_SENTENCES: Final = MappingProxyType(
    {
        OwnFieldType.DATE: marked(
            "{value} is no date; {field} wants one such as 2007-10-02 or 2007."
        ),
        OwnFieldType.NUMBER: marked("{value} is no number; {field} wants one such as 12 or 12.5."),
        OwnFieldType.YES_NO: marked("{value} is neither yes nor no, as {field} wants."),
        OwnFieldType.CHOICE: marked("{value} is none of the choices of {field}: {choices}."),
    }
)
