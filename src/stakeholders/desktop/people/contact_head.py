"""The head of a card: picture, name, what someone is, and the commands one reaches for."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.people.photos import photo_of
from stakeholders.desktop.people.terms import away_text, holder_label
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.avatar import Avatar, initials_of
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.chip import Chip, ChipText, Tone
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.elided_label import ElidedLabel, leading_side
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.local_time import LocalTime
from stakeholders.desktop.widgets.long_words import breakable
from stakeholders.desktop.widgets.row_painting import beginning
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.freshness import last_check
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Absence, Verification
from stakeholders.domain.record import Record
from stakeholders.i18n import plural, translated

_BUTTONS: Final = (
    ("contact.copy_phone", "phone"),
    ("contact.copy_email", "mail"),
    ("contact.copy_block", "copy"),
    ("list.add", "list-plus"),
    ("contact.edit", "pencil"),
)


_ICONS: Final = MappingProxyType(
    {EntryKind.BODY: "building-2", EntryKind.POST: "briefcase", EntryKind.EVENT: "calendar"}
)


class ContactHead(QWidget):
    """Who or what it is, at one look; `photo_wanted` tells the picture that belongs here."""

    run_wanted = Signal(str)
    photo_wanted = Signal(str)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._avatar = Avatar(theme, 76, self)
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._role = ElidedLabel("", self)
        self._held = ElidedLabel("", self)
        self._time = LocalTime(self)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._actions = actions
        self._star = IconButton(theme, "star", "", self)
        self._star.clicked.connect(partial(self.run_wanted.emit, "contact.star"))
        self._photo: Uid | None = None
        self._is_broken = False
        self._shown: list[ChipText] = []
        give_role(self._name, Role.TITLE)
        give_role(self._role, Role.SECOND)
        give_role(self._held, Role.SECOND)
        self._lay_out()

    def show_record(self, record: Record, away: Mapping[Uid, Absence], due: int = 0) -> None:
        """Show another contact; `away` is who of those it is about is away today.

        Of its facts so many are `due` to be checked again.
        """
        said = record.posts[0].title if record.kind is EntryKind.POST else record.name
        name = " ".join(part for part in (record.honorific, said or record.name) if part)
        letters = initials_of(record.name) if record.kind is EntryKind.PERSON else ""
        self._avatar.show_contact(record.uid or record.name, letters, _ICONS.get(record.kind, ""))
        name = beginning(name)
        self._name.setText(breakable(name))
        self._name.setAccessibleName(name)
        self._name.setAlignment(leading_side(self._name) | Qt.AlignmentFlag.AlignVCenter)
        self._role.setText(_role_of(record))
        held = _held_by(record)
        self._held.setText(held)
        self._held.setVisible(bool(held))
        self._shown = [*_chips(record), *_away_chips(record, away), *_age_chips(record, due)]
        photo = photo_of(record)
        is_other = photo != self._photo
        self._is_broken &= not is_other
        self._show_chips()
        if is_other:
            self._photo = photo
            self._avatar.show_picture(None)
            if photo is not None:
                self.photo_wanted.emit(photo)

    def show_star(self, *, starred: bool) -> None:
        """Show whether the contact comes first among equals, and what the star would do."""
        self._star.setCheckable(True)
        self._star.setChecked(starred)
        icon, colour = ("star-filled", "accent_text") if starred else ("star", None)
        self._star.change_icon(icon, colour)
        self._star.rename(translated("Take the star away") if starred else translated("Star"))

    def show_seat(self, record: Record, zone: str, country_name: Callable[[str], str]) -> None:
        """Show of a body what it is part of and covers in one line, and what time it is there."""
        if record.kind is EntryKind.BODY:
            self._role.setText(_place_of(record, country_name))
        self._time.show_zone(zone)

    def show_photo(self, photo: Uid, picture: QImage | None) -> None:
        """Show a picture in the disc; without one the initials stay, and it is said why."""
        if photo == self._photo:
            self._avatar.show_picture(picture)
            self._is_broken = picture is None
            if self._is_broken:
                self._show_chips()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.setParent(None)
                chip.deleteLater()
        broken = ChipText(translated("The photo cannot be shown"), "triangle-alert", Tone.WARN)
        for shown in [*self._shown, *([broken] if self._is_broken else [])]:
            chip = Chip(self._theme, shown, self._chips)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(self._flow.count() > 0)

    def _lay_out(self) -> None:
        px = self._theme.measures.px
        words = QVBoxLayout()
        words.setSpacing(px(6))
        for part in (self._name, self._role, self._held, self._time, self._chips):
            words.addWidget(part)
        top = QHBoxLayout()
        top.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        top.addSpacing(px(14))
        top.addLayout(words, 1)
        top.addWidget(self._star, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(18))
        whole.addLayout(top)
        whole.addWidget(self._button_row())

    def _button_row(self) -> QWidget:
        row = QWidget(self)
        flow = FlowLayout(row, gap=self._theme.measures.px(8))
        texts = {
            "contact.copy_phone": translated("Phone"),
            "contact.copy_email": translated("E-mail"),
            "contact.copy_block": translated("Copy"),
            "list.add": translated("Add to list"),
            "contact.edit": translated("Edit"),
        }
        for key, icon in _BUTTONS:
            button = TextButton(self._theme, texts[key], icon, parent=row)
            button.setToolTip(self._actions.qaction(key).statusTip())
            button.setAccessibleName(self._actions.qaction(key).text())
            button.clicked.connect(partial(self.run_wanted.emit, key))
            flow.addWidget(button)
        return row


def _role_of(record: Record) -> str:
    if record.kind is EntryKind.POST:
        return record.posts[0].body
    if record.kind is EntryKind.BODY:
        return " · ".join(part for part in (record.parent, record.place) if part)
    lines = record.present_posts[:2]
    return "; ".join(" · ".join(p for p in (line.title, line.body) if p) for line in lines)


def _place_of(record: Record, country_name: Callable[[str], str]) -> str:
    """Return in one line what a body is part of, where it sits, and which areas it covers."""
    areas = ", ".join(country_name(code) for code in record.covers)
    parts = (
        translated("Part of {name}", name=record.parent) if record.parent else "",
        record.place,
        translated("Covers {areas}", areas=areas) if areas else "",
    )
    return " · ".join(part for part in parts if part)


def _held_by(record: Record) -> str:
    """Return who holds a post since when; nothing of a vacant one, and of other contacts."""
    if record.kind is not EntryKind.POST:
        return ""
    present = sorted((h for h in record.holders if h.is_present), key=lambda h: h.acting)
    told = (f"{holder.name} · {holder_label(holder)}" for holder in present[:1])
    return "".join(told)


def _chips(record: Record) -> list[ChipText]:
    kinds = {
        EntryKind.BODY: translated("Organisation"),
        EntryKind.POST: translated("Post"),
    }
    chips = [ChipText(kinds[record.kind], tone=Tone.ACCENT)] if record.kind in kinds else []
    if record.acronym:
        chips.append(ChipText(record.acronym))
    if record.languages:
        chips.append(ChipText(" · ".join(language.upper() for language in record.languages)))
    chips.extend(ChipText(tag, "tag") for tag in record.tags)
    if record.kind is EntryKind.POST and not any(h.is_present for h in record.holders):
        chips.append(ChipText(translated("Vacant"), tone=Tone.WARN))
    return chips


def _age_chips(record: Record, due: int) -> list[ChipText]:
    """Return how many facts have grown old; else when the contact was checked as a whole."""
    if due:
        return [ChipText(plural("{count} fact to check", "{count} facts to check", due), "clock")]
    check = last_check(record.parts_of(Verification), None)
    if check is None:
        return []
    date = shown_date(check.on)
    return [ChipText(translated("Checked on {date}", date=date), "badge-check", Tone.OK)]


def _away_chips(record: Record, away: Mapping[Uid, Absence]) -> list[ChipText]:
    """Return who is away: of a post those who hold it, by name."""
    if record.kind is EntryKind.PERSON:
        return [ChipText(away_text(one), "calendar", Tone.WARN) for one in away.values()]
    names = {holder.uid: holder.name for holder in record.holders}
    return [
        ChipText(
            translated("{name}: {away}", name=names[uid], away=away_text(one)),
            "calendar",
            Tone.WARN,
        )
        for uid, one in away.items()
    ]
