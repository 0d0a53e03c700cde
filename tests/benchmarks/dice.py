"""Dice: random draws that are the same on every machine for the same key."""

import random


def dice(key: str) -> random.Random:
    """Return a source of draws; not for secrets."""
    return random.Random(key)  # noqa: S311
