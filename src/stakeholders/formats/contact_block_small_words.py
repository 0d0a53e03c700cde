"""The small words of contact blocks: what joins names, tells of meetings and heads e-mails."""

import re
from dataclasses import dataclass
from typing import Final

_LONGEST_HAN: Final = 4


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Words that join names and stand at their edges.

    `joining` words are held by names of bodies and end wrapped lines; `edges` are no part of a name
    before or behind it; `at_body` and `of_body` lead from a post to its body (`at`, `of`), and
    `accredited_to` to where somebody is accredited; `postal` stand beside the name of a city.
    """

    joining: frozenset[str]
    edges: frozenset[str]
    accredited_to: frozenset[str]
    at_body: frozenset[str]
    of_body: frozenset[str]
    postal: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventWords:
    """What names a meeting, and what leads to who hosts, organises and helps with it."""

    event: re.Pattern[str]
    hosted_by: re.Pattern[str]
    organised_by: re.Pattern[str]
    with_help_of: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class MailWords:
    """The heads of e-mails that name `sender` and `receiver`, and mailboxes that nobody reads."""

    sender: re.Pattern[str]
    receiver: re.Pattern[str]
    placeholders: frozenset[str]
    machines: frozenset[str]

    def is_nobodys(self, local: str) -> bool:
        """Tell whether nobody reads a mailbox: a sample (`firstname.lastname`) or a machine's."""
        small = local.casefold()
        parts = (small, *re.split(r"[._]", small))
        return small in self.machines or any(part in self.placeholders for part in parts)


@dataclass(frozen=True, slots=True)
class SpeltNames:
    """Names that are told by how they are spelt: Chinese families, and `cities`."""

    families: frozenset[str]
    double_families: frozenset[str]
    cities: frozenset[str]

    def is_city(self, text: str) -> bool:
        """Tell whether a word is a city and no country, as it is spelt (`عمّان` is Amman)."""
        return text in self.cities

    def begins_with_family(self, name: str) -> bool:
        """Tell whether a Chinese name begins with a family name: two or three signs, or four."""
        if name[:2] in self.double_families:
            return 2 < len(name) <= _LONGEST_HAN
        return 2 <= len(name) < _LONGEST_HAN and name[0] in self.families
