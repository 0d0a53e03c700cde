"""The reference tables as the jobs ask them: words, bodies, countries and cities in one place."""

from functools import cached_property

from stakeholders.domain.area import Areas
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.domain.reference import ReferenceBodies, ReferenceBody
from stakeholders.domain.visibility import Visibility
from stakeholders.domain.vocabulary import Words
from stakeholders.formats.contact_block_words import BlockWords


class Reference:
    """Answers what the reference tables know; immutable, any thread may ask."""

    def __init__(self, areas: Areas, bodies: ReferenceBodies, words: Words) -> None:
        self._areas = areas
        self._bodies = bodies
        self._words = words

    @cached_property
    def email_domains(self) -> tuple[str, ...]:
        """The domains of known bodies, to offer for mistyped ones."""
        return tuple(dict.fromkeys(d for body in self._bodies.all for d in body.domains))

    @property
    def block_words(self) -> BlockWords:
        """The tables that contact blocks are read with."""
        return BlockWords(self._areas, self._bodies, self._words)

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
        area = self._areas.find(text)
        return area.iso2 if area else None

    def country_of_city(self, text: str) -> str | None:
        """Return the ISO alpha-2 code of the country this city is in."""
        city = self._areas.city(text)
        return city.iso2 if city else None

    def country_name(self, code: str, language: str) -> str:
        """Return the UN short name of a country, the code itself where it is none."""
        area = self._areas.by_iso2(code)
        return area.name(language) if area else code

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
