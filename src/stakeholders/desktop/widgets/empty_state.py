"""What stands where nothing is: why, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.buttons import NamingButton
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.long_words import breakable
from stakeholders.i18n import directed


class EmptyState(QWidget):
    """Icon, title, one sentence and up to three buttons; the first one is the usual one.

    Buttons stand side by side, or `stacked` where there is little room.

    `chosen` tells which button was pressed, from 0.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, stacked: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = ""
        self._icon = Drawing(self)
        self._title = QLabel(self)
        self._sentence = QLabel(self)
        give_role(self._title, Role.HEADING)
        give_role(self._sentence, Role.SECOND)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons = QBoxLayout(down if stacked else across)
        self._lay_out()
        theme.changed.connect(self._redraw)

    def say(self, icon: str, title: str, sentence: str, *buttons: tuple[str, str]) -> None:
        """Say why nothing is here; each button is an icon and a text."""
        self._icon_name = icon
        self._title.setText(title)
        self._sentence.setText(directed(breakable(sentence)))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._replace_buttons(buttons)
        if self.isVisible():
            announce(self, f"{title}. {sentence}")
        self._redraw()

    def take_focus(self) -> None:
        """Give the focus to the usual button; without one it is here, so that keys go on."""
        firsts = [b for b in self.findChildren(QPushButton) if b.property("number") == 0]
        stop = firsts[-1] if firsts else self
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if firsts else Qt.FocusPolicy.TabFocus)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace_buttons(self, buttons: tuple[tuple[str, str], ...]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, (icon, text) in enumerate(buttons):
            role = Role.PRIMARY if number == 0 else None
            button = NamingButton(self._theme, text, icon, role, self)
            button.setProperty("number", number)
            button.clicked.connect(self._report)
            self._buttons.addWidget(button)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.show()  # its layout would show it a moment later: Tab would pass it by

    def _report(self) -> None:
        self.chosen.emit(self.sender().property("number"))

    def _lay_out(self) -> None:
        px, centre = self._theme.measures.px, Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(px(10))
        column.addStretch(2)
        column.addWidget(self._icon)
        for part in (self._title, self._sentence):
            part.setAlignment(centre)
            column.addWidget(part)
        column.addSpacing(px(10))
        self._buttons.setSpacing(px(8))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addLayout(self._buttons)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(3)

    def _redraw(self) -> None:
        if self._icon_name:
            size, colour = self._theme.measures.px(40), self._theme.tokens.third_text
            self._icon.draw(self._theme.icons.pixmap(self._icon_name, colour, size))
