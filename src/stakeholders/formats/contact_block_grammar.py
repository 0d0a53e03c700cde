"""The small words of contact blocks in many languages: what announces, joins, is passed by."""

import functools
import json
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from typing import Final

from stakeholders.domain.text import fold
from stakeholders.formats.contact_block_offices import OfficeContent, OfficeWords
from stakeholders.formats.contact_block_small_words import (
    EventWords,
    MailWords,
    SmallWords,
    SpeltNames,
)

_folded: Final = functools.lru_cache(maxsize=4096)(fold)
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_APOSTROPHE: Final = re.compile("['’]")


class Key(StrEnum):
    """What a word before a colon says of the words behind it."""

    PERSON = "person"
    TITLE = "title"
    BODY = "body"
    PLACE = "place"
    SKIPPED = "skipped"


class _Content(OfficeContent):
    cues: dict[str, list[str]]
    leads_to_address: list[str]
    joining: list[str]
    edges: list[str]
    accredited_to: list[str]
    at_body: list[str]
    of_body: list[str]
    keys: dict[str, dict[str, list[str]]]
    no_names: list[str]
    abbreviations: list[str]
    placeholders: list[str]
    tongues: list[str]
    house_headings: list[str]
    machine_mailboxes: list[str]
    streets: list[str]
    postal: list[str]
    titles: list[str]
    compound_titles: list[str]
    city_spellings: list[str]
    serves: list[str]
    regions: list[str]
    ends_letters: list[str]
    events: list[str]
    han_families: str
    han_double_families: list[str]
    street_openers: list[str]
    hosted_by: list[str]
    organised_by: list[str]
    with_help_of: list[str]
    weak_labels: list[str]
    mail_senders: list[str]
    mail_receivers: list[str]


class Grammar:
    """The word lists of the reference data; each is built at its first use."""

    def __init__(self, content: str) -> None:
        self._content = content

    def cues_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what announces a contact in a text, the longest phrase at each place."""
        reached = 0
        for word in _WORD.finditer(text):
            pattern = self._cues.get(word.group().casefold())
            match = pattern.match(text, word.start()) if pattern else None
            match = match or self._any_ending.match(text, word.start())
            if match and match.start() >= reached:
                reached = match.end()
                yield match
        if _UNSPACED.search(text):
            yield from self._unspaced_cue.finditer(text)

    @cached_property
    def _cues(self) -> dict[str, re.Pattern[str]]:
        """The phrases that announce a contact, by their first word."""
        by_word: dict[str, list[str]] = {}
        for phrase in self._cue_phrases:
            first = _WORD.match(phrase)
            if first and not _UNSPACED.search(phrase):
                by_word.setdefault(first.group().casefold(), []).append(phrase)
        return {
            word: re.compile(rf"(?:{_alternatives(phrases)})\b", re.IGNORECASE)
            for word, phrases in by_word.items()
        }

    @cached_property
    def _any_ending(self) -> re.Pattern[str]:
        starred = _alternatives(phrase for phrase in self._cue_phrases if "*" in phrase)
        return re.compile(rf"(?:{starred})\b", re.IGNORECASE)

    @cached_property
    def _unspaced_cue(self) -> re.Pattern[str]:
        return re.compile(_alternatives(p for p in self._cue_phrases if _UNSPACED.search(p)))

    @cached_property
    def _cue_phrases(self) -> tuple[str, ...]:
        return tuple(phrase for listed in self._parsed["cues"].values() for phrase in listed)

    @cached_property
    def small(self) -> SmallWords:
        """The small words of all languages, in lower case."""
        content = self._parsed
        return SmallWords(
            frozenset(content["joining"]),
            frozenset(content["edges"]),
            frozenset(content["accredited_to"]),
            frozenset(content["at_body"]),
            frozenset(content["of_body"]),
            frozenset(content["postal"]),
        )

    @cached_property
    def trailing(self) -> re.Pattern[str]:
        """What leads from a name to its address and belongs to neither."""
        phrases = _alternatives(self._parsed["leads_to_address"])
        return re.compile(
            rf"[\s,](?:(?:or|ou|o|oder|и|или)\s)?(?:{phrases})\b(?-i:[^\n\d@A-ZÀ-Þ]{{0,40}})$",
            re.IGNORECASE,
        )

    @cached_property
    def no_names(self) -> frozenset[str]:
        """Words, folded, that no name of a person holds."""
        return frozenset(map(fold, self._parsed["no_names"]))

    @cached_property
    def compound_title(self) -> re.Pattern[str]:
        """Compounds that name a post: `Mediensprecherin`."""
        return _compounds(self._parsed["compound_titles"], "in|innen|en|s|e|er")

    @cached_property
    def event_words(self) -> EventWords:
        """The words by which texts tell of meetings and of who holds them."""
        content = self._parsed
        return EventWords(
            *(
                re.compile(rf"\b(?:{_alternatives(content[part])})", re.IGNORECASE)
                for part in ("events", "hosted_by", "organised_by", "with_help_of")
            )
        )

    def key(self, text: str) -> Key | None:
        """Return what this word before a colon says of what follows it (`Position:`, `date:`)."""
        return self._keys.get(fold(text))

    def is_title(self, word: str) -> bool:
        """Tell whether this noun makes a title whatever follows it."""
        return _folded(word) in self._titles or self.compound_title.fullmatch(word) is not None

    def is_street(self, word: str) -> bool:
        """Tell whether this word belongs to a postal address."""
        bare = word.casefold().strip(".,")
        return bare in self._streets or bare.endswith(("straße", "strasse", "gasse", "platz"))

    @cached_property
    def spelt(self) -> SpeltNames:
        """What is told by single signs: Chinese family names, cities that look like countries."""
        content = self._parsed
        families = frozenset(content["han_families"])
        doubles = frozenset(content["han_double_families"])
        return SpeltNames(families, doubles, frozenset(content["city_spellings"]))

    def opens_street(self, word: str) -> bool:
        """Tell whether an address begins with this word, whatever follows (`Plaza Mayor`)."""
        return word.casefold().strip(".,") in self._street_openers

    def is_served(self, text: str) -> bool:
        """Tell whether this names somebody whom others serve (`the Secretary-General`)."""
        return self._served.search(text) is not None

    def is_abbreviation(self, word: str) -> bool:
        """Tell whether a full stop behind this word ends no sentence (`Stellv.`)."""
        return fold(word) in self._abbreviations

    @cached_property
    def offices(self) -> OfficeWords:
        """The words of offices and companies."""
        return OfficeWords(self._parsed, _alternatives)

    def is_tongue(self, text: str) -> bool:
        """Tell whether words only say which languages somebody speaks (`English/French`)."""
        words = [word for word in re.split(r"[\s/,&]+|\band\b|\bet\b", text.casefold()) if word]
        return bool(words) and all(word in self._tongues for word in words)

    def heads_offices(self, text: str) -> bool:
        """Tell whether a line of these words may stand above an office that has no other name."""
        return fold(text) in self._house_headings or self.is_region(text)

    def is_region(self, text: str) -> bool:
        """Tell whether this names a part of the world and no body (`West Africa`)."""
        words = re.split(r"[\s/&]+", text.casefold())
        return all(word in self._regions for word in words if word)

    def ends_letter(self, text: str) -> bool:
        """Tell whether these words close a letter (`Best regards`)."""
        return fold(text) in self._letter_ends

    def is_weak_label(self, word: str) -> bool:
        """Tell whether a label also is an ordinary word, so that a colon has to follow (`call`)."""
        return fold(word) in self._weak_labels

    @cached_property
    def mail(self) -> MailWords:
        """The heads of e-mails, and mailboxes that nobody reads."""
        content = self._parsed
        senders, receivers = (
            re.compile(
                rf"^[ \t>]*(?:{_alternatives(content[part])})[ \t]?[:：]",
                re.IGNORECASE | re.MULTILINE,
            )
            for part in ("mail_senders", "mail_receivers")
        )
        return MailWords(
            senders,
            receivers,
            frozenset(content["placeholders"]),
            frozenset(content["machine_mailboxes"]),
        )

    @cached_property
    def _weak_labels(self) -> frozenset[str]:
        return frozenset(map(fold, self._parsed["weak_labels"]))

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return frozenset(map(fold, self._parsed["abbreviations"]))

    @cached_property
    def _tongues(self) -> frozenset[str]:
        return frozenset(self._parsed["tongues"])

    @cached_property
    def _house_headings(self) -> frozenset[str]:
        return frozenset(map(fold, self._parsed["house_headings"]))

    @cached_property
    def _keys(self) -> dict[str, Key]:
        return {
            fold(phrase): Key(kind)
            for kind, languages in reversed(self._parsed["keys"].items())
            for listed in languages.values()
            for phrase in listed
        }

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(map(fold, self._parsed["titles"]))

    @cached_property
    def _streets(self) -> frozenset[str]:
        return frozenset(self._parsed["streets"])

    @cached_property
    def _street_openers(self) -> frozenset[str]:
        return frozenset(self._parsed["street_openers"])

    @cached_property
    def _served(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{_alternatives(self._parsed['serves'])})\b", re.IGNORECASE)

    @cached_property
    def _regions(self) -> frozenset[str]:
        return frozenset(self._parsed["regions"])

    @cached_property
    def _letter_ends(self) -> frozenset[str]:
        return frozenset(map(fold, self._parsed["ends_letters"]))

    @cached_property
    def _parsed(self) -> _Content:
        parsed: _Content = json.loads(self._content)
        return parsed


REGIONAL: Final = re.compile(
    r"\b(?:regional|subregional|sub-regional|régional|régionale|liaison)\b.{0,40}?"
    r"\b(?:for|pour|para|für)\s+(?:the\s+|la\s+|el\s+|les\s+|l[’'])?(?P<covers>.+)$",
    re.IGNORECASE,
)
"""The name of a body that covers a region: `Regional Centre for East Asia and the Pacific`."""

FOR_WHOM: Final = re.compile(r"\s(?:for|to|auprès|ante|bei|beim|при)\s", re.IGNORECASE)
"""What leads from a function to whom it serves: `Spokesperson for the Secretary-General`."""


def _alternatives(phrases: Iterable[str]) -> str:
    """Return a pattern of phrases, the longest first; a star stands for any ending."""
    return "|".join(map(_pattern, sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))))


def _pattern(phrase: str) -> str:
    written = re.escape(phrase).replace(r"\ ", r"\s{1,3}").replace(r"\*", r"\w{0,12}")
    return _APOSTROPHE.sub("['’]", written)


def _compounds(endings: Iterable[str], inflections: str) -> re.Pattern[str]:
    return re.compile(
        rf"[^\W\d_][\w-]{{2,40}}(?:{_alternatives(endings)})(?:{inflections})?", re.IGNORECASE
    )


def read_grammar(block_words_json: str) -> Grammar:
    """Read the word lists from the JSON text of the reference data."""
    return Grammar(block_words_json)
