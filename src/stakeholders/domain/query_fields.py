"""Query fields: what may stand before the colon in a query, and what its values mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.query_dates import read_range
from stakeholders.domain.query_terms import All, Any, Code, Listed, Not, Phrase, Term, Word
from stakeholders.domain.text import fold, latin
from stakeholders.i18n import marked

NEVER: Final = "never"
_SEVERAL: Final = ","


class ValueKind(StrEnum):
    """What stands after the colon."""

    WORDS = "words"
    AREA = "area"
    GROUP = "group"
    FUNCTION = "function"
    BODY_KIND = "body_kind"
    LANGUAGE = "language"
    LIST = "list"
    TAG = "tag"
    FLAG = "flag"
    DATE = "date"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field of the query language: its name, what it says, and where its values are found.

    `text` is marked for the catalogue. `flag` is what its flags begin with; `values` are all there
    are, `columns` where its words stand.
    """

    name: str
    text: str
    kind: ValueKind = ValueKind.WORDS
    columns: tuple[str, ...] = ()
    flag: str = ""
    values: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


KINDS: Final = MappingProxyType(
    {"person": "person", "people": "person", "body": "body", "organisation": "body",
     "organization": "body", "post": "post", "event": "event", "meeting": "event"}
)  # fmt: skip
HAS: Final = (
    "email", "phone", "mobile", "fax", "web", "address", "note", "tag", "file", "photo", "list",
    "holder",
)  # fmt: skip
IS: Final = ("starred", "recent", "vacant", "away", "problem")
MISSING: Final = ("email", "phone", "place", "body", "role")

QUERY_FIELDS: Final = (
    QueryField("body", marked("words of the organisation or the one above it"),
               columns=("bodies",), also=("org", "organisation", "organization")),
    QueryField("country", marked("country or area, by code or name"), ValueKind.AREA,
               flag="country:"),
    QueryField("has", marked("what is filled in"), ValueKind.FLAG, flag="has:", values=HAS),
    QueryField("tag", marked("tag"), ValueKind.TAG, flag="tag:"),
    QueryField("kind", marked("person, body, post or event"), ValueKind.FLAG, values=tuple(KINDS)),
    QueryField("function", marked("what a post is for"), ValueKind.FUNCTION, ("titles",),
               flag="function:"),
    QueryField("title", marked("words of the post"), columns=("titles",), also=("post", "role")),
    QueryField("name", marked("words of the name"), columns=("names",)),
    QueryField("type", marked("kind of organisation"), ValueKind.BODY_KIND, flag="body:",
               also=("bodykind",)),
    QueryField("group", marked("group of countries"), ValueKind.GROUP, flag="country:"),
    QueryField("covers", marked("country or group that an organisation covers"), ValueKind.AREA,
               flag="covers:"),
    QueryField("language", marked("language that somebody speaks"), ValueKind.LANGUAGE,
               flag="language:", also=("lang",)),
    QueryField("list", marked("list, by the beginning of its name"), ValueKind.LIST,
               flag="list:"),
    QueryField("verified", marked("day of the last check: 2025, <2025-01, 2024..2025, never"),
               ValueKind.DATE, flag="verified:", values=(NEVER,), also=("checked",)),
    QueryField("dated", marked("day that the newest fact is from"), ValueKind.DATE,
               flag="dated:", values=(NEVER,)),
    QueryField("phone", marked("digits of a phone"), ValueKind.PHONE, also=("tel", "fax")),
    QueryField("email", marked("part of an e-mail address"), columns=("mails",), also=("mail",)),
    QueryField("place", marked("city, or words of the address"), columns=("places",),
               also=("city", "address")),
    QueryField("note", marked("words of the notes"), columns=("notes",)),
    QueryField("missing", marked("known gap"), ValueKind.FLAG, flag="missing:", values=MISSING),
    QueryField("is", marked("starred, recent, vacant, away, problem"), ValueKind.FLAG, values=IS),
)  # fmt: skip
FIELDS_BY_NAME: Final[Mapping[str, QueryField]] = MappingProxyType(
    {name: field for field in QUERY_FIELDS for name in (field.name, *field.also)}
)


class KnownValues(Protocol):
    """What a directory and its reference tables know of the values in a query."""

    def area(self, text: str) -> str | None:
        """Return the code of a country or area by its code or name."""
        ...

    def group(self, text: str) -> tuple[str, tuple[str, ...]] | None:
        """Return the key of a group of countries, and the codes of its members today."""
        ...

    def function(self, text: str) -> str | None:
        """Return the code of a function by its code or name."""
        ...

    def body_kind(self, text: str) -> tuple[str, ...]:
        """Return the code of a kind of body by its code or name, and of all kinds below it."""
        ...

    def language(self, text: str) -> str | None:
        """Return the code of a language by its code or name."""
        ...

    def lists(self, text: str) -> tuple[Listed, ...]:
        """Return the lists whose names have words that begin so, or the one of this uid."""
        ...

    def area_code(self, text: str) -> str:
        """Return the code of the country, area or group that a text names, else the text."""
        ...

    def namesakes(self, folded: str) -> tuple[str, ...]:
        """Return other spellings and short forms of a given name."""
        ...


class NothingKnown:
    """Takes codes as they are."""

    def area(self, text: str) -> str | None:
        """Return two letters as they are."""
        return text.upper() if len(text) == 2 else None

    def group(self, _text: str) -> tuple[str, tuple[str, ...]] | None:
        """Know no group."""
        return None

    def function(self, text: str) -> str | None:
        """Return the text as a code."""
        return fold(text).replace(" ", "_") or None

    def body_kind(self, text: str) -> tuple[str, ...]:
        """Return the text as a code."""
        return (fold(text).replace(" ", "_"),)

    def language(self, text: str) -> str | None:
        """Return the text as a code."""
        return text.lower() or None

    def lists(self, text: str) -> tuple[Listed, ...]:
        """Return the text as the uid of a list by hand."""
        return (Listed(text),)

    def area_code(self, text: str) -> str:
        """Know no area."""
        return text

    def namesakes(self, _folded: str) -> tuple[str, ...]:
        """Know no other spelling."""
        return ()


def words_term(text: str, columns: tuple[str, ...] = (), *, is_quoted: bool = False) -> Term | None:
    """Return the words of a text as one term, None when there are none."""
    words = tuple(
        Word(word, latin(word), columns=columns, is_whole=is_quoted) for word in fold(text).split()
    )
    if len(words) > 1 and is_quoted:
        return Phrase(words, columns)
    if len(words) > 1:
        return All(words)
    return words[0] if words else None


def tag_flag(name: str) -> str:
    """Return the flag that everybody with a tag carries."""
    return f"tag:{fold(name).replace(' ', '_')}"


def value_term(
    field: QueryField, value: str, known: KnownValues, *, is_quoted: bool
) -> Term | Problem | None:
    """Return what a value of a field means, or why it means nothing; None where it is empty."""
    texts = [value] if is_quoted or field.kind is ValueKind.WORDS else value.split(_SEVERAL)
    found: list[Term] = []
    for text in filter(None, (text.strip() for text in texts)):
        term = _READERS[field.kind](field, text, known, is_quoted)
        if isinstance(term, Problem):
            return term
        if term is not None:
            found.append(term)
    return Any(tuple(found)) if len(found) > 1 else found[0] if found else None


_Reader = Callable[[QueryField, str, KnownValues, bool], Term | Problem | None]


def _words(field: QueryField, text: str, _known: KnownValues, is_quoted: bool) -> Term | None:  # noqa: FBT001
    return words_term(text, field.columns, is_quoted=is_quoted)


def _area(field: QueryField, text: str, known: KnownValues, _quoted: bool) -> Term | Problem:  # noqa: FBT001
    code = known.area(text)
    group = None if code else known.group(text)
    if code is None and group is None:
        problem = marked("No country or area is called “{text}”.")
        return _problem("query.area", problem, text=text)
    if group is None:
        return Code((f"{field.flag}{code}",))
    key, members = group
    return Code(tuple(f"{field.flag}{code}" for code in (key, *members)))


def _group(field: QueryField, text: str, known: KnownValues, _quoted: bool) -> Term | Problem:  # noqa: FBT001
    group = known.group(text)
    if group is None:
        problem = marked("No group of countries is called “{text}”.")
        return _problem("query.group", problem, text=text)
    codes = group[1] or ("",)  # which nobody has: a group may be without members today
    return Code(tuple(f"{field.flag}{code}" for code in codes))


def _function(field: QueryField, text: str, known: KnownValues, is_quoted: bool) -> Term | None:  # noqa: FBT001
    code = known.function(text)
    if code is None:
        return words_term(text, field.columns, is_quoted=is_quoted)
    return Code((f"{field.flag}{code}",))


def _body_kind(field: QueryField, text: str, known: KnownValues, _quoted: bool) -> Term | Problem:  # noqa: FBT001
    codes = known.body_kind(text)
    if not codes:
        problem = marked("No kind of organisation is called “{text}”.")
        return _problem("query.type", problem, text=text)
    return Code(tuple(f"{field.flag}{code}" for code in codes))


def _language(field: QueryField, text: str, known: KnownValues, _quoted: bool) -> Term | Problem:  # noqa: FBT001
    code = known.language(text)
    if code is None:
        problem = marked("No language is called “{text}”.")
        return _problem("query.language", problem, text=text)
    return Code((f"{field.flag}{code}",))


def _list(field: QueryField, text: str, known: KnownValues, _quoted: bool) -> Term | Problem:  # noqa: FBT001
    found = known.lists(text)
    if not found:
        return _problem("query.list", marked("No list is called “{text}”."), text=text)
    if not any(one.rule for one in found):
        return Code(tuple(f"{field.flag}{one.uid}" for one in found))
    return Any(found) if len(found) > 1 else found[0]


def _tag(field: QueryField, text: str, _known: KnownValues, is_quoted: bool) -> Term | None:  # noqa: FBT001
    flag = tag_flag(text)
    return Code((flag,), is_beginning=not is_quoted) if flag != field.flag else None


def _flag(field: QueryField, text: str, _known: KnownValues, _quoted: bool) -> Term | Problem:  # noqa: FBT001
    value = text.casefold().replace("e-mail", "email")
    if value not in field.values:
        problem = marked("“{field}:” takes {values}.")
        return _problem("query.value", problem, field=field.name, values=", ".join(field.values))
    return Code((KINDS[value] if field.name == "kind" else f"{field.flag}{value}",))


def _date(field: QueryField, text: str, _known: KnownValues, _quoted: bool) -> Term | Problem:  # noqa: FBT001
    if text.casefold() == NEVER:
        return Not(Code((field.flag,), is_beginning=True))
    days = read_range(text)
    if days is None:
        problem = marked(
            "“{text}” is no date. Write 2025, 2025-01 or 2025-01-31, with <, > or .. between two."
        )
        return _problem("query.date", problem, text=text)
    return Code(tuple(f"{field.flag}{start}" for start in days.beginnings), is_beginning=True)


def _phone(_field: QueryField, text: str, _known: KnownValues, _quoted: bool) -> Problem:  # noqa: FBT001
    return _problem("query.phone", marked("“{text}” has fewer than three digits."), text=text)


_READERS: Final[Mapping[ValueKind, _Reader]] = MappingProxyType(
    {
        ValueKind.WORDS: _words, ValueKind.AREA: _area, ValueKind.GROUP: _group,
        ValueKind.FUNCTION: _function, ValueKind.BODY_KIND: _body_kind,
        ValueKind.LANGUAGE: _language, ValueKind.LIST: _list, ValueKind.TAG: _tag,
        ValueKind.FLAG: _flag, ValueKind.DATE: _date, ValueKind.PHONE: _phone,
    }
)  # fmt: skip


def _problem(code: str, sentence: str, **values: str) -> Problem:
    return Problem(code, sentence, tuple(values.items()), Severity.INFO)
