"""What is done on the page of an event, each one step with Undo."""

from collections.abc import Callable, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stakeholders.app.event_choices import INVITATION_STATES, event_word
from stakeholders.app.invitation_answers import Answer
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.name_panel import NamePanel
from stakeholders.domain.coverage import Cell, CoverageRow
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import (
    Invitation,
    InvitationState,
    InvitationStatus,
    StatusChange,
)
from stakeholders.domain.participation import Participation
from stakeholders.i18n import marked, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

_SAID: Final = MappingProxyType(
    {
        InvitationState.SENT: marked("{name}: the invitation was sent."),
        InvitationState.COMING: marked("{name}: they are coming."),
        InvitationState.NOT_COMING: marked("{name}: they are not coming."),
        InvitationState.NO_ANSWER: marked("{name}: no answer came."),
    }
)
_MARKS: Final = MappingProxyType(
    {
        InvitationState.SENT: InvitationStatus.SENT,
        InvitationState.NO_ANSWER: InvitationStatus.NO_REPLY,
    }
)
_ANSWERS: Final = MappingProxyType(
    {
        InvitationState.COMING: InvitationStatus.ACCEPTED,
        InvitationState.NOT_COMING: InvitationStatus.DECLINED,
    }
)


def _said(state: InvitationState, some: Sequence[Invitation]) -> str:
    if len(some) == 1:
        return translated(_SAID[state], name=some[0].represents or some[0].name)
    word = event_word(INVITATION_STATES, state)
    return plural(
        "{state}: {count} invitation.", "{state}: {count} invitations.", len(some), state=word
    )


class EventSteps(QObject):
    """Writes what was said of invitations and participants, and tells it."""

    def __init__(self, frame: Frame, page: QObject) -> None:
        super().__init__(page)
        self._frame = frame
        self._directory: Directory | None = None
        self._panel = NamePanel(frame.theme, frame.window)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def mark(self, event: Uid, some: Sequence[Invitation], state: InvitationState) -> None:
        """Say how far invitations are, or what their answer is, in one step."""
        uids = tuple(one.uid for one in some if one.uid is not None)
        if self._directory is None or not uids:
            return
        answers = self._directory.answers
        said = _said(state, some)
        if state in _MARKS:
            work = partial(answers.mark, event, uids, StatusChange(_MARKS[state]))
            self._write(work, said)
        else:
            self._write(partial(answers.answer_all, event, uids, Answer(_ANSWERS[state])), said)

    def ask_who_comes(self, event: Uid, one: Participation) -> None:
        """Ask who comes in the place of a participant, and let them."""
        name = one.name or translated("the nominee not known yet")
        title = translated("Who comes instead of {name}?", name=name)
        self._panel.ask(title, "", partial(self._replace, event, one))

    def fill(self, event: Uid, row: CoverageRow, cell: Cell) -> None:
        """Let the one who is suggested for a cell take part."""
        if self._directory is None or row.delegation.uid is None:
            return
        if cell.suggestion is None:
            self._frame.tell(translated("Nobody is known whom one could ask."))
            return
        one, fill = cell.suggestion, self._directory.participations.fill
        said = translated("{name} takes part.", name=one.name)
        self._write(partial(fill, event, row.delegation.uid, cell.role, one.person), said)

    def fill_many(self, event: Uid, cells: Sequence[tuple[CoverageRow, Cell]]) -> None:
        """Let all who are suggested for cells take part, as one step."""
        if self._directory is None:
            return
        seats = [
            (row.delegation.uid, cell.role, cell.suggestion.person)
            for row, cell in cells
            if cell.suggestion is not None and row.delegation.uid is not None
        ]
        if not seats:
            self._frame.tell(translated("Nobody is known whom one could ask."))
            return
        said = plural("{count} person takes part.", "{count} people take part.", len(seats))
        self._write(partial(self._directory.participations.fill_many, event, seats), said)

    def _replace(self, event: Uid, one: Participation, who: str) -> None:
        if self._directory is None or one.uid is None or not who.strip():
            return
        substitute = self._directory.participations.substitute
        said = translated("{name} takes part.", name=who.strip())
        self._write(partial(substitute, event, one.uid, who), said)

    def _write(self, work: Callable[[], object], said: str) -> None:
        self._frame.runner.write(work, partial(self._tell, said), failed=self._refused)

    def _tell(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        self._frame.tell(str(error))
