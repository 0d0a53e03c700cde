"""All keys on one page, made from the commands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from stakeholders.desktop.actions.action import Action, Menu
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.actions.registry import Actions, shown_keys, title_of
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.i18n import translated


def menu_title(menu: Menu) -> str:
    """Return what a menu is called."""
    match menu:
        case Menu.DIRECTORY:
            return translated("Directory")
        case Menu.EDIT:
            return translated("Edit")
        case Menu.GO:
            return translated("Go to")
        case Menu.HELP:
            return translated("Help")
        case Menu.NOWHERE:
            return translated("Places")


class ShortcutMap(Overlay):
    """Opened by Ctrl+/, closed by Escape."""

    def __init__(self, theme: Theme, window: QWidget, actions: Actions) -> None:
        super().__init__(theme, window, drawn_size=(860, 620))
        give_topic(self, "keys")
        self._actions = actions
        self._area = QScrollArea(self._panel)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(translated("All keys"))
        title = QLabel(translated("All keys"), self._panel)
        give_role(title, Role.HEADING)
        close = IconButton(theme, "x", translated("Close"), self._panel)
        close.clicked.connect(self.disappear)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(close)
        edge = theme.measures.px(20)
        self._column.setContentsMargins(edge, theme.measures.px(14), edge, edge)
        self._column.addLayout(head)
        self._column.addWidget(self._area, 1)

    def open(self) -> None:
        """Show the keys of all commands that are there."""
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setSpacing(self._theme.measures.px(40))
        sides = (QVBoxLayout(), QVBoxLayout())
        lengths = [0, 0]
        for menu in Menu:
            keyed = [a for a in self._actions.connected() if a.menu is menu and a.keys]
            if keyed:
                shorter = int(lengths[1] < lengths[0])
                lengths[shorter] += len(keyed) + 2
                sides[shorter].addWidget(self._group(menu, keyed, page))
        for side in sides:
            side.addStretch(1)
            columns.addLayout(side, 1)
        self._area.setWidget(page)
        self.appear(self._area)

    def _group(self, menu: Menu, actions: list[Action], page: QWidget) -> QWidget:
        group = QWidget(page)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, self._theme.measures.px(14))
        grid.setColumnStretch(0, 1)
        title = QLabel(menu_title(menu), group)
        give_role(title, Role.CARD_TITLE)
        grid.addWidget(title, 0, 0)
        for line, action in enumerate(actions, 1):
            keys = QLabel(shown_keys(action), group)
            give_role(keys, Role.KEY)
            grid.addWidget(QLabel(title_of(action), group), line, 0)
            grid.addWidget(keys, line, 1, Qt.AlignmentFlag.AlignRight)
        return group
