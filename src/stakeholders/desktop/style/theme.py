"""The look that is on: which tokens, in which size, and the moment it changes."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QStyleHints
from PySide6.QtWidgets import QApplication

from stakeholders.desktop.style.fonts import base_font, is_poor, load_inter
from stakeholders.desktop.style.icons import Icons
from stakeholders.desktop.style.measures import Measures, measures_of
from stakeholders.desktop.style.palette import palette_of
from stakeholders.desktop.style.sheet import sheet_of
from stakeholders.desktop.style.tokens import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Tokens,
)


class Look(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


def tokens_for(look: Look, *, dark: bool, contrast: bool) -> Tokens:
    """Return the tokens of a choice on a system that is dark, or wants high contrast."""
    is_dark = look is Look.DARK or (look is not Look.LIGHT and dark)
    if look is Look.HIGH_CONTRAST or (look is Look.SYSTEM and contrast):
        return DARK_CONTRAST if is_dark else LIGHT_CONTRAST
    return DARK if is_dark else LIGHT


class Theme(QObject):
    """Dresses the application, and tells those who paint for themselves when it changed."""

    changed = Signal()

    def __init__(
        self, application: QApplication, look: Look = Look.SYSTEM, scale: int = 100
    ) -> None:
        super().__init__(application)
        self._application = application
        self._system_font = QFont(application.font())
        self._look = look
        self._scale = scale
        if is_poor(self._system_font.family()):
            load_inter()
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        if hasattr(application.styleHints(), "accessibility"):  # from Qt 6.10 on
            hints = application.styleHints().accessibility()
            hints.contrastPreferenceChanged.connect(self._follow_system)
        self._dress()

    @property
    def tokens(self) -> Tokens:
        """The colours that are on."""
        return self._tokens

    @property
    def measures(self) -> Measures:
        """The lengths that go with the user's font."""
        return self._measures

    @property
    def icons(self) -> Icons:
        """The icons in these colours."""
        return self._icons

    @property
    def font(self) -> QFont:
        """The font of running text."""
        return self._font

    def show(self, look: Look, scale: int) -> None:
        """Change to a look, letters at 80 to 200 per cent of the user's own."""
        chosen = (look, max(80, min(200, scale)))
        if chosen != (self._look, self._scale):
            self._look, self._scale = chosen
            self._dress()
            self.changed.emit()

    def _follow_system(self) -> None:
        if self._look in {Look.SYSTEM, Look.HIGH_CONTRAST}:
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        application = self._application
        hints = application.styleHints()
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
        self._tokens = tokens_for(self._look, dark=dark, contrast=_wants_contrast(hints))
        installed = tuple(QFontDatabase.families())
        self._font = base_font(self._system_font, installed, scale=self._scale)
        screen = application.primaryScreen()
        self._measures = measures_of(self._font.pointSizeF(), screen.logicalDotsPerInchY())
        self._icons = Icons(self._tokens, application.devicePixelRatio())
        # In the place of another sheet Qt polishes each widget once for every one it lies in:
        # 500 ms for 600 widgets against 90 ms (Qt 6.11). Taken away first, each has one turn.
        application.setStyleSheet("")
        application.setFont(self._font)
        application.setPalette(palette_of(self._tokens))
        application.setStyleSheet(sheet_of(self._tokens, self._measures))


def _wants_contrast(hints: QStyleHints) -> bool:
    if not hasattr(hints, "accessibility"):  # before Qt 6.10
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
