"""What can be chosen before printing, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.printing.meeting_subject import MeetingSubject
from stakeholders.desktop.widgets.choice_list import Option
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.i18n import marked, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.documents import DocumentOrder
    from stakeholders.app.exporting import Scope

LIST = "list"
CARD = "card"
FACT_SHEET = "fact-sheet"

_OF_CONTACTS: Final = MappingProxyType(
    {
        "phone-card": marked("The phone card"),
        "labels": marked("Address labels"),
        "envelopes": marked("Envelopes"),
        "badges": marked("Badges with a QR code"),
        "place-cards": marked("Place cards, folded"),
        "sign-in": marked("The sign-in sheet"),
    }
)


@dataclass(frozen=True, slots=True)
class ShownContact:
    """The contact whose card is shown."""

    uid: Uid
    name: str
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class PrintSubject:
    """What the window shows when somebody wants to print: the contacts, and one of them.

    `key` says whose last choice is remembered. What `is_found` are not only contacts. `audience`
    is who may see it where nothing was chosen and the settings are not asked.
    """

    key: str
    title: str
    count: int
    contacts: "Scope"
    contact: ShownContact | None = None
    is_found: bool = False
    audience: str = ""

    def options(self) -> tuple[Option, ...]:
        """Return what can be printed of it."""
        if self.is_found:
            count = plural("{count} found", "{count} found", self.count)
        else:
            count = plural("{count} contact", "{count} contacts", self.count)
        found = [Option(LIST, translated("The list"), f"{self.title} · {count}")]
        if self.contact is not None:
            found.append(Option(CARD, translated("The card"), self.contact.name))
            if self.contact.kind is EntryKind.BODY:
                found.append(Option(FACT_SHEET, translated("The fact sheet"), self.contact.name))
        sheets = (Option(what, translated(title)) for what, title in _OF_CONTACTS.items())
        return (*found, *sheets)

    def order(self, what: str, sheet: str = "") -> "DocumentOrder":
        """Return the document that is wanted, on a sheet of labels where it needs one."""
        from stakeholders.app.documents import DocumentKind, DocumentOrder

        if self.contact is not None and what in {CARD, FACT_SHEET}:
            return DocumentOrder(DocumentKind(what), uid=self.contact.uid)
        kind = DocumentKind(what if what in _OF_CONTACTS else LIST)
        return DocumentOrder(kind, self.title, self.contacts, sheet=sheet)

    def file_name(self, what: str) -> str:
        """Return a name for the file of such a document, without its ending."""
        is_card = self.contact is not None and what in {CARD, FACT_SHEET}
        return self.contact.name if self.contact is not None and is_card else self.title


Subject = PrintSubject | MeetingSubject
"""What the page that prints can be given."""


def paper_options(names: Sequence[tuple[str, str]]) -> tuple[Option, ...]:
    """Return an option for each paper, by its code and its name."""
    return tuple(Option(code, name) for code, name in names)
