"""The tour in the window: begun when the sample was chosen, or by its command at any time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from stakeholders.desktop.actions.registry import shown_keys, title_of
from stakeholders.desktop.feature import Feature, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.tour.steps import NAMED, STEPS
from stakeholders.desktop.widgets.search_box import SearchBox
from stakeholders.i18n import left_to_right, translated

if TYPE_CHECKING:  # made when it is first wanted
    from stakeholders.desktop.tour.tour_card import TourCard


class TourFeature(Feature):
    """Runs `tour.show`: it begins the tour, and goes on with it while its card is there.

    `text_brought` carries a text that is to be read as if it had been pasted.
    """

    text_brought = Signal(str)

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._card: TourCard | None = None
        self._number = 0

    @property
    def number(self) -> int:
        """Which step is shown, the first being 1; 0 where none is."""
        return self._number

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("tour.show", self.go_on)

    def begin(self) -> None:
        """Show the first step."""
        self._show(1)

    def go_on(self) -> None:
        """Show the next step; the last is followed by the end."""
        if self._number == len(STEPS):
            self.end()
        else:
            self._show(self._number + 1)

    def go_back(self) -> None:
        """Show the step before."""
        self._show(max(self._number - 1, 1))

    def end(self) -> None:
        """Take the card away and give the focus to the search, where everything begins."""
        self._number = 0
        if self._card is not None:
            self._card.hide()
        self.frame.actions.run("search.focus")

    def show_me(self) -> None:
        """Do what the step tells of."""
        step = STEPS[self._number - 1]
        if step.pasted:
            self.text_brought.emit(step.pasted)
        if step.command:
            self.frame.actions.run(step.command)
        if step.search:
            box = self.frame.window.findChildren(SearchBox)[0]
            box.setText(step.search)
            box.textEdited.emit(step.search)

    def _show(self, number: int) -> None:
        from stakeholders.desktop.tour.tour_card import TourCard

        if self._card is None:
            self._card = TourCard(self.frame.theme, self.frame.window)
            self._card.show_wanted.connect(self.show_me)
            self._card.next_wanted.connect(self.go_on)
            self._card.back_wanted.connect(self.go_back)
            self._card.ended.connect(self.end)
        self._number = number
        step = STEPS[number - 1]
        text = translated(step.text, **{name: self._keys(key) for name, key in NAMED.items()})
        self._card.show_step(number, len(STEPS), translated(step.title), text)

    def _keys(self, key: str) -> str:
        action = self.frame.actions.action(key)
        return left_to_right(shown_keys(action)) or title_of(action)
