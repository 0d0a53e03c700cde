"""What the tour shows, step by step: words, and what “Show me” does."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.i18n import marked


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step: a title, what there is to know, and how it is shown.

    `{search}` in the text stands for the keys of a command. Shown is a command that is run,
    something that is searched for, or a text that is read as if it had been pasted.
    """

    title: str
    text: str
    command: str = ""
    search: str = ""
    pasted: str = ""


NAMED: Final = MappingProxyType(
    {
        "search": "search.focus",
        "phone": "contact.copy_phone",
        "paste": "capture.paste",
        "edit": "contact.edit",
        "event": "event.new",
        "participants": "event.list",
        "undo": "history.undo",
        "history": "history.show",
        "palette": "palette.open",
        "help": "help.show",
    }
)
RELEASE: Final = """\
For further information, please contact:
Ms. Ilse Brandwater, Spokesperson, UN Women
Tel. +41 22 917 00 55
ilse.brandwater@unwomen.example
"""

STEPS: Final = (
    TourStep(
        marked("The telephone rings"),
        marked(
            "Press {search} and type what you know, such as “ohchr sp”: whoever speaks for "
            "OHCHR stands first. {phone} copies the number."
        ),
        command="search.focus",
        search="ohchr sp",
    ),
    TourStep(
        marked("A press release arrives"),
        marked(
            "Copy its last lines and press {paste}. Person, post, organisation, phone and "
            "e-mail are found; Enter keeps them, with the words that say so."
        ),
        pasted=RELEASE,
    ),
    TourStep(
        marked("Everything is put right where it stands"),
        marked(
            "{edit} or a click begins, Tab goes on, Enter keeps, Escape takes back. What "
            "looks wrong is kept and flagged, and the repair stands beside it."
        ),
        command="contact.edit",
    ),
    TourStep(
        marked("The post stays, the holder moves"),
        marked(
            "When somebody takes over, press S on the post and type who. Its phone and mailbox "
            "stay, and every list follows on that day."
        ),
        search="kind:post",
    ),
    TourStep(
        marked("Lists and meetings"),
        marked(
            "On the left stand your lists and meetings. {event} begins a meeting: who is "
            "invited, who comes, who is missing, and {participants} the list of participants."
        ),
        command="event.new",
    ),
    TourStep(
        marked("Nothing is lost"),
        marked(
            "{undo} takes back the last step, {history} shows all of them, also "
            "after a year. {palette} finds every command, {help} explains what you see."
        ),
        command="history.show",
    ),
)
