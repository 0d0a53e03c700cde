"""Mailboxes: a name and its e-mail address as mail programs take them (RFC 5322 §3.4, RFC 6532)."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

SEPARATOR: Final = "; "
"""What mail programs take between recipients that are pasted."""
_LONGEST_LINK: Final = 2000
"""Windows hands on no longer ones (INTERNET_MAX_URL_LENGTH is 2083)."""
_ATOMS: Final = re.compile(r"[ A-Za-z0-9!#$%&'*+/=?^_`{|}~\-\u0080-\U0010ffff]+")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp"})
_SPECIAL: Final = re.compile(r'(["\\])')


def mailbox(name: str, address: str) -> str:
    """Return `Name <address>`; the name in quotes where it holds a comma, a dot and the like.

    Letters of all scripts stay as they are: what is pasted is no header that has to be encoded.
    """
    plain = _plain(name)
    if not plain:
        return address
    if not _ATOMS.fullmatch(plain):
        plain = '"' + _SPECIAL.sub(r"\\\1", plain) + '"'
    return f"{plain} <{address}>"


def mailto_link(address: str) -> str:
    """Return the link that begins a mail to an address (RFC 6068), and says nothing else of it."""
    return f"mailto:{quote(address, safe='@')}"


def blind_copies(
    addresses: Sequence[str], subject: str = "", most: int = 50
) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return addresses in batches, each with the link that begins a mail to them as blind copies.

    A batch has at most so many, and a link no more letters than every system takes.
    """
    start = f"mailto:?subject={quote(subject, safe='')}&bcc=" if subject else "mailto:?bcc="
    batches: list[list[str]] = [[]]
    length = len(start)
    for address in addresses:
        more = len(quote(address, safe="@")) + 1
        if batches[-1] and (len(batches[-1]) >= most or length + more > _LONGEST_LINK):
            batches.append([])
            length = len(start)
        batches[-1].append(address)
        length += more
    return tuple(
        (tuple(batch), start + ",".join(quote(one, safe="@") for one in batch))
        for batch in batches
        if batch
    )


def _plain(name: str) -> str:
    """Return a name in one line, without signs that nobody sees."""
    seen = (" " if unicodedata.category(sign) in _UNSEEN else sign for sign in name)
    return " ".join("".join(seen).split())
