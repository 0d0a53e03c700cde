"""Replacements: a text that is put for another one, in chosen kinds of field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.i18n import marked, translated


class ReplaceField(StrEnum):
    """In what a text is replaced."""

    NAME = "name"
    BODY_NAME = "organisation"
    TITLE = "title"
    PLACE = "place"
    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    ADDRESS = "address"
    NOTE = "note"

    @property
    def word(self) -> str:
        """What the kind of field is called."""
        return translated(_WORDS[self])


_WORDS: Final[Mapping[ReplaceField, str]] = MappingProxyType(
    {
        ReplaceField.NAME: marked("Names of people"),
        ReplaceField.BODY_NAME: marked("Names of organisations"),
        ReplaceField.TITLE: marked("Posts and positions"),
        ReplaceField.PLACE: marked("Places"),
        ReplaceField.PHONE: marked("Phones"),
        ReplaceField.EMAIL: marked("E-mails"),
        ReplaceField.WEB: marked("Web pages"),
        ReplaceField.ADDRESS: marked("Addresses"),
        ReplaceField.NOTE: marked("Notes"),
    }
)


@dataclass(frozen=True, slots=True)
class Replacement:
    r"""What is looked for and what is put for it.

    Capitals make no difference unless `exact`; only `whole` words are meant where that is said; a
    `pattern` is a regular expression of Python, and what is put may name its groups (`\1`).
    """

    find: str
    put: str
    fields: tuple[ReplaceField, ...] = tuple(ReplaceField)
    exact: bool = False
    whole: bool = False
    pattern: bool = False

    def compiled(self) -> re.Pattern[str]:
        """Return the expression that finds the text.

        Raises:
            re.error: when a pattern is none.
        """
        text = self.find if self.pattern else re.escape(self.find)
        text = rf"(?<!\w)(?:{text})(?!\w)" if self.whole else text
        return re.compile(text, re.NOFLAG if self.exact else re.IGNORECASE)

    def applied(self, text: str, found: re.Pattern[str]) -> str:
        """Return a text with the replacement made, the same where nothing is found.

        Raises:
            re.error: when what is put names a group that there is not.
        """
        return found.sub(self.put if self.pattern else lambda _: self.put, text)
