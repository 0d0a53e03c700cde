"""Doubts: what is wrong or doubtful about the values of a contact, all of them kept."""

from collections.abc import Iterator

from stakeholders.app.areas import Areas
from stakeholders.app.channels import Channels
from stakeholders.app.own_fields import OwnFields
from stakeholders.app.reference import Reference
from stakeholders.app.time_zones import known_zone, zone_names
from stakeholders.domain.fields import FIELDS_BY_CODE, FieldType
from stakeholders.domain.part_words import part_text
from stakeholders.domain.parts import Absence, AreaLink, Coverage, LanguageSkill
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.domain.romanising import missing_latin
from stakeholders.domain.text import fold
from stakeholders.i18n import marked


class Doubts:
    """Judges every value of a contact; nothing is changed."""

    def __init__(
        self, reference: Reference, channels: Channels, own_fields: OwnFields, areas: Areas
    ) -> None:
        self._areas = areas
        self._reference = reference
        self._channels = channels
        self._own_fields = own_fields

    def about(self, record: Record) -> tuple[Problem, ...]:
        """Return what has to be said of the values of a contact, its own and those lent to it."""
        judged = self._channels.with_verdicts(record)
        return (
            *(channel.problem for channel in judged.channels if channel.problem),
            *self._of_guesses(record),
            *self._of_scripts(record),
            *self._of_places(record),
            *self._of_languages(record),
            *_of_zones(record),
            *_of_periods(record),
            *self._own_fields.problems(record),
        )

    def _of_guesses(self, record: Record) -> Iterator[Problem]:
        """Yield the numbers that were read by guessing their country: never plainly right."""
        for channel in record.phones:
            if channel.valid and channel.assumed_region:
                country = self._channels.country_name(channel.assumed_region)
                yield Problem(
                    "phone.assumed",
                    marked("{number} was read as a number of {country}, which is a guess."),
                    (("number", channel.raw), ("country", country)),
                    Severity.INFO,
                )

    def _of_scripts(self, record: Record) -> Iterator[Problem]:
        """Yield the spelling in Latin letters that somebody could have as well."""
        latin = missing_latin(record, self._reference.given_names)
        if latin:
            yield Problem(
                "name.latin",
                marked("{name} has no spelling in Latin letters; it could be {latin}."),
                (("name", record.name), ("latin", latin)),
                Severity.INFO,
                repair=latin,
            )

    def _of_places(self, record: Record) -> Iterator[Problem]:
        codes = [record.country, *(address.country for address in record.addresses)]
        codes += [part.area for part in record.parts_of(Coverage)]
        codes += [part.area for part in record.parts_of(AreaLink)]
        unknown = [c for c in dict.fromkeys(codes) if c and not self._reference.is_area(c)]
        own = {fold(group.name) for group in self._areas.own_groups()} if unknown else set()
        for code in unknown:
            if fold(code) not in own:
                choices = self._reference.areas.ambiguous(code)
                names = ", ".join(area.name() for area in choices)
                yield _ambiguous(code, names) if choices else _no_area(code)

    def _of_languages(self, record: Record) -> Iterator[Problem]:
        told = [part.language for part in record.parts_of(LanguageSkill)]
        told += [
            value
            for code, value in record.details
            if FIELDS_BY_CODE[code].type is FieldType.LANGUAGE
        ]
        for code in dict.fromkeys(told):
            if code and not self._reference.languages.find(code):
                yield Problem(
                    "language.unknown",
                    marked("{value} is no language that is known; it is kept as it is."),
                    (("value", code),),
                )


def _of_zones(record: Record) -> Iterator[Problem]:
    zone = record.detail("time_zone")
    if zone and known_zone(zone) is None and zone_names():
        yield Problem(
            "time_zone.unknown",
            marked("{value} is no time zone such as Europe/Paris; it is kept as it is."),
            (("value", zone),),
        )


def _of_periods(record: Record) -> Iterator[Problem]:
    """Yield what ends before it begins, by what it says."""
    told = [(name.full, name.from_, name.to) for name in record.names]
    told += [(one.display or one.raw, one.from_, one.to) for one in record.channels]
    told += [
        (part_text(part), getattr(part, "from_", None), getattr(part, "to", None))
        for part in record.parts
        if not isinstance(part, Absence)
    ]
    for what, begin, end in told:
        if begin and end and end.last_day < begin.first_day:
            yield Problem(
                "period.reversed",
                marked("{what}: it would end before it begins."),
                (("what", what),),
                Severity.WARNING,
            )


def _no_area(code: str) -> Problem:
    return Problem(
        "area.unknown",
        marked("{value} is no country or area that is known; it is kept as it is."),
        (("value", code),),
    )


def _ambiguous(code: str, names: str) -> Problem:
    return Problem(
        "area.ambiguous",
        marked("{value} may mean several: {names}. It is kept as it is; choose one."),
        (("value", code), ("names", names)),
        Severity.WARNING,
    )
