"""Event parties: whom people mean who write `UNODC`, `Thailand` or `the Australian Government`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from stakeholders.app.errors import AmbiguousNameError
from stakeholders.app.reference import Reference
from stakeholders.app.term_errors import AmbiguousNameError as SeveralCalledError
from stakeholders.domain.area import AreaChoice
from stakeholders.domain.area_names import Area, AreaKind
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import EventBodyRole
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.record import Record
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import SOURCE_LANGUAGE, current_language
from stakeholders.store.areas import make_area_entry
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, entry_ids, kind_of
from stakeholders.store.events import bodies_called
from stakeholders.store.history import Writing
from stakeholders.store.saving import Saver

_GOVERNMENT: Final = frozenset("government gouvernement gobierno правительство 政府 حكومه".split())
_WITH: Final = re.compile(
    r"\s+(?:in collaboration with|en collaboration avec|with|avec|con|совместно с|с|مع|与)\s+",
    re.IGNORECASE,
)
_BETWEEN: Final = frozenset("of the de du des d l la le les del и".split())


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a text means: an entry that is there, one that is made when it is written, or words."""

    name: str
    entry: Uid | None = None
    kind: EntryKind | None = None
    area: Area | None = None
    record: Record | None = None


class PartyReader:
    """Finds who is meant: by uid, by a body's name or acronym, by the name of a country."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def read(self, text: str) -> Party:
        """Return whom a text means; nobody is guessed, and what nobody is called stays words.

        Raises:
            UnknownUidError: when it is a uid of nothing.
            AmbiguousNameError: when several bodies or countries may be meant.
        """
        name = clean(text)
        uid = uid_from_text(name)
        if uid is not None:
            return self._of_uid(uid)
        with self._database.reading() as connection:
            here = bodies_called(connection, name)
        if len(here) > 1:
            raise SeveralCalledError(name, [uid for uid, _ in here])
        if here:
            return Party(here[0][1], here[0][0], EntryKind.BODY)
        known = self._reference.body_record(name)
        if known is not None:
            told = (known.acronym, known.name, *known.aliases)
            return Party(_written_so(told, name), known.uid, EntryKind.BODY, record=known)
        return self._of_area(name)

    def written(self, writing: Writing, party: Party) -> Uid | None:
        """Return the entry of a party, made where it is not there yet; words have none."""
        if party.area is not None:
            return area_written(writing, party.area)
        is_here = party.entry in entry_ids(writing.connection, [u for u in (party.entry,) if u])
        if party.record is not None and not is_here:
            saver = Saver(writing, self._reference.body_record)
            uid = saver.save(party.record)
            saver.finish()
            return uid
        return party.entry

    def _of_uid(self, uid: Uid) -> Party:
        with self._database.reading() as connection:
            kind, name = kind_of(connection, uid), displays(connection, (uid,))[uid]
        if kind is not EntryKind.AREA:
            return Party(name, uid, kind)
        area = next((one for one in self._reference.areas.all if one.uid == uid), None)
        return Party(name, uid, kind, area)

    def _of_area(self, name: str) -> Party:
        found = self._reference.areas.resolve(name) or self._governed(name)
        if isinstance(found, AreaChoice):
            names = ", ".join(area.name(current_language()) for area in found.areas)
            raise AmbiguousNameError(name, names)
        if found is None or found.kind is AreaKind.OTHER:
            return Party(name)
        told = (found.name(current_language()), *found.all_names())
        return Party(_written_so(told, name), found.uid, EntryKind.AREA, area=found)

    def _governed(self, name: str) -> Area | None:
        """Return the State whose government a text names, and nothing else."""
        words = [word for word in fold(name).split() if word not in _BETWEEN]
        rest = [word for word in words if word not in _GOVERNMENT]
        if not rest or len(rest) == len(words):
            return None
        found = [mention.area for mention in self._reference.areas.in_text(name)]
        if len(found) == 1 and found[0] is not None:
            return found[0]
        return self._reference.areas.find(" ".join(rest))


def _written_so(names: Iterable[str], typed: str) -> str:
    """Return the name that was typed as it is written, what is none as it was typed."""
    return next((name for name in names if fold(name) == fold(typed)), typed)


def area_written(writing: Writing, area: Area) -> Uid:
    """Return the entry of a country or area, made where it is not there yet."""
    make_area_entry(writing, area.uid, area.iso2, area.name(SOURCE_LANGUAGE))
    return area.uid


def organisers_in(text: str) -> tuple[tuple[EventBodyRole, str], ...]:
    """Return who organises a meeting, and with whom: `UNODC; ESCAP with Australia`."""
    makers, _, helpers = re.sub(_WITH, "\n", text, count=1).partition("\n")
    roles = ((EventBodyRole.ORGANISER, makers), (EventBodyRole.COLLABORATOR, helpers))
    return tuple((role, clean(name)) for role, names in roles for name in names.split(";"))
