"""The page "There twice": the pairs that were found, and the two of one beside each other."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.duplicates.side_by_side import SideBySideTable
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.line_page import LinePage
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane, Offer
from stakeholders.domain.changes import Changes
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.duplicates import Duplicate, SideBySide
    from stakeholders.domain.ids import Uid
    from stakeholders.domain.merging import Merge

_LANE: Final = "duplicates"
_BESIDE: Final = "duplicates.beside"


class DuplicatesPage(LinePage):
    """Shows who is there twice, the surest first; nothing is merged by itself.

    `counted` tells how many pairs there are, `left` that one goes back to the list.
    """

    counted = Signal(int)
    left = Signal()

    need = Needs.PAIR

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._pairs: dict[str, Duplicate] = {}
        self._swapped: set[str] = set()
        self._theirs: set[str] = set()
        self._is_scanned = False
        letters = frame.actions.letters(Where.DUPLICATES)
        self._list = LineList(frame.theme, translated("Who is there twice"), letters, self)
        keys = translated(
            "M makes one, N keeps apart, S swaps; Right, then Space: the other value."
        )
        self._pane = LinedPane(frame.theme, translated("There twice"), keys, self._list, self)
        theme = frame.theme
        self._buttons = self._pane.offer(
            frame.actions.run,
            Offer("duplicates.merge", translated("Make one"), "merge"),
            Offer("duplicates.not_same", translated("Not the same"), "x"),
            Offer("duplicates.swap", translated("Swap"), "arrow-up-down"),
        )
        self._table = SideBySideTable(theme, letters, self)
        self._progress = LateProgress(theme, self)
        self._lay_out()
        self._connect()
        self._show_pairs(())

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._is_scanned = False
        if self.isVisible():
            self._scan()

    @override
    def show_place(self, place: str) -> None:
        self._scan()
        self._list.begin()

    @override
    def refresh(self, changes: Changes) -> None:
        self._is_scanned = False
        if self.isVisible():
            self._leave_out(changes.entries)
            self._scan()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = Qt.Key.Key_Right if self.isLeftToRight() else Qt.Key.Key_Left
        if event.key() == forward and self._pair is not None:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # commands

    def merge(self) -> None:
        """Let the contact that goes go into the one that stays."""
        pair = self._pair
        if self._directory is not None and pair is not None:
            ours, theirs = self._sides(pair)
            work = partial(self._directory.duplicates.merge, ours, theirs, frozenset(self._theirs))
            self.frame.runner.write(work, self._tell_merged)

    def keep_apart(self) -> None:
        """Remember that the two are not the same."""
        pair = self._pair
        if self._directory is not None and pair is not None:
            work = partial(self._directory.duplicates.not_same, pair.first, pair.second)
            said = translated(
                "{name} and {other} stay two.", name=pair.first_name, other=pair.second_name
            )
            self.frame.runner.write(work, partial(self._tell, said))

    def swap(self) -> None:
        """Let the other one of the two stay."""
        self._swapped ^= {self._list.current_key}
        self._theirs.clear()
        self._compare()

    def _tell_merged(self, merge: "Merge") -> None:
        said = translated(
            "{other} went into {name}.", other=merge.absorbed_name, name=merge.survivor_name
        )
        self._tell(said, None)

    def _tell(self, said: str, _answer: object) -> None:
        self.frame.tell_done(said)

    # what is shown

    def _scan(self) -> None:
        if self._directory is None or self._is_scanned:
            return
        self._is_scanned = True
        job = self._progress.start(translated("Looking who is there twice…"))
        work = partial(self._directory.long_work.scan_duplicates, job)
        self.frame.runner.read(work, self._show_found, lane=_LANE, failed=self._leave_off)

    def _leave_off(self, _error: Exception) -> None:
        self._progress.finish()
        self._is_scanned = False
        self.frame.tell(translated("The search for duplicates was stopped."))

    def _show_found(self, pairs: "tuple[Duplicate, ...]") -> None:
        self._progress.finish()
        self._show_pairs(pairs)
        self.counted.emit(len(pairs))
        if self.is_on_top and not self._table.hasFocus():
            self._list.begin()

    def _leave_out(self, entries: "frozenset[Uid]") -> None:
        """Show no pair of which one was just changed until it is found anew: that takes seconds."""
        pairs = self._pairs.values()
        self._show_pairs(tuple(p for p in pairs if entries.isdisjoint((p.first, p.second))))

    def _show_pairs(self, pairs: "tuple[Duplicate, ...]") -> None:
        self._pairs = {f"{one.first}{one.second}": one for one in pairs}
        words = plural("{count} pair", "{count} pairs", len(pairs))
        rows: list[str | Line] = []
        for certainty, title in (
            ("certain", translated("Certain")),
            ("likely", translated("Likely: look closely")),
        ):
            found = [
                _line(key, one) for key, one in self._pairs.items() if one.certainty == certainty
            ]
            rows += [title, *found] if found else []
        self._pane.show_rows(tuple(rows), words)
        self._table.setVisible(bool(pairs))
        self._pane.empty.say(
            "circle-check",
            translated("Nobody is there twice"),
            translated("People, organisations and posts that look the same will stand here."),
        )

    @property
    def _pair(self) -> "Duplicate | None":
        return self._pairs.get(self._list.current_key)

    def _sides(self, pair: "Duplicate") -> "tuple[Uid, Uid]":
        """Return who stays and who goes."""
        if self._list.current_key in self._swapped:
            return pair.second, pair.first
        return pair.first, pair.second

    def _mean_another(self) -> None:
        self._theirs.clear()
        self.hold_commands()
        self._compare()

    def _compare(self) -> None:
        pair = self._pair
        if self._directory is not None and pair is not None:
            duplicates, sides = self._directory.duplicates, self._sides(pair)
            work = partial(duplicates.side_by_side, *sides, frozenset(self._theirs))
            self.frame.runner.read(work, self._show_beside, lane=_BESIDE, failed=_is_gone)

    def _show_beside(self, both: "SideBySide") -> None:
        self._table.show_pair((both.ours.name, both.theirs.name), both.lines)

    def _toggle(self, code: str) -> None:
        self._theirs ^= {code}
        self._compare()

    def _back_to_pairs(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def show_what_can_be_done(self) -> bool:
        is_meant = self._pair is not None
        for button in self._buttons:
            button.setEnabled(is_meant)
        return is_meant

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._pane)
        split.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._progress)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self._list.opened.connect(self._run_merge)
        self._list.current_moved.connect(self._mean_another)
        self._table.letter_pressed.connect(self.frame.actions.run)
        self._table.toggled.connect(self._toggle)
        self._table.left.connect(self._back_to_pairs)

    def _run_merge(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_gone(_error: Exception) -> None:
    """Leave what is shown: the pair has gone meanwhile, and the next scan says so."""


def _line(key: str, pair: "Duplicate") -> Line:
    icons = {"person": "user", "body": "building-2", "post": "briefcase"}
    names = translated("{name} and {other}", name=pair.first_name, other=pair.second_name)
    reasons = ", ".join(translated(reason) for reason in pair.reasons)
    return Line(key, icons[pair.kind], names, reasons, tone=Tone.PLAIN)
