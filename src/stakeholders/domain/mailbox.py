"""Mailboxes: a name and its e-mail address as mail programs take them (RFC 5322 §3.4, RFC 6532)."""

import re
import unicodedata
from typing import Final
from urllib.parse import quote

SEPARATOR: Final = "; "
"""What mail programs take between recipients that are pasted."""
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


def _plain(name: str) -> str:
    """Return a name in one line, without signs that nobody sees."""
    seen = (" " if unicodedata.category(sign) in _UNSEEN else sign for sign in name)
    return " ".join("".join(seen).split())
