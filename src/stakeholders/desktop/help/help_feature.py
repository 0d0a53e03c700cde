"""Help where one is: F1 opens the page about what has the focus, and links run what they tell."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from stakeholders.app.help import HelpBook, read_help
from stakeholders.desktop.feature import Feature, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.help.topics import topic_of
from stakeholders.i18n import current_language, translated

if TYPE_CHECKING:  # made when it is first wanted
    from stakeholders.desktop.actions.palette_rows import PaletteEntry
    from stakeholders.desktop.help.help_panel import HelpPanel

_PAGE: Final = "help:"
_ABOUT: Final = "licences"


class HelpFeature(Feature):
    """Runs `help.show`; the texts are read, and the panel made, when they are first wanted.

    `setting_wanted` tells the key of a setting that a link leads to.
    """

    setting_wanted = Signal(str)

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._book: HelpBook | None = None
        self._panel: HelpPanel | None = None

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("help.show", self._open_here)
        self.frame.actions.connect_to("help.about", partial(self.open, _ABOUT))

    @override
    def offers(self) -> "tuple[PaletteEntry, ...]":
        from stakeholders.desktop.actions.palette_rows import PaletteEntry

        if self._book is None:
            self.with_book(_wait)
            return ()
        return tuple(
            PaletteEntry(
                f"{_PAGE}{page.name}",
                translated("Help: {page}", page=page.title),
                "circle-question-mark",
                aliases=page.words,
            )
            for page in self._book.pages
        )

    @override
    def take_offer(self, key: str) -> bool:
        is_own = key.startswith(_PAGE)
        if is_own:
            self.open(key.removeprefix(_PAGE))
        return is_own

    @property
    def topic(self) -> str:
        """What is read, or was read last."""
        return self._panel.topic if self._panel else ""

    def with_book(self, then: Callable[[HelpBook], None]) -> None:
        """Call this with the texts, once they are read."""
        if self._book is not None:
            then(self._book)
            return
        read = partial(read_help, current_language())
        self.frame.runner.read(read, partial(self._keep_book, then))

    def open(self, topic: str) -> None:
        """Show a page, or a section of it."""
        self.with_book(partial(self._show, topic))

    def _open_here(self) -> None:
        self.open(topic_of(QApplication.focusWidget()))

    def _keep_book(self, then: Callable[[HelpBook], None], book: HelpBook) -> None:
        self._book = book
        then(book)

    def _show(self, topic: str, book: HelpBook) -> None:
        from stakeholders.desktop.help.help_panel import HelpPanel

        if self._panel is None:
            self._panel = HelpPanel(self.frame.theme, self.frame.window, self.frame.actions)
            self._panel.link_opened.connect(self._follow)
        self._panel.open(book, topic or book.about_place(self.frame.place()).name)

    def _follow(self, link: str) -> None:
        kind, _, key = link.partition(":")
        if kind == "setting":
            self.setting_wanted.emit(key)
        elif kind == "do" and not self.frame.actions.run(key):
            self.frame.tell(self.frame.actions.why_not(key))


def _wait(_book: HelpBook) -> None:
    """Be there when the palette asks again."""
