"""Which part of the help is about what has the focus."""

from typing import Final

from PySide6.QtWidgets import QWidget

_PROPERTY: Final = "help-topic"


def give_topic(widget: QWidget, topic: str) -> None:
    """Say which page of the help, or which section of it (`phones#state`), is about a widget."""
    widget.setProperty(_PROPERTY, topic)


def topic_of(widget: QWidget | None) -> str:
    """Return the topic of a widget or of the nearest one around it; empty where none has one."""
    while widget is not None:
        topic = widget.property(_PROPERTY)
        if topic:
            return str(topic)
        widget = widget.parentWidget()
    return ""
