"""All keys on one page, made from the commands, found by typing, and changed there."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.action import Action, Menu, Where, menu_title, place_of
from stakeholders.desktop.actions.key_catcher import KeyCatcher
from stakeholders.desktop.actions.key_choices import why_refused
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.actions.registry import Actions, shown_keys, title_of
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.domain.text import fold
from stakeholders.i18n import left_to_right, translated

_NO_KEYS: Final = "–"
_LETTER: Final = "letter:"
_KEYS_OF_THE_LIST: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ShortcutMap(Overlay):
    """Opened by Ctrl+/; typing searches, Enter changes keys, Escape closes."""

    def __init__(self, theme: Theme, window: QWidget, actions: Actions) -> None:
        super().__init__(theme, window, drawn_size=(760, 680))
        give_topic(self, "keys#change")
        self._actions = actions
        self._changing = ""
        self._title = ElidedLabel(translated("All keys"), self._panel)
        self._line = TextLine(self._panel)
        self._list = LineList(theme, translated("All keys"), {}, self._panel)
        self._said = KeyCatcher(self._panel)
        self._change = TextButton(theme, translated("Change the keys…"), parent=self._panel)
        self._usual = TextButton(theme, translated("As usual"), parent=self._panel)
        self._close = IconButton(theme, "x", translated("Close"), self._panel)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def open(self) -> None:
        """Show the keys of all commands that are there."""
        self._changing = ""
        self._line.clear()
        self._show_rows()
        self._say_how()
        self.appear(self._line)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self._line and event.key() in _KEYS_OF_THE_LIST:
                self._list.event(event)
                return True
            if watched is self._line and event.key() in _ENTER:
                self._ask_for_keys(self._list.current_key)
                return True
            if event.key() == Qt.Key.Key_Backspace and not self._line.text():
                self._take_usual()
                return True
        return super().eventFilter(watched, event)

    # what is shown

    def _show_rows(self) -> None:
        words = fold(self._line.text()).split()
        rows: list[str | Line] = []
        for heading, lines in self._groups():
            fitting = [line for line in lines if _has_words(line, words)]
            rows += [heading, *fitting] if fitting else []
        self._list.show_rows(tuple(rows))
        self._say_what_can_be_done()

    def _groups(self) -> Iterator[tuple[str, list[Line]]]:
        """Yield headings with their commands, then the places where letters are commands."""
        connected = self._actions.connected()
        for menu in Menu:
            yield menu_title(menu), [self._row(one) for one in connected if one.menu is menu]
        for where in Where:
            yield (
                place_of(where),
                [
                    Line(f"{_LETTER}{where}:{one.key}", one.icon, title_of(one), "", letter.key)
                    for one in connected
                    for letter in one.letters
                    if letter.where is where
                ],
            )

    def _row(self, action: Action) -> Line:
        is_usual = action.keys == self._actions.usual_keys(action.key)
        told = translated(action.help) if is_usual else translated("Changed by you")
        keys = left_to_right(shown_keys(action)) if action.keys else _NO_KEYS
        tone = Tone.PLAIN if is_usual else Tone.ACCENT
        return Line(action.key, action.icon, title_of(action), told, keys, tone)

    def _say_what_can_be_done(self) -> None:
        key = self._list.current_key
        is_command = bool(key) and not key.startswith(_LETTER)
        self._change.setEnabled(is_command)
        changed = is_command and self._actions.action(key).keys != self._actions.usual_keys(key)
        self._usual.setEnabled(changed)

    def _say_how(self) -> None:
        give_role(self._said, Role.THIRD)
        self._said.setText(
            translated("Enter changes the keys of a command, Backspace gives it its usual ones.")
        )

    # changing

    def _ask_for_keys(self, key: str) -> None:
        if not key or key.startswith(_LETTER):
            return
        self._changing = key
        title = title_of(self._actions.action(key))
        give_role(self._said, Role.LABEL)
        self._said.setText(
            translated("Press the new keys for “{command}”. Escape leaves them.", command=title)
        )
        self._said.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_chosen(self) -> None:
        self._ask_for_keys(self._list.current_key)

    def _take_keys(self, keys: str) -> None:
        """Give the command the keys that were pressed, or say why not and listen on."""
        reason = why_refused(self._actions.every(), self._changing, keys)
        if reason:
            give_role(self._said, Role.BAD)
            self._said.setText(translated("{reason} Press others, or Escape.", reason=reason))
            return
        others = self._actions.action(self._changing).keys[1:]
        others = tuple(one for one in others if one != keys)
        self._actions.change_keys(self._changing, (keys, *others))
        self._end_changing()

    def _take_usual(self) -> None:
        key = self._list.current_key
        if not self._usual.isEnabled():
            return
        usual = self._actions.usual_keys(key)
        reasons = (why_refused(self._actions.every(), key, keys) for keys in usual)
        reason = next(filter(None, reasons), "")
        if reason:
            give_role(self._said, Role.BAD)
            self._said.setText(reason)
            return
        self._actions.change_keys(key, usual)
        self._show_rows()
        self._say_how()

    def _end_changing(self) -> None:
        self._show_rows()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_off(self) -> None:
        """Listen no more: the focus went elsewhere."""
        self._changing = ""
        self._say_how()

    # how it is built

    def _lay_out(self) -> None:
        give_role(self._title, Role.HEADING)
        self._line.setPlaceholderText(translated("Search the keys"))
        self._line.setAccessibleName(translated("Search the keys"))
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._line, 2)
        self._head.addWidget(self._close)
        self._foot.addWidget(self._said, 1)
        self._foot.addWidget(self._change)
        self._foot.addWidget(self._usual)
        self._column.addLayout(self._head)
        self._column.addWidget(self._list, 1)
        self._column.addLayout(self._foot)

    def _connect(self) -> None:
        self._line.textChanged.connect(self._show_rows)
        self._list.opened.connect(self._ask_for_keys)
        self._list.current_moved.connect(self._say_what_can_be_done)
        self._said.caught.connect(self._take_keys)
        self._said.left.connect(self._end_changing)
        self._said.left_off.connect(self._leave_off)
        self._change.clicked.connect(self._ask_for_chosen)
        self._usual.clicked.connect(self._take_usual)
        self._close.clicked.connect(self.disappear)
        for watched in (self._line, self._list):
            watched.installEventFilter(self)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._column.setContentsMargins(px(18), px(12), px(18), px(14))
        self._column.setSpacing(px(10))
        for row in (self._head, self._foot):
            row.setSpacing(px(10))


def _has_words(line: Line, words: list[str]) -> bool:
    said = fold(f"{line.title} {line.about} {line.end}")
    return all(word in said for word in words)
