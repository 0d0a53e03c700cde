"""Announcements: what a screen reader says although nobody has moved the focus."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_Politeness = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Let a screen reader say a text when it has finished, or at once where something is wrong."""
    if text:
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(_Politeness.Assertive if at_once else _Politeness.Polite)
        QAccessible.updateAccessibility(event)
