"""An area as a value: its codes, its UN names in each form, those it had before, and its cities."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

from stakeholders.domain.area_forms import AreaForm, after_in, after_of, after_to, with_article
from stakeholders.domain.ids import Uid, fixed_uid


class AreaKind(StrEnum):
    """What an area is to the United Nations.

    A `NON_MEMBER_STATE` (the Cook Islands, Niue) is no Member, but belongs to agencies of the UN
    system and is a State to the treaties that the Secretary-General keeps.
    """

    MEMBER_STATE = "member_state"
    OBSERVER_STATE = "observer_state"
    NON_MEMBER_STATE = "non_member_state"
    TERRITORY = "territory"
    OTHER = "other"


class FormerRow(TypedDict, total=False):
    """A former name as the file holds it."""

    since: str
    until: str
    names: dict[str, str]


class AreaRow(TypedDict, total=False):
    """An area as the file holds it."""

    iso2: str
    iso3: str
    m49: str
    kind: str
    calling_code: str
    admitted: str
    names: dict[str, dict[str, str]]
    formal_articles: dict[str, str]
    former: list[FormerRow]
    search: list[str]


class PastRow(FormerRow):
    """A State that is no more as the file holds it."""

    key: str
    areas: list[str]
    other: list[str]


class UnlistedRow(TypedDict):
    """A name that is no area as the file holds it."""

    code: str
    names: dict[str, str]
    other: list[str]
    notes: dict[str, str]


@dataclass(frozen=True, slots=True)
class FormerName:
    """What an area was called before, by language; `until` is the first day of the next name.

    Dates are days, months or years, as far as they are known.
    """

    names: Mapping[str, str]
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A country or area; `names` by form and language has only what differs from the short form."""

    iso2: str
    iso3: str
    m49: str
    kind: AreaKind
    calling_code: str | None
    admitted: str | None
    names: Mapping[str, Mapping[str, str]] = field(repr=False, hash=False, compare=False)
    formal_articles: Mapping[str, str] = field(repr=False, hash=False, compare=False)
    former: tuple[FormerName, ...] = field(repr=False, hash=False, compare=False)
    search: tuple[str, ...] = field(repr=False, hash=False, compare=False)

    @property
    def uid(self) -> Uid:
        """The uid that this area has in every directory."""
        return fixed_uid("area", self.m49)

    def name(self, language: str = "en", form: AreaForm = AreaForm.SHORT) -> str:
        """Return the UN name in a form; a language that is not one of the six gets English."""
        spoken = _spoken(language, self.names["short"])
        running = self._named(spoken, AreaForm.RUNNING)
        match form:
            case AreaForm.OF:
                return after_of(running, spoken)
            case AreaForm.TO:
                return after_to(running, spoken)
            case AreaForm.IN:
                return self.names.get("in", {}).get(spoken) or after_in(running, spoken)
            case AreaForm.FORMAL_RUNNING:
                return self._formal_running(spoken)
            case AreaForm.FORMAL_OF:
                return after_of(self._formal_running(spoken), spoken)
            case _:
                return self._named(spoken, form)

    def name_on(self, date: str, language: str = "en") -> str:
        """Return the short name that the area had on a day, as far as a former one is known."""
        for former in self.former:
            if (former.since or "") <= date < (former.until or ""):
                return former.names.get(_spoken(language, self.names["short"])) or self.name(
                    language
                )
        return self.name(language)

    def all_names(self) -> Iterator[str]:
        """Yield every printed name and every other word the area is found by."""
        for form, names in self.names.items():
            if form != AreaForm.IN:
                yield from names.values()
        for language in self.formal_articles:
            yield self.name(language, AreaForm.FORMAL_RUNNING)
        for former in self.former:
            yield from former.names.values()
        yield from self.search

    def _formal_running(self, language: str) -> str:
        article = self.formal_articles.get(language, "")
        if article or language in self.names.get(AreaForm.FORMAL, {}):
            return with_article(article, self._named(language, AreaForm.FORMAL))
        return self._named(language, AreaForm.RUNNING)

    def _named(self, language: str, form: AreaForm) -> str:
        return self.names.get(form, {}).get(language) or self.names["short"][language]


@dataclass(frozen=True, slots=True)
class PastState:
    """A State or territory that is no more, such as Czechoslovakia, and the areas where it was."""

    key: str
    areas: tuple[str, ...]
    since: str | None
    until: str | None
    names: Mapping[str, str] = field(repr=False, hash=False, compare=False)
    other_names: tuple[str, ...] = field(repr=False, hash=False, compare=False)

    def all_names(self) -> Iterator[str]:
        """Yield every name it is found by."""
        yield from self.names.values()
        yield from self.other_names


@dataclass(frozen=True, slots=True)
class UnlistedName:
    """A name that is no area of the M49 standard, and a note that says what is known of it."""

    code: str
    names: Mapping[str, str] = field(repr=False, hash=False, compare=False)
    other_names: tuple[str, ...] = field(repr=False, hash=False, compare=False)
    notes: Mapping[str, str] = field(repr=False, hash=False, compare=False)

    def name(self, language: str = "en") -> str:
        """Return the name in a language, else in English."""
        return self.names[_spoken(language, self.names)]

    def note(self, language: str = "en") -> str:
        """Return the note in a language, else in English."""
        return self.notes[_spoken(language, self.notes)]


@dataclass(frozen=True, slots=True)
class City:
    """A capital or another city that bodies sit in; `zone` is an IANA time zone.

    A few countries have more than one capital; for Israel and the State of Palestine none is named.
    """

    name: str
    iso2: str
    zone: str | None
    other_names: tuple[str, ...] = ()
    is_capital: bool = False


def read_area(row: AreaRow) -> Area:
    """Read an area from its row."""
    return Area(
        row["iso2"],
        row["iso3"],
        row["m49"],
        AreaKind(row["kind"]),
        row.get("calling_code"),
        row.get("admitted"),
        row["names"],
        row["formal_articles"],
        tuple(map(_former, row.get("former", ()))),
        tuple(row["search"]),
    )


def read_past(row: PastRow) -> PastState:
    """Read a State that is no more from its row."""
    names, other = row["names"], tuple(row["other"])
    dates = row.get("since"), row.get("until")
    return PastState(row["key"], tuple(row["areas"]), *dates, names, other)


def read_unlisted(row: UnlistedRow) -> UnlistedName:
    """Read a name that is no area from its row."""
    return UnlistedName(row["code"], row["names"], tuple(row["other"]), row["notes"])


def _former(row: FormerRow) -> FormerName:
    return FormerName(row["names"], row.get("since"), row.get("until"))


def _spoken(language: str, names: Mapping[str, str]) -> str:
    """Return the language that names are given in for a wish such as `fr-CH`, else English."""
    spoken = language.split("-", maxsplit=1)[0]
    return spoken if spoken in names else "en"
