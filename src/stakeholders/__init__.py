"""Stakeholders: a directory of the people and bodies that a secretariat deals with."""

from typing import Final

__version__: Final = "0.1.0"
