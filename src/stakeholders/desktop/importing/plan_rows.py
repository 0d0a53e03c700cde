"""The rows of an import: each contact of the file, and in a few words what becomes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.app.importing_plan import Decision, FilePlan, Planned
from stakeholders.desktop.widgets.avatar import initials_of
from stakeholders.desktop.widgets.rows_model import ResultRow, RowKind
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.i18n import left_to_right, marked, plural, translated

TITLES: Final = MappingProxyType(
    {
        Decision.NEW: marked("New"),
        Decision.CHANGED: marked("Changed"),
        Decision.DOUBTFUL: marked("Doubtful"),
        Decision.REFUSED: marked("Refused"),
        Decision.SAME: marked("Same"),
    }
)
"""What the decisions are called, those first that want to be looked at."""

_PAGE: Final = 20
"""A screen and some more: the contacts of one decision may be far from each other."""

_ROW_KINDS: Final = MappingProxyType(
    {
        EntryKind.PERSON: RowKind.PERSON,
        EntryKind.BODY: RowKind.BODY,
        EntryKind.POST: RowKind.POST,
    }
)


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan with the places of its contacts; the uid of a row is the number of its contact."""

    plan: FilePlan
    places: Mapping[Decision | None, Sequence[int]]

    def total(self, decision: Decision | None) -> int:
        """Return how many contacts share a decision, or how many there are."""
        return len(self.places[decision])

    def rows(self, decision: Decision | None, first: int = 0) -> tuple[ResultRow, ...]:
        """Return a page of the rows of one decision, or of all, from this one on."""
        places = self.places[decision][first : first + _PAGE]
        return tuple(map(_row, places, self.plan.items_at(places)))

    def item(self, row: ResultRow) -> Planned:
        """Return the contact that a row stands for."""
        return self.plan.items[int(row.uid)]

    @property
    def count(self) -> int:
        """How many contacts importing would write."""
        return self.total(Decision.NEW) + self.total(Decision.CHANGED)


def preview_of(plan: FilePlan) -> Preview:
    """Return a plan as it is shown; any thread may ask."""
    places: dict[Decision | None, Sequence[int]] = {None: range(len(plan.items))}
    for decision in Decision:
        places[decision] = [n for n, one in enumerate(plan.decisions) if one is decision]
    return Preview(plan, MappingProxyType(places))


def sentence_on(preview: Preview) -> str:
    """Return what importing would do, and what Enter does."""
    new, changed = preview.total(Decision.NEW), preview.total(Decision.CHANGED)
    if not preview.plan.items:
        return translated("There is no contact in this file.")
    if not preview.count:
        return translated("Nothing to import: the file tells nothing new.")
    if not changed:
        return plural(
            "{count} contact is new: press Enter to import.",
            "{count} contacts are new: press Enter to import.",
            new,
        )
    if not new:
        return plural(
            "{count} contact changes: press Enter to import.",
            "{count} contacts change: press Enter to import.",
            changed,
        )
    return translated(
        "{new} new and {changed} changed: press Enter to import.", new=new, changed=changed
    )


def about_match(item: Planned) -> str:
    """Return whom a doubtful contact may be, and why."""
    if item.match is None or item.match.entry is None:
        return ""
    return translated(
        "May be {name}: {reasons}.",
        name=item.match.entry.name,
        reasons=", ".join(translated(reason) for reason in item.match.reasons),
    )


def _row(number: int, item: Planned) -> ResultRow:
    record = item.record
    problems = " ".join(problem.message for problem in item.problems)
    if record is None:
        return ResultRow(
            Uid(str(number)),
            translated("Line {number}", number=item.line),
            problems,
            country=translated(TITLES[item.decision]),
            warning=problems,
            kind=RowKind.OTHER,
        )
    is_doubtful = item.decision is Decision.DOUBTFUL
    return ResultRow(
        Uid(str(number)),
        " ".join(part for part in (record.honorific, record.name) if part),
        about_match(item) if is_doubtful else _changes(item) or _who(record),
        _reach(record),
        country=translated(TITLES[item.decision]),
        warning=problems,
        kind=_ROW_KINDS.get(record.kind, RowKind.OTHER),
        initials=initials_of(record.name),
    )


def _changes(item: Planned) -> str:
    fields = dict.fromkeys(translated(change.title) for change in item.differences)
    return translated("Changes: {fields}", fields=", ".join(fields)) if fields else ""


def _who(record: Record) -> str:
    lines = record.present_posts or record.posts
    if lines:
        return _joined((lines[0].title, lines[0].body))
    return _joined((record.parent, record.place))


def _reach(record: Record) -> str:
    return _joined(left_to_right(c.display or c.raw) for c in record.channels[:2])


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
