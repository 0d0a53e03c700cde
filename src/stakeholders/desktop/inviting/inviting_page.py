"""The page that invites: names as they are pasted, and through whom each will be written to."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.inviting.chain_panel import ChainPanel
from stakeholders.desktop.inviting.inviting_head import InvitingHead
from stakeholders.desktop.inviting.inviting_lines import (
    ANSWER,
    INVITED,
    WORDS,
    inviting_lines,
    read_key,
)
from stakeholders.desktop.page import Page
from stakeholders.desktop.people.name_panel import NamePanel
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.domain.changes import Changes
from stakeholders.domain.event import ChainStep, Event
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_group import GroupMember
from stakeholders.domain.text import fold
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.inviting import InvitingOrder, InvitingPlan

_LANE: Final = "inviting"
_ROOMY: Final = 640
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PUT_IN_OR_OUT: Final = (Qt.Key.Key_Space, Qt.Key.Key_Delete)


class InvitingPage(Page):
    """Ctrl+Enter invites, Escape goes back; `left` tells the uid of the event to go back to."""

    left = Signal(str)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        give_topic(self, "inviting")
        self._directory: Directory | None = None
        self._uid: Uid | None = None
        self._plan: InvitingPlan | None = None
        self._chosen: dict[str, str] = {}
        self._words: set[str] = set()
        self._without: set[str] = set()
        self._head = InvitingHead(frame.theme, self)
        self._list = LineList(frame.theme, translated("Who will be invited"), {}, self)
        keys = translated(
            "Enter answers a question, Space leaves somebody out, G keeps the countries as a "
            "group. Ctrl+Enter invites them all."
        )
        self._pane = LinedPane(
            frame.theme, translated("Who will be invited"), keys, self._list, self
        )
        self._invite = TextButton(frame.theme, "", "send", Role.PRIMARY, self)
        self._cancel = TextButton(frame.theme, translated("Back"), parent=self)
        self._scroll = ScrollColumn(self)
        self._order = ChainPanel(frame.theme, frame.window)
        self._names = NamePanel(frame.theme, frame.window)
        self._lay_out()
        self._connect()

    def begin(self, event: Event) -> None:
        """Ask whom to invite to an event; what was typed for it before is still there."""
        is_other = event.uid != self._uid
        self._uid = event.uid
        if is_other:
            self._forget()
        self._head.show_event(event, anew=is_other)
        self._read()
        self._head.take_focus()
        self._scroll.verticalScrollBar().setValue(0)

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory

    @override
    def show_place(self, place: str) -> None:
        self._read()

    @override
    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._read()

    # what will be done

    def _forget(self) -> None:
        self._plan = None
        self._chosen, self._words, self._without = {}, set(), set()

    def _wanted(self) -> "InvitingOrder":
        from stakeholders.app.inviting import InvitingOrder

        words, without = frozenset(self._words), frozenset(self._without)
        told = self._head.told()
        return InvitingOrder(self._head.text, dict(self._chosen), words, without, told)

    def _read(self) -> None:
        if self._directory is not None and self._uid is not None:
            order = replace(self._wanted(), without=frozenset())  # those left out stay in view
            work = partial(self._directory.inviting.plan, self._uid, order)
            self.frame.runner.read(work, self._show, lane=_LANE, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        self._head.complain(str(error))

    def _show(self, plan: "InvitingPlan") -> None:
        self._plan = plan
        self._head.complain("")
        count = self._count()
        self._pane.show_rows(
            inviting_lines(plan, self._without),
            plural("{count} invitation", "{count} invitations", count),
        )
        self._invite.setText(plural("Invite {count}", "Invite {count}", count))
        self._invite.setEnabled(bool(count))

    def _count(self) -> int:
        return len(self._plan.invited.without(self._without).new) if self._plan else 0

    def _send(self) -> None:
        """Invite all who are shown, in one step."""
        if self._directory is None or self._uid is None or not self._count():
            return
        work = partial(self._directory.inviting.invite, self._uid, self._wanted())
        self.frame.runner.write(work, self._tell_invited, failed=self._refused)

    def _tell_invited(self, plan: "InvitingPlan") -> None:
        said = plural(
            "Made {count} invitation.", "Made {count} invitations.", len(plan.invited.new)
        )
        self.frame.tell_done(said)
        uid, self._uid = self._uid, None
        self.left.emit(str(uid))

    # keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key_taken(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key_taken(self, event: QKeyEvent) -> bool:
        """Take keys of the list before it does."""
        if _is_control(event) and event.key() in _ENTER:
            self._send()
        elif not event.modifiers() and event.key() in _PUT_IN_OR_OUT:
            self._put_in_or_out()
        elif not event.modifiers() and event.key() == Qt.Key.Key_G:
            self._ask_for_group()
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and _is_control(event):
            self._send()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit(str(self._uid))
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        self._list.begin()
        self._scroll.ensureWidgetVisible(self._list, 0, 0)

    def _open(self, text: str) -> None:
        key = read_key(text)
        if key.kind == ANSWER:
            self._chosen[fold(key.name)] = key.value
        elif key.kind == WORDS:
            self._words ^= {key.name}
        self._read()

    def _put_in_or_out(self) -> None:
        key = read_key(self._list.current_key)
        if key.kind == INVITED and self._plan is not None:
            self._without ^= {key.name}
            self._show(self._plan)

    def _ask_for_group(self) -> None:
        """Ask what the countries that are shown are called together, such as a region."""
        if self._countries():
            title = translated("What are these countries called together?")
            unknown = self._plan.invited.unknown if self._plan else ()
            self._names.ask(title, unknown[0] if unknown else "", self._make_group)

    def _countries(self) -> tuple[str, ...]:
        planned = self._plan.invited.without(self._without).new if self._plan else ()
        return tuple(one.country for one in planned if one.country)

    def _make_group(self, name: str) -> None:
        if self._directory is not None and name.strip():
            members = [GroupMember(code) for code in self._countries()]
            work = partial(self._directory.areas.add_group, name, members=members)
            said = translated("{name} is a group from now on.", name=name.strip())
            self.frame.runner.write(work, partial(self._tell, said), failed=self._refused)

    def _tell(self, said: str, _answer: object) -> None:
        self.frame.tell_done(said)

    def _ask_for_order(self) -> None:
        self._order.open(self._head.chain)

    def _take_order(self, chain: tuple[ChainStep, ...]) -> None:
        self._head.show_chain(chain)
        self._read()

    def _go_back(self) -> None:
        self.left.emit(str(self._uid))

    # how it is built

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._head.be_low(low=self.height() < self.frame.theme.measures.px(_ROOMY))

    def _lay_out(self) -> None:
        self._foot = QWidget(self)
        give_role(self._foot, Role.PANE)
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = self._row = QHBoxLayout(self._foot)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._invite)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inside = QWidget(self)  # large letters leave no room for all of it at once
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._pane, 1)
        self._scroll.setWidget(inside)
        give_role(self._scroll, Role.PANE)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._foot)
        self._pane.empty.say(
            "mail",
            translated("Nobody yet"),
            translated("Paste a line of countries, or type a group, an organisation or a list."),
        )
        self._take_measure()

    def _take_measure(self) -> None:
        px = self.frame.theme.measures.px
        self._pane.setMinimumHeight(px(120))  # where room is short, the list gives way
        self._row.setContentsMargins(px(18), px(10), px(18), px(14))
        self._fit()

    def _connect(self) -> None:
        self.frame.theme.changed.connect(self._take_measure)
        self._head.changed.connect(self._read)
        self._head.entered.connect(self._go_on)
        self._head.order_wanted.connect(self._ask_for_order)
        self._order.wanted.connect(self._take_order)
        self._list.installEventFilter(self)
        self._list.opened.connect(self._open)
        self._invite.clicked.connect(self._send)
        self._cancel.clicked.connect(self._go_back)


def _is_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
