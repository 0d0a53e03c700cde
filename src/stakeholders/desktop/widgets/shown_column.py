"""A column as a table shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column: its code, its title, and its width in the lengths of the drawings."""

    code: str
    title: str
    width: int
