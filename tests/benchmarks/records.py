"""Records: what the generator invents about a contact, each value with the truth about it."""

from dataclasses import dataclass
from typing import Literal

PhoneKind = Literal["work", "mobile", "fax"]


@dataclass(frozen=True, slots=True)
class Phone:
    """Hold a number as somebody would have written it.

    `e164` is the number meant, None when the text is no valid number. `national` tells that the
    text can only be read by who knows the `region` (ISO 3166 alpha-2).
    """

    text: str
    kind: PhoneKind
    region: str
    e164: str | None
    extension: str = ""
    national: bool = False


@dataclass(frozen=True, slots=True)
class Email:
    """Hold an address as given; `address` is the one meant, None when the text is not valid."""

    text: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """Hold a name as its bearer writes it, and in Latin letters where that differs."""

    given: str
    family: str
    full: str
    latin_given: str
    latin_family: str
    latin: str | None
    honorific: str
    tongue: str
    script: str

    @property
    def spelling(self) -> str:
        """Return the full name in Latin letters."""
        return self.latin or self.full


@dataclass(frozen=True, slots=True)
class Body:
    """Hold a body that many contacts share; `area` is whom it belongs to, `region` where it is."""

    name: str
    alias: str | None
    acronym: str | None
    kind: str
    area: str
    region: str
    city: str
    country: str
    domain: str
    switchboard: Phone


@dataclass(frozen=True, slots=True)
class Contact:
    """Hold one invented contact; `duplicate_of` is the uid of the contact it repeats, if any."""

    uid: str
    name: Name
    title: str
    function: str
    body: Body
    unit: str
    phones: tuple[Phone, ...]
    emails: tuple[Email, ...]
    languages: tuple[str, ...]
    tags: tuple[str, ...]
    note: str
    duplicate_of: str | None = None
