"""The page of a list: members with the reason for each, check before sending, versions."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs, Where
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.line_page import LinePage
from stakeholders.desktop.lists.list_lines import (
    change_lines,
    edition_lines,
    entry_of,
    gap_lines,
    member_lines,
)
from stakeholders.desktop.lists.member_steps import MemberSteps
from stakeholders.desktop.lists.view_words import EMPTY, FORMS, KEYS, View
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane
from stakeholders.domain.changes import Changes
from stakeholders.domain.editions import Edition
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList, ListMember
from stakeholders.domain.parts import ContactWay
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.editions import Comparison
    from stakeholders.app.gap_report import GapReport
    from stakeholders.app.verify_queue import VerifyScope

_LANE: Final = "list"
_Shown = TypeVar("_Shown")


class ListPage(LinePage):
    """Shows one list; what is done on it is done by keys, each step with Undo.

    `contact_wanted` tells the uid of a contact to open, `left` that somebody goes back,
    `document_wanted` a comparison that is to be saved as a document.
    """

    contact_wanted = Signal(str)
    left = Signal()
    document_wanted = Signal(object)

    need = Needs.MEMBER

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._uid: Uid | None = None
        self._one: DirectoryList | None = None
        self._view = View.MEMBERS
        self._way = ContactWay.EMAIL
        self._marked: int | None = None
        self._opened = ""
        self._members: dict[str, ListMember] = {}
        self._comparison: Comparison | None = None
        self._to_check: VerifyScope | None = None
        self._steps = MemberSteps(frame, self)
        letters = frame.actions.letters(Where.LIST)
        self._list = LineList(frame.theme, translated("Members of the list"), letters, self)
        self._pane = LinedPane(frame.theme, "", "", self._list, self)
        self._bar = QWidget(self)
        self._buttons = {
            view: self._button(view) for view in (View.MEMBERS, View.CHECK, View.VERSIONS)
        }
        self._form = TextButton(frame.theme, "", "send", parent=self._bar)
        self._lay_out()
        self._connect()

    @property
    def uid(self) -> Uid | None:
        """The list that is shown."""
        return self._uid

    @property
    def name(self) -> str:
        """What the list is called."""
        return self._one.name if self._one else ""

    @property
    def to_check(self) -> "VerifyScope | None":
        """The facts that the check before sending doubts, None where it is not shown."""
        return self._to_check if self._view is View.CHECK else None

    def show_list(self, uid: Uid, view: View = View.MEMBERS) -> None:
        """Show a list from now on."""
        if uid != self._uid:
            self._marked = None
        self._uid = uid
        self._turn_to(view)

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._steps.use(directory)
        if self.isVisible():
            self._read()

    @override
    def show_place(self, place: str) -> None:
        self._read()
        self._list.begin()

    @override
    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._read()

    # what is done on the line that is meant

    def include(self) -> None:
        """Ask why the member is always included, and do so."""
        self._steps.ask_to_include(self._uid, self._meant())

    def leave_out(self) -> None:
        """Ask why the member is left out, and do so."""
        self._steps.ask_to_leave_out(self._uid, self._meant())

    def note(self) -> None:
        """Ask for the note on the member."""
        self._steps.ask_for_note(self._uid, self._meant())

    def take_off(self) -> None:
        """Forget what was said by hand of the member and the list."""
        self._steps.take_off(self._uid, self._meant())

    def _move(self, step: int) -> None:
        order = [key for key, one in self._members.items() if one.is_on]
        if self._meant() is None or self._list.current_key not in order:
            return
        place = order.index(self._list.current_key) + step
        if 0 <= place < len(order):
            self._steps.move(self._uid, self._meant(), place)

    def _meant(self) -> ListMember | None:
        """Return the member whose line is meant."""
        return self._members.get(self._list.current_key) if self._view is View.MEMBERS else None

    # what is shown

    def _turn_to(self, view: View) -> None:
        self._view = view
        self._pane.entitle(self.name, translated(KEYS[view]))
        for one, button in self._buttons.items():
            button.setChecked(one is view or (one is View.VERSIONS and view is View.CHANGES))
        self._form.setVisible(view is View.CHECK)
        self._form.setText(translated(FORMS[self._way]))
        self._read()

    def _read(self) -> None:
        """Read what the view shows; a comparison stays as it is."""
        if self._directory is None or self._uid is None:
            return
        directory, uid, view = self._directory, self._uid, self._view
        read = partial(self.frame.runner.read, lane=_LANE, failed=self._gone)
        if view is View.MEMBERS:
            read(partial(_with_name, directory, uid, directory.members.of), self._show_members)
        elif view is View.CHECK:
            of = partial(directory.gap_reports.of, way=self._way)
            read(partial(_with_name, directory, uid, of), self._show_report)
        elif view is View.VERSIONS:
            read(partial(_with_name, directory, uid, directory.editions.of), self._show_editions)

    def _gone(self, error: Exception) -> None:
        """Leave where the list is no more."""
        from stakeholders.app.errors import UnknownListError

        if not isinstance(error, UnknownListError):
            raise error
        self._uid = None
        self.left.emit()

    def _show_members(self, found: "tuple[DirectoryList, tuple[ListMember, ...]]") -> None:
        self._one, members = found
        self._members = {str(member.record.uid): member for member in members}
        count = sum(not member.left_out for member in members)
        said = plural("{count} member", "{count} members", count)
        self._show_rows(View.MEMBERS, member_lines(members), said)

    def _show_report(self, found: "tuple[DirectoryList, GapReport]") -> None:
        from stakeholders.app.verify_queue import VerifyScope

        self._one, report = found
        doubted = report.to_verify
        self._to_check = VerifyScope(facts=doubted) if doubted else None
        said = plural(
            "{ready} of {count} can be reached.",
            "{ready} of {count} can be reached.",
            report.count,
            ready=report.ready,
        )
        self._show_rows(View.CHECK, gap_lines(report), said)

    def _show_editions(self, found: "tuple[DirectoryList, tuple[Edition, ...]]") -> None:
        self._one, editions = found
        said = plural("{count} version", "{count} versions", len(editions))
        self._show_rows(View.VERSIONS, edition_lines(editions, self._marked), said)
        self._list.mean(self._opened)
        self._opened = ""

    def _show_changes(self, found: "tuple[Comparison, tuple[str, ...]]") -> None:
        self._comparison, told = found
        self._turn_to(View.CHANGES)
        rows = change_lines(self._comparison.changes, told)
        self._show_rows(View.CHANGES, rows, self._comparison.sides)
        self._list.begin()

    def _show_rows(self, view: View, rows: tuple[str | Line, ...], said: str) -> None:
        """Show what was read, unless another view is wanted meanwhile."""
        if view is not self._view:
            return
        title, about = EMPTY[view]
        icon = "circle-check" if view is View.CHECK else "list-checks"
        self._pane.entitle(self.name, translated(KEYS[view]))
        self._pane.empty.say(icon, translated(title), translated(about))
        self._pane.show_rows(rows, said)
        self.hold_commands()

    # keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key_taken(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key_taken(self, event: QKeyEvent) -> bool:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        key, plain = event.key(), not event.modifiers()
        if is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if key == Qt.Key.Key_Up else 1)
        elif plain and key == Qt.Key.Key_Escape:
            self._go_back()
        elif plain and key == Qt.Key.Key_F and self._view is View.CHECK:
            self._take_next_form()
        elif plain and key == Qt.Key.Key_V and self._view is View.CHECK:
            self.frame.actions.run("verify.shown")
        elif plain and key == Qt.Key.Key_Space and self._view is View.VERSIONS:
            self._mark()
        elif plain and key == Qt.Key.Key_W and self._view is View.VERSIONS:
            self._ask_who_got_it()
        elif plain and key == Qt.Key.Key_D and self._view is View.CHANGES:
            self.document_wanted.emit(self._comparison)
        else:
            return False
        return True

    def _go_back(self) -> None:
        if self._view is View.MEMBERS:
            self.left.emit()
        else:
            self._turn_to(View.VERSIONS if self._view is View.CHANGES else View.MEMBERS)

    def _take_next_form(self) -> None:
        ways = list(FORMS)
        self._way = ways[(ways.index(self._way) + 1) % len(ways)]
        self._turn_to(View.CHECK)

    def _ask_who_got_it(self) -> None:
        if self._list.current_key:
            self._steps.ask_who_got(self._uid, int(self._list.current_key))

    def _mark(self) -> None:
        number = int(self._list.current_key or 0)
        self._marked = None if number == self._marked else number
        self._read()

    def _open(self, key: str) -> None:
        if self._view is View.MEMBERS:
            self.contact_wanted.emit(key)
        elif self._view is View.CHECK:
            self.contact_wanted.emit(entry_of(key))
        elif self._view is View.VERSIONS and self._directory is not None and self._uid is not None:
            self._opened = key
            first, second = sorted((self._marked or int(key), int(key)))
            other = second if second != first else None
            work = partial(_compare, self._directory, self._uid, first, other)
            self.frame.runner.read(work, self._show_changes, lane=_LANE)

    @override
    def show_what_can_be_done(self) -> bool:
        return self._meant() is not None

    # how it is built

    def _button(self, view: View) -> TextButton:
        key = {View.MEMBERS: "list.show", View.CHECK: "list.check", View.VERSIONS: "list.versions"}
        action = self.frame.actions.action(key[view])
        button = TextButton(
            self.frame.theme, translated(action.title), action.icon, parent=self._bar
        )
        button.setCheckable(True)
        button.clicked.connect(partial(self._turn_to_checked, view))
        return button

    def _turn_to_checked(self, view: View, _checked: bool = True) -> None:  # noqa: FBT001, FBT002
        self._turn_to(view)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        flow = self._flow = FlowLayout(self._bar, gap=self.frame.theme.measures.px(8))
        for button in (*self._buttons.values(), self._form):
            flow.addWidget(button)
        give_role(self._bar, Role.PANE)
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar)
        whole.addWidget(self._pane, 1)
        self._take_measure()

    def _take_measure(self) -> None:
        px = self.frame.theme.measures.px
        self._flow.setContentsMargins(px(18), px(14), px(18), 0)

    def _connect(self) -> None:
        self.frame.theme.changed.connect(self._take_measure)
        self._list.installEventFilter(self)
        self._list.opened.connect(self._open)
        self._list.letter_pressed.connect(self.frame.actions.run)
        self._list.current_moved.connect(self.hold_commands)
        self._form.clicked.connect(self._take_next_form)


def _with_name(
    directory: "Directory", uid: Uid, read: Callable[[str], _Shown]
) -> tuple[DirectoryList, _Shown]:
    """Return a list with what is shown of it; called in a worker."""
    return directory.lists.named(uid), read(uid)


def _compare(
    directory: "Directory", uid: Uid, first: int, second: int | None
) -> "tuple[Comparison, tuple[str, ...]]":
    """Return what has changed, and in words; called in a worker."""
    comparison = directory.editions.compare(uid, first, second)
    return comparison, tuple(map(directory.editions.facts_told, comparison.changes))
