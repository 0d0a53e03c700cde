"""Errors of posts, positions and absences, each a sentence with what to do next."""

from collections.abc import Sequence

from stakeholders.app.errors import NothingDoneError
from stakeholders.i18n import translated


class AmbiguousNameError(NothingDoneError):
    """A name that several people have."""

    def __init__(self, name: str, uids: Sequence[str]) -> None:
        super().__init__(
            translated(
                "Several are called {name}: {uids}. Say which one. Nothing was changed.",
                name=name,
                uids=", ".join(uids),
            )
        )


class UnknownPersonError(NothingDoneError):
    """A name that nobody in the directory has."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated("Nobody here is called {name}. Nothing was changed.", name=name)
        )


class UnknownPostError(NothingDoneError):
    """A text that finds no post, or more than one."""

    def __init__(self, text: str, names: Sequence[str]) -> None:
        if names:
            said = translated(
                "{text} may mean several posts: {names}. Say which one. Nothing was changed.",
                text=text,
                names="; ".join(names),
            )
        else:
            said = translated("There is no post {text}. Nothing was changed.", text=text)
        super().__init__(said)


class ExistingPostError(NothingDoneError):
    """A post that a body has already."""

    def __init__(self, title: str, body: str) -> None:
        super().__init__(
            translated(
                "{body} has a post {title} already. Nothing was changed.", title=title, body=body
            )
        )


class HeldAlreadyError(NothingDoneError):
    """A post given to who holds it."""

    def __init__(self, name: str, post: str) -> None:
        super().__init__(
            translated("{name} holds {post} already. Nothing was changed.", name=name, post=post)
        )


class OwnOfficerError(NothingDoneError):
    """An absence in which one would be in charge for oneself."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated(
                "{name} cannot be in charge for {name}. Choose somebody else. Nothing was changed.",
                name=name,
            )
        )


class ActingForAbsenceError(NothingDoneError):
    """A position that an absence made, and only the absence changes."""

    def __init__(self) -> None:
        super().__init__(
            translated(
                "This position lasts as long as somebody is away. Change the absence instead. "
                "Nothing was changed."
            )
        )
