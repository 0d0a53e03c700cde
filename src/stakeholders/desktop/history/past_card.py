"""The card of another time, to be read: nothing on it takes a key or a click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stakeholders.desktop.history.past_rows import PastGroup, PastRow, Since
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.i18n import directed, translated

_WIDEST = 760


class PastCard(ScrollColumn):
    """Groups of rows; the arrows scroll, and the whole of it is one stop for Tab."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ""
        self._groups: tuple[PastGroup, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._build)

    def show_groups(self, title: str, groups: tuple[PastGroup, ...]) -> None:
        """Show what stood there, under the name of that time."""
        self._title, self._groups = title, groups
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(_spoken(groups)))
        self._build()

    @property
    def text(self) -> str:
        """All that is shown, line by line."""
        return "\n".join((self._title, *_spoken(self._groups)))

    def _build(self) -> None:
        px = self._theme.measures.px
        page = QWidget()
        give_role(page, Role.PAGE)
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QWidget(page)
        inner.setMaximumWidth(px(_WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(LeadingLabel(inner, Role.TITLE, self._title))
        for group in self._groups:
            column.addWidget(self._card(group, inner))
        column.addStretch(1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(px(32), px(24), px(32), px(24))
        whole.addWidget(inner)
        place = self.verticalScrollBar().value()
        self.setWidget(page)  # which takes the old one away
        self.verticalScrollBar().setValue(place)

    def _card(self, group: PastGroup, parent: QWidget) -> Card:
        card = Card(self._theme, group.title, parent)
        for row in group.rows:
            card.body.addWidget(self._row(row, card))
        return card

    def _row(self, row: PastRow, parent: QWidget) -> QWidget:
        px = self._theme.measures.px
        box = QWidget(parent)
        line, words = QHBoxLayout(box), QVBoxLayout()
        line.setContentsMargins(0, px(3), 0, px(3))
        line.setSpacing(px(8))
        label = LeadingLabel(box, Role.LABEL, row.label)
        label.setFixedWidth(px(140))
        words.setSpacing(px(2))
        value = LeadingLabel(box, None, row.text)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(value)
        if row.since in {Since.CHANGED, Since.GONE}:
            words.addLayout(self._since(row, box))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return box

    def _since(self, row: PastRow, parent: QWidget) -> QHBoxLayout:
        """Return the line that says what became of a row."""
        px, tokens = self._theme.measures.px, self._theme.tokens
        line = QHBoxLayout()
        line.setSpacing(px(6))
        icon = Drawing(parent)
        icon.draw(self._theme.icons.pixmap("history", tokens.warn, px(14)))
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(LeadingLabel(parent, Role.WARN, directed(what_became(row))), 1)
        return line


def what_became(row: PastRow) -> str:
    """Return what became of a row until today, nothing where it is the same."""
    match row.since:
        case Since.CHANGED:
            return translated("Today: {value}", value=row.today.replace("\n", " · "))
        case Since.GONE:
            return translated("No longer there today")
        case _:
            return ""


def _spoken(groups: Sequence[PastGroup]) -> list[str]:
    lines: list[str] = []
    for group in groups:
        lines.append(group.title)
        for row in group.rows:
            lines.append(translated("{label}: {value}", label=row.label, value=row.text))
            lines += filter(None, [what_became(row)])
    return lines
