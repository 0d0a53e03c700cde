"""The list of steps: the newest first, older ones as one scrolls, found by words."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.history.step_delegate import StepDelegate
from stakeholders.desktop.history.step_rows import STEP_ROLE, StepRow, StepsModel, row_of
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from collections.abc import Callable

    from stakeholders.app.history import History, Step

_LANE: Final = "history.steps"
_PORTION: Final = 200


class StepList(QListView):
    """Reads the steps that it shows away from the window, a portion at a time.

    `shown` tells that other steps are shown, `step_chosen` that another one is chosen.
    """

    shown = Signal()
    step_chosen = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = frame.runner
        self._history: History | None = None
        self._contact: Uid | None = None
        self._words = ""
        self._wanted: str | None = None
        self._limit = _PORTION
        self._has_more = False
        self._model = StepsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(StepDelegate(frame.theme, self))
        self.setAccessibleName(translated("Steps, newest first"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._read_more)
        self.selectionModel().currentChanged.connect(self.step_chosen)

    def use(self, history: "History") -> None:
        """Read from this history from now on."""
        self._history = history

    @property
    def count(self) -> int:
        """How many steps are shown."""
        return self._model.rowCount()

    @property
    def has_more(self) -> bool:
        """Whether there are older ones than those that are shown."""
        return self._has_more

    @property
    def chosen(self) -> StepRow | None:
        """The step that is chosen."""
        row = self.currentIndex().data(STEP_ROLE)
        return row if isinstance(row, StepRow) else None

    def begin(self, contact: Uid | None, words: str, step: str | None = None) -> None:
        """Show the newest steps, of one contact or with these words; choose one of them if any."""
        self._contact, self._words, self._wanted = contact, words, step
        self._limit = _PORTION
        self.read()

    def read(self) -> None:
        """Read the newest steps anew, as many as are shown."""
        if self._history is not None:
            self._ask(self._history, None, self._limit, self._show)

    def _read_more(self, value: int) -> None:
        at_end = value >= self.verticalScrollBar().maximum()
        if self._history is not None and self._has_more and at_end:
            self._ask(self._history, self._model.oldest, _PORTION, self._show_older)

    def _ask(
        self,
        history: "History",
        before: int | None,
        limit: int,
        show: "Callable[[tuple[Step, ...]], None]",
    ) -> None:
        work = partial(history.steps, self._contact, limit, words=self._words, before=before)
        self._runner.read(work, show, lane=_LANE)

    def _show(self, steps: "tuple[Step, ...]") -> None:
        chosen, wanted = self.chosen, self._wanted
        self._has_more = len(steps) == self._limit
        self._model.set_rows(_rows(steps))
        uid = wanted or (chosen.uid if chosen else None)
        place = self._model.place_of(uid) if uid else None
        if place is not None:
            self._wanted = None
        self.setCurrentIndex(self._model.index(place or 0))
        self.shown.emit()
        self.step_chosen.emit()

    def _show_older(self, steps: "tuple[Step, ...]") -> None:
        self._has_more = len(steps) == _PORTION
        self._limit += len(steps)
        self._model.add_rows(_rows(steps))
        self.shown.emit()


def _rows(steps: "tuple[Step, ...]") -> tuple[StepRow, ...]:
    locale, today = QLocale(), QDate.currentDate()
    return tuple(row_of(step, locale, today) for step in steps)
