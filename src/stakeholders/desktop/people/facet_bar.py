"""The facet bar: what narrows the results, as chips above them, and a menu of all that could."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.chip import ChipButton, ChipText, Tone
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.margins import set_margins
from stakeholders.i18n import numeral, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.facets import Facet

_OFFERED: Final = 2


class FacetBar(QWidget):
    """Chips that narrow: a click on one that is offered takes it, on one that is taken drops it.

    `changed` tells that others are taken. Below stands what in a query makes no sense.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._taken: tuple[Facet, ...] = ()
        self._offered: tuple[Facet, ...] = ()
        self._remark = QLabel(self)
        self._remark.setWordWrap(True)
        give_role(self._remark, Role.THIRD)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=theme.measures.px(6))
        column = QVBoxLayout(self)
        px = theme.measures.px
        set_margins(column, self, px(18), 0, px(14), px(8))
        column.setSpacing(px(6))
        column.addWidget(self._chips)
        column.addWidget(self._remark)
        self._remark.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def queries(self) -> tuple[str, ...]:
        """What narrows, in the words of a query."""
        return tuple(facet.query for facet in self._taken)

    def clear(self) -> None:
        """Narrow by nothing; `changed` is not told."""
        self._taken = ()

    def offer(self, facets: "Sequence[Facet]", remarks: Sequence[str]) -> None:
        """Show what could narrow further, and what makes no sense."""
        self._offered = tuple(facets)
        self._remark.setText("\n".join(remarks))
        self._remark.setVisible(bool(remarks))
        focused = self._focused()
        self._show_chips()
        self.setVisible(bool(facets or self._taken or remarks))
        if focused is not None:
            self._focus(focused)

    def open_menu(self) -> None:
        """Open all ways to narrow, below the bar; arrows and letters choose."""
        menu = self._filled(QMenu(self))
        menu.setAccessibleName(translated("Narrow by"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(self._theme.measures.px(18), self.height())))

    def _take(self, facet: "Facet") -> None:
        """Narrow by a facet, in place of another one of its dimension unless both may hold."""
        several = facet.query.startswith(("has:", "tag:"))
        kept = (one for one in self._taken if several or one.dimension != facet.dimension)
        self._taken = (*kept, facet)
        self.changed.emit()

    def _drop(self, facet: "Facet") -> None:
        self._taken = tuple(one for one in self._taken if one != facet)
        self.changed.emit()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.setParent(None)
                chip.deleteLater()
        for facet in self._taken:
            name = translated("Take away: {facet}", facet=facet.label)
            self._add(ChipText(facet.label, "x", Tone.ACCENT), partial(self._drop, facet), name)
        for facet in self._worth_offering():
            self._add(ChipText(_counted(facet)), partial(self._take, facet), _counted(facet))
        if self._offered or self._taken:
            more = ChipText(translated("Narrow"), "funnel")
            self._add(more, self.open_menu, translated("Narrow by…"))

    def _worth_offering(self) -> "list[Facet]":
        """Return the facets that one most often narrows by, of those that leave something out."""
        taken = set(self.queries)
        starts = ("has:email", "country:", "function:", "tag:")
        found = []
        for start in starts:
            fitting = (f for f in self._offered if f.query.startswith(start))
            best = next((f for f in fitting if f.query not in taken), None)
            found += [best] if best is not None else []
        return found[:_OFFERED]

    def _add(self, shown: ChipText, done: "partial[None] | object", name: str) -> None:
        chip = ChipButton(self._theme, shown, self._chips)
        chip.setAccessibleName(name)
        chip.clicked.connect(done)
        self._flow.addWidget(chip)
        chip.show()

    def _filled(self, menu: QMenu) -> QMenu:
        for facet in self._taken:
            away = menu.addAction(translated("Take away: {facet}", facet=facet.label))
            away.triggered.connect(partial(self._drop_checked, facet))
        menu.addSeparator()
        menus: dict[str, QMenu] = {}
        for facet in self._offered:
            if facet.query in self.queries:
                continue
            if facet.dimension not in menus:
                menus[facet.dimension] = menu.addMenu(facet.dimension)
            action = menus[facet.dimension].addAction(f"{facet.name}\t{_number(facet)}")
            action.triggered.connect(partial(self._take_checked, facet))
        return menu

    def _take_checked(self, facet: "Facet", _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._take(facet)

    def _drop_checked(self, facet: "Facet", _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._drop(facet)

    def _focused(self) -> int | None:
        """Return which chip has the focus, to give it to the one that comes in its place."""
        chips = self._chips.findChildren(ChipButton)
        return next((n for n, chip in enumerate(chips) if chip.hasFocus()), None)

    def _focus(self, place: int) -> None:
        item = self._flow.itemAt(min(place, self._flow.count() - 1))
        if item is not None and (chip := item.widget()) is not None:
            chip.setFocus()


def _counted(facet: "Facet") -> str:
    return translated("{facet} · {count}", facet=facet.label, count=_number(facet))


def _number(facet: "Facet") -> str:
    """Return how many a facet leaves, in words where that was not counted to the end."""
    if facet.is_counted:
        return numeral(facet.count)
    return translated("more than {count}", count=facet.count - 1)
