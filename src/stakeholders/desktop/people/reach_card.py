"""The phones and e-mails of a contact, each correctable where it stands."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.people.detail_rows import channel_rows
from stakeholders.desktop.people.part_tables import CHANNELS
from stakeholders.desktop.people.row_fields import RowFields
from stakeholders.desktop.people.verdicts import CountryName, label_of, verdict_on
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.shown_value import FieldShape
from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.domain.channel import Channel, ChannelState, ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.reach import phones_in_order
from stakeholders.domain.record import Record
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices
    from stakeholders.domain.doubtful import AgedFact

_NO_AGES: Final[Mapping[Uid, "AgedFact"]] = MappingProxyType({})
_WARNED: Final = (ChannelState.INVALID, ChannelState.BOUNCED, ChannelState.DO_NOT_USE)

Judge = Callable[[ChannelType, str, str], Channel]
"""Gives what a text is as a phone or e-mail: type, text, country that helps."""


class ReachCard(Card):
    """Fields for every phone and e-mail, then a way to add one.

    `changed` tells the uid of the channel and the new text, `added` its type and text.
    """

    changed = Signal(str, str)
    added = Signal(str, str)
    copy_wanted = Signal(str)

    def __init__(
        self, theme: Theme, judge: Judge, country_name: CountryName, parent: QWidget
    ) -> None:
        super().__init__(theme, translated("Reach"), parent)
        give_topic(self, "phones")
        self._judge = judge
        self._country_name = country_name
        self._record: Record | None = None
        self._owners: Mapping[Uid, str] = {}
        self._ages: Mapping[Uid, AgedFact] = {}
        self._due: frozenset[Uid] = frozenset()
        self._channels: dict[Uid, Channel] = {}
        self._fields: dict[str, EditableField] = {}
        self._rows: dict[str, QWidget] = {}
        self._choices: Choices | None = None
        self.row_fields = RowFields(theme, self)
        self._buttons: QWidget | None = None

    @property
    def first_field(self) -> EditableField | None:
        """The field that F2 opens."""
        return next(iter(self._fields.values()), None)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab walks through."""
        return (*self._rows.values(), *filter(None, [self._buttons]))

    def complete_with(self, choices: "Choices") -> None:
        """Show and complete words from these lists from now on."""
        self._choices = choices
        if self._record is not None:
            self.row_fields.know(channel_rows(self._record, choices), choices)
            self._show_values()

    @property
    def focused_fact(self) -> Uid | None:
        """The phone or e-mail that has the focus."""
        rows = ((uid, row) for uid, row in self._rows.items() if Uid(uid) in self._channels)
        return next((Uid(uid) for uid, row in rows if _has_focus(row)), None)

    def show_record(
        self,
        record: Record,
        owners: Mapping[Uid, str],
        ages: Mapping[Uid, "AgedFact"] = _NO_AGES,
        due: frozenset[Uid] = frozenset(),
    ) -> None:
        """Show the phones and e-mails of a contact, whose they are, and how old.

        Fields that are there already stay, with what is being typed into them.
        """
        same = self._record is not None and self._record.uid == record.uid
        before = (*self._channels, *_gaps(self._record)) if same and self._record else ()
        self._record = record
        self._owners = owners
        self._ages, self._due = ages, due
        if self._choices is not None:
            self.row_fields.know(channel_rows(record, self._choices), self._choices)
        in_order = (
            *phones_in_order(record),
            *(c for c in record.channels if c not in record.phones),
        )
        self._channels = {channel.uid: channel for channel in in_order if channel.uid}
        if before == (*self._channels, *_gaps(record)) and same:
            self._show_values()
            return
        focused = next((k for k, f in self._fields.items() if f.isAncestorOf(_focus())), None)
        self.hide()  # what is seen is laid out again with each row that comes
        self._rebuild(record)
        self._show_values()
        self.show()
        if focused in self._fields:
            self._fields[focused].take_focus()

    def _show_values(self) -> None:
        for uid, channel in self._channels.items():
            shown = channel.raw if channel.problem else channel.display or channel.raw
            owner = self._owners.get(channel.owner or Uid(""))
            self._fields[uid].show_value(shown, self._told(channel, owner))

    def _rebuild(self, record: Record) -> None:
        for key in self._rows:
            self.row_fields.drop(_key(key))
        for widget in self.in_order:
            self.body.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._fields.clear()
        self._rows.clear()
        for number, channel in enumerate(self._channels.values()):
            self._add_field(channel, is_main=number == 0)
        for kind in _gaps(record):
            self._add_empty(ChannelType(kind), translated("Not known yet"))
        self._add_buttons()

    def _add_field(self, channel: Channel, *, is_main: bool) -> None:
        uid = channel.uid or Uid("")
        is_phone = channel.type is ChannelType.PHONE
        shape = FieldShape(label_of(channel), is_code=True, is_main=is_main and is_phone)
        field = EditableField(self._theme, shape, partial(self._checked, uid), self)
        field.kept.connect(partial(self.changed.emit, uid))
        field.copy_wanted.connect(self.copy_wanted)
        self._put(uid, field, self.row_fields.unfolding(_key(uid), shape.label, field, self))

    def _told(self, channel: Channel, owner: str | None) -> Verdict:
        """Return the verdict with how old the fact is, and whose it is."""
        verdict = verdict_on(channel, self._country_name)
        told = [self._state_of(channel), verdict.text]
        if owner:
            told.append(translated("of {owner}", owner=owner))
        told.append(self._age_of(channel))
        level = Level.WARN if told[0] and verdict.level is Level.OK else verdict.level
        if level is Level.OK and channel.uid in self._due:
            level = Level.NONE  # what has grown old is not plainly right
        return Verdict(level, " · ".join(part for part in told if part), verdict.repair)

    def _age_of(self, channel: Channel) -> str:
        """Return how old the fact is, and that it is to be checked again."""
        aged = self._ages.get(channel.uid or Uid(""))
        known = aged.known if aged else channel.as_of
        if known is None:
            return ""
        date = shown_date(known)
        is_checked = aged is not None and aged.check is not None and aged.check.on == known
        if channel.uid not in self._due:
            if is_checked:
                return translated("checked on {date}", date=date)
            return translated("as of {date}", date=date)
        if is_checked:
            return translated("checked on {date}, time to check it again", date=date)
        return translated("as of {date}, time to check it", date=date)

    def _state_of(self, channel: Channel) -> str:
        """Return that it is not to be used, and why."""
        if channel.state not in _WARNED or self._choices is None:
            return ""
        state = self._choices.name("channel_state", channel.state)
        if not channel.state_reason:
            return state
        return translated("{state}, because {reason}", state=state, reason=channel.state_reason)

    def _checked(self, uid: Uid, text: str) -> Verdict:
        channel = self._channels.get(uid)
        if not text or channel is None:
            return Verdict()
        country = channel.region or channel.assumed_region or self._country()
        return verdict_on(self._judge(channel.type, text, country), self._country_name)

    def _checked_new(self, kind: ChannelType, text: str) -> Verdict:
        if not text:
            return Verdict()
        return verdict_on(self._judge(kind, text, self._country()), self._country_name)

    def _country(self) -> str:
        return self._record.country if self._record else ""

    def _add_empty(self, kind: ChannelType, hint: str) -> EditableField:
        label = translated("E-mail") if kind is ChannelType.EMAIL else translated("Phone")
        shape = FieldShape(label, is_code=True, hint=hint)
        field = EditableField(self._theme, shape, partial(self._checked_new, kind), self)
        field.show_value("", Verdict())
        field.kept.connect(partial(self.added.emit, kind.value))
        self._put(kind.value, field)
        return field

    def _add_buttons(self) -> None:
        self._buttons = QWidget(self)
        row = FlowLayout(self._buttons, gap=self._theme.measures.px(16))
        row.setContentsMargins(0, self._theme.measures.px(4), 0, 0)
        if not self._fields:
            empty = QLabel(translated("No phone and no e-mail yet."), self._buttons)
            give_role(empty, Role.THIRD)
            row.addWidget(empty)
        for kind, text in (
            (ChannelType.PHONE, translated("Add a phone")),
            (ChannelType.EMAIL, translated("Add an e-mail")),
        ):
            button = TextButton(self._theme, text, "plus", Role.LINK, self._buttons)
            button.clicked.connect(partial(self._open_new, kind))
            row.addWidget(button)
        self.body.addWidget(self._buttons)
        self._buttons.show()

    def _open_new(self, kind: ChannelType) -> None:
        field = self._fields.get(kind.value) or self._add_empty(kind, translated("Type it here"))
        field.edit()

    def _put(self, key: str, field: EditableField, row: QWidget | None = None) -> None:
        self._fields[key] = field
        self._rows[key] = row or field
        self.body.insertWidget(len(self._fields), self._rows[key])
        self._rows[key].show()


def _key(uid: str) -> str:
    """Return the key of the row that unfolds below a channel."""
    return f"{CHANNELS.code}:{uid}"


def _gaps(record: Record | None) -> tuple[str, ...]:
    missing = record.missing if record else ()
    return tuple(field for field in missing if field in {"email", "phone"})


def _has_focus(widget: QWidget) -> bool:
    return widget is _focus() or widget.isAncestorOf(_focus())


def _focus() -> QWidget:
    return QApplication.focusWidget() or QWidget()
