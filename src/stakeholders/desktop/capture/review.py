"""What was found in a text, laid out to be looked over: sentence, text, cards."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from stakeholders.desktop.capture.draft import Draft
from stakeholders.desktop.capture.found_card import FoundCard
from stakeholders.desktop.capture.found_words import about_source
from stakeholders.desktop.capture.marked_text import MarkedText
from stakeholders.desktop.capture.sentence import sentence_on
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.shown_value import ShownValue
from stakeholders.desktop.widgets.splitting import tell_in_order
from stakeholders.domain.ids import Uid
from stakeholders.i18n import directed, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.capture import Captured
    from stakeholders.app.channels import Channels

_SIDE: Final = 24
_BAR: Final = 10
_WIDEST: Final = 620


class Review(QWidget):
    """Says in its signals what somebody wants to do with what was found."""

    keep_wanted = Signal()
    leave_wanted = Signal()
    paste_wanted = Signal()
    copy_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft: Draft | None = None
        self._cards: list[FoundCard] = []
        self._sentence = LeadingLabel(self, Role.HEADING)
        self._keep = TextButton(theme, translated("Keep"), "check", Role.PRIMARY, self)
        self._paste = TextButton(theme, translated("Paste another text"), "", None, self)
        self._leave = TextButton(theme, translated("Back"), "", None, self)
        self._text = MarkedText(theme, self)
        self._scroll = QScrollArea(self)
        self._column = QWidget(self._scroll)
        self._source: QWidget | None = None
        self._set_up_head()
        self._lay_out()

    @property
    def draft(self) -> Draft | None:
        """What is shown."""
        return self._draft

    def show_draft(self, draft: Draft, channels: "Channels") -> None:
        """Show what was read out of a text."""
        self.clear()
        self._draft = draft
        captured = draft.captured
        self._text.show_text(captured.source.text, captured.spans)
        for contact in draft.contacts:
            card = FoundCard(self._theme, draft, contact.uid, channels, self._column)
            card.changed.connect(self._show_changes)
            card.copy_wanted.connect(self.copy_wanted)
            card.words_wanted.connect(partial(self._show_words, contact.uid))
            self._cards.append(card)
        self._source = _source_card(self._theme, captured, self._column)
        self._fill_column()
        self._give_room()
        self._show_sentence()
        self._scroll.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show nothing any more."""
        self._draft = None
        layout = self._column.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._cards.clear()

    def take_focus(self) -> None:
        """Give the focus to the button that keeps."""
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.go_to_first()

    def parts_with_keys(self) -> Iterable[QWidget]:
        """Return the controls that have a use of their own for Enter, which keeps here."""
        yield self._text.text_edit
        for card in self._cards:
            yield from card.findChildren(ShownValue)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._give_room()

    def _give_room(self) -> None:
        """Never cut a card: it is the text that gives way."""
        needed = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        px = self._theme.measures.px
        self._scroll.setMinimumWidth(min(needed + px(2 * _SIDE + _BAR), px(_WIDEST)))

    def _show_words(self, uid: Uid, field: str, quote: str) -> None:
        """Highlight the words of the field that has the focus."""
        if self._draft is None:
            return
        contact = self._draft.contact(uid)
        line = contact.line
        owners = {
            "title": line.uid if line and line.uid else uid,
            "body": line.body_uid if line and line.body_uid else uid,
        }
        self._text.show_words(field, quote, owners.get(field, uid) or uid)

    def _show_changes(self) -> None:
        for card in self._cards:
            if card is not self.sender():
                card.show_contact()
        self._show_sentence()

    def _show_sentence(self) -> None:
        if self._draft is None:
            return
        contacts = self._draft.contacts
        sentence = sentence_on(contacts)
        self._sentence.say(directed(sentence))
        kept = sum(contact.is_kept for contact in contacts)
        several = plural("Keep {count} contact", "Keep {count} contacts", kept)
        self._keep.setText(several if len(contacts) > 1 else translated("Keep"))
        self._keep.setEnabled(kept > 0)
        self._keep.setAccessibleDescription(sentence)

    def _set_up_head(self) -> None:
        self._keep.setToolTip(translated("Enter"))
        self._leave.setToolTip(translated("Escape"))
        self._keep.clicked.connect(self.keep_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        self._leave.clicked.connect(self.leave_wanted)

    def _fill_column(self) -> None:
        layout = self._column.layout()
        if isinstance(layout, QVBoxLayout):
            for widget in (*self._cards, self._source):
                if widget is not None:
                    layout.addWidget(widget)
                    widget.show()
            layout.addStretch(1)

    def _lay_out(self) -> None:
        px = self._theme.measures.px
        head = QWidget(self)
        give_role(head, Role.BAR)
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(head)
        line.setContentsMargins(px(20), px(14), px(20), px(14))
        line.setSpacing(px(8))
        line.addWidget(self._sentence, 1)
        line.addSpacing(px(8))
        for button in (self._keep, self._paste, self._leave):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(px(_SIDE), px(20), px(_SIDE), px(20))
        column.setSpacing(px(14))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(translated("Contacts that were found"))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._column)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(self._text)
        parts.addWidget(self._scroll)
        tell_in_order(parts)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setSizes([px(480), px(560)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(parts, 1)


def _source_card(theme: Theme, captured: "Captured", parent: QWidget) -> Card:
    """Return the card that says where it all comes from, how old it is, and what it is about."""
    from stakeholders.app.capture_event import sentence_on_event

    card = Card(theme, translated("Where it says so"), parent)
    source, event = captured.source, captured.event
    lines = (
        (source.title, None),
        (about_source(source), Role.SECOND),
        (sentence_on_event(event) if event else "", Role.SECOND),
    )
    for text, role in lines:
        if text:
            card.body.addWidget(LeadingLabel(card, role, text))
    return card
