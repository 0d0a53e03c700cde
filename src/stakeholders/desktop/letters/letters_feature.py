"""Letters in the window: the command on an event or a list, and the page of texts."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.people.scopes import list_of_place
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.desktop.letters.letter_work import LetterSubject
    from stakeholders.desktop.letters.letters_page import LettersPage

_EVENT: Final = "event:"


class LettersFeature(PageFeature["LettersPage"]):
    """Leads from the event or list that is shown to its letters, and back."""

    place = "letters"

    @override
    def connect_commands(self) -> None:
        self._chosen: Callable[[], tuple[Uid, ...]] | None = None
        self.frame.actions.connect_to("letters.open", self._open)

    @override
    def build(self) -> "LettersPage":
        from stakeholders.desktop.letters.letters_page import LettersPage

        page = LettersPage(self.frame, Path(self.workplace.documents()))
        page.left.connect(self.frame.go_to)
        return page

    def let_ask(self, chosen: Callable[[], tuple[Uid, ...]]) -> None:
        """Ask this which invitations of an event letters are written to, none for all."""
        self._chosen = chosen

    def _open(self) -> None:
        from stakeholders.desktop.letters.letter_work import subject_of_event, subject_of_list

        if self.directory is None or self.frame.place() == self.place:
            return
        place = self.frame.place()
        listed = list_of_place(self.workplace.people.scope.place)
        if place.startswith(_EVENT):
            uid = Uid(place.removeprefix(_EVENT))
            chosen = self._chosen() if self._chosen is not None else ()
            read = partial(subject_of_event, self.directory, uid, chosen)
        elif listed is not None:
            read = partial(subject_of_list, self.directory, listed)
        else:
            self.frame.tell(translated("Go to an event or a list on the left first."))
            return
        self.frame.runner.read(read, self._show)

    def _show(self, subject: "LetterSubject") -> None:
        self.go()
        self.page.begin(subject)
