"""Opening mails to many in the program for mail: one after the other, each noted in the log."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.mailing import Mailing

AS_MAIL, AS_LETTERS = "mail", "letters"
"""How something is written to many: one mail with blind copies, or a letter to each."""
Note = Callable[[int], None]
"""Notes that a mail to so many was begun; called in the worker that writes."""


class MailOpening(QObject):
    """Opens the first mail; where there are more, the next one is offered."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame

    def open(self, note: Note, done: str, mailing: "Mailing") -> None:
        """Open the mails, or say that nobody can be written to; `done` is told before."""
        if mailing.links:
            self._open(note, done, mailing, 0)
        else:
            self._frame.tell(_behind(done, translated("None of them can be written to by e-mail.")))

    def _open(self, note: Note, done: str, mailing: "Mailing", number: int) -> None:
        self._frame.ask.program_to_open(mailing.links[number], self._tell_no_program)
        self._frame.runner.write(partial(note, len(mailing.batches[number])), self._ignore)
        said = _behind(done, _told_mail(mailing, number))
        if number + 1 < len(mailing.links):
            following = partial(self._open, note, "", mailing, number + 1)
            self._frame.offer(said, translated("Next mail"), following)
        else:
            self._frame.tell(said)

    def _ignore(self, _answer: None) -> None:
        """Say nothing of what was noted."""

    def _tell_no_program(self) -> None:
        self._frame.tell(
            translated(
                "This computer has no program set up for that. Copy it instead: Ctrl+1, Ctrl+2."
            )
        )


def _behind(done: str, said: str) -> str:
    return translated("{told} {doubt}", told=done, doubt=said) if done else said


def _told_mail(mailing: "Mailing", number: int) -> str:
    """Return to how many a mail goes, and how many are left out."""
    count = len(mailing.batches[number])
    told = plural(
        "Mail {number} of {all}, to {count} address.",
        "Mail {number} of {all}, to {count} addresses.",
        count,
        number=number + 1,
        all=len(mailing.links),
    )
    if not mailing.left_out:
        return told
    return plural(
        "{told} {count} is left out; the check before sending says why.",
        "{told} {count} are left out; the check before sending says why.",
        len(mailing.left_out),
        told=told,
    )
