"""Open problems: everything that is wrong or doubtful in the data, and its repair by one key."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from stakeholders.app.channels import Channels
from stakeholders.app.duplicates import Duplicate, Duplicates
from stakeholders.app.reference import Reference
from stakeholders.domain.channel import ChannelState, ChannelType
from stakeholders.domain.matching import Certainty
from stakeholders.domain.open_problem import OpenProblem, ProblemKind, Repair
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Verification
from stakeholders.domain.problems import Finding, Problem
from stakeholders.domain.term_checks import term_problems
from stakeholders.i18n import marked, translated
from stakeholders.store import bodies, open_problems, people, positions, sources
from stakeholders.store.absences import settle_absences
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.fact_lives import read_lives
from stakeholders.store.freshness import doubtful_entries
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part
from stakeholders.store.records import read_records
from stakeholders.store.term_problems import situation_on

_SOMEBODY: Final = "somebody"
_KEPT: Final = 20_000
"""So many offers are remembered: judging them anew at each look would hold up the window."""

__all__ = ["OpenProblem", "OpenProblems", "ProblemKind", "Repair"]


class OpenProblems:
    """Finds what is wrong, and puts it right; any thread may ask."""

    def __init__(
        self,
        database: Database,
        reference: Reference,
        channels: Channels,
        duplicates: Duplicates,
        author: str,
    ) -> None:
        self._database = database
        self._reference = reference
        self._channels = channels
        self._duplicates = duplicates
        self._author = author
        self._offers: dict[str, str] = {}

    def read(self, pairs: Sequence[Duplicate] = ()) -> tuple[OpenProblem, ...]:
        """Return every open problem, kind by kind; `pairs` are those that a scan has found."""
        order = list(ProblemKind)
        by_weight = partial(_weight, order)
        return tuple(sorted(self._each(pairs), key=by_weight))

    def counts(self, pairs: Sequence[Duplicate] = ()) -> dict[ProblemKind, int]:
        """Return how many problems of each kind there are, in the order of kinds."""
        counts = Counter(one.kind for one in self._each(pairs))  # one by one: there may be many
        return {kind: counts[kind] for kind in ProblemKind if counts[kind]}

    def repair(self, problems: Sequence[OpenProblem]) -> int:
        """Put right what can be, all in one step; return how much was.

        Pairs are made one each in a step of their own: a backup is made before.

        Raises:
            UnknownUidError: when something is gone that was meant.
        """
        meant = [one for one in problems if one.repair in _REPAIRS]
        pairs = [one for one in problems if one.repair is Repair.MERGE and one.other]
        if meant:
            with self._database.writing("problem.repaired") as writing:
                for one in meant:
                    _REPAIRS[one.repair](self, writing, one)
                writing.says(count=len(meant), entry=meant[0].entry)
        for one in pairs:
            if one.other:
                self._duplicates.merge(one.entry, one.other)
        return len(meant) + len(pairs)

    # what is wrong

    def _each(self, pairs: Sequence[Duplicate]) -> Iterator[OpenProblem]:
        self._offers = {told: self._offers[told] for told in list(self._offers)[-_KEPT:]}
        yield from self._of_values()
        yield from self._of_terms()
        yield from map(_of_pair, pairs)
        yield from self._of_age()

    def _of_values(self) -> Iterator[OpenProblem]:
        with self._database.reading() as connection:
            for one, kind in open_problems.wrong_channels(connection):
                yield self._with_offer(one, ChannelType(kind))
            for domain in open_problems.domains(connection):
                if self._offer(f"{_SOMEBODY}@{domain}"):
                    for one in open_problems.in_domain(connection, domain):
                        yield self._with_offer(one, ChannelType.EMAIL)
            yield from open_problems.guessed_channels(connection)
            yield from open_problems.contradictions(connection)
            for code in open_problems.countries(connection):
                if not self._reference.is_area(code):
                    yield from open_problems.in_country(connection, code)
            for one in open_problems.missing(connection):
                yield replace(one, told=_missing(one.told))

    def _of_terms(self) -> Iterator[OpenProblem]:
        day = self._database.today()
        with self._database.reading() as connection:
            yield from open_problems.overlaps(connection, day)
            yield from open_problems.expired(connection, day)
            yield from open_problems.reversed_terms(connection)
            yield from open_problems.circles(connection)
            absent = open_problems.absent(connection)
            situation = situation_on(connection, day)
            for record in read_records(connection, absent, day):
                for problem in term_problems(record, situation):
                    if problem.code.startswith("absence.") and record.uid:
                        about = (ProblemKind.ABSENCE, record.uid, record.name, problem.message)
                        yield OpenProblem(*about)

    def _of_age(self) -> Iterator[OpenProblem]:
        """Yield who has facts that have grown old; those that nobody ever dated are no problem."""
        with self._database.reading() as connection:
            lives = read_lives(connection)
            for one in doubtful_entries(connection, lives, self._database.today(), dated=True):
                about = (ProblemKind.STALE, one.uid, one.name, one.known)
                yield OpenProblem(*about, Repair.VERIFY)

    def _with_offer(self, one: OpenProblem, kind: ChannelType) -> OpenProblem:
        """Return a wrong channel with the value that is offered for it."""
        if kind is not ChannelType.EMAIL:
            return one
        offer = self._offer(one.told)
        return replace(one, repair=Repair.USE, offered=offer) if offer else one

    def _offer(self, text: str) -> str:
        """Return the address that is offered instead of one, nothing where it is well."""
        if text not in self._offers:
            problem = self._channels.judge_email(text).problem
            self._offers[text] = (problem.repair if problem else "") or ""
        return self._offers[text]

    # repairs

    def _use(self, writing: Writing, one: OpenProblem) -> None:
        if one.fact is not None:
            old = people.read_channel(writing.connection, one.fact)
            people.change_channel(writing, self._channels.reworded(old, one.offered, old.label))

    def _confirm(self, writing: Writing, one: OpenProblem) -> None:
        if one.fact is not None:
            old = people.read_channel(writing.connection, one.fact)
            people.change_channel(writing, replace(old, state=ChannelState.VALID))
            add_part(writing, one.entry, replace(self._check(writing), target=one.fact))

    def _end(self, writing: Writing, one: OpenProblem) -> None:
        if one.fact is not None:
            person = positions.read_position(writing.connection, one.fact).person
            positions.end_position(writing, one.fact, PartialDate.from_text(one.offered))
            settle_absences(writing, person)

    def _act(self, writing: Writing, one: OpenProblem) -> None:
        if one.fact is not None:
            positions.make_acting(writing, one.fact)

    def _choose(self, writing: Writing, one: OpenProblem) -> None:
        entry = entry_id(writing.connection, one.entry)
        older = open_problems.older_citations(writing.connection, entry, one.offered, one.fact)
        sources.remove_citations(writing, older)

    def _cut(self, writing: Writing, one: OpenProblem) -> None:
        bodies.set_parent(writing, one.entry, None)

    def _verify(self, writing: Writing, one: OpenProblem) -> None:
        add_part(writing, one.entry, self._check(writing))

    def _check(self, writing: Writing) -> Verification:
        return Verification(PartialDate.of(writing.today), by=self._author)


_Write = Callable[[OpenProblems, Writing, OpenProblem], None]
_REPAIRS: Final[Mapping[Repair, _Write]] = MappingProxyType(
    {
        Repair.USE: OpenProblems._use,  # noqa: SLF001 - the one place that knows the repairs
        Repair.CONFIRM: OpenProblems._confirm,  # noqa: SLF001
        Repair.END: OpenProblems._end,  # noqa: SLF001
        Repair.ACT: OpenProblems._act,  # noqa: SLF001
        Repair.CHOOSE: OpenProblems._choose,  # noqa: SLF001
        Repair.CUT: OpenProblems._cut,  # noqa: SLF001
        Repair.VERIFY: OpenProblems._verify,  # noqa: SLF001
    }
)


def _weight(order: Sequence[ProblemKind], one: OpenProblem) -> tuple[int, bool]:
    """Return what comes first: the worst kinds, and of each kind what can be repaired."""
    return order.index(one.kind), one.repair is Repair.NONE


def as_finding(one: OpenProblem) -> Finding:
    """Return a problem as a finding about its contact."""
    said = (("sentence", one.sentence),)
    return Finding(Problem(f"open.{one.kind}", "{sentence}", said), record=one.entry)


def _of_pair(pair: Duplicate) -> OpenProblem:
    reasons = ", ".join(translated(reason) for reason in pair.reasons)
    is_sure = pair.certainty is Certainty.CERTAIN
    return OpenProblem(
        ProblemKind.DUPLICATE,
        pair.first,
        pair.first_name,
        reasons,
        Repair.MERGE if is_sure else Repair.NONE,
        other=pair.second,
        other_name=pair.second_name,
    )


def _missing(field: str) -> str:
    return translated(_FIELDS[field]) if field in _FIELDS else field


_FIELDS: Final = MappingProxyType(
    {
        "email": marked("e-mail"),
        "phone": marked("phone"),
        "mobile": marked("mobile"),
        "address": marked("address"),
        "place": marked("place"),
        "body": marked("organisation"),
        "role": marked("title"),
    }
)
