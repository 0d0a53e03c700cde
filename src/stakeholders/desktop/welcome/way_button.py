"""A large button that says in a sentence what it leads to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.painting import paint_ground


class WayButton(QAbstractButton):
    """Icon, title and one sentence on a card; Enter and Space press it."""

    def __init__(
        self, theme: Theme, icon: str, title: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._icon = Drawing(self)
        self._title = QLabel(title, self)
        self._sentence = QLabel(sentence, self)
        self._column = QVBoxLayout(self)
        self._set_up_parts()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = self._theme.tokens, self._theme.measures.px
        tint = Tint(tokens.surface, tokens.strong_border)
        if self.underMouse() or self.isDown():
            tint = Tint(tokens.accent_soft, tokens.accent)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, self.rect(), px(12), tint.ink)
            inside = self.rect().adjusted(1, 1, -1, -1)
            ring = tokens.focus if self.hasFocus() else ""
            paint_ground(painter, inside, px(12) - 1, tint.ground, ring)

    def _set_up_parts(self) -> None:
        give_role(self._title, Role.BRAND)
        give_role(self._sentence, Role.SECOND)
        self._column.addWidget(self._icon)
        for part in (self._title, self._sentence):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setTextFormat(Qt.TextFormat.PlainText)
            part.setWordWrap(True)
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _take_measure(self) -> None:
        px, tokens = self._theme.measures.px, self._theme.tokens
        self._column.setContentsMargins(px(18), px(22), px(18), px(18))
        self._column.setSpacing(px(8))
        self._icon.draw(self._theme.icons.pixmap(self._icon_name, tokens.accent_text, px(28)))
        self.setMinimumHeight(px(168))
        self.update()
