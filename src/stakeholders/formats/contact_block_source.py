"""The document around a contact block: its headline, its date, its language."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final

from stakeholders.domain.partial_date import PartialDate, dates_in
from stakeholders.domain.source import Source, SourceType
from stakeholders.domain.text import clean, script_of
from stakeholders.formats.contact_block_mark import Mark

_LONGEST_TITLE: Final = 120
_HEAD_LINES: Final = 8
_DATE_LINE: Final = 60
_DATELINE: Final = 120
_SAMPLE: Final = 4000
_YEAR: Final = re.compile(r"(?<![\w\-/.])(?:19[5-9]\d|20\d\d)(?![\w])(?!\.\d)")
_YEARS: Final = re.compile(r"(?<![\w\-/.])((?:19|20)\d\d) ?[–\-/] ?((?:19|20)\d\d)(?!\w)")
_FUTURE: Final = re.compile(
    r"(?:\bby|\bagenda|\buntil|\bd[’']ici|\bbis|\bhasta)\s*$", re.IGNORECASE
)
_HEAD: Final = 2000
_SENDER: Final = re.compile(r"^(?:From|Von|De|От|من|发件人|Da|Van)[ \t]?[:：]", re.MULTILINE)
_SUBJECT: Final = re.compile(
    r"^(?:Subject|Betreff|Objet|Asunto|Assunto|Тема|الموضوع|主题|Oggetto)[ \t]?[:：](.+)$",
    re.MULTILINE,
)
_PERSIAN: Final = re.compile("[پچژگکی]")
_BRACKETED: Final = re.compile(r"\(.*\)")
_WORDS_OF: Final = (
    ("en", frozenset("the of and for with please is to contact".split())),
    ("fr", frozenset("le la les des du et pour est dans au sur une veuillez".split())),
    ("es", frozenset("el los las del y para con una por contacto se teléfono".split())),
    ("de", frozenset("der die das und für mit ist den von bei zum kontakt".split())),
    ("pt", frozenset("o os as do da dos das e para com uma não".split())),
)
_LANGUAGE_OF_SCRIPT: Final = (("Hani", "zh"), ("Arab", "ar"), ("Cyrl", "ru"))


def describe_source(
    text: str, level: str, marks: tuple[Mark, ...], date: PartialDate | None
) -> Source:
    """Return the document that a text is; `level` is the same text with plain blanks."""
    found, assumed = (date, False) if date else _date(level, marks)
    subject = _SUBJECT.search(level[:_HEAD])
    is_mail = subject is not None and _SENDER.search(level[:_HEAD]) is not None
    return Source(
        title=_cut(clean(subject.group(1))) if subject and is_mail else _headline(level),
        type=SourceType.LETTER if is_mail else SourceType.PRESS_RELEASE,
        date=found,
        date_assumed=assumed,
        language=_language(level),
        text=text,
    )


def _headline(text: str) -> str:
    lines = list(islice(_lines(text), _HEAD_LINES))
    for line in lines:
        if any(c.isalpha() for c in line) and not _is_date_line(line):
            return _cut(line.strip("()") if _BRACKETED.fullmatch(line) else line)
    return _cut(lines[0]) if lines else ""


def _cut(line: str) -> str:
    """Return a line as a title: whole words, with an ellipsis where it goes on."""
    if len(line) <= _LONGEST_TITLE:
        return line
    return f"{line[:_LONGEST_TITLE].rpartition(' ')[0] or line[:_LONGEST_TITLE]}…"


def _lines(text: str) -> Iterator[str]:
    for match in re.finditer(r"[^\n]+", text):
        line = clean(match.group()[:2000])
        if line:
            yield line


def _is_date_line(line: str) -> bool:
    return len(line) <= _DATE_LINE // 2 and _date_of_line(line) is not None


def _date(text: str, marks: tuple[Mark, ...]) -> tuple[PartialDate | None, bool]:
    """Return the date at the head of a text, else the year it seems to be from, and if so."""
    for line in islice(_lines(text), _HEAD_LINES):
        found = _date_of_line(line)
        if found is not None:
            return found, False
    year = _assumed_year(text, marks)
    return (PartialDate(year), True) if year else (None, False)


def _date_of_line(line: str) -> PartialDate | None:
    """Return the date of a line that is one, or that opens with one (`GENEVA, 3 May 2004 -`)."""
    if len(line) > _DATE_LINE and not re.search(r"[–—\-]", line[:_DATELINE]):
        return None
    dates = dates_in(line[:_DATE_LINE])
    return dates[0] if dates else PartialDate.from_text(line)


def _assumed_year(text: str, marks: tuple[Mark, ...]) -> int | None:
    """Return the first year of a span such as `2007 – 2008`, else the latest year that has been."""
    covered = ([mark.start for mark in marks], [mark.end for mark in marks])
    for match in _YEARS.finditer(text):
        if not _is_covered(match.start(), covered):
            return int(match.group(1))
    years = [
        int(match.group())
        for match in _YEAR.finditer(text)
        if not _is_covered(match.start(), covered)
        and not _FUTURE.search(text[max(0, match.start() - 10) : match.start()])
    ]
    return max(years, default=None)


def _is_covered(position: int, spans: tuple[list[int], list[int]]) -> bool:
    starts, ends = spans
    before = bisect_right(starts, position) - 1
    return before >= 0 and position < ends[before]


def _language(text: str) -> str:
    sample = text[:_SAMPLE]
    by_script = dict(_LANGUAGE_OF_SCRIPT).get(script_of(sample))
    if by_script == "ar" and len(_PERSIAN.findall(sample)) * 25 > len(sample):
        return "fa"
    if by_script:
        return by_script
    tokens = re.findall(r"[^\W\d_]+", sample.casefold())
    votes = {code: sum(token in known for token in tokens) for code, known in _WORDS_OF}
    best = max(votes, key=votes.__getitem__)
    return best if votes[best] else ""
