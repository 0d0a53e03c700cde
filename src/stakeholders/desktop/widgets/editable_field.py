"""A value that turns into an editor where it stands, with the verdict on it underneath."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.desktop.widgets.elided_label import leading_side
from stakeholders.desktop.widgets.shown_value import FieldShape, ShownValue, beginning_of
from stakeholders.desktop.widgets.suggestions import Suggestions, matching
from stakeholders.desktop.widgets.text_editors import (
    LONGEST,
    LineEditor,
    LongEditor,
    too_long_for_a_line,
)
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.i18n import translated

# The window loses the focus, or a menu borrows it: nobody has left the field.
_NOT_LEAVING: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class EditableField(QWidget):
    """Enter and Tab keep what was typed, Escape takes it back; a wrong value is kept, flagged.

    The verdict turns green as soon as the value is good, and never red before it is left.
    `closed` tells that the editor is closed, whether what was typed is kept or not;
    `typed` tells each key, for completions that have to be looked for; `backed_out` that Backspace
    was pressed where nothing is left.
    """

    kept = Signal(str)
    typed = Signal(str)
    backed_out = Signal()
    closed = Signal()
    copy_wanted = Signal(str)

    # Of the class, for events that Qt still sends to a field whose attributes Python has let go.
    _editing = False

    def __init__(
        self,
        theme: Theme,
        shape: FieldShape,
        check: Callable[[str], Verdict],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shape = shape
        self._check = check
        self._value = ""
        self._verdict = Verdict()
        self._label = QLabel("" if shape.is_bare else shape.label, self)
        self._shown = ShownValue(shape, self)
        self._editor = LongEditor(self) if shape.is_long else LineEditor(self)
        self._suggested: Suggestions | None = None
        self._completions = shape.completions
        self._stack = QStackedWidget(self)
        self._line = VerdictLine(theme, self)
        name = translated("Copy {label}", label=shape.label)
        self._copy = IconButton(theme, "copy", name, self, size=16)
        self._set_up_parts()
        self._lay_out()
        theme.changed.connect(self._take_measure)
        self._take_measure()
        self.show_value("", Verdict())

    @property
    def value(self) -> str:
        """The value as it was last shown or kept."""
        return self._value

    @property
    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return self._editing

    @property
    def verdict(self) -> Verdict:
        """What stands under the field now."""
        return self._line.verdict

    def show_value(self, value: str, verdict: Verdict | None = None) -> None:
        """Show a value from outside; what is being typed meanwhile stays."""
        self._value = value
        self._verdict = self._check(value) if verdict is None else verdict
        self._shown.show_value(value)
        self._align()
        self._copy.setVisible(bool(value))
        self._describe()
        if not self.is_editing:
            self._line.show_verdict(self._verdict)

    @property
    def label(self) -> str:
        """What the field is called."""
        return self._shape.label

    def go_on_typing(self) -> None:
        """Give the focus to the open editor."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Give the focus to the value as it is shown."""
        self._shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self) -> None:
        """Open the editor with everything marked."""
        if self.is_editing:
            return
        if len(self._value) > LONGEST:
            self._refuse_long()
            return
        self._open(self._value)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.selectAll()
        if not self._value:
            self._offer("")

    @property
    def unkept(self) -> str | None:
        """What stands in the open editor, None while it is closed."""
        return self._editor.typed() if self._editing else None

    def refuse(self, typed: str, value: str, sentence: str) -> None:
        """Open the editor anew with what could not be kept, and say why; Escape gives the value."""
        self.show_value(value)
        self._open(typed)
        self._line.tell(Verdict(Level.BAD, sentence))

    def complete_with(self, texts: tuple[str, ...]) -> None:
        """Offer other completions from now on."""
        self._completions = texts

    def offer(self, typed: str, texts: Sequence[str]) -> None:
        """Suggest how what was typed may go on, unless something else was typed meanwhile."""
        if self.is_editing and typed == self._editor.typed().strip():
            self._suggestions.offer(texts, marks_first=self._shape.takes_first and bool(typed))

    @property
    def _suggestions(self) -> Suggestions:
        """The list below the line, made when there is something to suggest."""
        if self._suggested is None:
            self._suggested = Suggestions(self._theme, self._editor)
            self._suggested.taken.connect(self._take_repair)
        return self._suggested

    def _put_suggestions_away(self) -> None:
        if self._suggested is not None:
            self._suggested.put_away()

    def _open(self, text: str) -> None:
        self._editor.put(text)
        self._editing = True
        self._stack.setCurrentWidget(self._editor)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_editing and watched is self._editor:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._key_taken(event)
            if isinstance(event, QFocusEvent) and event.reason() not in _NOT_LEAVING:
                self._keep_on_leaving(event)
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Begin label and value where reading begins in this window, whatever their script."""
        for part in (self._label, self._shown):
            part.setAlignment(leading_side(part) | Qt.AlignmentFlag.AlignVCenter)

    def _set_up_parts(self) -> None:
        give_role(self._label, Role.LABEL)
        self._label.setVisible(not self._shape.is_bare)
        self._label.setBuddy(self._shown)
        self._label.setWordWrap(True)
        self._editor.setAccessibleName(self._shape.label)
        self._editor.setPlaceholderText(self._shape.hint)
        if self._shape.is_code:
            self._editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._editor.installEventFilter(self)
        self._editor.edited.connect(self._show_what_is_good)
        self._editor.too_long.connect(self._refuse_long)
        self._shown.edit_wanted.connect(self.edit)
        self._copy.clicked.connect(self._ask_to_copy)
        self._line.repair_taken.connect(self._take_repair)
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self._editor)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._stack.currentChanged.connect(self._fit)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._label, 0, 0, top)
        grid.addWidget(self._stack, 0, 1)
        grid.addWidget(self._copy, 0, 2, top)
        grid.addWidget(self._line, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        line = px(34)
        self._label.setFixedWidth(min(max(px(108), self._longest_word()), px(150)))
        self._label.setMinimumHeight(line)
        self._stack.setMinimumHeight(line)
        self._shown.setMargin(px(5))
        self._line.setContentsMargins(px(5), 0, px(5), 0)
        self._fit()
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            gap = px(3)
            grid.setHorizontalSpacing(gap)
            # Qt leaves no gap behind a column without a label in it.
            grid.setColumnMinimumWidth(0, px(108) + (gap if self._shape.is_bare else 0))
            grid.setVerticalSpacing(px(2))

    def _longest_word(self) -> int:
        self._label.ensurePolished()
        words = self._label.text().split()
        return max(map(self._label.fontMetrics().horizontalAdvance, words), default=0) + 2

    def _fit(self) -> None:
        """Let the stack be as high as the part that is shown."""
        fixed, free = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        for part in (self._shown, self._editor):
            vertical = free if part is self._stack.currentWidget() else fixed
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, vertical)
            policy.setHeightForWidth(part is self._shown)
            part.setSizePolicy(policy)

    def _key_taken(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._shape.is_long and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return False
            self._take_marked()
            self._keep(stays=True)
            return True
        if key == Qt.Key.Key_Escape:
            self._close()
            self._shown.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._take_marked()
            self._keep()
            self._go_on(forward=key == Qt.Key.Key_Tab)
            return True
        return self._arrow_taken(key) or self._backspace_taken(key)

    def _arrow_taken(self, key: int) -> bool:
        """Walk through the suggestions, which Down also asks for."""
        if key not in (Qt.Key.Key_Down, Qt.Key.Key_Up) or self._shape.is_long:
            return False
        if self._suggested is not None and self._suggested.isVisible():
            self._suggested.step(down=key == Qt.Key.Key_Down)
        elif key == Qt.Key.Key_Down:
            self._offer("")
        return True

    def _backspace_taken(self, key: int) -> bool:
        if key != Qt.Key.Key_Backspace or self._editor.typed():
            return False
        self.backed_out.emit()
        return True

    def _take_marked(self) -> None:
        if self._suggested is not None and self._suggested.marked:
            self._editor.put(self._suggested.marked)

    def _offer(self, typed: str) -> None:
        if self._completions:
            self.offer(self._editor.typed().strip(), matching(self._completions, typed))

    def _keep(self, *, stays: bool = False) -> None:
        """Close the editor and report what was typed, if it differs; the focus may stay here."""
        typed = self._editor.typed().strip()
        verdict = self._check(typed)
        self._put_suggestions_away()
        if self._shape.is_strict and verdict.level is Level.BAD:
            self._line.tell(verdict)
            return
        changed = typed != self._value
        self._close()
        if stays:
            self._shown.setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.show_value(typed)
            if self._verdict.level in {Level.WARN, Level.BAD}:
                self._line.tell(self._verdict)
            self.kept.emit(typed)

    def _close(self) -> None:
        self._editing = False  # before the editor loses the focus by hiding
        self._put_suggestions_away()
        self._stack.setCurrentWidget(self._shown)
        self._line.show_verdict(self._verdict)
        self.closed.emit()

    def _keep_on_leaving(self, event: QFocusEvent) -> None:
        if event.type() is QEvent.Type.FocusOut:
            self._keep()

    def _go_on(self, *, forward: bool) -> None:
        """Give the focus to the next control outside, and open it where it is a field too."""
        after: QWidget = self._editor  # which moves in the tab order, as the field around it cannot
        while True:
            step = after.nextInFocusChain() if forward else after.previousInFocusChain()
            if step is None or step is self._editor:
                return
            after = step
            if _takes_tab(after) and not self.isAncestorOf(after):
                break
        after.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(after, ShownValue):
            after.edit_wanted.emit()

    def _show_what_is_good(self, typed: str) -> None:
        verdict = self._check(typed.strip())
        self._line.show_verdict(verdict if verdict.level is Level.OK else Verdict())
        self._offer(typed)
        self.typed.emit(typed.strip())

    def _refuse_long(self) -> None:
        self._line.tell(Verdict(Level.BAD, too_long_for_a_line()))

    def _take_repair(self, repair: str) -> None:
        self._editor.put(repair)
        self._keep(stays=True)

    def _ask_to_copy(self) -> None:
        self.copy_wanted.emit(self._value)

    def _describe(self) -> None:
        shown = beginning_of(self._value) or self._shape.hint
        name = translated("{label}: {value}", label=self._shape.label, value=shown)
        self._shown.setAccessibleName(name)
        self._shown.setAccessibleDescription(self._verdict.text)
        self._editor.setAccessibleDescription(self._verdict.text)


def _takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab stops here; of another field it stops at the value alone."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if not (by_tab and widget.isVisible() and widget.isEnabled()):
        return False
    is_value = isinstance(widget, ShownValue | LineEditor | LongEditor)
    return is_value or not _is_in_a_field(widget)


def _is_in_a_field(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, EditableField):
        above = above.parentWidget()
    return above is not None
