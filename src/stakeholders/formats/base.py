"""Formats: what every reader takes and yields, and what every writer is given."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from stakeholders.domain.name import NameWords
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What a reader has to know beside the bytes.

    `regions` are ISO alpha-2 codes for numbers in national form, the likelier first; `domains`
    are known e-mail domains, to repair mistyped ones; `visibility` is that of facts that do not
    say theirs; `encoding` overrules the guess.
    """

    words: NameWords
    regions: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    visibility: Visibility = Visibility.OFFICE
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A contact that was read, the line it starts on (from 1), and what was put right."""

    record: Record
    line: int
    findings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A piece of a file that holds no contact: why, the line it starts on, and its text."""

    problem: Problem
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it is named, recognised, read and written.

    `title` is marked for the catalogue; `suffixes` are lower case with their dot, the first is
    given to new files. `read` never raises on bad content. `recognises` judges the first few
    kilobytes. `write_columns` is there where the columns can be chosen; `columns` are then all
    of their names that do not grow with the records. `one_each` says that its readers take but one
    contact from a file, so that several are packed.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, ReadingContext], Iterator[ReadRecord | Refused]]
    write: Callable[[Sequence[Record], BinaryIO], None]
    recognises: Callable[[bytes], bool]
    columns: tuple[str, ...] = ()
    write_columns: Callable[[Sequence[Record], BinaryIO, Sequence[str]], None] | None = None
    one_each: bool = False
