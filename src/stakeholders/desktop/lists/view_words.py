"""Views of a list in words: which keys do what there, what it says where nothing is, the forms."""

from enum import Enum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.parts import ContactWay
from stakeholders.i18n import marked


class View(Enum):
    """What of a list is shown."""

    MEMBERS = "members"
    CHECK = "check"
    VERSIONS = "versions"
    CHANGES = "changes"


KEYS: Final = MappingProxyType(
    {
        View.MEMBERS: marked(
            "Enter opens the contact. L leaves out, A always includes, N notes, R takes off, "
            "Alt+Up and Alt+Down move."
        ),
        View.CHECK: marked(
            "Enter opens the contact. F checks for another form, V goes through the old facts."
        ),
        View.VERSIONS: marked(
            "Enter shows what has changed since then; Space marks a version to compare with, W "
            "notes who got one."
        ),
        View.CHANGES: marked("D saves it as a document. Escape goes back to the versions."),
    }
)
EMPTY: Final = MappingProxyType(
    {
        View.MEMBERS: (
            marked("Nobody is on this list"),
            marked("Ctrl+Shift+A puts the chosen contacts on a list."),
        ),
        View.CHECK: (
            marked("Nothing stands in the way"),
            marked("Everybody on the list can be reached so, and every fact is checked and fresh."),
        ),
        View.VERSIONS: (
            marked("No version yet"),
            marked("Ctrl+Shift+S saves who is on the list now, with number and date."),
        ),
        View.CHANGES: (marked("Nothing has changed"), marked("Both say the same.")),
    }
)
FORMS: Final = MappingProxyType(
    {
        ContactWay.EMAIL: marked("By e-mail"),
        ContactWay.PHONE: marked("By phone"),
        ContactWay.POST: marked("By letter"),
    }
)
