"""People change, the directory stays: random successions and absences, each taken back whole."""

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholders.app.directory_file import new_directory, open_directory
from stakeholders.app.posts import NewPost
from stakeholders.app.reference import Reference
from stakeholders.app.succession import NewHolder
from stakeholders.app.term_errors import HeldAlreadyError, OwnOfficerError
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import Record
from stakeholders.domain.succession import held_twice
from stakeholders.store.history import Author
from tests.app.calendars import Clock, day

NAMES = ("Anna Berg", "Bo Lind", "Carla Dahl")
SPRING = st.dates(datetime.date(2026, 3, 1), datetime.date(2026, 6, 30))
DATES = st.builds(
    lambda found, known: PartialDate(found.year, found.month, found.day if known else None),
    SPRING,
    st.booleans(),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("succeed"), st.sampled_from(NAMES), DATES, st.booleans()),
        st.tuples(st.just("away"), st.sampled_from(NAMES), DATES, st.sampled_from(NAMES)),
        st.tuples(st.just("turn"), SPRING),
    ),
    min_size=1,
    max_size=6,
)


class Office:
    """A directory with one post, three people and a list of that post."""

    def __init__(self, file: Path, reference: Reference) -> None:
        self.clock = Clock(day("2026-04-15"))
        author = Author("Anna", "window")
        new_directory(file, reference, author, sample=False)
        self.directory = open_directory(file, reference, author, clock=self.clock)
        self.directory.turn_day()
        self.post = self.directory.posts.add(NewPost("Harbour Lights", "Spokesperson"))
        self.people = {name: self.directory.people.add(name) for name in NAMES}
        self.directory.lists.make("Press", [self.post])

    def do(self, step: tuple[object, ...]) -> bool:
        """Do one thing; tell whether it wrote a step of the history."""
        before = self.directory.history.steps(limit=1)
        match step:
            case ("succeed", str() as name, PartialDate() as on, bool() as acting):
                new = NewHolder(self.people[name], on, acting)
                try:
                    self.directory.successions.succeed(self.post, new)
                except HeldAlreadyError:
                    return False
            case ("away", str() as name, PartialDate() as until, str() as officer):
                absence = Absence(None, until, officer=self.people[officer])
                try:
                    self.directory.absences.add(self.people[name], absence)
                except OwnOfficerError:
                    return False
            case ("turn", datetime.date() as today):
                self.clock.set(self.directory, today)
        return self.directory.history.steps(limit=1) != before

    def shown(self) -> tuple[list[Record], list[tuple[str, str]], list[Uid | None]]:
        """Return all that people see: records, rows of the list, who a list means."""
        rows = self.directory.search.find("", limit=0).rows
        records = [self.directory.search.record(row.uid) for row in rows]
        listed, _left_out = self.directory.exporting.of_list("Press")
        return records, [(row.name, row.line1) for row in rows], [r.uid for r in listed]

    def holders(self) -> list[Uid]:
        return [holder.uid for holder in self.directory.posts.holders(self.post)]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_that_people_change_and_everything_can_be_taken_back(
    tmp_path_factory: pytest.TempPathFactory,
    reference: Reference,
    steps: list[tuple[object, ...]],
) -> None:
    office = Office(tmp_path_factory.mktemp("office") / "test.stakeholders", reference)
    try:
        before = office.shown()
        done = sum(office.do(step) for step in steps)
        record = office.directory.search.record(office.post)
        assert not list(held_twice(record.holders))
        _records, rows, listed = office.shown()
        assert set(office.holders()) == set(listed)
        names = {uid: name for name, uid in office.people.items()}
        line = dict(rows)[record.name]
        assert set(line.split(", ")) - {""} == {names[uid] for uid in office.holders()}
        for _ in range(done):
            office.directory.history.undo()
        office.clock.set(office.directory, day("2026-04-15"))
        assert office.shown() == before
        for _ in range(done):
            office.directory.history.redo()
        assert office.directory.search.record(office.post).holders == record.holders
    finally:
        office.directory.close()
