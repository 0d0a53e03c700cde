"""Icons of the window: Lucide's drawings in the colours of the tokens, sharp on every screen."""

from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stakeholders.desktop.style.tokens import Tokens


class Icons:
    """Draws icons in the colours of one look, and keeps what it drew."""

    def __init__(self, tokens: Tokens, ratio: float) -> None:
        self._tokens = tokens
        self._ratio = ratio
        self._folder = resources.files("stakeholders").joinpath("resources", "icons")
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """Return the icon in a colour, `size` pixels wide before the screen's own ratio."""
        key = (name, colour, size)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(name, colour, size)
        return self._pixmaps[key]

    def icon(self, name: str, size: int, colour: str | None = None) -> QIcon:
        """Return the icon for a button or a menu: as it is, disabled, and selected."""
        tokens = self._tokens
        icon = QIcon()
        icon.addPixmap(self.pixmap(name, colour or tokens.second_text, size))
        dimmed = self.pixmap(name, tokens.strong_border, size)
        icon.addPixmap(dimmed, QIcon.Mode.Disabled)
        icon.addPixmap(self.pixmap(name, colour or tokens.accent_text, size), QIcon.Mode.Selected)
        return icon

    def padded(self, name: str, colour: str, size: int, gap: int, *, mirrored: bool) -> QIcon:
        """Return the icon with room towards the text, as a style sheet cannot part the two."""
        drawn = self.pixmap(name, colour, size)
        wide = QPixmap(QSize(size + gap, size) * self._ratio)
        wide.setDevicePixelRatio(self._ratio)
        wide.fill(Qt.GlobalColor.transparent)
        with QPainter(wide) as painter:
            painter.drawPixmap(gap if mirrored else 0, 0, drawn)
        return QIcon(wide)

    def _drawn(self, name: str, colour: str, size: int) -> QPixmap:
        drawing = self._drawing(name).replace("currentColor", colour)
        pixmap = QPixmap(QSize(size, size) * self._ratio)
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
        return pixmap

    def _drawing(self, name: str) -> str:
        if name not in self._drawings:
            drawing = self._folder.joinpath(f"{name}.svg").read_text("utf-8")
            self._drawings[name] = drawing.replace('stroke-width="2"', 'stroke-width="1.75"')
        return self._drawings[name]
