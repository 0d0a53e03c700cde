"""No results: why nothing is shown, and the ways out of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.unknown_number import UnknownNumber, UnknownNumbers

MOST_COUNTED: Final = 1000
"""Where more are found in other places it does not matter how many."""


class NoResults(EmptyState):
    """Offers to search for something else (`search_wanted`) or to make it (`create_wanted`).

    Where others are found in other places, to search them all (`everywhere_wanted`).
    """

    search_wanted = Signal(str)
    create_wanted = Signal(str)
    everywhere_wanted = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(frame.theme, parent, stacked=True)
        self._actions = frame.actions
        self._runner = frame.runner
        self._numbers: UnknownNumbers | None = None
        self._text = self._remark = ""
        self._elsewhere = ""
        self._ways: tuple[Callable[[], object], ...] = ()
        self.chosen.connect(self._choose_way_out)

    def use(self, numbers: "UnknownNumbers") -> None:
        """Ask these what a number says by itself that nobody has."""
        self._numbers = numbers

    def say_why(self, text: str) -> None:
        """Say that nothing matches a text, or that nobody is here."""
        self._elsewhere = ""
        self._say(text)
        if self._numbers is not None and any(letter.isdigit() for letter in text):
            work = partial(self._numbers.about, text)
            self._runner.read(work, partial(self._show_number, text), lane="number")

    def offer_elsewhere(self, text: str, total: int) -> None:
        """Offer to search everywhere, where that finds somebody."""
        if text == self._text and total:
            self._elsewhere = (
                plural(
                    "Search everywhere: {count} contact",
                    "Search everywhere: {count} contacts",
                    total,
                )
                if total <= MOST_COUNTED
                else translated("Search everywhere")
            )
            self._say(text, self._remark)

    def _show_number(self, text: str, number: "UnknownNumber | None") -> None:
        if text == self._text and number is not None:
            self._say(text, "\n".join(number.sentences))

    def _say(self, text: str, remark: str = "") -> None:
        self._text, self._remark = text, remark
        if text:
            self._say_nothing_found(text, remark)
        else:
            self.say(
                "users",
                translated("Nobody here yet"),
                translated("Add contacts from a text, a file, or by hand."),
                ("scan-text", translated("Add from text")),
                ("download", translated("Import")),
                ("plus", translated("New contact")),
            )

    def _say_nothing_found(self, text: str, remark: str) -> None:
        """Offer first what most likely helps."""
        everywhere = ("search", self._elsewhere, self.everywhere_wanted.emit)
        ways = (
            *((everywhere,) if self._elsewhere else ()),
            ("x", translated("Clear the search"), partial(self.search_wanted.emit, "")),
            (
                "user-plus",
                translated("New contact “{text}”", text=text),
                partial(self.create_wanted.emit, text),
            ),
        )
        self._ways = tuple(way for *_, way in ways)
        self.say(
            "search",
            translated("Nothing found"),
            remark or translated("Nothing here matches “{text}”.", text=text),
            *((icon, title) for icon, title, _ in ways),
        )

    def _choose_way_out(self, number: int) -> None:
        if self._text:
            self._ways[number]()
        else:
            self._actions.run(("capture.paste", "importing.open", "contact.new")[number])
