"""The search box of the top bar."""

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyle, QWidget
from typing_extensions import override

from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.i18n import translated


class SearchBox(TextLine):
    """Esc clears, then goes back to the list; Down and Enter go into the list."""

    list_wanted = Signal()
    first_wanted = Signal()

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_topic(self, "find#found")
        self._theme = theme
        give_role(self, Role.SEARCH)
        self.setAccessibleName(translated("Search"))
        self._glass = Drawing(self)
        self._keys = QLabel(keys, self)
        give_role(self._keys, Role.KEY)
        self._clear = IconButton(theme, "x", translated("Clear the search"), self, size=14)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self._empty)
        for decoration in (self._glass, self._keys):
            decoration.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._place)
        theme.changed.connect(self._place)
        self._place()

    def begin(self, letters: str = "") -> None:
        """Take the focus; with letters typed elsewhere, start a new search with them."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if letters:
            self.setText(letters)
            self.textEdited.emit(letters)
        else:
            self.selectAll()

    def show_keys(self, keys: str) -> None:
        """Show the keys of the command that finds everything."""
        self._keys.setText(keys)
        self._place()

    @override
    def event(self, arg__1: QEvent) -> bool:
        if _undoes(arg__1):
            arg__1.ignore()  # undo is that of the directory, not of what was typed here
            return True
        return super().event(arg__1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self._empty()
            case Qt.Key.Key_Escape | Qt.Key.Key_Down:
                self.list_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.first_wanted.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and hasattr(self, "_clear"):
            self._place()

    def _empty(self) -> None:
        self.clear()
        self.textEdited.emit("")

    def _place(self) -> None:
        """Put the glass before the text, and the keys or the clearing cross after it."""
        px = self._theme.measures.px
        icon = self._theme.icons.pixmap("search", self._theme.tokens.second_text, px(16))
        self._glass.draw(icon)
        self._keys.setVisible(not self.text() and bool(self._keys.text()))
        self._clear.setVisible(bool(self.text()))
        for part, before in ((self._glass, True), (self._keys, False), (self._clear, False)):
            part.adjustSize()
            rect = part.rect()
            left = px(10) if before else self.width() - rect.width() - px(7)
            rect.moveTo(left, (self.height() - rect.height()) // 2)
            part.move(QStyle.visualRect(self.layoutDirection(), self.rect(), rect).topLeft())
        after = self._clear if self.text() else self._keys
        start, end = px(32), after.width() + px(14)
        left, right = (end, start) if self.isRightToLeft() else (start, end)
        now = self.textMargins()
        self.setTextMargins(QMargins(left, now.top(), right, now.bottom()))
        self._say_what_is_searched(self.width() - start - end)

    def _say_what_is_searched(self, room: int) -> None:
        """Say it in as many words as there is room for."""
        metrics, in_full = (
            self.fontMetrics(),
            translated("Search names, organisations, phones, tags"),
        )
        beside = 2 * metrics.averageCharWidth()
        fits = metrics.horizontalAdvance(in_full) + beside <= room
        said = in_full if fits else translated("Search")
        if said != self.placeholderText():
            self.setPlaceholderText(said)


def _undoes(event: QEvent) -> bool:
    steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(step) for step in steps)
    )
