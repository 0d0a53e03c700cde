"""Errors of events, delegations and invitations, each a sentence with what to do next."""

from collections.abc import Sequence

from stakeholders.app.errors import NothingDoneError
from stakeholders.i18n import translated


class UnknownEventError(NothingDoneError):
    """A text that no event is called by, or several are."""

    def __init__(self, text: str, uids: Sequence[str] = ()) -> None:
        super().__init__(
            translated(
                "Several events are called {name}: {uids}. Say which one. Nothing was changed.",
                name=text,
                uids=", ".join(uids),
            )
            if uids
            else translated(
                "There is no event {name}. Give its uid, its title, its short name or its symbol.",
                name=text,
            )
        )


class UnknownEventWordError(NothingDoneError):
    """A role, category, section or column that an event does not have."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            translated(
                "The event has none called {name}; it has: {known}. Nothing was changed.",
                name=name,
                known=", ".join(known) or "–",
            )
        )


class ReplacedAlreadyError(NothingDoneError):
    """A participant in whose place somebody else comes already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated(
                "Somebody else comes in the place of {name} already. Nothing was changed.",
                name=name,
            )
        )


class WrongFormError(NothingDoneError):
    """A note verbale to somebody who gets none."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated(
                "Notes verbales go to missions and ministries only; {name} gets a letter. "
                "Nothing was changed.",
                name=name,
            )
        )
