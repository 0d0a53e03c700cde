"""The page Bin: what was deleted, when and by whom, until when it stays, and the way back."""

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, Signal
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.line_page import LinePage
from stakeholders.desktop.protection.erasing_question import ask_to_erase, sentence_on
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.dates import moment, shown_date
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane, Offer
from stakeholders.domain.changes import Changes
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.bin import Bin, Deleted
    from stakeholders.app.directory_file import Directory
    from stakeholders.domain.erasure import Certificate

_LANE: Final = "bin"
_RESTORE: Final = "bin.restore"
_MOST: Final = 1000
_ICONS: Final = MappingProxyType(
    {
        EntryKind.PERSON: "user",
        EntryKind.BODY: "building-2",
        EntryKind.POST: "briefcase",
        EntryKind.LIST: "list-checks",
        EntryKind.EVENT: "calendar",
    }
)


class BinPage(LinePage):
    """Shows what was deleted, the newest first; Enter brings it back, nothing goes by Escape.

    `erased` tells that something is gone for good.
    """

    erased = Signal()

    need = Needs.DELETED

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._bin: Bin | None = None
        self._deleted: dict[str, Deleted] = {}
        letters = frame.actions.letters(Where.BIN)
        self._list = LineList(frame.theme, translated("What was deleted"), letters, self)
        keys = translated("Enter or R takes it out of the bin.")
        self._pane = LinedPane(frame.theme, translated("Bin"), keys, self._list, self)
        self._buttons = self._pane.offer(
            frame.actions.run,
            Offer(_RESTORE, translated("Restore"), "archive-restore"),
            Offer("bin.erase", translated("Erase for good…"), "trash-2"),
        )
        self._pane.fill_page()
        self._list.opened.connect(self._run_restore)
        self._list.current_moved.connect(self.hold_commands)
        self._show_deleted((0, ()))

    @override
    def use(self, directory: "Directory") -> None:
        self._bin = directory.bin
        if self.isVisible():
            self._read()

    @override
    def show_place(self, place: str) -> None:
        self._read()
        self._list.begin()

    @override
    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if self._bin is not None:
            self.frame.runner.read(partial(_read, self._bin), self._show_deleted, lane=_LANE)

    def _show_deleted(self, found: "tuple[int, tuple[Deleted, ...]]") -> None:
        count, deleted = found
        self._deleted = {str(one.uid): one for one in deleted}
        words = plural("{count} deleted", "{count} deleted", count)
        self._pane.show_rows(tuple(_line(one) for one in deleted), words)
        self._pane.empty.say(
            "trash-2",
            translated("The bin is empty"),
            translated("What is deleted stays here for 90 days and can be taken out again."),
        )

    @override
    def show_what_can_be_done(self) -> bool:
        is_meant = bool(self._list.current_key)
        for button in self._buttons:
            button.setEnabled(is_meant)
        return is_meant

    def _run_restore(self) -> None:
        self.frame.actions.run(_RESTORE)

    def take_out(self) -> None:
        """Bring back what is meant."""
        one = self._deleted.get(self._list.current_key)
        if self._bin is not None and one is not None:
            said = translated("Took {name} out of the bin.", name=one.name)
            work = partial(self._bin.restore, one.uid)
            self.frame.runner.write(work, partial(self._tell_restored, said))

    def _tell_restored(self, said: str, _answer: None) -> None:
        self.frame.tell_done(said)

    def ask_to_erase(self) -> None:
        """Ask whether what is meant shall go for good."""
        one = self._deleted.get(self._list.current_key)
        if one is not None:
            ask_to_erase(
                self.frame.ask, one.name, one.kind, partial(self._erase_it, one.uid, one.name)
            )

    def _erase_it(self, uid: Uid, name: str) -> None:
        if self._bin is not None:
            work = partial(self._bin.erase, uid)
            self.frame.runner.write(work, partial(self._tell_erased, name))

    def _tell_erased(self, name: str, certificate: "Certificate") -> None:
        self.frame.tell(sentence_on(certificate, name))
        self._read()
        self.erased.emit()


def _read(held: "Bin") -> "tuple[int, tuple[Deleted, ...]]":
    """Return how much is in the bin, and the newest of it; called in a worker."""
    return held.count(), held.entries(_MOST)


def _line(one: "Deleted") -> Line:
    when = moment(one.deleted_at, QLocale(), QDate.currentDate())
    day = shown_date(PartialDate.of(one.purge_day))
    return Line(
        str(one.uid),
        _ICONS.get(one.kind, "file-text"),
        one.name,
        translated("Deleted {when} by {who}", when=when, who=one.deleted_by),
        translated("Goes now") if one.may_go else translated("Stays until {day}", day=day),
        Tone.WARN if one.may_go else Tone.PLAIN,
    )
