"""Open problems: what is wrong or doubtful in the data, about whom, and what would put it right."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.ids import Uid
from stakeholders.i18n import marked, translated


class ProblemKind(StrEnum):
    """What is wrong; those that weigh most come first."""

    INVALID = "invalid"
    AMBIGUOUS = "ambiguous"
    AREA = "area"
    CONTRADICTION = "contradiction"
    OVERLAP = "overlap"
    EXPIRED = "expired"
    REVERSED = "reversed"
    CYCLE = "cycle"
    ABSENCE = "absence"
    DUPLICATE = "duplicate"
    MISSING = "missing"
    STALE = "stale"

    @property
    def word(self) -> str:
        """What the kind is called."""
        return translated(_WORDS[self])


_WORDS: Final[Mapping[ProblemKind, str]] = MappingProxyType(
    {
        ProblemKind.INVALID: marked("Wrong phones and e-mails"),
        ProblemKind.AMBIGUOUS: marked("Numbers whose country was guessed"),
        ProblemKind.AREA: marked("Countries that nobody knows"),
        ProblemKind.CONTRADICTION: marked("Sources that contradict each other"),
        ProblemKind.OVERLAP: marked("Posts held by two"),
        ProblemKind.EXPIRED: marked("Held beyond the end"),
        ProblemKind.REVERSED: marked("Ends before it begins"),
        ProblemKind.CYCLE: marked("Organisations in a circle"),
        ProblemKind.ABSENCE: marked("Absences"),
        ProblemKind.DUPLICATE: marked("There twice"),
        ProblemKind.MISSING: marked("Known to be missing"),
        ProblemKind.STALE: marked("Not checked for long"),
    }
)


class Repair(StrEnum):
    """What one key does about a problem."""

    NONE = ""
    USE = "use"
    CONFIRM = "confirm"
    END = "end"
    ACT = "act"
    CHOOSE = "choose"
    CUT = "cut"
    VERIFY = "verify"
    MERGE = "merge"

    @property
    def word(self) -> str:
        """What the repair does, in words."""
        return translated(_REPAIRS[self]) if self in _REPAIRS else ""


_REPAIRS: Final[Mapping[Repair, str]] = MappingProxyType(
    {
        Repair.USE: marked("Use what is offered"),
        Repair.CONFIRM: marked("The guess is right"),
        Repair.END: marked("End it then"),
        Repair.ACT: marked("The later one acts"),
        Repair.CHOOSE: marked("Believe the newest"),
        Repair.CUT: marked("Take it out of the circle"),
        Repair.VERIFY: marked("Still right"),
        Repair.MERGE: marked("Make one"),
    }
)


@dataclass(frozen=True, slots=True)
class OpenProblem:
    """One problem of one contact.

    `fact` is the uid of the channel or position that is meant, `told` what is wrong about it in
    words that need no translation (a number, a date, names), and `offered` what the repair writes:
    an address, a date. `other` is the second contact of a pair.
    """

    kind: ProblemKind
    entry: Uid
    name: str
    told: str = ""
    repair: Repair = Repair.NONE
    fact: Uid | None = None
    offered: str = ""
    other: Uid | None = None
    other_name: str = ""

    @property
    def key(self) -> str:
        """What tells it from other problems."""
        return ":".join((self.kind, self.entry, self.fact or "", self.other or "", self.told))

    @property
    def sentence(self) -> str:
        """The problem in one sentence."""
        words = _SENTENCES[self.kind]
        values = {"name": self.name, "told": self.told, "other": self.other_name}
        return translated(words, **values)


_SENTENCES: Final[Mapping[ProblemKind, str]] = MappingProxyType(
    {
        ProblemKind.INVALID: marked("{name}: {told} is not valid."),
        ProblemKind.AMBIGUOUS: marked("{name}: {told} was read by guessing its country."),
        ProblemKind.AREA: marked("{name}: {told} is no country that is known, or several."),
        ProblemKind.CONTRADICTION: marked("{name}: sources say different things: {told}."),
        ProblemKind.OVERLAP: marked("{name} is held by two at the same time: {told}."),
        ProblemKind.EXPIRED: marked("{name} goes on beyond an end: {told}."),
        ProblemKind.REVERSED: marked("{name}: it ends before it begins: {told}."),
        ProblemKind.CYCLE: marked("{name} is a part of itself: {told}."),
        ProblemKind.ABSENCE: marked("{name}: {told}"),
        ProblemKind.DUPLICATE: marked("{name} and {other} may be one: {told}."),
        ProblemKind.MISSING: marked("{name} has no {told}."),
        ProblemKind.STALE: marked("{name} was last known to be right on {told}."),
    }
)
