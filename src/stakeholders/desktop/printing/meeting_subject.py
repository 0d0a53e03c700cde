"""What can be printed of a meeting: its lists, their versions and corrections, badges, labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.widgets.choice_list import Option
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.domain.editions import KIND_NAMES, Edition
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.meeting_documents import MeetingOrder, MeetingOutlook

_LIST: Final = "participants"
_CORRECTIONS: Final = "corrections"
_EDITION: Final = "edition:"
_OF_PARTICIPANTS: Final = MappingProxyType(
    {
        "badges": marked("Badges with a QR code"),
        "place-cards": marked("Place cards, folded"),
        "sign-in": marked("The sign-in sheet"),
        "contacts": marked("The contact list of participants"),
        "phone-card": marked("The phone card of participants"),
    }
)
_OF_INVITED: Final = MappingProxyType(
    {
        "labels": marked("Address labels of the invited"),
        "envelopes": marked("Envelopes for the invited"),
    }
)


@dataclass(frozen=True, slots=True)
class MeetingSubject:
    """The meeting that the window shows; what has changed since its last version stands first."""

    outlook: "MeetingOutlook"

    @property
    def key(self) -> str:
        """Whose last choice is remembered."""
        return f"event:{self.outlook.event.uid}"

    @property
    def title(self) -> str:
        """What the meeting is called."""
        return self.outlook.event.title

    @property
    def audience(self) -> str:
        """Who may see it where nothing else was chosen."""
        return Visibility.PARTICIPANTS.value

    def options(self) -> tuple[Option, ...]:
        """Return what can be printed of it."""
        return tuple(self._options())

    def order(self, what: str, sheet: str = "") -> "MeetingOrder":
        """Return the document that is wanted, on a sheet of labels where it needs one."""
        from stakeholders.app.meeting_documents import MeetingDocument, MeetingOrder

        uid = self.outlook.event.uid
        if uid is None:
            raise ValueError(self.outlook)
        if what.startswith(_EDITION):
            number = int(what.removeprefix(_EDITION))
            return MeetingOrder(MeetingDocument.EDITION, uid, number=number)
        return MeetingOrder(MeetingDocument(what or _LIST), uid, sheet)

    def file_name(self, what: str) -> str:
        """Return a name for the file of such a document, without its ending."""
        names = {one.key: one.text for one in self.options()}
        return translated("{event}, {document}", event=self.title, document=names.get(what, ""))

    def _options(self) -> Iterator[Option]:
        newest = self.outlook.editions[-1] if self.outlook.editions else None
        if newest is not None and self.outlook.changes:
            yield self._corrections(newest)
        count = self.outlook.count
        people = plural("{count} participant", "{count} participants", count)
        yield Option(_LIST, translated("The list of participants"), people)
        yield from map(_edition, reversed(self.outlook.editions))
        for what, title in _OF_PARTICIPANTS.items():
            yield Option(what, translated(title))
        invited = len(self.outlook.invited)
        told = plural("{count} addressee", "{count} addressees", invited)
        for what, title in _OF_INVITED.items():
            yield Option(what, translated(title), told)

    def _corrections(self, newest: Edition) -> Option:
        title = translated("What has changed since version {number}", number=newest.number)
        changes = plural("{count} change", "{count} changes", self.outlook.changes)
        return Option(_CORRECTIONS, title, changes)


def _edition(one: Edition) -> Option:
    kind = translated(KIND_NAMES[one.kind])
    title = translated("Version {number}, {kind}", number=one.number, kind=kind)
    day = shown_date(PartialDate.of(one.as_of.astimezone().date()))
    count = plural("{count} line, {date}", "{count} lines, {date}", one.count, date=day)
    return Option(f"{_EDITION}{one.number}", title, count)
