"""Query values: what the reference tables and the lists of a directory know of a query's values."""

import datetime
from collections.abc import Callable

from stakeholders.app.reference import Reference
from stakeholders.domain.ids import uid_from_text
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.own_group import OwnGroup
from stakeholders.domain.query import read_query
from stakeholders.domain.query_terms import Listed
from stakeholders.domain.terms import Vocabulary
from stakeholders.domain.text import fold
from stakeholders.store.areas import own_groups
from stakeholders.store.database import Database
from stakeholders.store.lists import all_rules


def rules_of(database: Database) -> tuple[DirectoryList, ...]:
    """Return the lists of a directory with their rules."""
    with database.reading() as connection:
        return all_rules(connection)


def own_groups_of(database: Database) -> tuple[OwnGroup, ...]:
    """Return the groups of countries of one's own in a directory."""
    with database.reading() as connection:
        return own_groups(connection)


class QueryValues:
    """Answers what values of fields mean.

    Lists whose rules are being read, the `opened` ones, mean only those whom they always include:
    a rule may name its own list.
    """

    def __init__(
        self,
        reference: Reference,
        lists: Callable[[], tuple[DirectoryList, ...]],
        today: Callable[[], datetime.date],
        own_groups: Callable[[], tuple[OwnGroup, ...]] = lambda: (),
        opened: frozenset[str] = frozenset(),
    ) -> None:
        self._reference = reference
        self._lists = lists
        self._today = today
        self._own_groups = own_groups
        self._opened = opened

    def area_code(self, text: str) -> str:
        """Return the code of the country, area or group that a text names, else the text."""
        return self._reference.area_code(text)

    def area(self, text: str) -> str | None:
        """Return the code of a country or area by its code or name."""
        areas = self._reference.areas
        found = areas.find(text) or areas.by_iso2(text.strip().upper())
        unlisted = areas.unlisted(text)
        return found.iso2 if found else unlisted.code if unlisted else None

    def group(self, text: str) -> tuple[str, tuple[str, ...]] | None:
        """Return the key of a group of countries, and the codes of its members today.

        One of one's own comes before a known one of the same name.
        """
        own = next((one for one in self._own_groups() if fold(one.name) == fold(text)), None)
        if own is not None:
            return own.name, own.members_on(self._today())
        found = self._reference.areas.group(text)
        return (found.key, found.members_on(self._today().isoformat())) if found else None

    def function(self, text: str) -> str | None:
        """Return the code of a function by its code or name."""
        return self._reference.terms.of(Vocabulary.FUNCTION).code_of(text)

    def body_kind(self, text: str) -> tuple[str, ...]:
        """Return the code of a kind of body by its code or name, and of all kinds below it."""
        kinds = self._reference.terms.of(Vocabulary.BODY_KIND)
        code = kinds.code_of(text)
        return tuple(t.code for t in kinds if kinds.is_a(t.code, code)) if code else ()

    def language(self, text: str) -> str | None:
        """Return the code of a language by its code or name."""
        found = self._reference.languages.find(text)
        return found.code if found else None

    def lists(self, text: str) -> tuple[Listed, ...]:
        """Return the lists whose names have words that begin so, or the one of this uid."""
        uid, wanted = uid_from_text(text), fold(text).split()
        return tuple(
            self._listed(one)
            for one in self._lists()
            if (one.uid == uid if uid else _begins(one.name, wanted))
        )

    def _listed(self, one: DirectoryList) -> Listed:
        if not one.rule or one.uid in self._opened:
            return Listed(one.uid)
        opened = self._opened | {str(one.uid)}
        within = QueryValues(self._reference, self._lists, self._today, self._own_groups, opened)
        return Listed(one.uid, read_query(one.rule, within).term.terms, one.rule)

    def namesakes(self, folded: str) -> tuple[str, ...]:
        """Return other spellings and short forms of a given name."""
        return self._reference.given_names.namesakes(folded)


def _begins(name: str, wanted: list[str]) -> bool:
    words = fold(name).split()
    return bool(wanted) and all(any(w.startswith(x) for w in words) for x in wanted)
