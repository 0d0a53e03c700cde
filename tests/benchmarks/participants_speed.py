"""Participants speed: the list of a large meeting is drawn up while one waits."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from stakeholders.domain.area import Areas, read_areas
from stakeholders.domain.area_names import AreaKind
from stakeholders.domain.corrections import corrections, lines_of
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import Event, EventCategory, EventRole, EventSection
from stakeholders.domain.ids import fixed_uid
from stakeholders.domain.participation import Participation
from stakeholders.domain.protocol import Protocol
from stakeholders.domain.visibility import Visibility
from stakeholders.printing.paper import Paper
from stakeholders.printing.pdf import pdf_of
from stakeholders.reports.as_docx import as_docx
from stakeholders.reports.document import Document
from stakeholders.reports.framing import Framing
from stakeholders.reports.participants import MeetingLines, participants_list
from tests.benchmarks.measure import Figure, Figures, spread
from tests.reports.people import DAY

_ROUNDS: Final = 3
_AREAS: Final = Path(__file__).parents[2] / "resources" / "reference" / "areas.json"
_NAMES: Final = (
    "Anna Berg",
    "محمد المثالي",
    "สมชาย ใจดี",
    "Nguyễn Thị Ví Dụ",
    "Азамат Примеров",
    "李明",
)
_EVENT: Final = Event(
    "Workshop",
    categories=(EventCategory("member_state", "Member State", "member_states"),),
    roles=(EventRole("head", "Head of delegation", 10, is_head=True), EventRole("adviser", "", 60)),
    sections=(EventSection("member_states", "Member States"),),
)


def draw_up_participants(size: int) -> Figures:
    """Measure a list of participants in UN order, as Word file and as PDF, by processor time."""
    application = QApplication.instance() or QApplication(["benchmark"])
    areas = read_areas(_AREAS.read_text("utf-8"))
    delegations, people = _invented(areas, size)
    protocol = Protocol(_EVENT, areas.by_iso2, lambda _rank: 0)
    drawn = lines_of(protocol.order(delegations, people), _EVENT)
    document = _list_of(protocol, delegations, people)
    figures = (
        ("in its order", 1000, lambda: _list_of(protocol, delegations, people)),
        ("as Word file", 3000, lambda: as_docx(document)),
        ("as PDF", 5000, lambda: pdf_of(document, Paper.A4)),
        ("corrected", 1000, lambda: corrections(drawn, drawn[:-1])),
    )
    found = tuple(_figure(name, budget, work) for name, budget, work in figures)
    del application
    return found


def _figure(name: str, budget: float, work: Callable[[], object]) -> Figure:
    work()  # fonts and libraries are read once
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    measured = spread(times)
    return Figure(name, measured.median, "ms", budget, measured)


def _list_of(
    protocol: Protocol, delegations: list[Delegation], people: list[Participation]
) -> Document:
    framing = Framing("List of participants", DAY, Visibility.PARTICIPANTS)
    lines = lines_of(protocol.order(delegations, people), _EVENT)
    return participants_list(lines, MeetingLines("Workshop", "Bangkok"), framing)


def _invented(areas: Areas, size: int) -> tuple[list[Delegation], list[Participation]]:
    states = [area for area in areas.all if area.kind is AreaKind.MEMBER_STATE]
    delegations = [
        Delegation(area.name(), "member_state", country=area.iso2, uid=fixed_uid("d", area.iso2))
        for area in states
    ]
    people = [
        Participation(
            f"{_NAMES[number % len(_NAMES)]} {number}",
            fixed_uid("p", str(number)),
            delegation=delegations[number % len(delegations)].uid,
            title="Minister Counsellor for trade, investment and the environment",
            body="Ministry of Foreign Affairs",
            role="adviser" if number % 3 else "head",
        )
        for number in range(size)
    ]
    return delegations, people
