"""The focus of a page with nothing on it: on the button that is usually wanted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from stakeholders.desktop.widgets.empty_state import EmptyState


def focus_usual_button(empty: EmptyState) -> None:
    """Give the focus to the first button of what was said last."""
    firsts = [b for b in empty.findChildren(QPushButton) if b.property("number") == 0]
    if firsts:
        firsts[-1].show()  # its layout would show it a moment later
        firsts[-1].setFocus(Qt.FocusReason.OtherFocusReason)
