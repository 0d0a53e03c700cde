"""What reading a contact block asks of the reference tables."""

from typing import Protocol

from stakeholders.domain.channel import ChannelType, NumberType
from stakeholders.domain.ids import Uid


class KnownBody(Protocol):
    """A body of the reference tables."""

    @property
    def uid(self) -> Uid:
        """The uid it has in every directory."""
        ...

    @property
    def acronym(self) -> str:
        """Its acronym in English."""
        ...

    @property
    def name(self) -> str:
        """Its full name in English."""
        ...


class BlockLabel(Protocol):
    """What a word before a number or address announces."""

    @property
    def type(self) -> ChannelType:
        """The type of channel."""
        ...

    @property
    def number_type(self) -> NumberType | None:
        """Mobile or fax, None where the word says neither."""
        ...

    @property
    def language(self) -> str:
        """The language of the word, empty when several have it."""
        ...


class BlockWords(Protocol):
    """The tables that a contact block is read with."""

    def is_honorific(self, text: str) -> bool:
        """Tell whether this is a title before a name."""
        ...

    def is_particle(self, word: str) -> bool:
        """Tell whether this word belongs to the family name after it."""
        ...

    def functions_of(self, title: str) -> tuple[str, ...]:
        """Return the codes of the functions that a title names."""
        ...

    def is_title_word(self, word: str) -> bool:
        """Tell whether this word makes a text a title (officer, Referentin)."""
        ...

    def is_body_word(self, word: str) -> bool:
        """Tell whether this word makes a name that of a body (office, Ministerium)."""
        ...

    def label_of(self, text: str) -> BlockLabel | None:
        """Return what this word announces before a channel."""
        ...

    def body_called(self, text: str) -> KnownBody | None:
        """Return the known body with this name or acronym."""
        ...

    def country_called(self, text: str) -> str | None:
        """Return the ISO alpha-2 code of the country with this name."""
        ...

    def country_of_city(self, text: str) -> str | None:
        """Return the ISO alpha-2 code of the country this city is in."""
        ...
