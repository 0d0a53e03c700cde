"""Choices: what fields are completed with, codes and their names in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final

from stakeholders.app.reference import Reference
from stakeholders.app.time_zones import zone_names
from stakeholders.domain.channel import ChannelState
from stakeholders.domain.name import NameType
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.parts import AreaRole, BodyNameType, ContactWay
from stakeholders.domain.terms import Vocabulary
from stakeholders.domain.text import fold
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import current_language, marked, translated
from stakeholders.store.areas import own_groups
from stakeholders.store.database import Database
from stakeholders.store.own_fields import all_own_fields
from stakeholders.store.tags import all_tags

LANGUAGES: Final = "language"
AREAS: Final = "area"
TAGS: Final = "tag"
TIME_ZONES: Final = "time_zone"
VISIBILITIES: Final = "visibility"
CHANNEL_STATES: Final = "channel_state"
BODY_NAME_TYPES: Final = "body_name_type"
CONTACT_WAYS: Final = "contact_way"


@dataclass(frozen=True)
class Choices:
    """The names of every list by code; `own_fields` are those of the office."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own_fields: tuple[OwnField, ...] = ()

    def texts(self, of: str) -> tuple[str, ...]:
        """Return the names of a list in its order."""
        return tuple(self.names.get(of, {}).values())

    def name(self, of: str, code: str) -> str:
        """Return what a code is called, the code itself where nobody knows it."""
        return self.names.get(of, {}).get(code, code)

    def code(self, of: str, text: str) -> str | None:
        """Return the code that a text is or names, None where it is none of the list."""
        if text in self.names.get(of, {}):
            return text
        return self._codes.get((of, fold(text)))

    @cached_property
    def _codes(self) -> Mapping[tuple[str, str], str]:
        codes: dict[tuple[str, str], str] = {}
        for of, names in self.names.items():
            for code, name in names.items():
                codes.setdefault((of, fold(name)), code)
        return codes


class ChoiceReader:
    """Reads the choices of today; any thread may ask."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def read(self) -> Choices:
        """Return all lists, with the tags and the own fields that there are."""
        with self._database.reading() as connection:
            tags = all_tags(connection)
            own_fields = all_own_fields(connection)
            groups = own_groups(connection)
        names = self._reference_names() | {TAGS: {tag.name: tag.name for tag in tags}}
        names[AREAS] = {**names[AREAS], **{group.name: group.name for group in groups}}
        for of, texts in FIXED_NAMES.items():
            names[of] = {code: translated(text) for code, text in texts.items()}
        return Choices(names, own_fields)

    def _reference_names(self) -> dict[str, Mapping[str, str]]:
        said, reference = current_language(), self._reference
        names: dict[str, Mapping[str, str]] = {}
        for vocabulary in Vocabulary:
            terms = reference.terms.of(vocabulary)
            names[vocabulary] = {term.code: term.name(said) for term in terms}
        names[Vocabulary.NAME_TYPE] = _only(names[Vocabulary.NAME_TYPE], NameType)
        names[Vocabulary.AREA_ROLE] = _only(names[Vocabulary.AREA_ROLE], AreaRole)
        languages = reference.languages
        in_order = (*languages.official, *languages.all)
        names[LANGUAGES] = {language.code: language.name(said) for language in in_order}
        areas = {area.iso2: area.name(said) for area in reference.areas.all if area.iso2}
        groups = {group.key: group.name(said) for group in reference.areas.groups}
        names[AREAS] = dict(sorted(areas.items(), key=lambda one: fold(one[1]))) | groups
        names[TIME_ZONES] = {zone: zone for zone in zone_names()}
        return names


def _only(names: Mapping[str, str], codes: Iterable[str]) -> Mapping[str, str]:
    """Return what can be chosen of a vocabulary."""
    return {code: names[code] for code in map(str, codes) if code in names}


FIXED_NAMES: Final = MappingProxyType(
    {
        VISIBILITIES: MappingProxyType(
            {
                Visibility.ANYONE.value: marked("Anyone"),
                Visibility.PARTICIPANTS.value: marked("Participants"),
                Visibility.OFFICE.value: marked("The office"),
                Visibility.NAMED.value: marked("Named staff"),
            }
        ),
        CHANNEL_STATES: MappingProxyType(
            {
                ChannelState.UNCHECKED.value: marked("Not checked"),
                ChannelState.VALID.value: marked("Checked"),
                ChannelState.INVALID.value: marked("Gone"),
                ChannelState.BOUNCED.value: marked("Bounced"),
                ChannelState.DO_NOT_USE.value: marked("Do not use"),
            }
        ),
        BODY_NAME_TYPES: MappingProxyType(
            {
                BodyNameType.OFFICIAL.value: marked("Official name"),
                BodyNameType.ACRONYM.value: marked("Acronym"),
                BodyNameType.ALIAS.value: marked("Other name"),
                BodyNameType.FORMER.value: marked("Former name"),
            }
        ),
        CONTACT_WAYS: MappingProxyType(
            {
                ContactWay.ANY.value: marked("In no way"),
                ContactWay.EMAIL.value: marked("Not by e-mail"),
                ContactWay.PHONE.value: marked("Not by phone"),
                ContactWay.POST.value: marked("Not by letter"),
            }
        ),
    }
)
"""Names of the lists that stand in the program itself, marked for the catalogue, by code."""
