"""A quiet line under the bar of the window: what to know about the directory as a whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.margins import set_margins
from stakeholders.i18n import directed, translated


class Banner(QFrame):
    """Stays until it is closed or there is nothing to say; the same words do not come back.

    `acted` tells that its one button was pressed.
    """

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = ""
        give_role(self, Role.BANNER)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = Drawing(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = TextButton(theme, "", role=Role.LINK, parent=self)
        self._close = IconButton(theme, "x", translated("Close this message"), self, size=16)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._icon)
        self._line.addWidget(self._text, 1)
        self._line.addWidget(self._action)
        self._line.addWidget(self._close)
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self.hide)
        theme.changed.connect(self._take_measure)
        self._take_measure()
        self.hide()

    @property
    def text(self) -> str:
        """What is said, empty when nothing is shown."""
        return self._said if self.isVisible() else ""

    def say(self, text: str, action: str = "", *, aloud: bool = True) -> None:
        """Say something, with a button where there is something to do; nothing hides it.

        What changes again and again, such as a progress, is not said `aloud` to who listens.
        """
        if text == self._said:
            return
        self._said = text
        self._text.setText(directed(text))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setVisible(bool(text))
        if aloud:
            announce(self, text)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        set_margins(self._line, self, px(16), px(8), px(12), px(8))
        self._line.setSpacing(px(8))
        icon = self._theme.icons.pixmap("info", self._theme.tokens.accent_text, px(18))
        self._icon.draw(icon)
