"""Letters away from the window: which there are, their texts, filling and writing them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from stakeholders.domain.ids import Uid
from stakeholders.domain.letters import LetterTemplate

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.letters import LetterOrder, Merged
    from stakeholders.app.meeting_letters import LetterGroup, LetterWish


@dataclass(frozen=True, slots=True)
class LetterSubject:
    """Whom the letters go to: those invited to an event, else a list or what is found.

    `place` is where one goes back to, `sender` who writes unless told.
    """

    title: str
    place: str
    groups: "tuple[LetterGroup, ...]"
    event: Uid | None = None
    list_name: str = ""
    sender: str = ""
    kept: tuple[LetterTemplate, ...] = ()


def subject_of_event(directory: "Directory", uid: Uid, chosen: Sequence[Uid]) -> LetterSubject:
    """Return the letters that an event needs; called in a worker."""
    event, letters = directory.events.read(uid), directory.meeting_letters
    groups = letters.groups(uid, chosen)
    return LetterSubject(event.title, f"event:{uid}", groups, uid, sender=letters.sender(uid),
                         kept=directory.letter_templates.of(uid))  # fmt: skip


def subject_of_list(directory: "Directory", uid: Uid) -> LetterSubject:
    """Return the letters that can be written to a list; called in a worker."""
    from stakeholders.app.letters import TEMPLATES
    from stakeholders.app.meeting_letters import LetterGroup

    one = directory.lists.named(uid)
    groups = tuple(LetterGroup(name, "", ()) for name in reversed(TEMPLATES) if name != "reminder")
    return LetterSubject(one.name, f"list:{uid}", groups, list_name=str(one.uid),
                         kept=directory.letter_templates.of())  # fmt: skip


def order_of(
    directory: "Directory", subject: LetterSubject, group: "LetterGroup", wish: "LetterWish"
) -> "LetterOrder":
    """Return the letters as they are wished; called in a worker."""
    from stakeholders.app.exporting import Scope
    from stakeholders.app.letters import LetterOrder

    if subject.event is not None:
        return directory.meeting_letters.order(subject.event, group, wish)
    scope, title = Scope(list_name=subject.list_name), subject.title
    return LetterOrder(
        wish.text,
        scope,
        title,
        wish.subject,
        wish.sender,
        mailbox=wish.mailbox,
        files=wish.files,
    )


def filled(
    directory: "Directory", subject: LetterSubject, group: "LetterGroup", wish: "LetterWish"
) -> "Merged":
    """Return the letters, filled; nothing has left; called in a worker."""
    return directory.letters.merge(order_of(directory, subject, group, wish))


def written(
    directory: "Directory",
    subject: LetterSubject,
    group: "LetterGroup",
    wish: "LetterWish",
    target: tuple[str, str],
    paths: Sequence[Path] = (),
) -> int:
    """Give invitations their references, and write the letters; called in the worker that writes.

    `target` is where, and as what; the files of `paths` go along with drafts of mails.
    """
    from stakeholders.app.letters import attached_file

    wish = replace(wish, files=tuple(map(attached_file, paths)))
    if subject.event is not None:
        directory.answers.number(subject.event, group.invitations)
    merged = filled(directory, subject, group, wish)
    return directory.letters.write(merged, *target)
