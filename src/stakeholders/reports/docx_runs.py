"""Runs: a line of text as WordprocessingML, each script with letters and a direction of its own.

ECMA-376 part 1, 17.3.2: Word sets a run from right to left only where it says so, takes sizes and
fonts of its own for complex scripts, and asks for the font of East Asian letters by language.
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Final

from stakeholders.domain.text import clean
from stakeholders.reports.document import Line

LATIN_FONT: Final = "Calibri"
COMPLEX_FONT: Final = "Tahoma"
"""Has Arabic, Hebrew and Thai letters wherever Word runs; other programs replace it by name."""

EAST_ASIAN_FONT: Final = "Microsoft YaHei"
QUIET_LOOK: Final = '<w:color w:val="525D6E"/>'

_RIGHT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_COMPLEX: Final = re.compile(r"[\u0900-\u109f\u1780-\u17ff]")  # Indic, Thai, Lao, Burmese, Khmer
_KANA: Final = re.compile(r"[\u3040-\u30ff]")
_HANGUL: Final = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_UNWRITABLE: Final = re.compile(r"[\ud800-\udfff\ufffe\uffff]")  # no characters of XML
_ONLY_PLAIN: Final = re.compile(r"[\x20-\x7e\u00a0-\u024f\u1e00-\u1eff\u2010-\u2027]*")


def reads_from_right(text: str) -> bool:
    """Tell whether the first letter of a text is written from right to left."""
    letter = _LETTER.search(text)
    return letter is not None and _RIGHT.match(letter.group()) is not None


def plain(text: str) -> str:
    """Return a text without what XML cannot hold or nobody sees."""
    return _UNWRITABLE.sub("", clean(text))


def runs_of(line: Line, points: float = 0) -> str:
    """Return a line as runs; a phone or an address is one run from left to right.

    Letters are as large as the style has them, or have so many points.
    """
    look = _look(line)
    if points:
        halves = max(round(2 * points), 2)
        look += f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'
    if line.code or _ONLY_PLAIN.fullmatch(line.text):
        return run_of(plain(line.text), look)
    return "".join(run_of(part, look, kind) for kind, part in _parts(plain(line.text)))


def run_of(text: str, look: str = "", kind: str = "") -> str:
    """Return a text as one run of a look, and of the kind that its script asks for."""
    # The schema wants fonts first and directions last.
    about = kind + look if kind.startswith("<w:rFonts") else look + kind
    properties = f"<w:rPr>{about}</w:rPr>" if about else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _look(line: Line) -> str:
    strong = "<w:b/><w:bCs/>" if line.strong else ""
    return strong + (QUIET_LOOK if line.quiet else "")


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in parts of one kind; blanks between two of a kind stay with them."""
    words = re.split(r"(\s+)", text)
    kinds = [_kind(word) for word in words]
    for place in range(1, len(words) - 1, 2):
        alike = kinds[place - 1] == kinds[place + 1]
        kinds[place] = kinds[place - 1] if alike else ""
    for kind, ones in groupby(zip(kinds, words, strict=True), key=itemgetter(0)):
        yield kind, "".join(word for _, word in ones)


def _kind(word: str) -> str:
    """Return what a word asks of Word, beside what all words do."""
    if _RIGHT.search(word):
        return "<w:rtl/>"
    if _COMPLEX.search(word):
        return "<w:cs/>"
    if _HANGUL.search(word):
        return _east_asian("Malgun Gothic")
    return _east_asian("Yu Gothic") if _KANA.search(word) else ""


def _east_asian(font: str) -> str:
    return f'<w:rFonts w:eastAsia="{font}"/>'
