"""The organisation chart: which organisation is part of which, and who stands where in one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.bodies.body_commands import BodyCommands
from stakeholders.desktop.bodies.body_head_view import BodyHeadView
from stakeholders.desktop.bodies.branch_list import BranchList
from stakeholders.desktop.bodies.branches import TOP
from stakeholders.desktop.bodies.staff_reading import LINES, Staffed, read_staff, read_tree
from stakeholders.desktop.bodies.staff_words import shown_body, shown_line
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.margins import set_margins
from stakeholders.desktop.widgets.splitting import tell_in_order
from stakeholders.domain.changes import Changes
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.staff import LineUp, StaffLine
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class BodiesPage(Page):
    """The chart on one side, the staff of the chosen organisation on the other.

    `contact_wanted` tells the uid of a contact whose card is to be opened.
    """

    contact_wanted = Signal(str)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._body: Uid | None = None
        self._is_old = True
        self._wanted: Uid | None = None
        self.setAccessibleName(translated("Organisation chart"))
        theme = frame.theme
        letters = frame.actions.letters(Where.CHART)
        of_bodies = {key: run for key, run in letters.items() if run.startswith("body.")}
        self._tree = BranchList(theme, translated("Organisations"), shown_body, of_bodies, self)
        headings = (
            translated("Posts"),
            translated("People without a post"),
            translated("Part of it"),
        )
        self._list = BranchList(
            theme, translated("People and posts"), shown_line, letters, self, headings
        )
        self._head = BodyHeadView(theme, self)
        self._progress = LateProgress(theme, self)
        self._nobody = EmptyState(theme, self)
        self._nothing = EmptyState(theme, self)
        self._keys = LeadingLabel(self, Role.THIRD)
        self._stack = QStackedWidget(self)
        self.commands = BodyCommands(frame, self)
        self._lay_out()
        self._connect()

    # what the window asks

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._body, self._is_old = None, True
        self.commands.use(directory)
        if self.isVisible():
            self._read_tree()

    @override
    def show_place(self, place: str) -> None:
        if self._is_old or self._wanted:
            self._read_tree()
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self, changes: Changes) -> None:
        self._is_old = True
        if self.isVisible():
            self._read_tree()

    def show_body(self, uid: Uid) -> None:
        """Choose an organisation, with those it is part of opened above it."""
        self._wanted = uid
        if self.isVisible():
            self._read_tree()

    @property
    def body(self) -> Uid | None:
        """The organisation whose staff is shown."""
        return self._body

    @property
    def line(self) -> StaffLine | None:
        """The line of the staff that is meant, while the focus is there."""
        return self._list.current_line if self._list.hasFocus() else None

    @property
    def post(self) -> tuple[Uid, str] | None:
        """The post that is meant, with its name."""
        line = self._list.current_line
        if line is None or line.kind is not EntryKind.POST:
            return None
        return line.uid, line.title

    @property
    def person(self) -> tuple[Uid, str] | None:
        """The person who is meant, with the name: who holds the post, or is without one."""
        line = self._list.current_line
        if line is None or line.person is None:
            return None
        return line.person, line.name

    @property
    def chosen_body(self) -> tuple[Uid, str] | None:
        """The organisation that commands are about: the part that is meant, else the one shown."""
        line = self.line or self._tree.current_line
        if line is not None and line.kind is EntryKind.BODY and line.uid:
            return line.uid, line.name
        above = self._tree.current_line
        return (above.uid, above.name) if above is not None and above.uid else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say_what_is_meant()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for need in (Needs.BODY, Needs.TERM):
            self.frame.actions.hold(need, holds=False)

    # the chart

    def _read_tree(self) -> None:
        if self._directory is None:
            return
        wanted, self._wanted, self._is_old = self._wanted, None, False
        opened = tuple(self._tree.branches.orders())
        work = partial(read_tree, self._directory.staff, opened, wanted)
        self.frame.runner.read(work, partial(self._show_tree, wanted), lane="chart")

    def _show_tree(self, wanted: Uid | None, orders: Mapping[Uid, LineUp]) -> None:
        self._tree.show_branches(orders, anew=True)
        if not orders[TOP].size:
            self._say_nothing_here()
            return
        self._stack.setCurrentIndex(1)
        row = self._tree.branches.row_of(wanted) if wanted else None
        if row is not None:
            self._tree.go_to_row(row)
        if self._body is not None:
            self._read_staff(self._body)

    def _open_below(self, uid: str) -> None:
        if self._directory is not None:
            read = partial(self._directory.staff.parts, Uid(uid))
            self.frame.runner.read(read, partial(self._show_below, self._tree, Uid(uid)))

    def _show_below(self, tree: BranchList, uid: Uid, order: LineUp) -> None:
        tree.show_branches({**tree.branches.orders(), uid: order})

    def _read_lines(self, tree: BranchList, branch: str, order: LineUp, number: int) -> None:
        if self._directory is not None:
            start = number - number % LINES
            work = partial(self._directory.staff.lines, order, start, LINES)
            show = partial(self._show_lines, tree, Uid(branch), order, start)
            lane = "chart-lines" if tree is self._tree else "staff-lines"
            self.frame.runner.read(work, show, lane=f"{lane}:{branch}:{start}")

    def _show_lines(
        self,
        tree: BranchList,
        branch: Uid,
        order: LineUp,
        start: int,
        lines: tuple[StaffLine, ...],
    ) -> None:
        tree.set_lines(branch, order, start, lines)

    # the staff

    def _follow_tree(self) -> None:
        body = self._tree.current_body
        if body is not None and body != self._body:
            self._body = body
            self._read_staff(body)
        self._say_what_is_meant()

    def _read_staff(self, body: Uid) -> None:
        if self._directory is None:
            return
        opened = tuple(self._list.branches.orders())
        self._progress.start(translated("Reading the staff…"))
        work = partial(read_staff, self._directory.staff, body, opened)
        self.frame.runner.read(work, self._show_staff, lane="staff", failed=self._show_gone)

    def _show_staff(self, staffed: Staffed) -> None:
        self._progress.finish()
        self._head.show_head(staffed.head)
        self._list.show_branches(staffed.orders, anew=True)
        order = staffed.orders[TOP]
        self._list.set_lines(TOP, order, 0, staffed.lines)
        if not order.size:
            self._nobody.say(
                "users",
                translated("Nobody here yet"),
                translated("A post stays when people change: make one, then say who holds it."),
                ("briefcase", translated("New post")),
            )
        self._show_list(is_there=bool(order.size))
        self._say_what_is_meant()

    def _show_list(self, *, is_there: bool) -> None:
        """Show the staff, or that nobody is here: what is not shown needs no room."""
        had_focus = self._list.hasFocus()
        self._list.setVisible(is_there)
        self._keys.setVisible(is_there)
        self._nobody.setVisible(not is_there)
        if had_focus and not is_there:
            self._nobody.take_focus()

    def _show_gone(self, _error: Exception) -> None:
        self._progress.finish()
        self._read_tree()

    def _open_staff_below(self, uid: str) -> None:
        if self._directory is not None:
            read = partial(self._directory.staff.line_up, Uid(uid))
            self.frame.runner.read(read, partial(self._show_below, self._list, Uid(uid)))

    def _say_nothing_here(self) -> None:
        self._body = None
        self._nothing.say(
            "building-2",
            translated("No organisation yet"),
            translated("They come with the contacts: from a text, a file, or by hand."),
            ("scan-text", translated("Add from text")),
            ("download", translated("Import")),
            ("plus", translated("New contact")),
        )
        self._stack.setCurrentIndex(0)
        self._say_what_is_meant()

    def _say_what_is_meant(self) -> None:
        hold, shown = self.frame.actions.hold, self.isVisible()
        hold(Needs.BODY, holds=shown and self._body is not None)
        is_meant = self.post is not None or self.person is not None
        hold(Needs.TERM, holds=shown and self._body is not None and is_meant)

    def _open_line(self) -> None:
        line = self._list.current_line
        if line is not None and line.uid:
            self.contact_wanted.emit(line.uid)

    def _open_body(self) -> None:
        if self._body is not None:
            self.contact_wanted.emit(self._body)

    def _go_to_staff(self) -> None:
        if not self._list.isHidden():
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # how it is built

    def _lay_out(self) -> None:
        px = self.frame.theme.measures.px
        title = LeadingLabel(self, Role.HEADING, translated("Organisation chart"))
        left = _pane(self, title, self._tree, px)
        self._keys.say(
            translated(
                "S new holder · W away · N new post · O new part · M move · Enter opens the card"
            )
        )
        right = QWidget(self)
        give_role(right, Role.PAGE)
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._keys.setContentsMargins(px(18), 0, px(18), px(8))
        for part in (self._head, self._keys, self._progress):
            column.addWidget(part)
        policy = self._list.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)  # the head keeps its height
        self._list.setSizePolicy(policy)
        column.addWidget(self._list, 1)
        column.addWidget(self._nobody, 1)
        self._show_list(is_there=True)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(right)
        tell_in_order(splitter)
        splitter.setSizes([px(420), px(640)])
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        QWidget.setTabOrder(self._tree, self._head)
        QWidget.setTabOrder(self._head, self._list)

    def _connect(self) -> None:
        run = self.frame.actions.run
        self._tree.below_wanted.connect(self._open_below)
        self._list.below_wanted.connect(self._open_staff_below)
        self._tree.lines_wanted.connect(partial(self._read_lines, self._tree))
        self._list.lines_wanted.connect(partial(self._read_lines, self._list))
        self._tree.current_moved.connect(self._follow_tree)
        self._list.current_moved.connect(self._say_what_is_meant)
        self._tree.opened.connect(self._open_body)
        self._list.opened.connect(self._open_line)
        self._tree.left_behind.connect(self._go_to_staff)
        for tree in (self._tree, self._list):
            tree.letter_pressed.connect(run)
        self._head.run_wanted.connect(run)
        self._head.open_wanted.connect(self._open_body)
        self._nobody.chosen.connect(self._take_way_out_of_nobody)
        self._nothing.chosen.connect(self._take_way_out)

    def _take_way_out_of_nobody(self, _number: int) -> None:
        self.frame.actions.run("body.add_post")

    def _take_way_out(self, number: int) -> None:
        self.frame.actions.run(("capture.paste", "importing.open", "contact.new")[number])


def _pane(page: QWidget, title: QWidget, tree: QWidget, px: Callable[[float], int]) -> QWidget:
    pane = QWidget(page)
    give_role(pane, Role.PANE)
    pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    head = QHBoxLayout()  # a new style sheet takes the margins of a label away
    set_margins(head, page, px(18), px(14), px(14), px(8))
    head.addWidget(title)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    column.addWidget(tree, 1)
    return pane
