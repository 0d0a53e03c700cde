"""Who belongs to a contact: holders of a post and who answers if not, staff of an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.bodies.staff_words import shown_line
from stakeholders.desktop.people.terms import holder_label
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.row_painting import elided
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Holder, Record
from stakeholders.domain.staff import StaffLine, StandIn
from stakeholders.i18n import left_to_right, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_card import ContactCard

_ICON: Final = 16
_CHART: Final = "bodies.show"


@dataclass(frozen=True, slots=True)
class _Line:
    """Who or what, what is said of it, and the card it leads to."""

    icon: str
    text: str
    about: str
    uid: Uid | None
    is_quiet: bool = False


class WhoCard(Card):
    """Made anew for every card, and hidden where nobody belongs to it.

    `contact_wanted` tells the uid of another contact, `run_wanted` the command of a button.
    """

    contact_wanted = Signal(str)
    run_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self._parts: list[QWidget] = []
        self.hide()

    def show_card(self, card: "ContactCard") -> None:
        """Show who belongs to another contact."""
        for part in self._parts:
            part.hide()
            part.setParent(None)
            part.deleteLater()
        title, lines = _said_of(card)
        self.rename(title)
        self._parts = [self._row(line) for line in lines]
        if card.line_count:
            self._parts.append(self._way_to_chart(card.line_count - len(card.lines)))
        for part in self._parts:
            self.body.addWidget(part)
            part.show()
        self.setVisible(bool(self._parts))

    def _row(self, line: _Line) -> QWidget:
        px, tokens = self._theme.measures.px, self._theme.tokens
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(10))
        icon = Drawing(row)
        colour = tokens.third_text if line.is_quiet else tokens.second_text
        icon.draw(self._theme.icons.pixmap(line.icon, colour, px(_ICON)))
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._first(line, row), 0, Qt.AlignmentFlag.AlignLeading)
        if line.about:
            about = ElidedLabel(line.about, row)
            give_role(about, Role.THIRD)
            words.addWidget(about)
        across.addLayout(words, 1)
        return row

    def _first(self, line: _Line, row: QWidget) -> QWidget:
        if line.uid is None:
            return LeadingLabel(row, Role.THIRD, line.text)
        link = LinkButton(self._theme, line.text, row, is_quiet=line.is_quiet)
        link.clicked.connect(partial(self.contact_wanted.emit, line.uid))
        return link

    def _way_to_chart(self, more: int) -> QWidget:
        said = (
            plural(
                "{count} more in the organisation chart",
                "{count} more in the organisation chart",
                more,
            )
            if more > 0
            else translated("Show in the organisation chart")
        )
        button = TextButton(self._theme, said, "network", Role.LINK, self)
        button.clicked.connect(partial(self.run_wanted.emit, _CHART))
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(button)
        across.addStretch(1)
        return row


class LinkButton(TextButton):
    """A link whose text is cut where the room ends, and told whole to pointer and readers."""

    def __init__(self, theme: Theme, text: str, parent: QWidget, *, is_quiet: bool) -> None:
        super().__init__(theme, text, "", Role.QUIET_LINK if is_quiet else Role.LINK, parent)
        self._whole = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        shown, metrics = super().sizeHint(), self.fontMetrics()
        more = metrics.horizontalAdvance(self._whole) - metrics.horizontalAdvance(self.text())
        return QSize(shown.width() + more, shown.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.contentsRect().width()
        cut = elided(self._whole, self.fontMetrics(), room)
        self.setToolTip(self._whole if cut != self._whole else "")
        if cut != self._whole:
            cut = f"\u2068{cut}\u2069"  # its dots stand where the words end, not the window's side
        if cut != self.text():
            self.setText(cut)


def _said_of(card: "ContactCard") -> tuple[str, Sequence[_Line]]:
    record = card.record
    if record.kind is EntryKind.PERSON:
        lines = [
            _Line("user", one.officer_name, translated("In charge meanwhile"), one.officer)
            for one in card.away.values()
            if one.officer_name
        ]
        return translated("Who answers"), lines
    if record.kind is EntryKind.POST:
        return translated("Who answers"), _answering(record, card.stand_ins)
    return translated("People and posts"), [_staff_line(line) for line in card.lines if line.uid]


def _answering(record: Record, stand_ins: Sequence[StandIn]) -> list[_Line]:
    """Return who holds a post, present ones first, who answers if not, and where it is."""
    in_order = sorted(record.holders, key=lambda holder: (not holder.is_present, holder.acting))
    phones = {one.uid: one.phone for one in stand_ins}
    lines = [_holder(holder, phones.get(holder.uid, "")) for holder in in_order]
    if not any(holder.is_present for holder in record.holders):
        lines.insert(0, _Line("user", translated("Nobody holds it now"), "", None, is_quiet=True))
    held = {holder.uid for holder in record.holders}
    lines += [_stand_in(one) for one in stand_ins if one.uid not in held]
    body = record.posts[0]
    if body.body and body.body_uid not in phones:
        lines.append(_Line("building-2", body.body, translated("Organisation"), body.body_uid))
    return lines


def _holder(holder: Holder, phone: str) -> _Line:
    about = _with_phone(holder_label(holder), phone)
    return _Line("user", holder.name, about, holder.uid, is_quiet=not holder.is_present)


def _stand_in(one: StandIn) -> _Line:
    """Return who answers if the holder does not, and on which phone."""
    about = (
        translated("If not: the main line")
        if one.is_body
        else translated("If not: {post}", post=one.about)
    )
    return _Line("phone", one.name, _with_phone(about, one.phone), one.uid)


def _with_phone(about: str, phone: str) -> str:
    return f"{about} · {left_to_right(phone)}" if phone else about


def _staff_line(line: StaffLine) -> _Line:
    shown = shown_line(line, False, 0)
    about = " · ".join(part for part in (shown.about, shown.end) if part)
    return _Line(shown.icon, shown.title, about, line.uid, is_quiet=shown.is_quiet)
