"""Errors of merging, each a sentence with what to do next."""

from stakeholders.app.errors import NothingDoneError
from stakeholders.i18n import translated


class MergedIntoItselfError(NothingDoneError):
    """One contact named twice, where two are needed."""

    def __init__(self) -> None:
        super().__init__(translated("This is the same contact twice. Nothing was changed."))


class NotMergedError(NothingDoneError):
    """A merge that is not there, or was taken apart."""

    def __init__(self) -> None:
        super().__init__(translated("There is no such merge any more. Nothing was changed."))


class MergedSinceError(NothingDoneError):
    """A contact that has gone into another one since, or lies in the bin."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated(
                "{name} has gone into another contact since, or into the bin. "
                "Take that back first. Nothing was changed.",
                name=name,
            )
        )
