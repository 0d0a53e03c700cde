"""The values of vCards: escapes, lists and structured values, read tolerantly, written strictly."""

import re
from typing import Final

_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_OLD_ESCAPE: Final = re.compile(r"\\([;,:\\nN])")
_SEMICOLONS: Final = re.compile(r"\\.|;", re.DOTALL)
_COMMAS: Final = re.compile(r"\\.|,", re.DOTALL)
_WIDEST: Final = 4
"""The most octets of a character in UTF-8."""
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def text_in(value: str, *, old: bool = False) -> str:
    """Return the text of a value; commas and semicolons that nobody escaped stay.

    `old` is version 2.1, where only some programs escape.
    """
    if "\\" not in value:
        return value
    return (_OLD_ESCAPE if old else _ESCAPE).sub(_unescaped, value)


def parts_in(value: str) -> list[str]:
    """Return the parts of a structured value such as N or ADR, with their escapes."""
    return _split(value, ";", _SEMICOLONS)


def items_in(value: str) -> list[str]:
    """Return the items of a list such as CATEGORIES, with their escapes."""
    return _split(value, ",", _COMMAS)


def as_text(text: str) -> str:
    """Return a text as a value of version 3.0: escaped, without control characters."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if "," in text:
        text = text.replace(",", "\\,")
    if ";" in text:
        text = text.replace(";", "\\;")
    return text if text.isprintable() else as_line(text)


def as_line(text: str) -> str:
    """Return a value that is already escaped on one line, without control characters."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text).replace("\n", "\\n")


def as_parameter(text: str) -> str:
    """Return the value of a parameter, quoted where needed, with RFC 6868's carets."""
    text = text.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    text = _CONTROLS.sub("", text)
    return f'"{text}"' if any(c in text for c in ",;: \t") else text


def folded(line: str) -> str:
    """Return a line cut to 75 octets, never inside a character (RFC 2426 §2.6)."""
    if line.isascii():
        if len(line) <= 149:
            return line if len(line) <= 75 else f"{line[:75]}\r\n {line[75:]}"
        rest = [line[start : start + 74] for start in range(75, len(line), 74)]
        return "\r\n ".join([line[:75], *rest])
    if len(line) * _WIDEST <= 75:
        return line
    octets = line.encode("utf-8", "replace")
    if len(octets) <= 75:
        return line
    pieces, start, room = [], 0, 75
    while start < len(octets):
        end = start + room
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, 74
    return "\r\n ".join(pieces)


def _unescaped(match: re.Match[str]) -> str:
    letter = match.group(1)
    if letter in "nN":
        return "\n"
    return letter if letter in ",;:\\" else match.group()


def _split(value: str, separator: str, pattern: re.Pattern[str]) -> list[str]:
    if "\\" not in value:
        return value.split(separator)
    parts, start = [], 0
    for match in pattern.finditer(value):
        if match.group() == separator:
            parts.append(value[start : match.start()])
            start = match.end()
    return [*parts, value[start:]]
