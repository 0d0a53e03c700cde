"""Features: what the window knows of a job from the start; its page is built when it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from stakeholders.app.settings import SettingsFile
from stakeholders.app.window_state import WindowStateFile
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.domain.changes import Changes

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.encryption import Encryption
    from stakeholders.app.verify_queue import VerifyScope
    from stakeholders.desktop.actions.palette_rows import PaletteEntry
    from stakeholders.desktop.people.people_page import PeoplePage

Answer = TypeVar("Answer")
AnyPage = TypeVar("AnyPage", bound=Page)

MakeDirectory = Callable[[Path | None, bool, Callable[[], None]], None]
"""Makes a directory, the user's own without a path, with the sample or not, then calls back."""


class WhileClosed(Protocol):
    """Closes the directory, does some work, opens it again, and tells what came of it."""

    def __call__(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call back in the window's thread."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """What can be done with a directory file as a whole; each calls back in the window's thread."""

    encryption: "Callable[[], Encryption]"
    open: Callable[[Path], None]
    make: MakeDirectory
    restore: Callable[[Path], None]
    while_closed: WhileClosed
    cannot_open: Callable[[Exception], None]
    lock: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Workplace:
    """What every feature is given beside the frame.

    `people` is the page that everything leads back to, `documents` the folder that is offered for
    files; `state` is how the window was left; `speak` changes the language.
    """

    people: "PeoplePage"
    settings: SettingsFile
    state: WindowStateFile
    documents: Callable[[], Path]
    file: WholeFile
    speak: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody: the place where it stands, and what stands there in a sentence.

    What `is_part` of the number of another place is not added up a second time.
    """

    place: Place
    about: str
    is_part: bool = False

    @property
    def is_there(self) -> bool:
        """Whether anything waits."""
        return bool(self.place.count)


class Feature(QObject):
    """One job of the window: connects its commands when it is made, and nothing more.

    `sections_changed` tells that the sidebar has other places or counts, `contact_wanted` the uid
    of a contact that is to be shown, `left` that somebody goes back to the list.
    """

    sections_changed = Signal()
    contact_wanted = Signal(str)
    left = Signal()

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame.window)
        self.frame = frame
        self.workplace = workplace
        self.directory: Directory | None = None
        self.connect_commands()

    def connect_commands(self) -> None:
        """Say what the commands of this job run."""

    def complete(self) -> None:
        """Make what may wait until the first rows are painted; called once, before `use`."""

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self.directory = directory

    def refresh(self, changes: Changes) -> None:
        """Show anew what an operation touched; called in the window's thread."""

    def sections(self) -> tuple[Section, ...]:
        """Return the places of the sidebar that lead here; keys begin with the job's own word."""
        return ()

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what of this job waits for somebody; To do leads there, not the sidebar."""
        return ()

    def above(self, place: str) -> str:  # noqa: ARG002
        """Return the place of the sidebar that leads to a place which is not there itself."""
        return ""

    def shows(self, place: str) -> bool:  # noqa: ARG002
        """Tell whether a place leads here."""
        return False

    def offers(self) -> "tuple[PaletteEntry, ...]":
        """Return what the palette offers of this job beside commands and places."""
        return ()

    def take_offer(self, key: str) -> bool:  # noqa: ARG002
        """Lead to what was offered, by its key; tell whether it is of this job."""
        return False

    def to_check(self) -> "tuple[VerifyScope, str] | None":
        """Return whose old facts are checked from the place that is shown, and whom in words."""
        return None

    def take_file(self, path: Path) -> bool:  # noqa: ARG002
        """Read a file that was dropped; tell whether it is one for this job."""
        return False

    def take_text(self, text: str) -> bool:  # noqa: ARG002
        """Read a text that was dropped; tell whether it is one for this job."""
        return False


class PageFeature(Feature, Generic[AnyPage]):
    """A job with a page and one place for it.

    What the job shows outside its page, such as a count in the sidebar, it reads itself.
    """

    place = ""

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._page: AnyPage | None = None

    def build(self) -> AnyPage:
        """Return the page, connected; its module is imported here and not before."""
        raise NotImplementedError

    @property
    def page(self) -> AnyPage:
        """The page, built when it is asked for the first time."""
        if self._page is None:
            self._page = self.build()
            if self.directory is not None:
                self._page.use(self.directory)
        return self._page

    @property
    def built(self) -> AnyPage | None:
        """The page, None while nobody has asked for it."""
        return self._page

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        super().use(directory)
        if self._page is not None:
            self._page.use(directory)

    def refresh(self, changes: Changes) -> None:
        """Show anew what an operation touched, if the page is there."""
        if self._page is not None:
            self._page.refresh(changes)

    def shows(self, place: str) -> bool:
        """Tell whether a place leads here."""
        return place == self.place

    def show_place(self, place: str) -> None:
        """Show a place of this job; the page is on top already."""
        self.page.show_place(place)

    def go(self) -> None:
        """Show the place of this job."""
        self.frame.go_to(self.place)
