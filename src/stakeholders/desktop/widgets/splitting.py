"""Parts beside each other that the user can size, told in the order in which they are read."""

from PySide6.QtWidgets import QSplitter


def tell_in_order(splitter: QSplitter) -> None:
    """Put the parts of a splitter in order for those who hear them: Qt keeps the last one first."""
    for place in range(splitter.count()):
        part = splitter.widget(place)
        if part is not None:
            part.raise_()
    for place in range(splitter.count()):
        splitter.handle(place).raise_()  # the line between them stays in reach of the pointer
