"""Margins that begin where reading begins: Qt mirrors those of no layout."""

from PySide6.QtWidgets import QLayout, QWidget


def set_margins(
    layout: QLayout, owner: QWidget, start: int, top: int, end: int, bottom: int
) -> None:
    """Leave so much room around a layout, as its owner is read now."""
    left, right = (end, start) if owner.isRightToLeft() else (start, end)
    layout.setContentsMargins(left, top, right, bottom)
