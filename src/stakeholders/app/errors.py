"""Errors of the jobs: expected ones, each a sentence with what to do next."""

from collections.abc import Sequence

from stakeholders.i18n import translated
from stakeholders.store.errors import (
    BusyFileError,
    ConflictError,
    DamagedFileError,
    DirectoryFileError,
    DiskFullError,
    ExistingFileError,
    ForeignFileError,
    MissingFileError,
    NewerFileError,
    NothingToUndoError,
    StillNeededError,
    UnknownUidError,
    UnwritableFileError,
)

__all__ = [
    "BusyFileError",
    "ConflictError",
    "DamagedFileError",
    "DirectoryFileError",
    "DiskFullError",
    "ExistingFileError",
    "ForeignFileError",
    "MissingFileError",
    "NewerFileError",
    "NothingToUndoError",
    "StillNeededError",
    "UnknownUidError",
    "UnwritableFileError",
]


class NothingDoneError(Exception):
    """A job that could not be done; nothing was changed."""


class NotTextError(NothingDoneError):
    """A file that should hold text holds something else."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated("{file} is not a text file. Nothing was read from it.", file=name)
        )


class UnreadableFileError(NothingDoneError):
    """A file that cannot be opened."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(translated("{file} cannot be read: {reason}.", file=name, reason=reason))


class UnknownFormatError(NothingDoneError):
    """A file or a name of a format that the program does not know."""

    def __init__(self, name: str) -> None:
        super().__init__(translated("{name} is in no format that the program knows.", name=name))


class UnknownSheetError(NothingDoneError):
    """Labels of a size that the program does not know."""

    def __init__(self, code: str, known: Sequence[str]) -> None:
        super().__init__(
            translated(
                "{code} is no sheet for this. Choose one of {known}.",
                code=code,
                known=", ".join(known),
            )
        )


class UnknownTemplateError(NothingDoneError):
    """A text of a letter that is neither a file nor one that comes along."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            translated(
                "{name} is no file, and none of the texts that come along: {known}.",
                name=name,
                known=", ".join(known),
            )
        )


class DaylessEventError(NothingDoneError):
    """A meeting whose days are not known, so that no calendar can hold it."""

    def __init__(self, title: str) -> None:
        super().__init__(
            translated(
                "The days of {title} are not known yet. Say them first, and calendars can hold it.",
                title=title,
            )
        )


class OnlyReadFormatError(NothingDoneError):
    """A file to be written in a format that the program only reads."""

    def __init__(self, suffix: str, instead: str) -> None:
        super().__init__(
            translated(
                "The program only reads {suffix} files. Let the name of the file end in {instead}.",
                suffix=suffix,
                instead=instead,
            )
        )


class UnknownMappingError(NothingDoneError):
    """A name or file of columns that is none."""

    def __init__(self, name: str) -> None:
        super().__init__(translated("There are no saved columns called {name}.", name=name))


class UnknownEncodingError(NothingDoneError):
    """A name of an encoding that nobody knows."""

    def __init__(self, name: str) -> None:
        super().__init__(translated("There is no text encoding called {name}.", name=name))


class TooLargeFileError(NothingDoneError):
    """A file that is larger than any address book."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated("{file} is larger than 512 MB. Nothing was read from it.", file=name)
        )


class TooLargeAttachmentError(NothingDoneError):
    """A file that is too large to be kept with a contact."""

    def __init__(self, name: str, megabytes: int) -> None:
        super().__init__(
            translated(
                "{file} is larger than {size} MB and was not kept. Nothing was changed.",
                file=name,
                size=megabytes,
            )
        )


class NoPictureError(NothingDoneError):
    """A photo or logo that is no picture."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated(
                "{file} is not a JPEG, PNG, GIF or WebP picture. Nothing was changed.", file=name
            )
        )


class UnconfirmedError(NothingDoneError):
    """Something that cannot be undone, and that nobody confirmed."""

    def __init__(self) -> None:
        super().__init__(
            translated("This cannot be undone and has to be confirmed. Nothing was changed.")
        )


class NoCertificateError(NothingDoneError):
    """Somebody who was not erased, or not from this directory."""

    def __init__(self, uid: str) -> None:
        super().__init__(translated("{uid} was not erased from this directory.", uid=uid))


class HiddenFactError(NothingDoneError):
    """Something that those it was meant for may not see."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated("They may not see this of {name}. Nothing was written.", name=name)
        )


class EmptyNameError(NothingDoneError):
    """A contact or a list without a name."""

    def __init__(self) -> None:
        super().__init__(translated("A name is needed. Nothing was changed."))


class EmptyTextError(EmptyNameError):
    """A note without a word."""

    def __init__(self) -> None:
        Exception.__init__(self, translated("There are no words in it. Nothing was changed."))


class UnknownStepError(UnknownUidError):
    """No step of the history has this number or uid."""

    def __init__(self, step: str) -> None:
        Exception.__init__(
            self, translated("There is no step {step} in this directory.", step=step)
        )


class UnknownListError(NothingDoneError):
    """A list that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(translated("There is no list {name}.", name=name))


class ExistingListError(NothingDoneError):
    """A list that is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(translated("There is already a list {name}.", name=name))


class NotOnListError(NothingDoneError):
    """A contact that a list neither holds nor leaves out."""

    def __init__(self, name: str) -> None:
        super().__init__(translated("That contact is not on the list {list}.", list=name))


class UnknownEditionError(NothingDoneError):
    """A version that a list does not have."""

    def __init__(self, name: str, number: int | None) -> None:
        if number is None:
            super().__init__(translated("{list} was never saved as a version.", list=name))
        else:
            super().__init__(
                translated("{list} has no version {number}.", list=name, number=number)
            )


class FoundByRuleError(NothingDoneError):
    """A member that the rule of a list finds, and that was to be taken off it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated(
                "The search of {list} finds that contact, which is why it is on it. "
                "Leave it out, for a reason.",
                list=name,
            )
        )


class UnwritableTargetError(NothingDoneError):
    """A file that cannot be written."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            translated(
                "{file} cannot be written: {reason}. Nothing was exported.",
                file=name,
                reason=reason,
            )
        )


class UnknownFieldError(NothingDoneError):
    """A field that such a contact does not have."""

    def __init__(self, field: str) -> None:
        super().__init__(
            translated("There is no field {field} here. Nothing was changed.", field=field)
        )


class WrongValueError(NothingDoneError):
    """A value of a field that can hold dates, or yes and no, and nothing else."""

    def __init__(self, value: str, field: str, wanted: str) -> None:
        super().__init__(
            translated(
                "{value} cannot be kept in {field}, which wants {wanted}. Nothing was changed.",
                value=value,
                field=field,
                wanted=wanted,
            )
        )


class WrongKindError(NothingDoneError):
    """A fact that such a contact cannot have, or a contact of another kind than is needed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated("{name} is not of the kind that this needs. Nothing was changed.", name=name)
        )


class CircleError(NothingDoneError):
    """A body that would become a part of itself."""

    def __init__(self, body: str, parent: str, *, itself: bool = False) -> None:
        super().__init__(
            translated("{body} cannot be a part of itself. Nothing was changed.", body=body)
            if itself
            else translated(
                "{parent} is a part of {body}, so {body} cannot be a part of "
                "{parent}. Nothing was changed.",
                body=body,
                parent=parent,
            )
        )


class TakenNameError(NothingDoneError):
    """A name that a tag, a field or a group has already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated("There is already one called {name}. Nothing was changed.", name=name)
        )


class UnknownNameError(NothingDoneError):
    """A tag, field, group or area that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(translated("There is none called {name}. Nothing was changed.", name=name))


class AmbiguousNameError(UnknownNameError):
    """A name that several countries, areas or groups have."""

    def __init__(self, name: str, names: str) -> None:
        Exception.__init__(
            self,
            translated(
                "{name} may mean several: {names}. Choose one. Nothing was changed.",
                name=name,
                names=names,
            ),
        )


class NotInTheBinError(UnknownUidError):
    """A contact or list that nobody deleted."""

    def __init__(self, name: str) -> None:
        Exception.__init__(self, translated("{name} is not in the bin.", name=name))


class StoppedError(NothingDoneError):
    """A long piece of work that somebody stopped."""

    def __init__(self) -> None:
        super().__init__(translated("It was stopped. Nothing was changed."))


class WorkEndedError(NothingDoneError):
    """A long piece of work that ended by itself, killed from outside or for want of memory."""

    def __init__(self) -> None:
        super().__init__(
            translated(
                "The work was ended from outside, perhaps for want of memory. Nothing was changed. "
                "Close other programs and try again."
            )
        )
