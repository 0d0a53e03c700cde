"""Formats: what every reader takes and yields, and what every writer is given."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from stakeholders.domain.frozen import quickly_made
from stakeholders.domain.name import NameWords
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.csv_table_layout import TableLayout
from stakeholders.formats.csv_table_mapping import TableMapping


def _no_country(_name: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What a reader has to know beside the bytes.

    `regions` are ISO alpha-2 codes for numbers in national form, the likelier first; `domains`
    are known e-mail domains, to repair mistyped ones; `visibility` is that of facts that do not
    say theirs; `encoding` overrules the guess. For tables, `country_called` gives the alpha-2 code
    of a country's name, `mapping` says what columns hold, and `sheet` names one of a workbook.
    """

    words: NameWords
    regions: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    visibility: Visibility = Visibility.OFFICE
    encoding: str | None = None
    country_called: Callable[[str], str | None] = _no_country
    mapping: TableMapping | None = None
    sheet: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A contact that was read, the line it starts on (from 1), and what was put right.

    A `doubt` says why somebody has to look at it before it is taken for one contact.
    """

    record: Record
    line: int
    findings: tuple[Problem, ...] = ()
    doubt: Problem | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A piece of a file that holds no contact: why, the line it starts on, and its text.

    `head` is what has to stand above such pieces so that they can be read again, the headers of a
    table; `separator` is that of its cells.
    """

    problem: Problem
    line: int
    text: str
    head: str = ""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it is named, recognised, read and written.

    `title` is marked for the catalogue; `suffixes` are lower case with their dot, the first is
    given to new files. `read` never raises on bad content. `recognises` judges the first few
    kilobytes. One without `write` is only read. `write_table` is there where columns can be
    chosen; `columns` are then all of their names that do not grow with the records. Writers go
    through the records once, however many they are. `one_each` says that its readers take but one
    contact from a file, so that several are packed. One that is not `is_text` has no encoding. One
    that `takes_lists` has groups: a list is a record of its own, behind those of its members. One
    that `takes_posts` gets vacant posts as contacts too.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, ReadingContext], Iterator[ReadRecord | Refused]]
    recognises: Callable[[bytes], bool]
    write: Callable[[Iterable[Record], BinaryIO], None] | None = None
    columns: tuple[str, ...] = ()
    write_table: Callable[[Iterable[Record], BinaryIO, TableLayout], None] | None = None
    one_each: bool = False
    is_text: bool = True
    takes_lists: bool = False
    takes_posts: bool = False
