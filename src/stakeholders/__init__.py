"""Stakeholders: a directory of the people and bodies that a secretariat deals with."""

__version__ = "0.1.0"
