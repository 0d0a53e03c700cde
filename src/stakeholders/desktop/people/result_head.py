"""The head of the results: what they are, how many, and how they are sorted and shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from stakeholders.desktop.actions.registry import shown_keys
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.margins import set_margins
from stakeholders.desktop.widgets.shown_column import ShownColumn
from stakeholders.desktop.widgets.staying_menu import StayingMenu
from stakeholders.domain.arrangement import AS_FOUND, Arrangement
from stakeholders.i18n import plural, translated


class ResultHead(QWidget):
    """A title and a number; buttons for the order, the columns, and list or table.

    `arrangement_chosen` tells another order, `column_chosen` a column that is to be shown or not.
    What narrows the results has room in lines below: `add_below`.
    """

    arrangement_chosen = Signal(object)
    column_chosen = Signal(str, bool)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._title = ElidedLabel("", self)
        self._count = QLabel(self)
        give_role(self._title, Role.HEADING)
        give_role(self._count, Role.THIRD)
        self._members = self._button("list.show", "list-checks")
        self._members.hide()
        self._sort = self._button("results.sort", "arrow-up-down")
        self._columns = self._button("results.columns", "columns-3")
        self._switch = self._button("results.switch", "table")
        self._lines = QVBoxLayout(self)
        self._lay_out()

    @property
    def number(self) -> str:
        """How many there are, in words."""
        return self._count.text()

    def say(
        self, title: str, total: int, chosen: int, *, is_exact: bool = True, is_found: bool = False
    ) -> None:
        """Show what the results are, how many there are, and how many are chosen of them.

        Where the number is not exact there are as many at least. What is found are not only
        contacts, but also posts and events.
        """
        self._title.setText(title)
        if chosen > 1:
            text = translated("{chosen} of {count} chosen", chosen=chosen, count=total)
        elif not is_exact:
            fewer = total - 1
            text = plural("more than {count} contact", "more than {count} contacts", fewer)
        elif is_found:
            text = plural("{count} found", "{count} found", total)
        else:
            text = plural("{count} contact", "{count} contacts", total)
        self._count.setText(text)

    def show_list(self, *, is_list: bool) -> None:
        """Show the button that leads to the reasons and versions of a list."""
        self._members.setVisible(is_list)

    def show_table(self, *, is_table: bool) -> None:
        """Show the buttons that a table or a list has."""
        self._switch.change_icon("list" if is_table else "table")
        self._switch.rename(
            self._named(
                translated("Show as a list") if is_table else translated("Show as a table"),
                "results.switch",
            )
        )
        self._columns.setVisible(is_table)

    def add_below(self, widget: QWidget) -> None:
        """Put what narrows the results into a line below the title."""
        self._lines.addWidget(widget)

    def open_orders(self, columns: Sequence[ShownColumn], now: Arrangement) -> None:
        """Ask for the order, among these columns."""
        menu = QMenu(self)
        self._add_order(menu, translated("Best first"), AS_FOUND, now.column == "")
        menu.addSeparator()
        for column in columns:
            chosen = column.code == now.column
            order = Arrangement(column.code, now.descending and chosen)
            self._add_order(menu, column.title, order, chosen)
        menu.addSeparator()
        turned = Arrangement(now.column, not now.descending)
        action = self._add_order(menu, translated("The other way round"), turned, now.descending)
        action.setEnabled(bool(now.column))
        self._pop(menu, self._sort)

    def open_columns(self, columns: Sequence[ShownColumn], shown: Sequence[str]) -> None:
        """Ask which columns to show; the menu stays until it is left."""
        menu = StayingMenu(self)
        for column in columns:
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(column.code in shown)
            action.toggled.connect(partial(self.column_chosen.emit, column.code))
        self._pop(menu, self._columns)

    def _add_order(
        self,
        menu: QMenu,
        title: str,
        order: Arrangement,
        is_chosen: bool,  # noqa: FBT001
    ) -> QAction:
        action = menu.addAction(title)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(partial(self._choose_order, order))
        return action

    def _choose_order(self, order: Arrangement) -> None:
        self.arrangement_chosen.emit(order)

    def _pop(self, menu: QMenu, button: IconButton) -> None:
        below = button if button.isVisible() else self
        corner = QPoint(below.width() if below.isRightToLeft() else 0, below.height())
        menu.aboutToHide.connect(menu.deleteLater)
        place = below.mapToGlobal(corner)
        if below.isRightToLeft():
            place.setX(place.x() - menu.sizeHint().width())
        menu.popup(place)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _button(self, key: str, icon: str) -> IconButton:
        title = self._frame.actions.qaction(key).text()
        button = IconButton(self._frame.theme, icon, self._named(title, key), self)
        button.clicked.connect(partial(self._frame.actions.run, key))
        return button

    def _named(self, title: str, key: str) -> str:
        keys = shown_keys(self._frame.actions.action(key))
        return translated("{command} ({keys})", command=title, keys=keys)

    def _lay_out(self) -> None:
        px = self._frame.theme.measures.px
        line = QHBoxLayout()
        line.setSpacing(px(4))
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line.addWidget(self._title)
        line.addSpacing(px(6))
        line.addWidget(self._count)
        line.addStretch(1)
        for button in (self._members, self._sort, self._columns, self._switch):
            line.addWidget(button)
        set_margins(self._lines, self, px(18), px(10), px(10), px(6))
        self._lines.setSpacing(px(6))
        self._lines.addLayout(line)
