"""Contacts of a text put together: one person at two places, an address far from its owner."""

import re
from collections.abc import Mapping

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.text import fold
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_mark import Mark


def merged(groups: list[Group]) -> list[Group]:
    """Return the contacts, what is said of one person at two places put together."""
    first: dict[frozenset[str], Group] = {}
    kept: list[Group] = []
    for group in groups:
        known = first.get(group.names) if len(group.names) > 1 else None
        if known is None:
            first[group.names] = group
            kept.append(group)
        else:
            known.absorb(group)
    return kept


def by_family(groups: list[Group]) -> dict[str, Group]:
    """Return the groups of people by family name, where it is long enough to be told."""
    families: dict[str, Group] = {}
    for group in groups:
        words = fold(group.person.text).split() if group.person else []
        if words and len(words[-1]) > 3:
            families.setdefault(words[-1], group)
    return families


def gives_away(mark: Mark, families: Mapping[str, Group]) -> bool:
    """Give an address that stands apart to the person whose family name it holds, if any."""
    if mark.type is not ChannelType.EMAIL:
        return False
    for word in fold(re.split(r"[@\[({]", mark.raw)[0]).split():
        for cut in range(len(word)):
            group = families.get(word[cut:]) or families.get(word[: len(word) - cut])
            if group is not None:
                group.marks.insert(0, mark)
                return True
    return False
