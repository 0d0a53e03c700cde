"""What contact blocks are read with: the reference tables, asked the questions of this format."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.area import Areas
from stakeholders.domain.channel import ChannelType, NumberType
from stakeholders.domain.reference import ReferenceBodies, ReferenceBody
from stakeholders.domain.vocabulary import ChannelLabel, Words
from stakeholders.formats.contact_block_cases import nominatives
from stakeholders.formats.contact_block_grammar import Grammar

_NO_TITLES: Final = frozenset({"media_contact", "registry"})
_ARABIC_ARTICLE: Final = "ال"
_SHORTEST_WORD_NAME: Final = 5
_PARTS_OF_PARTICLES: Final = frozenset({"der", "den", "dem"})


@dataclass(frozen=True, slots=True)
class BlockLabel:
    """What a word before a number or address announces: `number_type` only where it says one."""

    type: ChannelType
    number_type: NumberType | None = None
    is_extension: bool = False


_LABELS: Final = MappingProxyType(
    {
        ChannelLabel.PHONE: BlockLabel(ChannelType.PHONE),
        ChannelLabel.MOBILE: BlockLabel(ChannelType.PHONE, NumberType.MOBILE),
        ChannelLabel.FAX: BlockLabel(ChannelType.PHONE, NumberType.FAX),
        ChannelLabel.SATELLITE: BlockLabel(ChannelType.PHONE, NumberType.SATELLITE),
        ChannelLabel.MESSAGING: BlockLabel(ChannelType.PHONE),
        ChannelLabel.EXTENSION: BlockLabel(ChannelType.PHONE, is_extension=True),
        ChannelLabel.EMAIL: BlockLabel(ChannelType.EMAIL),
        ChannelLabel.WEB: BlockLabel(ChannelType.WEB),
    }
)


@dataclass(frozen=True, slots=True)
class BlockWords:
    """The tables that a contact block is read with."""

    areas: Areas
    bodies: ReferenceBodies
    words: Words
    grammar: Grammar

    def is_honorific(self, text: str) -> bool:
        """Tell whether this is a title before a name."""
        return self.words.honorific(text) is not None

    def is_particle(self, word: str) -> bool:
        """Tell whether this word belongs to the family name after it."""
        return self.words.is_particle(word) or word.casefold() in _PARTS_OF_PARTICLES

    def functions_of(self, title: str) -> tuple[str, ...]:
        """Return the codes of the functions that a title names."""
        return self.words.functions.inside(title)

    def is_title_word(self, text: str) -> bool:
        """Tell whether this word or phrase makes a text a title (officer, Referentin)."""
        code = self.words.functions.exactly(text)
        code = code or self.words.functions.inflected(text)
        return code is not None and code not in _NO_TITLES

    def is_body_word(self, word: str) -> bool:
        """Tell whether this word makes a name that of a body (office, Ministerium)."""
        listed = self.words.body_words
        plain = word.removeprefix(_ARABIC_ARTICLE)
        return (listed.exactly(word) or listed.inflected(word) or listed.exactly(plain)) is not None

    def is_body_phrase(self, text: str) -> bool:
        """Tell whether these words together make a name that of a body (`câmara municipal`)."""
        return " " in text and self.words.body_words.exactly(text) is not None

    def label_of(self, text: str) -> BlockLabel | None:
        """Return what this word announces before a channel."""
        kind = self.words.channel(text)
        return _LABELS.get(kind) if kind else None

    def has_extension_word(self, text: str) -> bool:
        """Tell whether a text speaks of extensions anywhere."""
        folded = text.casefold()
        return any(
            word in folded
            for word, label in self.words.channel_labels.items()
            if label is ChannelLabel.EXTENSION and (len(word) > 2 or not word.isascii())
        )

    def body_called(self, text: str) -> ReferenceBody | None:
        """Return the known body with this name, or this acronym as it is written (WHO, not who)."""
        if " " in text or not text.isascii():
            return self.bodies.find(text)
        long_name = len(text) >= _SHORTEST_WORD_NAME and text[:1].isupper()
        return self.bodies.acronym(text) or (self.bodies.find(text) if long_name else None)

    def country_called(self, text: str) -> str | None:
        """Return the ISO alpha-2 code of the country with this name."""
        area = self.areas.find(text)
        return area.iso2 if area else None

    def country_inflected(self, text: str) -> str | None:
        """Return the country that this names, in Russian in whatever case (`… в Узбекистане`)."""
        shapes = (text, *nominatives(text))
        return next(filter(None, map(self.country_called, shapes)), None)

    def city_inflected(self, text: str) -> tuple[str | None, str]:
        """Return the country of the city that this names in whatever case, and the city's name."""
        for shape in (text, *nominatives(text)):
            country = self.country_of_city(shape)
            if country:
                return country, shape
        return None, ""

    def country_of_city(self, text: str) -> str | None:
        """Return the ISO alpha-2 code of the country this city is in."""
        city = self.areas.city(text)
        return city.iso2 if city else None
