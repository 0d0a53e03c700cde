"""No results: why nothing is shown, and the ways out of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.unknown_number import UnknownNumber, UnknownNumbers


class NoResults(EmptyState):
    """Offers to search for something else (`search_wanted`) or to make it (`create_wanted`)."""

    search_wanted = Signal(str)
    create_wanted = Signal(str)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(frame.theme, parent, stacked=True)
        self._actions = frame.actions
        self._runner = frame.runner
        self._numbers: UnknownNumbers | None = None
        self._text = ""
        self.chosen.connect(self._choose_way_out)

    def use(self, numbers: "UnknownNumbers") -> None:
        """Ask these what a number says by itself that nobody has."""
        self._numbers = numbers

    def say_why(self, text: str) -> None:
        """Say that nothing matches a text, or that nobody is here."""
        self._say(text)
        if self._numbers is not None and any(letter.isdigit() for letter in text):
            work = partial(self._numbers.about, text)
            self._runner.read(work, partial(self._show_number, text), lane="number")

    def _show_number(self, text: str, number: "UnknownNumber | None") -> None:
        if text == self._text and number is not None:
            self._say(text, "\n".join(number.sentences))

    def _say(self, text: str, remark: str = "") -> None:
        self._text = text
        if text:
            self.say(
                "search",
                translated("Nothing found"),
                remark or translated("Nothing here matches “{text}”.", text=text),
                ("x", translated("Clear the search")),
                ("user-plus", translated("New contact “{text}”", text=text)),
            )
        else:
            self.say(
                "users",
                translated("Nobody here yet"),
                translated("Add contacts from a text, a file, or by hand."),
                ("scan-text", translated("Add from text")),
                ("download", translated("Import")),
                ("plus", translated("New contact")),
            )

    def _choose_way_out(self, number: int) -> None:
        if self._text:
            (self.search_wanted, self.create_wanted)[number].emit("" if number == 0 else self._text)
        else:
            self._actions.run(("capture.paste", "importing.open", "contact.new")[number])
