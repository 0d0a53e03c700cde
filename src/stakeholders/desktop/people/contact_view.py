"""The card of one contact: how to reach it, where it is, who belongs to it, where it says so."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.action import Where
from stakeholders.desktop.actions.positions import latin_key
from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.people.call_note import CallNote
from stakeholders.desktop.people.contact_head import ContactHead
from stakeholders.desktop.people.contact_sections import ContactSections
from stakeholders.desktop.people.detail_rows import DetailRow, detail_rows
from stakeholders.desktop.people.file_drop_area import FileDropArea
from stakeholders.desktop.people.keepings import Keepings
from stakeholders.desktop.people.note_drafts import NoteDrafts
from stakeholders.desktop.people.reach_card import Judge, ReachCard
from stakeholders.desktop.people.row_fields import RowFields, put_in_tab_order
from stakeholders.desktop.people.rows_card import RowsCard
from stakeholders.desktop.people.verdicts import CountryName, latin_offered
from stakeholders.desktop.people.who_card import WhoCard
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.in_parts import InParts
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.desktop.widgets.shown_value import FieldShape
from stakeholders.desktop.widgets.verdict import Verdict, VerdictLine
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices
    from stakeholders.app.contact_card import ContactCard

_WIDEST: Final = 760
_WITH_EDGES: Final = 520


class ContactView(ScrollColumn):
    """Shows a card and says what was corrected on it.

    `field_changed` tells a field (`name`, `place`, `country`) and its new text, `latin_taken` the
    spelling in Latin letters that was accepted; `contact_wanted`
    the uid of another contact that was clicked; `list_wanted` the uid of a list, `event_wanted` of
    a meeting; `file_dropped` the path of a file.
    """

    channel_changed = Signal(str, str)
    channel_added = Signal(str, str)
    field_changed = Signal(str, str)
    latin_taken = Signal(str)
    copy_wanted = Signal(str)
    contact_wanted = Signal(str)
    list_wanted = Signal(str)
    event_wanted = Signal(str)
    run_wanted = Signal(str)
    file_dropped = Signal(str)

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        judge: Judge,
        country_name: CountryName,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        give_topic(self, "card")
        self._theme = theme
        self._letters = actions.letters(Where.CARD)
        self._country_name = country_name
        self._card: ContactCard | None = None
        self._choices: Choices | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(translated("Contact"))
        self._page = FileDropArea(self)
        self._page.file_dropped.connect(self.file_dropped)
        give_role(self._page, Role.PAGE)
        self._page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = ContactHead(theme, actions, self._page)
        self._reach = ReachCard(theme, judge, country_name, self._page)
        self._about = Card(theme, translated("About"), self._page)
        self._fields = {
            "name": self._field(translated("Name")),
            "place": self._field(translated("Place")),
            "country": self._field(translated("Country")),
        }
        self._latin = VerdictLine(theme, self._about)
        self._about.body.insertWidget(2, self._latin)
        self._positions = RowsCard(theme, translated("Positions"), self._page)
        self._details = RowsCard(theme, translated("Details"), self._page)
        for card in (self._positions, self._details):
            card.fields.opened.connect(self.contact_wanted)
        self.drafts = NoteDrafts(self)
        self.call_note = CallNote(theme, self.drafts, self._page)
        self.keepings = Keepings(theme, self.drafts, self._page)
        self.keepings.run_wanted.connect(self.run_wanted)
        self._around = ContactSections(theme, self._page)
        self._who = WhoCard(theme, self._page)
        self._who.contact_wanted.connect(self.contact_wanted)
        self._who.run_wanted.connect(self.run_wanted)
        self._around.list_wanted.connect(self.list_wanted)
        self._around.event_wanted.connect(self.event_wanted)
        self._rest = InParts(self)
        self._lay_out()

    @property
    def card(self) -> "ContactCard | None":
        """The card that is shown."""
        return self._card

    @property
    def row_fields(self) -> tuple[RowFields, ...]:
        """The editors of all that the tables describe."""
        return (self._reach.row_fields, self._positions.fields, self._details.fields)

    def complete_with(self, choices: "Choices") -> None:
        """Show and complete words from these lists from now on."""
        self._choices = choices
        self._reach.complete_with(choices)
        self._rest.finish()
        for show in self._row_parts():
            show()

    @property
    def focused_fact(self) -> Uid | None:
        """The phone, e-mail or position that has the focus, None where it is on none."""
        return self._reach.focused_fact or self._positions.focused_part

    def forget_row(self, key: str) -> None:
        """Show an added row no more: it comes again as what it has become."""
        self._details.forget(key)

    def show_card(self, card: "ContactCard") -> None:
        """Show a card; what is being typed into its fields stays."""
        another = self._card is None or self._card.record.uid != card.record.uid
        self._card = card
        grown_old = sum(card.ages[uid].known is not None for uid in card.due)
        self.head.show_record(card.record, card.away, grown_old)
        self.head.show_star(starred=card.is_starred)
        self.head.show_seat(card.record, card.zone, self._country_name)
        self._reach.show_record(card.record, card.owners, card.ages, card.due)
        self._show_fields(card.record)
        self._latin.show_verdict(latin_offered(card.latin))
        if another:
            self.verticalScrollBar().setValue(0)
            self.call_note.close_panel()
            lower = (self._positions, self._details, self._who, self._around, self.keepings)
            for part in lower:
                part.hide()  # what it shows is of the card before
        self._rest.begin((self._show_people, *self._row_parts(), partial(self._show_rest, card)))
        if not another:
            self._rest.finish()

    def _show_people(self) -> None:
        """Show whom one reaches here, a frame after the head: together they take too long."""
        if self._card is not None:
            self._who.show_card(self._card)

    def _show_rest(self, card: "ContactCard") -> None:
        self._around.show()
        self._around.show_card(card)
        self.keepings.show()
        self.keepings.show_card(card)

    def edit(self) -> None:
        """Open the first field."""
        (self._reach.first_field or self._fields["name"]).edit()

    def take_focus(self) -> None:
        """Give the focus to the first field."""
        (self._reach.first_field or self._fields["name"]).take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run the commands that are one letter on a card."""
        platform = QGuiApplication.platformName()
        key = latin_key(event.key(), event.nativeScanCode(), platform) or event.key()
        command = self._letters.get(key) if not event.modifiers() else None
        if command is not None:
            self.run_wanted.emit(command)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Leave less room around the cards where there is little."""
        px = self._theme.measures.px
        side = px(32) if self.width() >= px(_WITH_EDGES) else px(14)
        self._whole.setContentsMargins(side, px(28), side, px(24))
        self._inner.setMaximumWidth(px(_WIDEST))

    def _field(self, label: str) -> EditableField:
        field = EditableField(self._theme, FieldShape(label, hint="–"), _no_verdict, self._about)
        self._about.body.addWidget(field)
        field.copy_wanted.connect(self.copy_wanted)
        return field

    def _show_fields(self, record: Record) -> None:
        title = record.posts[0].title if record.kind is EntryKind.POST else record.name
        values = {
            "name": title,
            "place": record.place,
            "country": self._country_name(record.country) if record.country else "",
        }
        for key, field in self._fields.items():
            field.show_value(values[key], Verdict())

    def _row_parts(self) -> tuple[Callable[[], None], ...]:
        """Return what shows positions and details, once it is known what words their codes are."""
        card, choices = self._card, self._choices
        if card is None or choices is None or card.record.uid is None:
            self._positions.hide()
            self._details.hide()
            return ()
        rows = detail_rows(card.record, card.owners, choices)
        positions = [row for row in rows if row.key.startswith("position:")]
        details = [row for row in rows if row not in positions]
        return (
            partial(self._show_rows, self._positions, card.record.uid, positions, choices),
            partial(self._show_rows, self._details, card.record.uid, details, choices),
        )

    def _show_rows(
        self, shown: RowsCard, uid: Uid, rows: Sequence[DetailRow], choices: "Choices"
    ) -> None:
        shown.show_rows(uid, rows, choices)
        shown.setVisible(bool(rows) or shown is self._details)  # there one can add some

    def _order(self) -> None:
        """Let Tab walk down the card, whenever its rows were made."""
        cards = (*self._reach.in_order, self._who, *self._positions.in_order, self._about)
        put_in_tab_order([*cards, *self._details.in_order, self._around])

    def _lay_out(self) -> None:
        px = self._theme.measures.px
        inner = self._inner = QWidget(self._page)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        cards = (self._reach, self._who, self._positions, self._about, self._details)
        for part in (self.head, self.call_note, *cards, self._around, self.keepings):
            column.addWidget(part)
        column.addStretch(1)
        self._whole = QVBoxLayout(self._page)
        self._whole.addWidget(inner)
        self._fit()
        self.setWidget(self._page)
        self._reach.changed.connect(self.channel_changed)
        self._reach.added.connect(self.channel_added)
        self._reach.copy_wanted.connect(self.copy_wanted)
        self.head.run_wanted.connect(self.run_wanted)
        for fields in self.row_fields:
            fields.changed.connect(self._order)
        self._latin.repair_taken.connect(self.latin_taken)
        for key, field in self._fields.items():
            field.kept.connect(partial(self.field_changed.emit, key))


def _no_verdict(_text: str) -> Verdict:
    return Verdict()
