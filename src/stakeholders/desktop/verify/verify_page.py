"""The page of the verify queue: what was last known of a contact, and one key for each answer."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.line_page import LinePage
from stakeholders.desktop.people.name_panel import NamePanel
from stakeholders.desktop.verify.asked_lines import CALL, asked_lines
from stakeholders.desktop.verify.ways import WAYS
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane, Offer
from stakeholders.domain.changes import Changes
from stakeholders.domain.ids import Uid
from stakeholders.i18n import marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.verify_queue import Asked, DoubtfulEntry, DoubtfulFact, VerifyScope

_FOR_A_FACT: Final = 3
"""So many of the buttons are for the fact that is meant."""
_LANE: Final = "verify"
_ASK: Final = "verify.ask"
_NOT_SAID: Final = marked("It is not said how facts are checked.")


class VerifyPage(LinePage):
    """Asks about the facts of one contact after the other; every answer is a step with Undo.

    `contact_wanted` tells the uid of the contact to open, `left` that one goes back.
    """

    contact_wanted = Signal(str)
    left = Signal()

    need = Needs.DOUBT

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._scope: VerifyScope | None = None
        self._title = ""
        self._queue: tuple[DoubtfulEntry, ...] = ()
        self._place = 0
        self._way = WAYS[0]
        self._asked: Asked | None = None
        theme = frame.theme
        letters = frame.actions.letters(Where.VERIFY)
        self._list = LineList(theme, translated("What is to be checked"), letters, self)
        self._pane = LinedPane(theme, "", "", self._list, self)
        self._panel = NamePanel(theme, frame.window)
        self._buttons = self._pane.offer(
            frame.actions.run,
            Offer("verify.right", translated("Still right"), "check"),
            Offer("verify.edit", translated("Edit"), "pencil"),
            Offer("verify.gone", translated("Gone"), "x"),
            Offer("verify.how", translated("How"), "phone"),
            Offer("verify.next", translated("Next"), "arrow-right"),
        )
        self._pane.fill_page()
        self._list.opened.connect(self._open)
        self._list.current_moved.connect(self.hold_commands)
        self._show_nothing()

    def begin(self, scope: "VerifyScope", title: str) -> None:
        """Ask about these from now on; `title` says whom in words."""
        self._scope, self._title = scope, title
        self._place = 0
        self._queue = ()
        self._asked = None
        self._read()

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._queue, self._place, self._asked = (), 0, None
        if self.isVisible():
            self._read()

    @override
    def show_place(self, place: str) -> None:
        if self._scope is None:
            from stakeholders.app.verify_queue import VerifyScope

            self.begin(VerifyScope(), translated("To check"))
        elif not self._queue:
            self._read()
        else:
            self._ask()
        self._list.begin()

    @override
    def refresh(self, changes: Changes) -> None:
        if not self.isVisible() or self._scope is None:
            return
        if not self._queue:
            self._read()
            return
        passed = self._queue[: self._place]
        undone = (n for n, one in enumerate(passed) if one.uid in changes.entries)
        self._place = next(undone, self._place)  # an answer was taken back: it is asked again
        self._ask()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # answers

    def still_right(self) -> None:
        """Note that the fact that is meant is still right."""
        asked, one = self._asked, self._meant
        if self._directory is not None and asked is not None and one is not None:
            check = self._directory.verifications.check
            work = partial(check, _uid(asked), target=one.fact.target, method=self._way.kept)
            said = translated("{fact} is still right.", fact=one.fact.text)
            self.frame.runner.write(work, partial(self._tell, said))

    def gone(self) -> None:
        """Note that the fact that is meant holds no more."""
        asked, one = self._asked, self._meant
        if self._directory is not None and asked is not None and one is not None:
            fact = one.fact
            gone = self._directory.verifications.gone
            work = partial(gone, _uid(asked), fact.kind, fact.target, self._way.kept)
            said = translated("{fact} holds no more.", fact=fact.text)
            self.frame.runner.write(work, partial(self._tell, said))

    def edit(self) -> None:
        """Ask what the fact that is meant says now."""
        one = self._meant
        if one is not None:
            title = translated("{kind} now", kind=one.fact.kind.word)
            self._panel.ask(title, one.fact.text, partial(self._correct, one))

    def choose_way(self) -> None:
        """Say another way in which the next answers are found out; after the last one none."""
        self._way = WAYS[(WAYS.index(self._way) + 1) % len(WAYS)]
        self._pane.tell_beside(translated(self._way.said) if self._way.said else "")
        self.frame.tell(translated(self._way.said or _NOT_SAID))

    def go_on(self) -> None:
        """Leave the contact as it is, and ask about the next one; after the last one the first."""
        if self._queue:
            self._place = (self._place + 1) % len(self._queue)
            self._asked = None
            self._ask()

    def _correct(self, one: "DoubtfulFact", text: str) -> None:
        asked = self._asked
        if self._directory is None or asked is None or not text.strip():
            return
        fact = one.fact
        if text.strip() == fact.text:
            self.still_right()
            return
        corrected = self._directory.verifications.corrected
        work = partial(corrected, _uid(asked), fact.kind, fact.target, text, self._way.kept)
        said = translated("{fact} is put right.", fact=text.strip())
        self.frame.runner.write(work, partial(self._tell, said))

    def _tell(self, said: str, _answer: object) -> None:
        self.frame.tell_done(said)

    # what is shown

    def _read(self) -> None:
        if self._directory is not None and self._scope is not None:
            work = partial(self._directory.verify_queue.of, self._scope)
            self.frame.runner.read(work, self._show_queue, lane=_LANE, failed=self._gone)

    def _gone(self, _error: Exception) -> None:
        """Show that there is nothing: the list or the event is no more."""
        self._show_queue(())

    def _show_queue(self, queue: "tuple[DoubtfulEntry, ...]") -> None:
        self._queue, self._place = queue, 0
        self._ask()

    def _ask(self) -> None:
        if self._directory is None or self._scope is None or not self._queue:
            self._show_nothing()
            return
        only = [fact for _, fact in self._scope.facts]
        work = partial(self._directory.verify_queue.ask, self._queue[self._place].uid, only)
        self.frame.runner.read(work, self._show, lane=_ASK)

    def _show(self, asked: "Asked | None") -> None:
        """Show what is asked, or go on where nothing is any more."""
        if asked is None:
            self._pass_on()
            return
        self._asked = asked
        said = translated("{place} of {count}", place=self._place + 1, count=len(self._queue))
        self._pane.entitle(self._title, self._pane_keys())
        self._pane.show_rows(asked_lines(asked), said)
        if self._meant is None:
            self._list.begin()
        self.hold_commands()

    def _pass_on(self) -> None:
        """Leave out whom there is nothing to ask about, unless an Undo asks again."""
        if self._place + 1 < len(self._queue):
            self._place += 1
            self._ask()
        elif self._asked is not None or len(self._queue) > 1:
            self._asked = None
            self._queue = ()
            self._read()
        else:
            self._queue = ()
            self._show_nothing()

    def _show_nothing(self) -> None:
        self._asked = None
        self._pane.entitle(self._title or translated("To check"), self._pane_keys())
        self._pane.empty.say(
            "badge-check",
            translated("Every fact is fresh"),
            translated("Facts stand here when it is time to check them again."),
        )
        self._pane.show_rows((), "")
        self.hold_commands()

    def _pane_keys(self) -> str:
        return translated("Y still right, E edit, G gone, N next, H how; Enter opens or copies.")

    @property
    def _meant(self) -> "DoubtfulFact | None":
        facts = self._asked.facts if self._asked else ()
        return next((one for one in facts if one.fact.target == self._list.current_key), None)

    def _open(self, key: str) -> None:
        if key.startswith(CALL):
            QGuiApplication.clipboard().setText(key.removeprefix(CALL))
            self.frame.tell(translated("Copied."))
        elif self._asked is not None:
            self.contact_wanted.emit(_uid(self._asked))

    @override
    def show_what_can_be_done(self) -> bool:
        is_meant = self._meant is not None
        for button in self._buttons[:_FOR_A_FACT]:
            button.setEnabled(is_meant)
        return is_meant


def _uid(asked: "Asked") -> Uid:
    return asked.record.uid or Uid("")
