"""Copy formats: how a contact is put into words to be copied, as a small text of one's own.

    {name}
    {title}[, {body}]
    [Tel. {phone}]
    [{email}]

Words in braces are fields. What stands in square brackets is left out unless one of its fields says
something, and so is a line of which no field does. A sign written twice stands for itself.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.problems import Problem, Severity
from stakeholders.i18n import marked

COPY_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": marked("name"),
        "honorific": marked("title before the name"),
        "given": marked("given name"),
        "family": marked("family name"),
        "latin": marked("name in Latin letters"),
        "title": marked("post or position"),
        "unit": marked("unit"),
        "body": marked("organisation"),
        "position": marked("position with unit and organisation"),
        "positions": marked("all positions, one a line"),
        "holder": marked("who holds the post"),
        "acronym": marked("acronym"),
        "place": marked("place"),
        "country": marked("country"),
        "phone": marked("first phone"),
        "phones": marked("all phones"),
        "mobile": marked("first mobile phone"),
        "fax": marked("fax"),
        "email": marked("first e-mail"),
        "emails": marked("all e-mails"),
        "web": marked("web page"),
        "address": marked("postal address, in its lines"),
        "languages": marked("languages"),
    }
)
"""What can stand in braces, and what it is; marked for the catalogue."""

LONGEST_FORMAT: Final = 4000
_PAIRS: Final = MappingProxyType({"{": "}", "[": "]"})
_SIGNS: Final = frozenset("{}[]")


@dataclass(frozen=True, slots=True)
class FormatProblem:
    """What makes no sense in a format, and where it stands; it is copied as it is written."""

    start: int
    end: int
    problem: Problem


Values = Callable[[str], str]
"""Gives what a field says of a contact, empty where it says nothing."""


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Field:
    code: str


@dataclass(frozen=True, slots=True)
class _Group:
    parts: tuple["_Text | _Field | _Group", ...]


_Part = _Text | _Field | _Group


def filled(template: str, values: Values, fields: Mapping[str, str] = COPY_FIELDS) -> str:
    """Return a format with what its fields say of a contact."""
    reading = _Reading(template, fields)
    lines = (_line(parts, values) for parts in _lines(reading.parts()))
    return "\n".join(line for line in lines if line is not None).strip("\n")


def problems_of(
    template: str, fields: Mapping[str, str] = COPY_FIELDS
) -> tuple[FormatProblem, ...]:
    """Return what makes no sense in a format."""
    reading = _Reading(template, fields)
    reading.parts()
    return tuple(reading.problems)


class _Reading:
    """Takes a template apart."""

    def __init__(self, template: str, fields: Mapping[str, str]) -> None:
        self._fields = fields
        self._text = template[:LONGEST_FORMAT].replace("\r\n", "\n")
        self._at = 0
        self.problems: list[FormatProblem] = []

    def parts(self) -> tuple[_Part, ...]:
        """Return all parts, in order."""
        return tuple(self._until(""))

    def _until(self, closing: str) -> Iterator[_Part]:
        """Yield parts up to the end or a closing bracket, which is passed."""
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign not in _SIGNS:
                yield _Text(self._plain())
            elif self._text.startswith(sign * 2, self._at):
                self._at += 2
                yield _Text(sign)
            elif sign == closing:
                self._at += 1
                return
            elif sign == "[" and self._is_closed():
                self._at += 1
                yield _Group(tuple(self._until("]")))
            elif sign == "{":
                yield self._field()
            else:
                yield self._stray(sign)

    def _plain(self) -> str:
        start = self._at
        while self._at < len(self._text) and self._text[self._at] not in _SIGNS:
            self._at += 1
        return self._text[start : self._at]

    def _is_closed(self) -> bool:
        """Tell whether a square bracket that opens here is closed on its line."""
        end = self._text.find("\n", self._at)
        line = self._text[self._at : end if end >= 0 else len(self._text)].replace("]]", "")
        return "]" in line

    def _field(self) -> _Part:
        start, end = self._at, self._text.find("}", self._at)
        name = self._text[start + 1 : end] if end >= 0 else ""
        if end < 0 or "\n" in name or "{" in name:
            return self._stray("{")
        self._at = end + 1
        code = name.strip().lower()
        if code in self._fields:
            return _Field(code)
        problem = marked("There is no field “{name}”. It is copied as it is written.")
        self._report(start, self._at, "copy_format.field", problem, name=name)
        return _Text(self._text[start : self._at])

    def _stray(self, sign: str) -> _Text:
        if sign in _PAIRS:
            problem = marked("“{sign}” is not closed. Write it twice to have it copied.")
        else:
            problem = marked("“{sign}” was not opened. Write it twice to have it copied.")
        self._report(self._at, self._at + 1, "copy_format.bracket", problem, sign=sign)
        self._at += 1
        return _Text(sign)

    def _report(self, start: int, end: int, code: str, text: str, **values: str) -> None:
        problem = Problem(code, text, tuple(values.items()), Severity.INFO)
        self.problems.append(FormatProblem(start, end, problem))


def _lines(parts: tuple[_Part, ...]) -> Iterator[list[_Part]]:
    """Yield the parts of each line; groups stand on one line as a rule."""
    line: list[_Part] = []
    for part in parts:
        if isinstance(part, _Text) and "\n" in part.text:
            first, *others = part.text.split("\n")
            line.append(_Text(first))
            for other in others:
                yield line
                line = [_Text(other)]
        else:
            line.append(part)
    yield line


def _line(parts: list[_Part], values: Values) -> str | None:
    """Return a line, None where it has fields and none of them says anything."""
    text, has_fields, says = _said(parts, values)
    if has_fields and not says:
        return None
    is_indented = bool(parts) and isinstance(parts[0], _Text) and parts[0].text[:1].isspace()
    return text.rstrip() if is_indented else text.strip(" ")


def _said(parts: "list[_Part] | tuple[_Part, ...]", values: Values) -> tuple[str, bool, bool]:
    """Return the text of parts, whether there are fields in them, and whether one says anything."""
    texts, has_fields, says = [], False, False
    for part in parts:
        if isinstance(part, _Text):
            texts.append(part.text)
        elif isinstance(part, _Field):
            value = values(part.code)
            texts.append(value)
            has_fields, says = True, says or bool(value)
        else:
            inside, holds, told = _said(part.parts, values)
            texts.append(inside if told or not holds else "")
            has_fields, says = has_fields or holds, says or told
    return "".join(texts), has_fields, says
