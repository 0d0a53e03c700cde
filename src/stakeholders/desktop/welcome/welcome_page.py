"""The page of the first run, and what stands there when a directory cannot be opened."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.welcome.way_button import WayButton
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.i18n import translated
from stakeholders.paths import DIRECTORY_SUFFIX

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


_WIDEST: Final = 860
_SIDE_BY_SIDE: Final = 560


class WelcomePage(Page):
    """Three ways to begin; or one sentence on what is wrong, and two ways on that change nothing.

    `file_chosen` and `new_file_chosen` carry a path; the latter is of a file that is to be made.
    """

    sample_wanted = Signal()
    import_wanted = Signal()
    empty_wanted = Signal()
    file_chosen = Signal(object)
    new_file_chosen = Signal(object)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        theme = frame.theme
        self._title = QLabel(translated("Welcome to Stakeholders"), self)
        self._sentence = QLabel(
            translated("The directory of the people and bodies you deal with."), self
        )
        self._promise = QLabel(
            translated("Everything stays in one file on this computer. Nothing is sent anywhere."),
            self,
        )
        self._ways = (
            WayButton(
                theme,
                "sparkles",
                translated("Try the sample"),
                translated(
                    "Look around among invented people and meetings; one click takes them away."
                ),
                self,
            ),
            WayButton(
                theme,
                "download",
                translated("Import from a file"),
                translated("Bring your contacts from Outlook, Google, Apple, Excel or a phone."),
                self,
            ),
            WayButton(
                theme,
                "plus",
                translated("Start empty"),
                translated("Paste a press release or type the first contact yourself."),
                self,
            ),
        )
        self._problem = EmptyState(theme, self)
        self._set_up_parts()
        self._lay_out()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def use(self, directory: "Directory") -> None:
        self._parts.setCurrentIndex(0)

    @override
    def show_place(self, place: str) -> None:
        if self._parts.currentIndex() == 0:
            self._ways[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_first_way_on()

    def show_problem(self, sentence: str) -> None:
        """Say why the directory cannot be opened; nothing offered here touches that file."""
        self._problem.say(
            "triangle-alert",
            translated("The directory cannot be opened"),
            sentence,
            ("folder-open", translated("Choose another file…")),
            ("plus", translated("Make a new one…")),
        )
        self._parts.setCurrentIndex(1)
        if self.isVisible():
            self._focus_first_way_on()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_measure()

    def _focus_first_way_on(self) -> None:
        buttons = self._problem.findChildren(TextButton)
        buttons[-2].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, number: int) -> None:
        kinds = (FileKind(translated("Directories of Stakeholders"), (f"*{DIRECTORY_SUFFIX}",)),)
        if number == 0:
            title = translated("Which directory shall be opened?")
            self.frame.ask.for_file_to_open(title, kinds, self.file_chosen.emit)
        else:
            title = translated("Where shall the new directory lie?")
            suggested = Path(f"{translated('New directory')}{DIRECTORY_SUFFIX}")
            self.frame.ask.for_file_to_save(title, suggested, kinds, self.new_file_chosen.emit)

    def _set_up_parts(self) -> None:
        for part, role in (
            (self._title, Role.TITLE),
            (self._sentence, Role.SECOND),
            (self._promise, Role.THIRD),
        ):
            give_role(part, role)
            part.setWordWrap(True)
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        signals = (self.sample_wanted, self.import_wanted, self.empty_wanted)
        for way, wanted in zip(self._ways, signals, strict=True):
            way.clicked.connect(wanted)
        self._problem.chosen.connect(self._go_on)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for way in self._ways:
            self._line.addWidget(way, 1)
        self._column = QVBoxLayout(inside)
        self._column.addStretch(2)
        self._column.addWidget(self._title)
        self._column.addWidget(self._sentence)
        self._column.addLayout(self._line)
        self._column.addWidget(self._promise)
        self._column.addStretch(3)
        scroll = ScrollColumn(self)
        scroll.setWidget(inside)
        self._parts = QStackedLayout(self)
        self._parts.addWidget(scroll)
        self._parts.addWidget(self._problem)

    def _take_measure(self) -> None:
        """Put the ways side by side where there is room, else one below the other."""
        px = self.frame.theme.measures.px
        side = max(px(32), (self.width() - px(_WIDEST)) // 2)
        self._column.setContentsMargins(QMargins(side, px(24), side, px(24)))
        self._problem.setContentsMargins(QMargins(side, 0, side, 0))
        self._column.setSpacing(px(12))
        is_wide = self.width() >= px(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._line.setSpacing(px(16))
        self._line.setContentsMargins(0, px(20), 0, px(20))
