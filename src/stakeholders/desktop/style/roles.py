"""What a widget is for, as the style sheet knows it."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Role(StrEnum):
    """The kinds of text and ground that the style sheet tells apart."""

    CARD = "card"
    CARD_TITLE = "card-title"
    PANE = "pane"
    PAGE = "page"
    BAR = "bar"
    BANNER = "banner"
    TITLE = "title"
    HEADING = "heading"
    BRAND = "brand"
    SECOND = "second"
    THIRD = "third"
    LABEL = "label"
    VALUE = "value"
    HINT = "hint"
    MAIN_VALUE = "main-value"
    PRIMARY = "primary"
    QUIET = "quiet"
    LINK = "link"
    QUIET_LINK = "quiet-link"
    KEY = "key"
    SEARCH = "search"
    TOAST = "toast"
    TOAST_TEXT = "toast-text"
    TOAST_LINK = "toast-link"
    RULE = "rule"
    PANEL = "panel"
    PANEL_SEARCH = "panel-search"
    SUGGESTIONS = "suggestions"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


def give_role(widget: QWidget, role: Role) -> None:
    """Let the style sheet dress the widget for this role, at once where it is shown already."""
    if widget.property("role") == str(role):
        return
    widget.setProperty("role", str(role))
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else Qt will when it is shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)
