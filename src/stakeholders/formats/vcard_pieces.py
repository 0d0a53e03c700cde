"""Pieces of vCard files: cards cut out of the bytes as they stand, where nothing can be mistaken.

A piece ends where the end of a card stands alone on its line and no card is open any more, so that
every piece can be read by itself.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_BEGINNING: Final = b"BEGIN:VCARD"
_BOUNDARY: Final = re.compile(rb"\nEND:VCARD(?:[\r\n]+(?=[!-~])|[\r\n]*\Z)")
_MARK: Final = re.compile(
    rb"(BEGIN)\s*:\s*VCARD"
    rb"|(?:\A|(?<=[\r\n]))END[ \t]*:[ \t]*VCARD\.*[ \t]*(?=[\r\n]+[!-~]|[\r\n]*\Z)",
    re.IGNORECASE,
)
_FOLD: Final = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
_BREAK: Final = re.compile(rb"\r\n|\r|\n")


class Piece(NamedTuple):
    """A piece: the line it starts on (from 1), its bytes, whether it is but one whole card."""

    line: int
    data: bytes
    is_card: bool


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield the pieces of a file in UTF-8, together all of it but a mark at its beginning."""
    place = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    line = 1
    while place < len(data):
        boundary = _BOUNDARY.search(data, place)
        end = boundary.end() if boundary else len(data)
        piece = data[place:end]
        is_card = boundary is not None and _is_card(piece)
        if boundary is not None and not is_card:
            end = _end_of_open(data, place, end)
            piece = data[place:end]
        yield Piece(line, piece, is_card)
        line += piece.count(b"\n") if is_card else len(_BREAK.findall(piece))
        place = end


def body_of(card: bytes) -> str:
    """Return what stands between the beginning and the end of a whole card, its lines unfolded."""
    text = card.decode().replace("\r\n", "\n")
    if "\n " in text or "\n\t" in text:
        text = text.replace("\n ", "").replace("\n\t", "")
    return text[len(_BEGINNING) + 1 : text.rindex("\nEND:")]


def _is_card(piece: bytes) -> bool:
    """Tell whether a piece up to the end of a card is that card and nothing else."""
    if not piece.startswith(_BEGINNING) or piece[11:12] not in b"\r\n":
        return False
    if piece.count(b"\r") != piece.count(b"\r\n"):
        return False
    is_folded = b"\n " in piece or b"\n\t" in piece  # no return stands alone
    flat = _FOLD.sub(b"", piece) if is_folded else piece
    return flat.upper().count(b"VCARD") == 2 or len(_MARK.findall(flat)) == 2


def _end_of_open(data: bytes, place: int, end: int) -> int:
    """Return where all cards are closed that begin from a place on; the end is the first to try."""
    open_cards = 0
    while True:
        for mark in _MARK.finditer(_unfolded(data[place:end])):
            open_cards = open_cards + 1 if mark.group(1) else max(open_cards - 1, 0)
        if open_cards == 0 or end == len(data):
            return end
        boundary = _BOUNDARY.search(data, end - 1)
        place, end = end, boundary.end() if boundary else len(data)


def _unfolded(piece: bytes) -> bytes:
    if b"\n " in piece or b"\n\t" in piece or b"\r " in piece or b"\r\t" in piece:
        return _FOLD.sub(b"", piece)
    return piece
