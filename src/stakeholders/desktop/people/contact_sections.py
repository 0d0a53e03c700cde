"""What stands around a contact: its lists, and where it says so."""

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.chip import ChipButton, ChipText
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.elided_label import leading_side
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.i18n import marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_card import ContactCard, Meeting

_PARTS: Final = MappingProxyType(
    {
        "body": marked("organises or hosts"),
        "delegation": marked("sends a delegation"),
        "participation": marked("takes part"),
        "invitation": marked("invited"),
    }
)


class ContactSections(QWidget):
    """Made anew for every card; nothing is typed here.

    `list_wanted` tells the uid of a list, `event_wanted` that of a meeting.
    """

    list_wanted = Signal(str)
    event_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sections: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.measures.px(16))

    def show_card(self, card: "ContactCard") -> None:
        """Show what stands around another contact."""
        for section in self._sections:
            section.hide()
            section.setParent(None)
            section.deleteLater()
        made = (self._lists(card), self._meetings(card), self._sources(card))
        self._sections = [section for section in made if section is not None]
        for section in self._sections:
            self._column.addWidget(section)
            section.show()

    def _lists(self, card: "ContactCard") -> QWidget | None:
        if not card.lists:
            return None
        section = self._titled(translated("On lists"))
        chips = QWidget(section)
        flow = FlowLayout(chips)
        for one in card.lists:
            chip = ChipButton(self._theme, ChipText(one.name, "list-checks"), chips)
            chip.clicked.connect(partial(self.list_wanted.emit, one.uid))
            flow.addWidget(chip)
        section.body.addWidget(chips)
        return section

    def _meetings(self, card: "ContactCard") -> QWidget | None:
        """Return at which meetings the contact was, and as what, the latest first."""
        if not card.meetings:
            return None
        section = self._titled(translated("At meetings"))
        chips = QWidget(section)
        flow = FlowLayout(chips)
        for one in card.meetings:
            chip = ChipButton(self._theme, ChipText(_of_meeting(one), "calendar"), chips)
            chip.clicked.connect(partial(self.event_wanted.emit, one.event))
            flow.addWidget(chip)
        section.body.addWidget(chips)
        return section

    def _sources(self, card: "ContactCard") -> QWidget | None:
        if not card.sources:
            return None
        section = self._titled(translated("Where it says so"))
        for quoted in card.sources:
            source = quoted.source
            date = shown_date(source.date) if source.date else translated("no date")
            if source.date_assumed:
                date = translated("{date}, assumed", date=date)
            section.body.addWidget(
                _text(translated("{title} ({date})", title=source.title, date=date), None, section)
            )
            if quoted.quote:
                words = translated("“{words}”", words=quoted.quote)
                section.body.addWidget(_text(words, Role.SECOND, section))
        return section

    def _titled(self, title: str) -> Card:
        return Card(self._theme, title, self)


def _text(text: str, role: Role | None, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(leading_side(label))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        give_role(label, role)
    return label


def _of_meeting(meeting: "Meeting") -> str:
    """Return a meeting in a line: which one, when, and what the contact was there."""
    day = shown_date(meeting.start) if meeting.start else ""
    words = dict.fromkeys(translated(_PARTS[part.part]) for part in meeting.parts)
    parts = (meeting.short or meeting.title, day, *words)
    return " · ".join(part for part in parts if part)
