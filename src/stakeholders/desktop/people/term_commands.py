"""Commands on posts and who holds them: a new holder, and away until."""

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.people.term_panel import TermForm, TermPanel
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.absences import Noted
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.search import SearchResult
    from stakeholders.app.succession import Succeeded

_HITS: Final = 4


class Chart(Protocol):
    """Where posts and people are meant beside the card."""

    @property
    def is_shown(self) -> bool:
        """Whether it is what somebody looks at."""

    @property
    def post(self) -> tuple[Uid, str] | None:
        """The post that is meant, with its name."""

    @property
    def person(self) -> tuple[Uid, str] | None:
        """The person who is meant, with the name."""


class TermCommands(QObject):
    """Runs `post.succeed` and `person.away` on the card or the line of the chart that is shown.

    On a person the post is meant that the person holds, on a post who holds it.
    """

    def __init__(self, frame: Frame, page: PeoplePage, chart: Chart | None = None) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._page = page
        self._chart = chart
        self._directory: Directory | None = None
        self._about: Uid | None = None
        self._holder, self._away = (TermPanel(frame.theme, frame.window) for _ in range(2))
        self._holder.typed.connect(partial(self._seek, self._holder))
        self._away.typed.connect(partial(self._seek, self._away))
        self._holder.kept.connect(self._succeed)
        self._away.kept.connect(self._note_absence)
        frame.actions.connect_to("post.succeed", self._ask_for_holder)
        frame.actions.connect_to("person.away", self._ask_for_absence)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def _ask_for_holder(self) -> None:
        chart = self._chart
        found = chart.post if chart and chart.is_shown else _post_of(self._record)
        if found is None or self._directory is None:
            self._frame.tell(translated("Open a post to give it a new holder."))
            return
        self._about, name = found
        form = TermForm(
            translated("New holder of {post}", post=name),
            translated("Who takes over"),
            translated("Since"),
            translated("Only acting: nobody's term ends"),
            takes_new=True,
        )
        self._holder.open(form, PartialDate.of(self._directory.today()))

    def _ask_for_absence(self) -> None:
        chart = self._chart
        found = chart.person if chart and chart.is_shown else _person_of(self._record)
        if found is None:
            self._frame.tell(translated("Open a person, or a post that somebody holds."))
            return
        self._about, name = found
        form = TermForm(
            translated("{name} is away", name=name),
            translated("In charge meanwhile"),
            translated("First day back"),
        )
        self._away.open(form, None)

    @property
    def _record(self) -> Record | None:
        return self._page.card.record if self._page.card is not None else None

    def _seek(self, panel: TermPanel, typed: str) -> None:
        if self._directory is not None and typed:
            find = partial(self._directory.search.find, typed, flags=("person",), limit=_HITS)
            self._frame.runner.read(find, partial(self._show_found, panel, typed), lane="holder")

    def _show_found(self, panel: TermPanel, typed: str, result: "SearchResult") -> None:
        panel.show_found(typed, result.rows)

    def _succeed(self, by: str, is_new: bool, date: str, acting: bool) -> None:  # noqa: FBT001
        if self._directory is None or self._about is None:
            return
        from stakeholders.app.succession import NewHolder

        new = NewHolder(by, PartialDate.from_text(date), acting, is_new=is_new)
        work = partial(self._directory.successions.succeed, self._about, new)
        self._frame.runner.write(work, self._tell_succeeded)

    def _tell_succeeded(self, done: "Succeeded") -> None:
        self._tell(done.problems, translated("The post has a new holder."))

    def _note_absence(self, officer: str, _is_new: bool, date: str, _checked: bool) -> None:  # noqa: FBT001
        if self._directory is None or self._about is None:
            return
        in_charge = Uid(officer) if officer else None
        start = PartialDate.of(self._directory.today())
        absence = Absence(start, PartialDate.from_text(date), officer=in_charge)
        work = partial(self._directory.absences.add, self._about, absence)
        self._frame.runner.write(work, self._tell_noted)

    def _tell_noted(self, noted: "Noted") -> None:
        self._tell(noted.problems, translated("Noted who is away."))

    def _tell(self, problems: tuple[Problem, ...], done: str) -> None:
        """Say what to think twice about, else that it is done; Undo stands beside either."""
        doubts = [one.message for one in problems if one.severity is not Severity.INFO]
        self._frame.tell_done(doubts[0] if doubts else done)


def _post_of(record: Record | None) -> tuple[Uid, str] | None:
    """Return the post that is meant, with its name."""
    if record is None or record.uid is None:
        return None
    if record.kind is EntryKind.POST:
        return record.uid, record.name
    held = (line for line in record.present_posts if line.uid)
    line = next(held, None) if record.kind is EntryKind.PERSON else None
    return (line.uid, line.title) if line is not None and line.uid is not None else None


def _person_of(record: Record | None) -> tuple[Uid, str] | None:
    """Return the person that is meant, with the name."""
    if record is None or record.uid is None:
        return None
    if record.kind is EntryKind.PERSON:
        return record.uid, record.name
    present = (holder for holder in record.holders if holder.is_present and not holder.acting)
    holder = next(present, None)
    return (holder.uid, holder.name) if holder is not None else None
