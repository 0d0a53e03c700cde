"""The verify queue in the window: its place, and whence it is begun."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.verify_queue import VerifyScope
    from stakeholders.desktop.verify.verify_page import VerifyPage


class VerifyFeature(PageFeature["VerifyPage"]):
    """Leads to the queue of everything, or of what is shown."""

    place = "verify"

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        self._ask: Callable[[], tuple[VerifyScope, str] | None] | None = None
        super().__init__(frame, workplace)

    @override
    def connect_commands(self) -> None:
        connect = self.frame.actions.connect_to
        connect("verify.show", self._begin_with_all)
        connect("verify.shown", self._begin_with_shown)
        connect("contact.check", self._check_shown)
        connect("verify.right", self._still_right)
        connect("verify.edit", self._edit)
        connect("verify.gone", self._gone)
        connect("verify.how", self._choose_way)
        connect("verify.next", self._next)

    @override
    def build(self) -> "VerifyPage":
        from stakeholders.desktop.verify.verify_page import VerifyPage

        page = VerifyPage(self.frame)
        page.contact_wanted.connect(self.contact_wanted)
        page.left.connect(self.left)
        return page

    def begin(self, scope: "VerifyScope", title: str) -> None:
        """Ask about these; `title` says whom in words."""
        self.page.begin(scope, title)
        self.go()

    def _begin_with_all(self) -> None:
        from stakeholders.app.verify_queue import VerifyScope

        self.begin(VerifyScope(), translated("To check"))

    def let_ask(self, ask: "Callable[[], tuple[VerifyScope, str] | None]") -> None:
        """Ask this whose facts are checked from the place that is shown."""
        self._ask = ask

    def _begin_with_shown(self) -> None:
        """Ask about what is shown: a list, an event, or what is found."""
        shown = self._ask() if self._ask is not None else None
        if shown is None:
            self._begin_with_all()
        else:
            scope, name = shown
            self.begin(scope, translated("To check: {name}", name=name))

    def _check_shown(self) -> None:
        """Note that what has the focus on the card is right, else all of it."""
        people = self.workplace.people
        card = people.card
        if self.directory is None or card is None or card.record.uid is None:
            return
        target = people.view.focused_fact
        aged = card.ages.get(target) if target else None
        uid = card.record.uid
        said = translated("{fact} is right.", fact=aged.text if aged else card.record.name)
        check = self.directory.verifications.check
        work = partial(check, uid, target=aged.target if aged else None)
        self.frame.runner.write(work, partial(self._tell, said))

    def _tell(self, said: str, _answer: object) -> None:
        self.frame.tell_done(said)

    def _still_right(self) -> None:
        self.page.still_right()

    def _edit(self) -> None:
        self.page.edit()

    def _gone(self) -> None:
        self.page.gone()

    def _choose_way(self) -> None:
        self.page.choose_way()

    def _next(self) -> None:
        self.page.go_on()
