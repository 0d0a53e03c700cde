"""What becomes of one contact of a file, field by field."""

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from stakeholders.app.importing_plan import Decision, Planned
from stakeholders.desktop.importing.plan_rows import TITLES, about_match
from stakeholders.desktop.people.verdicts import label_of, verdict_on
from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.domain.channel import Channel
from stakeholders.domain.problems import Severity
from stakeholders.domain.record import Record
from stakeholders.i18n import left_to_right, marked, translated

_LABEL_WIDTH: Final = 108
_BAR: Final = 10
_NARROWEST: Final = 400
_WIDEST: Final = 560
_EXPLANATIONS: Final = MappingProxyType(
    {
        Decision.NEW: marked("It is not in the directory yet and will be added."),
        Decision.CHANGED: marked("It is in the directory; these fields will change."),
        Decision.SAME: marked("It is in the directory already; nothing changes."),
        Decision.DOUBTFUL: marked("It will not be imported, as it may be here already."),
        Decision.REFUSED: marked("It could not be read as a contact and will not be imported."),
    }
)


class PlanDetails(QScrollArea):
    """One contact at a time."""

    def __init__(self, theme: Theme, country_name: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._country_name = country_name
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translated("What becomes of the contact"))
        self.show_item(None)

    def show_item(self, item: Planned | None) -> None:
        """Show another contact of the file."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        px = self._theme.measures.px
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(14))
        if item is not None:
            column.addWidget(self._head(item, page))
            for made in (self._changes, self._facts, self._match):
                card = made(item, page)
                if card is not None:
                    column.addWidget(card)
        column.addStretch(1)
        self.setWidget(page)
        needed = page.minimumSizeHint().width() + px(_BAR)
        self.setMinimumWidth(max(px(_NARROWEST), min(needed, px(_WIDEST))))

    def _head(self, item: Planned, page: QWidget) -> Card:
        card = Card(self._theme, translated(TITLES[item.decision]), page)
        line = translated("Line {number}", number=item.line)
        name = item.record.name if item.record else line
        card.body.addWidget(LeadingLabel(card, Role.HEADING, name))
        card.body.addWidget(LeadingLabel(card, None, translated(_EXPLANATIONS[item.decision])))
        if item.record:
            told = translated("Line {number} of the file", number=item.line)
            card.body.addWidget(LeadingLabel(card, Role.THIRD, told))
        for problem in item.problems:
            level = Level.BAD if problem.severity is Severity.ERROR else Level.WARN
            card.body.addWidget(self._verdict(Verdict(level, problem.message), card))
        return card

    def _changes(self, item: Planned, page: QWidget) -> Card | None:
        if not item.differences:
            return None
        card = Card(self._theme, translated("What changes"), page)
        grid = self._grid(card)
        for change in item.differences:
            before = translated("Before: {value}", value=change.before or translated("nothing"))
            self._add(grid, card, translated(change.title), change.after, before)
        return card

    def _facts(self, item: Planned, page: QWidget) -> Card | None:
        if item.record is None or item.decision is Decision.CHANGED:
            return None
        card = Card(self._theme, translated("In the file"), page)
        grid = self._grid(card)
        for label, value in _texts(item.record, self._country_name):
            self._add(grid, card, label, value)
        for channel in item.record.channels:
            self._add_channel(grid, card, channel)
        return card

    def _match(self, item: Planned, page: QWidget) -> Card | None:
        if item.decision is not Decision.DOUBTFUL or not item.match or not item.match.entry:
            return None
        card = Card(self._theme, translated("In the directory"), page)
        card.body.addWidget(LeadingLabel(card, None, about_match(item)))
        grid = self._grid(card)
        entry = item.match.entry
        for label, value in _texts(entry, self._country_name):
            self._add(grid, card, label, value)
        for channel in entry.channels:
            self._add(grid, card, label_of(channel), _isolated(channel))
        return card

    def _grid(self, card: Card) -> QGridLayout:
        px = self._theme.measures.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        grid.setColumnMinimumWidth(0, px(_LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        return grid

    def _add(self, grid: QGridLayout, card: Card, label: str, value: str, note: str = "") -> None:
        row, top = grid.rowCount(), Qt.AlignmentFlag.AlignTop
        caption = LeadingLabel(card, Role.LABEL, label)
        caption.setFixedWidth(self._theme.measures.px(_LABEL_WIDTH))
        grid.addWidget(caption, row, 0, top)
        grid.addWidget(LeadingLabel(card, None, value), row, 1)
        if note:
            grid.addWidget(LeadingLabel(card, Role.THIRD, note), row + 1, 1)

    def _add_channel(self, grid: QGridLayout, card: Card, channel: Channel) -> None:
        self._add(grid, card, label_of(channel), _isolated(channel))
        verdict = verdict_on(channel, self._country_name)
        if verdict.text:
            grid.addWidget(self._verdict(verdict, card), grid.rowCount(), 1)

    def _verdict(self, verdict: Verdict, card: Card) -> VerdictLine:
        line = VerdictLine(self._theme, card)
        line.show_verdict(Verdict(verdict.level, verdict.text))
        return line


def _texts(record: Record, country_name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield label and value of what a record says beside its channels."""
    yield translated("Name"), " ".join(p for p in (record.honorific, record.name) if p)
    for line in record.posts:
        position = translated("Position")
        yield position, ", ".join(p for p in (line.title, line.unit, line.body) if p)
    country = country_name(record.country) if record.country else ""
    place = ", ".join(part for part in (record.place, country) if part)
    if place:
        yield translated("Place"), place
    for address in record.addresses:
        yield translated("Address"), "\n".join(address.lines or [p for p in address.parts if p])
    for label, values in (
        (translated("Languages"), record.languages),
        (translated("Tags"), record.tags),
        (translated("Notes"), record.notes),
    ):
        if values:
            yield label, ", ".join(values)


def _isolated(channel: Channel) -> str:
    return left_to_right(channel.display or channel.raw)
