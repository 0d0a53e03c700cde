"""What stands around a contact: who belongs together, its lists, and where it says so."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stakeholders.desktop.people.terms import holder_label
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.chip import Chip, ChipText
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.elided_label import leading_side
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Holder, Record
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_card import ContactCard


class ContactSections(QWidget):
    """Made anew for every card; nothing is typed here.

    `contact_wanted` tells the uid of another contact, `list_wanted` that of a list.
    """

    contact_wanted = Signal(str)
    list_wanted = Signal(str)

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
        made = (self._people(card), self._lists(card), self._sources(card))
        self._sections = [section for section in made if section is not None]
        for section in self._sections:
            self._column.addWidget(section)
            section.show()

    def _people(self, card: "ContactCard") -> QWidget | None:
        """Return what belongs together: who is in charge, holders of a post, staff of a body."""
        rows: list[tuple[str, str, Uid | None]] = []
        record = card.record
        if record.kind is EntryKind.PERSON:
            rows = [
                (translated("In charge meanwhile"), one.officer_name, one.officer)
                for one in card.away.values()
            ]
        elif record.kind is EntryKind.POST:
            rows = [(holder_label(one), one.name, one.uid) for one in _in_order(record.holders)]
            rows.append(
                (translated("Organisation"), record.posts[0].body, record.posts[0].body_uid)
            )
        else:
            rows = [(_staff_title(other), _staff_name(other), other.uid) for other in card.staff]
        if not rows:
            return None
        titles = {EntryKind.POST: translated("Who")}
        section = self._titled(titles.get(record.kind, translated("People and posts")))
        for label, text, uid in rows:
            if text:
                section.body.addWidget(self._row(label, text, uid, section))
        return section

    def _row(self, label: str, text: str, uid: Uid | None, parent: QWidget) -> QWidget:
        line = QWidget(parent)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.measures.px(2))
        caption = QLabel(label, line)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setWordWrap(True)
        caption.setAlignment(leading_side(caption))
        give_role(caption, Role.LABEL)
        column.addWidget(caption)
        if uid is None:
            value = QLabel(text, line)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            value.setAlignment(leading_side(value))
            column.addWidget(value)
        else:
            wanted = partial(self.contact_wanted.emit, uid)
            column.addWidget(self._link(text, wanted, line), 0, Qt.AlignmentFlag.AlignLeading)
        return line

    def _lists(self, card: "ContactCard") -> QWidget | None:
        if not card.lists:
            return None
        section = self._titled(translated("On lists"))
        chips = QWidget(section)
        flow = FlowLayout(chips)
        for one in card.lists:
            chip = Chip(self._theme, ChipText(one.name, "list-checks"), chips, button=True)
            chip.clicked.connect(partial(self.list_wanted.emit, one.uid))
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

    def _link(self, text: str, wanted: Callable[[], None], parent: QWidget) -> TextButton:
        button = TextButton(self._theme, text, "", Role.LINK, parent)
        button.clicked.connect(wanted)
        return button

    def _titled(self, title: str) -> Card:
        return Card(self._theme, title, self)


def _staff_title(record: Record) -> str:
    if record.kind is EntryKind.POST:
        return record.posts[0].title
    return translated("Part of it") if record.kind is EntryKind.BODY else translated("Person")


def _staff_name(record: Record) -> str:
    if record.kind is not EntryKind.POST:
        return record.name
    present = [holder.name for holder in record.holders if holder.is_present]
    return ", ".join(present) or translated("Vacant")


def _in_order(holders: tuple[Holder, ...]) -> list[Holder]:
    """Return who holds a post today before others, and acting holders behind."""
    return sorted(holders, key=lambda holder: (not holder.is_present, holder.acting))


def _text(text: str, role: Role | None, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(leading_side(label))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        give_role(label, role)
    return label
