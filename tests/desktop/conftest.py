"""The look that the tests of the window stand in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from stakeholders.desktop.style.theme import Look, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Dress the application, and leave it as it was."""
    QLocale.setDefault(QLocale(QLocale.Language.English))
    font, palette = qapp.font(), qapp.palette()
    theme = Theme(qapp, Look.LIGHT)
    yield theme
    theme.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale(QLocale.Language.English))
