"""The card of one contact that was found in a text, as it will be, correctable before keeping."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stakeholders.desktop.capture.draft import Draft, FoundContact
from stakeholders.desktop.capture.found_words import (
    about_body,
    about_channel,
    about_news,
    about_place,
    about_post,
    about_rivals,
    chip_of,
    same_as,
)
from stakeholders.desktop.capture.noted_field import NotedField
from stakeholders.desktop.capture.sentence import full_name_of
from stakeholders.desktop.people.verdicts import label_of, verdict_on
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.avatar import Avatar, initials_of
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.check_box import CheckBox
from stakeholders.desktop.widgets.chip import Chip
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.shown_value import FieldShape
from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.matching import Certainty
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.channels import Channels


class FoundCard(Card):
    """Shows a contact of a draft and corrects it there; `changed` tells that it did."""

    changed = Signal()
    copy_wanted = Signal(str)
    words_wanted = Signal(str, str)
    """Which field of which record has the focus, by the name and the quote of its words."""

    def __init__(
        self, theme: Theme, draft: Draft, uid: Uid, channels: "Channels", parent: QWidget
    ) -> None:
        super().__init__(theme, "", parent)
        self._draft = draft
        self._uid = uid
        self._channels = channels
        self._added: dict[ChannelType, Uid] = {}
        self._fields: dict[str, NotedField] = {}
        self._cleared: dict[str, str] = {}
        contact = draft.contact(uid)
        self._avatar = Avatar(theme, 44, self)
        self._name = ElidedLabel("", self)
        self._role = ElidedLabel("", self)
        self._chip = Chip(theme, chip_of(contact), self)
        self._news = LeadingLabel(self, Role.SECOND)
        self._keep = CheckBox(theme, translated("Keep"), self)
        self._same = CheckBox(theme, same_as(contact), self)
        self._takes_over = CheckBox(theme, about_rivals(contact), self)
        self.body.setSpacing(theme.measures.px(2))
        self._add_head(contact)
        self._add_fields(contact)
        self.show_contact()

    def show_contact(self) -> None:
        """Show the contact as the draft has it now."""
        contact = self._draft.contact(self._uid)
        self._show_head(contact)
        lead, line = contact.lead, contact.line
        country = self._channels.country_name(lead.country) if lead.country else ""
        self._show("honorific", lead.honorific)
        self._show("name", lead.name)
        self._show("title", line.title if line else "", note=about_post(contact))
        self._show("body", line.body if line else "", note=about_body(contact))
        self._show("place", lead.place, note=about_place(lead, country))
        for channel in self._channels.with_verdicts(lead).channels:
            if channel.uid:
                self._show_channel(channel)

    def _show_head(self, contact: FoundContact) -> None:
        lead = contact.lead
        self._avatar.show_contact(contact.uid, initials_of(lead.name))
        self._name.setText(full_name_of(contact))
        self.setAccessibleName(lead.name)
        line = contact.line
        named = contact.body.acronym if contact.body else ""
        parts = (line.title, named or line.body) if line else (lead.parent, lead.place)
        self._role.setText(" · ".join(part for part in parts if part))
        self._role.setVisible(any(parts))
        self._chip.show_text(chip_of(contact))
        self._news.say(about_news(contact))
        self._news.setVisible(contact.match.entry is not None)
        self._takes_over.setVisible(bool(contact.rivals))
        self._takes_over.setEnabled(contact.is_kept)
        self._same.setEnabled(contact.is_kept)
        self._keep.setAccessibleName(translated("Keep {name}", name=lead.name))
        for noted in self._fields.values():
            noted.setEnabled(contact.is_kept)

    def _show(self, key: str, value: str, verdict: Verdict | None = None, note: str = "") -> None:
        if key in self._fields:
            self._fields[key].show_value(value, verdict or Verdict(), note)

    def _show_channel(self, channel: Channel) -> None:
        key = channel.uid or ""
        if channel.uid == self._added.get(channel.type):
            key = channel.type.value
        shown = channel.raw if channel.problem else channel.display or channel.raw
        owner = self._draft.owner_of(channel)
        verdict = verdict_on(channel, self._channels.country_name)
        if channel.uid and self._draft.is_switched_off(channel.uid):
            verdict = Verdict(Level.WARN, translated("Left out. Delete takes it in again."))
        self._show(key, shown, verdict, about_channel(channel, shown, owner))

    def _add_head(self, contact: FoundContact) -> None:
        give_role(self._name, Role.HEADING)
        give_role(self._role, Role.SECOND)
        self._keep.setChecked(contact.is_kept)
        self._keep.toggled.connect(self._leave_out)
        words = QVBoxLayout()
        words.setSpacing(self._theme.measures.px(2))
        words.addWidget(self._name)
        words.addWidget(self._role)
        line = QHBoxLayout()
        line.setSpacing(self._theme.measures.px(12))
        line.addWidget(self._avatar)
        line.addLayout(words, 1)
        line.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)
        self.body.addSpacing(self._theme.measures.px(4))
        self.body.addWidget(self._news)
        self._same.setVisible(contact.match.certainty is Certainty.LIKELY)
        self._same.toggled.connect(self._take_for_same)
        self._takes_over.toggled.connect(self._take_over)
        self.body.addWidget(self._same)
        self.body.addWidget(self._takes_over)
        self.body.addSpacing(self._theme.measures.px(4))

    def _add_fields(self, contact: FoundContact) -> None:
        """Add a field for all that can be corrected: of a known contact only what is new."""
        if not contact.is_known:
            self._add_texts(contact)
        new = {news.value for news in contact.news if isinstance(news.value, Channel)}
        is_first = True
        for channel in contact.lead.channels:
            if channel.uid and (not contact.is_known or channel in new):
                is_main = is_first and channel.type is ChannelType.PHONE
                is_first = is_first and not is_main
                self._add_channel(channel, is_main=is_main)
        for kind in (ChannelType.PHONE, ChannelType.EMAIL):
            if kind.value in contact.lead.missing and not contact.is_known:
                self._add_gap(contact, kind)

    def _add_texts(self, contact: FoundContact) -> None:
        draft, add = self._draft, translated("Add one")
        is_person = contact.lead.kind is EntryKind.PERSON
        if is_person and contact.lead.honorific:
            label = translated("Honorific")
            self._add_text("honorific", FieldShape(label, hint=add), draft.change_honorific)
        self._add_text("name", FieldShape(translated("Name")), draft.change_name)
        if is_person:
            shape = FieldShape(translated("Position"), hint=translated("None in the text"))
            self._add_text("title", shape, draft.change_position)
            shape = FieldShape(translated("Organisation"), hint=translated("None in the text"))
            self._add_text("body", shape, draft.change_body)
        shape = FieldShape(translated("Place"), hint=translated("None in the text"))
        self._add_text("place", shape, draft.change_place)

    def _add_text(self, key: str, shape: FieldShape, change: Callable[[Uid, str], None]) -> None:
        field = self._put(key, shape, _no_verdict)
        field.kept.connect(partial(self._change_text, change))

    def _add_channel(self, channel: Channel, *, is_main: bool) -> None:
        uid = channel.uid or Uid("")
        shape = FieldShape(label_of(channel), is_code=True, is_main=is_main)
        field = self._put(uid, shape, partial(self._verdict, channel.type))
        field.kept.connect(partial(self._change_channel, uid, channel.type))

    def _add_gap(self, contact: FoundContact, kind: ChannelType) -> None:
        is_email = kind is ChannelType.EMAIL
        label = translated("E-mail") if is_email else translated("Phone")
        hint = translated("Add an e-mail") if is_email else translated("Add a phone")
        shape = FieldShape(label, is_code=True, hint=hint)
        field = self._put(kind.value, shape, partial(self._verdict, kind))
        field.kept.connect(partial(self._fill_gap, kind))
        self._show(kind.value, "", _gap_verdict(is_named=kind.value in contact.gaps))

    def _put(self, key: str, shape: FieldShape, check: Callable[[str], Verdict]) -> EditableField:
        noted = NotedField(self._theme, EditableField(self._theme, shape, check), self)
        self._fields[key] = noted
        self.body.addWidget(noted)
        noted.field.copy_wanted.connect(self.copy_wanted)
        noted.entered.connect(partial(self._ask_for_words, key))
        noted.switch_wanted.connect(partial(self._switch, key))
        return noted.field

    def _ask_for_words(self, key: str) -> None:
        lead = self._draft.contact(self._uid).lead
        channel = next((c for c in lead.channels if c.uid == key), None)
        quote = channel.quote if channel else ""
        self.words_wanted.emit(channel.type.value if channel else key, quote)

    def _switch(self, key: str) -> None:
        """Leave a fact out, or take a phone or an e-mail in again."""
        uid = Uid(key)
        if any(channel.uid == uid for channel in self._draft.contact(self._uid).lead.channels):
            self._draft.switch(uid, off=not self._draft.is_switched_off(uid))
            self._tell()
        elif key in self._cleared:
            self._fields[key].field.kept.emit(self._cleared.pop(key))
        elif key != "name" and self._fields[key].field.value:
            self._cleared[key] = self._fields[key].field.value
            self._fields[key].field.kept.emit("")

    def _take_for_same(self, is_same: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._draft.take_for_same(self._uid, is_same=is_same)
        self._tell()

    def _take_over(self, takes_over: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._draft.take_over(self._uid, takes_over=takes_over)
        self._tell()

    def _leave_out(self, kept: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._draft.leave_out(self._uid, left_out=not kept)
        self._tell()

    def _change_text(self, change: Callable[[Uid, str], None], text: str) -> None:
        change(self._uid, text)
        self._tell()

    def _change_channel(self, uid: Uid, kind: ChannelType, text: str) -> None:
        judged = self._judged(kind, text) if text else None
        self._draft.change_channel(uid, judged)
        if judged is None:
            self._show(uid, "", Verdict(Level.WARN, translated("It will not be kept.")))
        self._tell()

    def _fill_gap(self, kind: ChannelType, text: str) -> None:
        added = self._added.get(kind)
        if added is not None:
            self._draft.change_channel(added, self._judged(kind, text) if text else None)
        elif text:
            self._added[kind] = self._draft.add_channel(self._uid, self._judged(kind, text))
        if not text:
            self._added.pop(kind, None)
            self._show(kind.value, "", _gap_verdict(is_named=False))
        self._tell()

    def _tell(self) -> None:
        self.show_contact()
        self.changed.emit()

    def _verdict(self, kind: ChannelType, text: str) -> Verdict:
        return (
            verdict_on(self._judged(kind, text), self._channels.country_name) if text else Verdict()
        )

    def _judged(self, kind: ChannelType, text: str) -> Channel:
        country = self._draft.contact(self._uid).lead.country
        return self._channels.judge(kind, text, country)


def _gap_verdict(*, is_named: bool) -> Verdict:
    if is_named:
        return Verdict(Level.WARN, translated("Known gap: the text leaves it empty"))
    return Verdict(Level.WARN, translated("Known gap: the text has none"))


def _no_verdict(_text: str) -> Verdict:
    return Verdict()
