"""The application that letters are drawn in."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _letters(qapp: QApplication) -> None:
    """Let every test of this folder have letters."""
