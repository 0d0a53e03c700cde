"""Letters: how people are addressed, and texts that are filled for each who is written to.

A note verbale is in the third person and unsigned; it goes to missions, ministries and permanent
representatives, never to NGOs or private bodies (ST/DCS/4/Rev.1, paras 116 to 118).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.copy_format import COPY_FIELDS, FormatProblem, filled, problems_of
from stakeholders.domain.ids import Uid
from stakeholders.i18n import marked

LETTER_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **COPY_FIELDS,
        "salutation": marked("how the letter begins, such as Excellency"),
        "addressee": marked("the organisation in a note verbale"),
        "today": marked("the day of the letter"),
        "number": marked("the number of the letter, from 1"),
        "event": marked("the meeting"),
        "dates": marked("when the meeting is"),
        "city": marked("where the meeting is"),
        "venue": marked("in which building the meeting is"),
        "answer_by": marked("by when an answer is wanted"),
        "nominate_by": marked("by when participants are to be named"),
        "sender": marked("who writes"),
    }
)
"""What can stand in braces in a letter, and what it is."""

_EXCELLENCIES: Final = frozenset(
    {
        "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister",
        "minister", "deputy_minister", "ambassador",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language: to excellencies, and to others by gender, unknown last."""

    excellency: str
    madam: str
    sir: str
    unknown: str
    named: str


_LANGUAGES: Final = MappingProxyType(
    {
        "en": _Words("Excellency,", "Madam,", "Sir,", "Sir/Madam,", "Dear {name},"),
        "fr": _Words(
            "Excellence,",
            "Madame,",
            "Monsieur,",
            "Madame, Monsieur,",
            "{name},",
        ),
        "es": _Words(
            "Excelencia:",
            "Señora:",
            "Señor:",
            "Señora/Señor:",
            "{name}:",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to, as far as a salutation asks: honorific, family name, gender, rank."""

    honorific: str = ""
    family: str = ""
    gender: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A text that an office keeps: for one event or for all, in one form and language.

    `form` is the letter that it is a text for: `note-verbale`, `letter`, `reminder`, or any.
    """

    name: str
    text: str
    form: str = ""
    language: str = ""
    subject: str = ""
    event: Uid | None = None
    uid: Uid | None = None

    def fits(self, form: str, language: str) -> bool:
        """Tell whether it is a text for a letter in a form and language."""
        return self.form in {"", form} and self.language in {"", language}


def salutation(addressee: Addressee, language: str = "en") -> str:
    """Return how a letter begins: to excellencies as such, else by name, else formally."""
    words = _LANGUAGES.get(language.split("-", maxsplit=1)[0], _LANGUAGES["en"])
    titles = addressee.honorific.replace(".", "").upper().split()
    if addressee.rank in _EXCELLENCIES or "HE" in titles or "SE" in titles:
        return words.excellency
    if addressee.honorific and addressee.family:
        return words.named.format(name=f"{addressee.honorific} {addressee.family}")
    if addressee.gender == "f":
        return words.madam
    return words.sir if addressee.gender == "m" else words.unknown


def letter_text(template: str, values: Callable[[str], str]) -> str:
    """Return a letter with what its fields say of whom it goes to."""
    return filled(template, values, LETTER_FIELDS)


def letter_problems(template: str) -> tuple[FormatProblem, ...]:
    """Return what makes no sense in the text of a letter."""
    return problems_of(template, LETTER_FIELDS)
