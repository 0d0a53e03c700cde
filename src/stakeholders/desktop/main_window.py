"""The window: a frame of top bar, sidebar and pages; what is on a page belongs to the page."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from stakeholders.app.window_state import WindowState
from stakeholders.desktop.actions.action import Action, Menu, Needs, menu_title
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.actions.registry import Actions, shown_keys
from stakeholders.desktop.ask import Ask
from stakeholders.desktop.bar_buttons import BarButtons
from stakeholders.desktop.dragging import contacts_in, files_in, only_first_read, text_in
from stakeholders.desktop.feature import Feature, PageFeature
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.on_screen import come_onto_a_screen
from stakeholders.desktop.page import Page
from stakeholders.desktop.panes import Panes
from stakeholders.desktop.runner import Runner
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.travel import Travel
from stakeholders.desktop.widgets.banner import Banner
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.desktop.widgets.places import Section
from stakeholders.desktop.widgets.search_box import SearchBox
from stakeholders.desktop.widgets.side_bar import SideBar
from stakeholders.desktop.widgets.splitting import tell_in_order
from stakeholders.desktop.widgets.top_bar import TopBar
from stakeholders.i18n import translated

if TYPE_CHECKING:  # what is not on the first page may wait
    from stakeholders.desktop.actions.palette import Palette
    from stakeholders.desktop.actions.palette_rows import PaletteEntry
    from stakeholders.desktop.actions.shortcut_map import ShortcutMap
    from stakeholders.desktop.widgets.toast import Toast

_SMALLEST = (720, 480)
_USUAL = (1240, 800)
_WITH_TITLES = 900
_SIDE = 248
_JUMPS = 9
_PLACE = "place:"


class MainWindow(QMainWindow):
    """Holds the pages, and leads to them by sidebar, palette and keys.

    Palette, map of keys, messages and menus are built when they are first shown.

    `file_dropped` tells the path of a file, `text_dropped` a text, that was dropped anywhere;
    `found_chosen` the uid of what was found and chosen in the palette, `undo_wanted` the uids of
    the steps that a message told of.
    """

    file_dropped = Signal(str)
    text_dropped = Signal(str)
    found_chosen = Signal(str)
    undo_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        runner: Runner,
        actions: tuple[Action, ...],
        ask: Callable[[QWidget], Ask],
    ) -> None:
        super().__init__()
        self.setWindowTitle(translated("Stakeholders"))
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.actions_ = Actions(theme, actions, self)
        self._theme = theme
        self._travel = Travel()
        self.frame = Frame(
            theme, runner, self.actions_, ask(self), self, self.go_to, self.tell,
            self._tell_done, self._place, self._offer,
        )  # fmt: skip
        self.search_box = SearchBox(theme, "", self)
        self.banner = Banner(theme, self)
        self.side_bar = SideBar(theme, translated("Places"), self)
        self._stack = QStackedWidget(self)
        self._panes = Panes(self, self._parts, self._shown_message)
        self._features: tuple[Feature, ...] = ()
        self._find: Callable[[str], None] | None = None
        self._buttons = BarButtons(theme, self.actions_)
        self._lay_out()
        self._connect()

    @cached_property
    def palette_(self) -> "Palette":
        """The palette, built when it is first opened."""
        from stakeholders.desktop.actions.palette import Palette

        palette = Palette(
            self._theme, self, self.actions_, self._find_for_palette, self._other_entries
        )
        palette.found_chosen.connect(self.found_chosen)
        palette.other_chosen.connect(self._go_to_other)
        palette.refused.connect(self.tell)
        return palette

    @cached_property
    def keys(self) -> "ShortcutMap":
        """The map of keys, built when it is first opened."""
        from stakeholders.desktop.actions.shortcut_map import ShortcutMap

        return ShortcutMap(self._theme, self, self.actions_)

    @cached_property
    def _toast(self) -> "Toast":
        from stakeholders.desktop.widgets.toast import Toast

        toast = Toast(self._theme, self)
        toast.left.connect(self._panes.return_from_message)
        return toast

    def furnish(self, features: tuple[Feature, ...]) -> None:
        """Let these features have places here, in this order."""
        self._features = features
        self._buttons.name()  # features give commands the keys that were chosen
        self._show_keys()
        for feature in features:
            feature.sections_changed.connect(self.show_sections)

    def let_work(self) -> None:
        """Let the commands run that need a directory."""
        for need in (Needs.DIRECTORY, Needs.WRITABLE, Needs.UNDOABLE, Needs.REDOABLE):
            self.actions_.hold(need, holds=True)

    def let_palette_find(self, find: Callable[[str], None]) -> None:
        """Ask this for contacts and lists whenever something is typed into the palette."""
        self._find = find

    def show_sections(self) -> None:
        """Show the places of all features in the sidebar."""
        sections: list[Section] = []
        for feature in self._features:
            sections.extend(feature.sections())
        self.side_bar.show_sections(tuple(sections))
        self._mark_place()

    def go_to(self, place: str) -> None:
        """Show a place without what lies over the window, and remember the way back."""
        for panel in self.findChildren(Overlay):
            if panel.isVisible():
                panel.disappear()
        self._travel.visit(place)
        self._show(place)

    def hold_still(self, *, still: bool) -> None:
        """Let nothing of the window be used while its directory is closed, then all of it again."""
        self._bar.setEnabled(not still)
        self._middle.setEnabled(not still)

    def tell(self, text: str) -> None:
        """Show a short message."""
        self._toast.say(text)

    def tell_unwritten(self, text: str, again: Callable[[], None]) -> None:
        """Say until it is closed that something was not written, and offer to write it again."""
        self._toast.say(text, translated("Try again"), again, stays=True)

    def be_as(self, state: WindowState) -> None:
        """Take the size and the parts that the window had when it was left."""
        if state.geometry:
            self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode("ascii", "ignore")))
            come_onto_a_screen(self)
        self.side_bar.setVisible(state.has_side_bar)
        if state.side_bar_width and not self.side_bar.is_rail:
            width = self._theme.measures.px(state.side_bar_width)
            self._middle.setSizes([width, max(self.width() - width, width)])

    def noted(self, state: WindowState) -> WindowState:
        """Return the state with the size and the parts that the window has now."""
        is_whole = self.side_bar.isVisible() and not self.side_bar.is_rail
        width = self._theme.measures.drawn(self._middle.sizes()[0])
        return replace(
            state,
            geometry=self.saveGeometry().toBase64().toStdString(),
            has_side_bar=not self.side_bar.isHidden(),
            side_bar_width=width if is_whole else state.side_bar_width,
            place=self.place,
        )

    def _offer(self, text: str, title: str, act: Callable[[], None]) -> None:
        self._toast.say(text, title, act, stays=True)

    @property
    def place(self) -> str:
        """The place that is shown."""
        return self._travel.place

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever comes from elsewhere: what nobody can read is said when it is dropped."""
        if not contacts_in(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        content = event.mimeData()
        files, text = files_in(content), text_in(content)
        if files:
            self.file_dropped.emit(files[0])
        elif text:
            self.text_dropped.emit(text)
        else:
            self.tell(translated("Only files of contacts and texts can be read here."))
        if files[1:]:
            self.tell(only_first_read(files))

    def _place(self) -> str:
        return self.place

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self, place: str) -> None:
        feature = next((one for one in self._features if one.shows(place)), None)
        if not isinstance(feature, PageFeature):
            return
        if self._stack.indexOf(feature.page) < 0:
            self._stack.addWidget(feature.page)
        self._stack.setCurrentWidget(feature.page)
        feature.show_place(place)
        self._mark_place()
        self.actions_.hold(Needs.BACK, holds=self._travel.can_go_back)
        self.actions_.hold(Needs.FORWARD, holds=self._travel.can_go_forward)

    def _mark_place(self) -> None:
        with QSignalBlocker(self.side_bar):  # the place is shown already
            above = (feature.above(self.place) for feature in self._features)
            self.side_bar.choose(next(filter(None, above), self.place))

    def _back(self) -> None:
        self._show(self._travel.back())

    def _forward(self) -> None:
        self._show(self._travel.forward())

    def _tell_done(self, said: str) -> None:
        """Say what the work has done that is being answered; Undo takes back that and no other."""
        steps = self.frame.runner.noted
        if steps:
            undo = partial(self.undo_wanted.emit, steps)
            self._toast.say(said, translated("Undo"), undo)
        else:
            self.tell(said)

    def _lay_out(self) -> None:
        px = self._theme.measures.px
        self._bar = TopBar(self._theme, translated("Stakeholders"), self.search_box, self)
        for key in ("exporting.open", "importing.open", "capture.paste", "history.undo"):
            self._bar.add_button(self._buttons.icon_button(key, self._bar))
        title = translated("New contact")
        self._bar.add_button(self._buttons.main_button("contact.new", "plus", title, self._bar))
        self._bar.add_button(self._menu_button())
        self._middle = QSplitter(Qt.Orientation.Horizontal, self)
        self._middle.setChildrenCollapsible(False)
        self._middle.setHandleWidth(1)
        self._middle.addWidget(self.side_bar)
        self._middle.addWidget(self._stack)
        self._middle.setStretchFactor(1, 1)
        tell_in_order(self._middle)
        self._middle.setSizes([px(_SIDE), px(_USUAL[0] - _SIDE)])
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.banner)
        column.addWidget(self._middle, 1)
        self.setCentralWidget(whole)
        self._fit()
        room = self.screen().availableSize()
        self.resize(QSize(px(_USUAL[0]), px(_USUAL[1])).boundedTo(room))

    def _fit(self) -> None:
        """Be no larger than the screen, and let icons stand for the places where room is short."""
        px = self._theme.measures.px
        smallest = QSize(px(_SMALLEST[0]), px(_SMALLEST[1]))
        smallest = smallest.boundedTo(self.screen().availableSize())
        if smallest != self.minimumSize():
            self.setMinimumSize(smallest)
        is_rail = self.width() < px(_WITH_TITLES)
        if is_rail != self.side_bar.is_rail:
            self.side_bar.be_rail(rail=is_rail)
            side = self.side_bar.maximumWidth() if is_rail else px(_SIDE)
            self._middle.setSizes([side, max(self.width() - side, 1)])

    def _show_keys(self) -> None:
        """Say in the search box which keys open the palette."""
        self.search_box.show_keys(shown_keys(self.actions_.action("palette.open")))

    def _menu_button(self) -> IconButton:
        button = IconButton(self._theme, "ellipsis", translated("All menus"), self._bar)
        self._menu = QMenu(button)
        self._menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(self._menu)
        button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _fill_menu(self) -> None:
        if self._menu.isEmpty():
            for which in (Menu.DIRECTORY, Menu.EDIT, Menu.GO, Menu.HELP):
                self.actions_.fill_menu(self._menu.addMenu(menu_title(which)), which)

    def _open_palette(self) -> None:
        self.palette_.open()

    def _open_keys(self) -> None:
        self.keys.open()

    def _connect(self) -> None:
        self.side_bar.place_chosen.connect(self.go_to)
        self._theme.changed.connect(self._fit)
        self.actions_.keys_changed.connect(self._show_keys)
        connect = self.actions_.connect_to
        connect("palette.open", self._open_palette)
        connect("keys.show", self._open_keys)
        connect("window.quit", self._quit)
        connect("search.focus", self.search_box.begin)
        connect("sidebar.toggle", self._toggle_side_bar)
        connect("panes.next", self._panes.go_on)
        connect("panes.previous", self._panes.go_back)
        connect("go.back", self._back)
        connect("go.forward", self._forward)
        for number in range(1, _JUMPS + 1):
            connect(f"place.{number}", partial(self.side_bar.choose_nth, number))

    def _parts(self) -> tuple[QWidget, ...]:
        """Return the parts that one key goes round, in their order."""
        page = self._stack.currentWidget()
        return (self._bar, self.side_bar, *(page.panes if isinstance(page, Page) else ()))

    def _shown_message(self) -> "Toast | None":
        return vars(self).get("_toast")  # None before the first one

    def _find_for_palette(self, typed: str) -> None:
        if self._find is not None:
            self._find(typed)

    def _other_entries(self) -> "list[PaletteEntry]":
        """Return what the palette offers beside commands: places, and what features offer."""
        from stakeholders.desktop.actions.palette_rows import PaletteEntry

        entries = []
        for number, place in enumerate(self.side_bar.places(), 1):
            jump = f"place.{number}"
            keys = shown_keys(self.actions_.action(jump)) if number <= _JUMPS else ""
            title = translated("Go to {place}", place=place.title)
            entries.append(PaletteEntry(f"{_PLACE}{place.key}", title, place.icon, keys))
        return [*entries, *(offer for feature in self._features for offer in feature.offers())]

    def _go_to_other(self, key: str) -> None:
        if key.startswith(_PLACE):
            self.go_to(key.removeprefix(_PLACE))
        else:
            any(feature.take_offer(key) for feature in self._features)

    def _quit(self) -> None:
        self.close()

    def _toggle_side_bar(self) -> None:
        self.side_bar.setVisible(not self.side_bar.isVisible())
