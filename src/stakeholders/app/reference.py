"""The reference tables as the jobs ask them: words, bodies, countries and cities in one place."""

from dataclasses import dataclass
from functools import cached_property

from stakeholders.domain.address import Address
from stakeholders.domain.address_format import ANYWHERE, AddressFormats
from stakeholders.domain.area import Areas
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.given_names import GivenNames
from stakeholders.domain.ids import Uid
from stakeholders.domain.language import Languages
from stakeholders.domain.record import Record
from stakeholders.domain.reference import ReferenceBodies, ReferenceBody
from stakeholders.domain.terms import Terminology
from stakeholders.domain.visibility import Visibility
from stakeholders.domain.vocabulary import Words
from stakeholders.formats.contact_block_grammar import Grammar
from stakeholders.formats.contact_block_words import BlockWords


@dataclass(frozen=True)
class Vocabularies:
    """The tables that fields are filled, shown and read with; each is parsed when it is asked."""

    terms: Terminology
    languages: Languages
    address_formats: AddressFormats
    block_grammar: Grammar
    given_names: GivenNames


class Reference:
    """Answers what the reference tables know; immutable, any thread may ask.

    `home` is the ISO alpha-2 code of the office's country, empty where none was chosen: numbers in
    national form are read with it where nothing else says a country.
    """

    def __init__(
        self,
        areas: Areas,
        bodies: ReferenceBodies,
        words: Words,
        vocabularies: Vocabularies,
        *,
        home: str = "",
    ) -> None:
        self.home = home
        self.areas = areas
        self.terms = vocabularies.terms
        self.languages = vocabularies.languages
        self.given_names = vocabularies.given_names
        self._bodies = bodies
        self._words = words
        self._address_formats = vocabularies.address_formats
        self._block_grammar = vocabularies.block_grammar

    @cached_property
    def email_domains(self) -> tuple[str, ...]:
        """The domains of known bodies, to offer for mistyped ones."""
        return tuple(dict.fromkeys(d for body in self._bodies.all for d in body.domains))

    @property
    def block_words(self) -> BlockWords:
        """The tables that contact blocks are read with."""
        return BlockWords(self.areas, self._bodies, self._words, self._block_grammar)

    def is_honorific(self, text: str) -> bool:
        """Tell whether this is a title before a name."""
        return self._words.honorific(text) is not None

    def is_particle(self, word: str) -> bool:
        """Tell whether this word belongs to the family name after it."""
        return self._words.is_particle(word)

    def functions_of(self, title: str) -> tuple[str, ...]:
        """Return the codes of the functions that a title names."""
        return self._words.functions.inside(title)

    def country_called(self, text: str) -> str | None:
        """Return the ISO alpha-2 code of the country with this name; ambiguous words have none."""
        area = self.areas.find(text)
        return area.iso2 if area else None

    def country_of_city(self, text: str) -> str | None:
        """Return the ISO alpha-2 code of the country this city is in."""
        city = self.areas.city(text)
        return city.iso2 if city else None

    def zone_of(self, record: Record) -> str:
        """Return the time zone of a contact: its own, that of its city, of a country with one."""
        own = record.detail("time_zone")
        return own or self.areas.zone_of(record.place, record.country)

    def country_name(self, code: str, language: str) -> str:
        """Return the UN short name of a country, the code itself where it is none."""
        area = self.areas.by_iso2(code) or self.areas.unlisted(code)
        return area.name(language) if area else code

    def area_code(self, text: str) -> str:
        """Return the code of the country, area or group that a text names, else the text."""
        code = text.strip()
        area = self.areas.find(code) or self.areas.by_iso2(code)
        group = None if area else self.areas.group(code)
        unlisted = self.areas.unlisted(code)
        if area:
            return area.iso2
        return group.key if group else unlisted.code if unlisted else code

    def is_area(self, code: str) -> bool:
        """Tell whether a text is the code of a country, area or group that is known."""
        areas = self.areas
        return bool(areas.by_iso2(code) or areas.group(code) or areas.unlisted(code))

    def area_name(self, code: str, language: str) -> str:
        """Return the name of a country, area or group by its code, the code where it is none."""
        group = None if self.areas.by_iso2(code) else self.areas.group(code)
        return group.name(language) if group else self.country_name(code, language)

    def address_lines(
        self, address: Address, language: str, *, name: str = "", organization: str = ""
    ) -> tuple[str, ...]:
        """Return the lines of an address as its country writes them, the addressee first.

        The last is the country's UN name in a language, or what was given when it is unknown.
        """
        code = self._country_code(address.country)
        country = self.country_name(code, language) if code else address.country
        form = self._address_formats.of(code or ANYWHERE)
        return form.lines(address, name=name, organization=organization, country=country)

    def address_gaps(self, address: Address) -> tuple[str, ...]:
        """Return the parts of an address that its country needs and that are empty."""
        code = self._country_code(address.country)
        return self._address_formats.of(code).missing(address) if code else ()

    def _country_code(self, country: str) -> str | None:
        known, unlisted = self.areas.by_iso2(country), self.areas.unlisted(country)
        if known:
            return known.iso2
        return unlisted.code if unlisted else self.country_called(country)

    def body_record(self, name: str) -> Record | None:
        """Return a known body as a record with its fixed uid and all names, None when unknown."""
        body = self._bodies.find(name) if name else None
        return _record(body) if body else None

    def body_record_of(self, uid: Uid) -> Record | None:
        """Return the known body of a fixed uid as a record."""
        body = self._bodies.by_uid(uid)
        return _record(body) if body else None


def _record(body: ReferenceBody) -> Record:
    acronym = body.acronym() or ""
    aliases = (text for text in body.all_names() if text not in {body.name(), acronym})
    return Record(
        EntryKind.BODY,
        body.name(),
        uid=body.uid,
        acronym=acronym,
        aliases=tuple(dict.fromkeys(aliases)),
        body_kind=body.kind,
        place=body.seat or "",
        country=body.iso2 or "",
        visibility=Visibility.ANYONE,
    )
