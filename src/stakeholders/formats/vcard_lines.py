"""The lines of vCards: unfolded, decoded and parted into properties, whatever program wrote them.

Versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350, 6868) together. One bad line costs nothing but
itself; values keep their escapes, because what these mean depends on the property.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from stakeholders.formats.vcard_texts import Texts

UNREAD_LINE: Final = "X-UNREAD-LINE"
"""The name of the property that a line without one is kept under."""

_HEAD: Final = re.compile(r"\s*(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)\s*([:;])")
_QUOTED_PARAMETERS: Final = re.compile(r'((?:[^":]|"[^"]*")*):(.*)', re.DOTALL)
_PARAMETER: Final = re.compile(r'(?:[^";]|"[^"]*")+')
_CARET: Final = re.compile(r"\^([n^'])")
_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})
_BASE64_HEAD: Final = re.compile(r"(?:;|ENCODING=)\"?(?:BASE64|B)\"?[;:]", re.IGNORECASE)
_BLANK: Final = frozenset(" \t")
_FIRST_OF_MARKS: Final = frozenset("BbEe \t\ufeff")
_BASE64_LINE: Final = re.compile(r"[A-Za-z0-9+/=\s]*")


class Property(NamedTuple):
    """One property: its name in capitals, its value decoded and with its escapes."""

    name: str
    value: str
    group: str = ""
    parameters: tuple[tuple[str, str], ...] = ()

    def parameter(self, name: str) -> str:
        """Return the value of a parameter, empty when it is not there."""
        return next((value for key, value in self.parameters if key == name), "")

    @property
    def types(self) -> list[str]:
        """The types in small letters, in their order, once each."""
        found = [
            word.strip().lower()
            for key, value in self.parameters
            if key == "TYPE"
            for word in value.split(",")
        ]
        return list(dict.fromkeys(word for word in found if word))


@dataclass(slots=True)
class Card:
    """One card: the line it starts on (from 1), its version, its properties, whether it ends."""

    line: int
    version: str = ""
    properties: list[Property] = field(default_factory=list)
    closed: bool = False

    @property
    def is_old(self) -> bool:
        """Tell whether it follows version 2.1, where backslashes are letters."""
        return self.version.startswith("2")


@dataclass(frozen=True, slots=True)
class Stray:
    """Lines outside any card."""

    line: int
    text: str


class _Line(NamedTuple):
    number: int
    text: str


def cards_in(data: bytes, encoding: str | None = None) -> Iterator[Card | Stray]:
    """Yield the cards of a file in their order, and what stands between them."""
    texts = Texts(data, encoding)
    return cards_among(texts.lines(), texts)


def cards_among(physical: Iterable[str], texts: Texts, first: int = 1) -> Iterator[Card | Stray]:
    """Yield the cards among lines, the first of which has this number in its file."""
    lines = _logical_lines(physical, first)
    stray: list[_Line] = []
    for line in lines:
        if not _is_mark(line.text, "BEGIN"):
            stray.append(line)
            continue
        if stray:
            yield Stray(stray[0].number, "\n".join(one.text for one in stray))
            stray = []
        yield from _cards_from(line, lines, texts)
    if stray:
        yield Stray(stray[0].number, "\n".join(one.text for one in stray))


def _cards_from(first: _Line, lines: Iterator[_Line], texts: Texts) -> Iterator[Card]:
    """Yield the card that starts here, and those that start before it was closed."""
    card = Card(first.number)
    for line in lines:
        text = line.text
        may_be_mark = text[:1] in _FIRST_OF_MARKS
        if may_be_mark and _is_mark(text, "END"):
            card.closed = True
            break
        if may_be_mark and _is_mark(text, "BEGIN"):
            if card.properties and _is_empty_agent(card.properties[-1]):
                card.properties[-1] = _nested(card.properties[-1], text, lines)
                continue
            yield card
            card = Card(line.number)
        else:
            _add(card, text, texts)
            if text[:5].upper() == "AGENT" and _is_mark(card.properties[-1].value, "BEGIN"):
                agent = card.properties[-1]
                card.properties[-1] = _nested(agent, agent.value, lines)
    yield card


def _is_empty_agent(last: Property) -> bool:
    return last.name == "AGENT" and not last.value.strip()


def _nested(agent: Property, first: str, lines: Iterator[_Line]) -> Property:
    """Return the agent with the whole card that stands under it as its value."""
    texts, depth = [first], 1
    for line in lines:
        texts.append(line.text)
        depth += _is_mark(line.text, "BEGIN") - _is_mark(line.text, "END")
        if depth == 0:
            break
    return Property(agent.name, "\n".join(texts), agent.group, agent.parameters)


def _add(card: Card, text: str, texts: Texts) -> None:
    found = property_in(text, texts)
    if found is None:
        _continue(card, texts.decoded(text, ""))
    elif found.name == "VERSION":
        card.version = found.value.strip()
    else:
        card.properties.append(found)


def _continue(card: Card, text: str) -> None:
    """Add a line that is no property to the value before it; a remark is passed by.

    One that begins with a separator has lost its beginning, and is kept as it is.
    """
    if text.startswith("#"):
        return
    if not card.properties or text.startswith((";", ":")):
        card.properties.append(Property(UNREAD_LINE, text))
        return
    last = card.properties[-1]
    card.properties[-1] = Property(
        last.name, f"{last.value}\n{text.strip()}", last.group, last.parameters
    )


def _is_mark(text: str, word: str) -> bool:
    if text[:1] not in _FIRST_OF_MARKS:
        return False
    name, _, value = text.strip().lstrip("\ufeff").partition(":")
    return name.strip().upper() == word and value.strip().rstrip(".").upper() == "VCARD"


def _logical_lines(lines: Iterable[str], first_number: int) -> Iterator[_Line]:
    """Yield unfolded lines; a soft break and unindented base64 count as folds, blanks as none."""
    start, parts, soft, binary = 0, list[str](), False, False
    for number, physical in enumerate(lines, first_number):
        line = physical.rstrip("\n")
        first = line[:1]
        if soft and not _is_mark(line, "END") and not _is_mark(line, "BEGIN"):
            soft = line.endswith("=")
            parts.append(line[:-1] if soft else line)
            continue
        if parts and (first in _BLANK or (binary and _is_base64(line))):
            parts.append(line[1:] if first in _BLANK else line)
            soft = line.endswith("=") and _is_quoted_printable(parts[0])
            if soft:
                parts[-1] = parts[-1][:-1]
            continue
        if not line or line.isspace():
            continue
        if parts:
            yield _Line(start, "".join(parts) if len(parts) > 1 else parts[0])
        start, parts = number, [line]
        soft = line.endswith("=") and _is_quoted_printable(line)
        if soft:
            parts = [line[:-1]]
        binary = ";" in line and _BASE64_HEAD.search(line) is not None
    if parts:
        yield _Line(start, "".join(parts))


def _is_quoted_printable(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _is_base64(line: str) -> bool:
    return bool(line.strip()) and _BASE64_LINE.fullmatch(line) is not None


def property_in(text: str, texts: Texts) -> Property | None:
    """Return the property that a line is, None where it is none."""
    match = _HEAD.match(text)
    if match is None:
        return None
    group, name, separator = match.groups()
    if separator == ":":
        return Property(name.upper(), texts.decoded(text[match.end() :], ""), group or "")
    parameters, value = _split_parameters(text[match.end() :])
    if value is None:
        return None
    return _with_parameters(name.upper(), group or "", _parameters(parameters), value, texts)


def _with_parameters(
    name: str, group: str, found: list[tuple[str, str]], value: str, texts: Texts
) -> Property:
    encoding = next((v.upper() for key, v in found if key == "ENCODING"), "")
    charset = next((v for key, v in found if key == "CHARSET"), "")
    kept = [pair for pair in found if pair[0] not in {"ENCODING", "CHARSET"}]
    if encoding == "QUOTED-PRINTABLE":
        value = texts.from_quoted_printable(value, charset)
    elif encoding in {"B", "BASE64"}:
        kept.append(("ENCODING", "b"))
        value = "".join(value.split())
    else:
        value = texts.decoded(value, charset)
    parameters = tuple((key, texts.decoded(text, charset)) for key, text in kept)
    return Property(name, value, group, parameters)


def _split_parameters(text: str) -> tuple[str, str | None]:
    if '"' in text:
        match = _QUOTED_PARAMETERS.match(text)
        if match is not None:
            return match.group(1), match.group(2)
    parameters, colon, value = text.partition(":")
    return parameters, value if colon else None


def _parameters(text: str) -> list[tuple[str, str]]:
    found = []
    for part in _PARAMETER.findall(text) if '"' in text else text.split(";"):
        name, equals, value = part.partition("=")
        name = name.strip()
        if not equals:
            key = "ENCODING" if name.upper() in _ENCODINGS else "TYPE"
            if name:
                found.append((key, name))
            continue
        value = value.strip().replace('"', "")
        if "^" in value:
            value = _CARET.sub(_uncaret, value)
        found.append((name.upper(), value))
    return found


def _uncaret(match: re.Match[str]) -> str:
    return {"n": "\n", "^": "^", "'": '"'}[match.group(1)]
