"""How fast a matrix of who is missing is there: States down, roles across."""

import tempfile
import time
from pathlib import Path
from typing import Final

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.bootstrap import build_reference
from stakeholders.domain.area_names import AreaKind
from stakeholders.domain.event import EventRole
from stakeholders.domain.ids import Uid
from stakeholders.store.history import Author
from tests.benchmarks.measure import Figure, Figures, spread

BUDGET: Final = 100.0
_ROLES: Final = 10
_ROUNDS: Final = 9
_TESTER: Final = Author("Benchmark", "cli")


def show_who_is_missing(size: int) -> Figures:
    """Measure the matrix of so many States and bodies by ten roles, every second cell empty."""
    reference = build_reference()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "matrix.stakeholders"
        new_directory(path, reference, _TESTER, sample=False)
        directory = open_directory(path, reference, _TESTER)
        try:
            event = _filled(directory, size)
            times = [_milliseconds(directory, event) for _ in range(_ROUNDS)]
        finally:
            directory.close()
    told = spread(times)
    return (
        Figure("matrix of ten roles, the first time", times[0], "ms", BUDGET),
        Figure("matrix of ten roles", told.median, "ms", BUDGET, told),
    )


def _milliseconds(directory: Directory, event: Uid) -> float:
    start = time.process_time()
    directory.coverage.of(event)
    return (time.process_time() - start) * 1000


def _filled(directory: Directory, size: int) -> Uid:
    event = directory.events.make("Workshop", {"city": "Bangkok"})
    for number in range(_ROLES - 2):
        directory.event_words.put(event, EventRole("", f"Role {number}", is_wanted=True))
    areas = build_reference().areas.all
    states = [area.name() for area in areas if area.kind is AreaKind.MEMBER_STATE][:size]
    directory.invitations.invite(event, "; ".join(states))
    for number in range(size - len(states)):
        directory.delegations.add(event, f"Society of rivers {number}")
    roles = directory.events.read(event).wanted_roles
    for place, sent in enumerate(directory.delegations.of(event)):
        for role in roles[place % 2 :: 2]:
            told = {"role": role.code}
            directory.participations.add(event, f"Person {place}", str(sent.uid), told)
    return event
