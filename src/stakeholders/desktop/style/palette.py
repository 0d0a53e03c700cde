"""Qt's palette from the tokens, so that what no style sheet reaches fits in too."""

from typing import Final

from PySide6.QtGui import QColor, QPalette

from stakeholders.desktop.style.tokens import Tokens

_Role = QPalette.ColorRole

# Each role of Qt and the token it takes.
_ROLES: Final = (
    (_Role.Window, "window"),
    (_Role.WindowText, "text"),
    (_Role.Base, "surface"),
    (_Role.AlternateBase, "sidebar"),
    (_Role.ToolTipBase, "toast"),
    (_Role.ToolTipText, "toast_text"),
    (_Role.PlaceholderText, "third_text"),
    (_Role.Text, "text"),
    (_Role.Button, "surface"),
    (_Role.ButtonText, "text"),
    (_Role.BrightText, "bad"),
    (_Role.Light, "raised"),
    (_Role.Midlight, "hover"),
    (_Role.Mid, "border"),
    (_Role.Dark, "strong_border"),
    (_Role.Shadow, "shadow"),
    (_Role.Highlight, "accent"),
    (_Role.HighlightedText, "on_accent"),
    (_Role.Accent, "accent"),
    (_Role.Link, "accent_text"),
    (_Role.LinkVisited, "accent_text"),
)
_DIMMED: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette with every role set; what is disabled is written in the third grey."""
    palette = QPalette()
    for role, token in _ROLES:
        palette.setColor(role, QColor(getattr(tokens, token)))
    for role in _DIMMED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.third_text))
    return palette
