"""The page of a reply: only what it says otherwise, accepted or rejected by one key each."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.corrections.reply_lines import ROW, reply_lines
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.line_page import LinePage
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane, Offer
from stakeholders.domain.correction import NewRow
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.correction_replies import Reply
    from stakeholders.app.directory_file import Directory


class CorrectionsPage(LinePage):
    """Shows the differences of one reply; nothing is written before they are kept.

    `contact_wanted` tells the uid of the contact to open, `left` that one goes back.
    """

    contact_wanted = Signal(str)
    left = Signal()

    need = Needs.REPLY

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._reply: Reply | None = None
        self._accepted: set[str] = set()
        self._rejected: set[str] = set()
        self._answers: dict[int, Uid | None] = {}
        theme = frame.theme
        letters = frame.actions.letters(Where.CORRECTIONS)
        self._list = LineList(theme, translated("What the reply says otherwise"), letters, self)
        self._pane = LinedPane(theme, "", "", self._list, self)
        *_, self._keep = self._pane.offer(
            frame.actions.run,
            Offer("corrections.accept", translated("Accept"), "check"),
            Offer("corrections.reject", translated("Reject"), "x"),
            Offer("corrections.accept_all", translated("Accept all"), "list-checks"),
            Offer("corrections.keep", translated("Keep"), "save"),
        )
        self._pane.fill_page()
        self._list.opened.connect(self._open)
        self._list.current_moved.connect(self.hold_commands)
        self._show()

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._reply = None
        self._show()

    @override
    def show_place(self, place: str) -> None:
        self._list.begin()

    def show_file(self, path: Path) -> None:
        """Read a sheet that came back, and show what it says otherwise."""
        if self._directory is not None:
            work = partial(self._directory.correction_replies.read, path)
            self.frame.runner.read(work, self.show_reply, failed=self._refused)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # commands

    def accept(self) -> None:
        """Take what is meant; of a row without a key take the next one who may be meant."""
        row = self._row
        if row is not None:
            choices: list[Uid | None] = [*(uid for uid, _ in row.candidates), None]
            at = choices.index(self._answers[row.number]) if row.number in self._answers else -1
            self._answers[row.number] = choices[(at + 1) % len(choices)]
            self._show()
        elif self._list.current_key:
            self._decide(self._accepted, self._rejected)

    def reject(self) -> None:
        """Leave what is meant as it is."""
        row = self._row
        if row is not None:
            self._answers.pop(row.number, None)
            self._show()
        elif self._list.current_key:
            self._decide(self._rejected, self._accepted)

    def accept_all(self) -> None:
        """Take everything that was not rejected; rows without a key still ask."""
        if self._reply is not None:
            self._accepted = {one.key for one in self._reply.changes} - self._rejected
            self._show()

    def keep(self) -> None:
        """Write what was accepted, in one step."""
        if self._directory is None or self._reply is None or not self._has_decided:
            return
        replies, reply = self._directory.correction_replies, self._reply
        work = partial(replies.write, reply, frozenset(self._accepted), dict(self._answers))
        self.frame.runner.write(work, self._tell_kept, failed=self._refused)

    def _decide(self, here: set[str], there: set[str]) -> None:
        key = self._list.current_key
        here.add(key)
        there.discard(key)
        self._show()
        self._list.go_on()

    def _tell_kept(self, count: int) -> None:
        self._reply = None
        self._show()
        self.frame.tell_done(plural("Kept {count} correction.", "Kept {count} corrections.", count))

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError, UnknownUidError

        if not isinstance(error, NothingDoneError | DirectoryFileError | UnknownUidError):
            raise error
        self.frame.tell(str(error))

    # what is shown

    def show_reply(self, reply: "Reply") -> None:
        """Show what a reply says otherwise."""
        self._reply = reply
        self._accepted, self._rejected, self._answers = set(), set(), {}
        self._show()
        if self.is_on_top:
            self._list.begin()

    def _show(self) -> None:
        reply = self._reply
        name = reply.body.name if reply is not None and reply.body is not None else ""
        title = translated("Reply of {name}", name=name) if name else translated("Corrections")
        keys = translated("A accepts, R rejects, K keeps what was accepted; Enter opens.")
        self._pane.entitle(title, keys)
        if reply is None:
            said = (
                translated("No reply is open"),
                translated("Drop a sheet that came back on the window, or open it here."),
            )
        else:
            said = (
                translated("Nothing has changed"),
                translated("The reply says nothing else than what is known."),
            )
        self._pane.empty.say("circle-check", *said)
        count = len(reply.changes) + len(reply.new) if reply else 0
        rows = reply_lines(reply, self._accepted, self._rejected, self._answers) if reply else ()
        words = plural("{count} difference", "{count} differences", count)
        self._pane.show_rows(rows, words)
        self.hold_commands()

    @property
    def _row(self) -> NewRow | None:
        key = self._list.current_key
        if self._reply is None or not key.startswith(ROW):
            return None
        number = int(key.removeprefix(ROW))
        return next((one for one in self._reply.new if one.number == number), None)

    @property
    def _has_decided(self) -> bool:
        return bool(self._accepted or self._answers)

    def _open(self, key: str) -> None:
        changes = self._reply.changes if self._reply else ()
        entry = next((one.entry for one in changes if one.key == key), None)
        if entry is not None:
            self.contact_wanted.emit(entry)

    @override
    def show_what_can_be_done(self) -> bool:
        self._keep.setEnabled(self._has_decided)
        return self._reply is not None
