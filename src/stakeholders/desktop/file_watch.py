"""How the file stands, said over the pages; what cannot be done with it is switched off."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stakeholders.app.progress import Job, Progress, Stage
from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.ask import Choice
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.banner import Banner
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.file_state import FileState

_TAKE_OVER = "take over"


class FileWatch(QObject):
    """Asks now and then how the file stands; after an unclean end it has the file looked over.

    `take_over_wanted` tells that the computer that has the file is to be put out, `reopen_wanted`
    that it has let go of it.
    """

    take_over_wanted = Signal()
    reopen_wanted = Signal()
    _progressed = Signal(object)

    def __init__(self, frame: Frame, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._banner = banner
        self._directory: Directory | None = None
        self._job: Job | None = None
        self._is_free = False
        self._progressed.connect(self._show_progress)
        banner.acted.connect(self._ask)

    def use(self, directory: "Directory") -> None:
        """Watch the file of this directory from now on."""
        self.leave()
        self._directory = directory
        self.look()

    def leave(self) -> None:
        """Let go of the directory: what makes its search anew stops, and begins again later."""
        if self._job is not None:
            self._job.stop()
        self._directory = self._job = None

    def look(self) -> None:
        """Ask how the file stands."""
        if self._directory is not None:
            show = partial(self._show, self._directory)
            self._frame.runner.read(self._directory.state, show, lane="file")

    def _show(self, directory: "Directory", state: "FileState") -> None:
        if directory is not self._directory:
            return
        self._is_free = state.is_free
        self._frame.actions.hold(Needs.WRITABLE, holds=not state.read_only)
        if state.is_free:
            self._banner.say(_free(), translated("Open for changes"))
        elif state.read_only:
            button = translated("Open anyway…") if state.can_take_over else ""
            self._banner.say(state.read_only, button)
        elif state.is_unchecked or state.needs_index:
            self._renew(directory, state)
        else:
            self._banner.say(state.warning)

    def _renew(self, directory: "Directory", state: "FileState") -> None:
        """Have the file looked over and its search made anew, once, and say so."""
        if self._job is None:
            self._banner.say(_being_looked_over() if state.is_unchecked else _being_made_anew(""))
            self._job = Job(self._progressed.emit)
            renew = partial(directory.renew_search, self._job)
            self._frame.runner.write(renew, self._renewed, failed=self._not_renewed)

    def _show_progress(self, progress: Progress) -> None:
        if self._job is not None and not self._job.is_stopped:
            self._banner.say(_being_made_anew(progress.sentence), aloud=False)

    def _renewed(self, _answer: object) -> None:
        self._job = None
        self.look()

    def _not_renewed(self, _error: Exception) -> None:
        """Leave another try to the first change; what stands in the way is said then."""
        self.look()

    def _ask(self) -> None:
        if self._is_free:
            self.reopen_wanted.emit()
            return
        self._frame.ask.to_choose(
            translated("Open the directory although another computer has not closed it?"),
            translated(
                "Do it only when that computer is off or the program was ended there. If it is "
                "still at work, it can change nothing any more."
            ),
            (Choice(_TAKE_OVER, translated("Open anyway"), risky=True),),
            self._answered,
        )

    def _answered(self, key: str) -> None:
        if key == _TAKE_OVER:
            self.take_over_wanted.emit()


def _free() -> str:
    return translated(
        "The directory was closed on the other computer. Open it for changes: what was typed "
        "here meanwhile is offered then."
    )


def _being_made_anew(progress: str) -> str:
    return translated(
        "{progress} Plain words find contacts meanwhile; changes wait until it is done.",
        progress=progress or Progress(Stage.INDEXING).sentence,
    )


def _being_looked_over() -> str:
    return translated(
        "The directory was not closed properly the last time and is being looked over. You can "
        "look things up meanwhile; changes wait until it is done."
    )
