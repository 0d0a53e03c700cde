"""Buttons with an icon that follows the look."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton, QStyleOptionButton, QToolButton, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.row_painting import elided


class IconButton(QToolButton):
    """An icon alone; its name is told to the pointer and to screen readers."""

    def __init__(
        self, theme: Theme, icon: str, name: str, parent: QWidget | None = None, *, size: int = 18
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._size = size
        self._colour: str | None = None
        self.rename(name)
        theme.changed.connect(self._redraw)
        self._redraw()

    def rename(self, name: str) -> None:
        """Change what the button is called."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def change_icon(self, icon: str, colour_token: str | None = None) -> None:
        """Change the icon, and the token that colours it."""
        self._icon, self._colour = icon, colour_token
        self._redraw()

    def _redraw(self) -> None:
        size = self._theme.measures.px(self._size)
        colour = getattr(self._theme.tokens, self._colour) if self._colour else None
        self.setIcon(self._theme.icons.icon(self._icon, size, colour))
        self.setIconSize(QSize(size, size))


class TextButton(QPushButton):
    """A text, with an icon before it where one helps."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        role: Role | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._primary = role is Role.PRIMARY
        if role:
            give_role(self, role)
        theme.changed.connect(self._redraw)
        self._redraw()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._redraw()

    def _redraw(self) -> None:
        if not self._icon:
            return
        tokens, measures = self._theme.tokens, self._theme.measures
        size, gap = measures.px(16), measures.px(4)
        colour = tokens.on_accent if self._primary else tokens.second_text
        mirrored = self.isRightToLeft()
        icon = self._theme.icons.padded(self._icon, colour, size, gap, mirrored=mirrored)
        self.setIcon(icon)
        self.setIconSize(QSize(size + gap, size))


class NamingButton(TextButton):
    """A button whose words hold a name: where that is too long it ends in an ellipsis."""

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._theme.measures.px(120)), hint.height())

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        px, metrics = self._theme.measures.px, self.fontMetrics()
        room = self.width() - px(52) if self._icon else self.width() - px(30)
        option.text = elided(self.text(), metrics, room)
        self.setToolTip(self.text() if option.text != self.text() else "")
