"""The list and the card in the window: search, places, and the commands on contacts."""

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from typing_extensions import override

from stakeholders.app.window_state import PlaceLayout
from stakeholders.desktop.feature import PageFeature, Waiting, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.people.remembering import be_as
from stakeholders.desktop.people.scopes import EVERYONE, flags_for, list_of_place
from stakeholders.desktop.people.search_commands import SearchCommands
from stakeholders.desktop.widgets.places import Section
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.verify_queue import VerifyScope
    from stakeholders.desktop.actions.palette_rows import PaletteEntry
    from stakeholders.desktop.people.copy_commands import CopyCommands
    from stakeholders.desktop.people.term_commands import Chart


_COPY: Final = "copy:"


class Commands(Protocol):
    """Runs the commands on one side of a contact."""

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""


class PeopleFeature(PageFeature[PeoplePage]):
    """Everything leads back here; the only page that is there from the start."""

    place = EVERYONE.place

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._commands: tuple[Commands, ...] = ()
        self._chart: Chart | None = None

    def look_at(self, chart: "Chart") -> None:
        """Take posts and people from the chart while it is shown; called before `complete`."""
        self._chart = chart

    @override
    def complete(self) -> None:
        from stakeholders.desktop.people.attachment_commands import AttachmentCommands
        from stakeholders.desktop.people.bulk_commands import BulkCommands
        from stakeholders.desktop.people.code_commands import CodeCommands
        from stakeholders.desktop.people.commands import ContactCommands
        from stakeholders.desktop.people.drag_out import DragOut
        from stakeholders.desktop.people.note_commands import NoteCommands
        from stakeholders.desktop.people.replace_commands import ReplaceCommands
        from stakeholders.desktop.people.term_commands import TermCommands

        frame, page = self.frame, self.page
        drags = DragOut(frame, page)
        for view in page.results.views:
            drags.watch(view)
        self._commands = (
            ContactCommands(frame, page),
            BulkCommands(frame, page),
            ReplaceCommands(frame),
            self._copy_commands(),
            TermCommands(frame, page, self._chart),
            drags,
            NoteCommands(frame, page),
            SearchCommands(frame, page),
            AttachmentCommands(frame, page),
            CodeCommands(frame, page),
        )

    @override
    def to_check(self) -> "tuple[VerifyScope, str] | None":
        from stakeholders.app.verify_queue import VerifyScope

        scope, text = self.page.scope, self.page.text
        name = self.page.name_of(scope.place)
        uid = list_of_place(scope.place)
        if uid is not None and not text:
            return VerifyScope(list_name=uid), name
        return VerifyScope(text=text, flags=tuple(flags_for(scope, text))), name

    def put_on_list(self, place: str, uids: tuple[Uid, ...]) -> None:
        """Put contacts on the list that a place of the sidebar shows."""
        uid = list_of_place(place)
        if self.directory is not None and uid is not None:
            name = self.page.name_of(place)
            work = partial(self.directory.lists.add, uid, uids)
            self.frame.runner.write(work, partial(self._tell_put, name))

    def _tell_put(self, name: str, count: int) -> None:
        if not count:
            self.frame.tell(translated("They are on “{list}” already.", list=name))
            return
        said = plural(
            "Put {count} contact on “{list}”.", "Put {count} contacts on “{list}”.", count,
            list=name,
        )  # fmt: skip
        self.frame.tell_done(said)

    @override
    def build(self) -> PeoplePage:
        page = self.workplace.people
        page.sections_changed.connect(self.sections_changed)
        be_as(page, self.workplace.state.current)
        page.results.layout_changed.connect(self._keep_layout)
        return page

    @override
    def connect_commands(self) -> None:
        results, connect = self.workplace.people.results, self.frame.actions.connect_to
        connect("results.switch", results.switch)
        connect("results.sort", results.ask_for_order)
        connect("results.columns", results.ask_for_columns)

    def _keep_layout(self, place: str, layout: PlaceLayout) -> None:
        state = self.workplace.state
        state.change(state.current.with_layout(place, layout))
        self.page.results.use_layouts(state.current.layout_of)
        self.frame.runner.write(state.save, _nothing, failed=_nothing)

    def _copy_commands(self) -> "CopyCommands":
        from stakeholders.desktop.people.copy_commands import CopyCommands

        self._copies = CopyCommands(self.frame, self.page, self.workplace.settings)
        self._copies.formats_wanted.connect(self._show_formats)
        return self._copies

    def _show_formats(self) -> None:
        self.frame.go_to("settings")

    @override
    def offers(self) -> "tuple[PaletteEntry, ...]":
        from stakeholders.desktop.actions.palette_rows import PaletteEntry

        return tuple(
            PaletteEntry(f"{_COPY}{name}", translated("Copy as {format}", format=name), "copy")
            for name in self.workplace.settings.current.copy_formats
        )

    @override
    def take_offer(self, key: str) -> bool:
        is_own = key.startswith(_COPY)
        if is_own:
            self._copies.copy_as(key.removeprefix(_COPY))
        return is_own

    @override
    def use(self, directory: "Directory") -> None:
        super().use(directory)
        for commands in self._commands:
            commands.use(directory)

    @override
    def sections(self) -> tuple[Section, ...]:
        return self.page.places.sections()

    @override
    def waiting(self) -> tuple[Waiting, ...]:
        found = self.page.places.waiting()
        return tuple(Waiting(place, said, is_part=True) for place, said in found)

    @override
    def shows(self, place: str) -> bool:
        return self.page.shows(place)


def _nothing(_answer: object) -> None:
    """Go on without; how the window looks is worth no message."""
