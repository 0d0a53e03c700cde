"""Cells of other programs' tables: several values in one, numbers that a spreadsheet changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.phone import lost_zero
from stakeholders.domain.phone_finder import continued_phone
from stakeholders.domain.problems import Problem, Severity
from stakeholders.formats.base import ReadingContext
from stakeholders.formats.base_channels import read_channel
from stakeholders.i18n import marked

SEVERAL: Final = " ::: "
_HARD: Final = re.compile(r" ::: |[;\n]")
_SOFT: Final = re.compile(r"\s*(?:[/,，、]|\bor\b|\band\b|\bou\b|\boder\b|\bund\b|\by\b|\bo\b)\s*")
_LABEL: Final = re.compile(r"([^\W\d_][^\d+(:]{0,20}?)\s*[:：]\s*(?=[+(\d])")
_ADDRESS: Final = re.compile(r"[^\s;,<>()]+@[^\s;,<>()]+")
_AS_NUMBER: Final = re.compile(r"(\d{6,15})\.0")
_SHORTENED: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
_FULL: Final = 6
_ENDING: Final = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What one cell tells of how to reach somebody; `was_number` where it was none but digits."""

    means: ChannelType
    text: str
    label: str = ""
    was_number: bool = False


def channels_of(told: Told, context: ReadingContext, findings: list[Problem]) -> Iterator[Channel]:
    """Yield the channels in a cell; what has to be said about them is added to the findings."""
    if told.means is ChannelType.PHONE:
        for text in _HARD.split(told.text):
            if text.strip():
                yield from _phones(replace(told, text=text.strip()), context, findings)
        return
    several = _ADDRESS.findall(told.text) if told.means is ChannelType.EMAIL else []
    texts = several if len(several) > 1 else told.text.split(SEVERAL)
    for text in texts:
        yield read_channel(told.means, text.strip().strip("."), context, told.label)


def any_means(text: str) -> ChannelType:
    """Return what a text is that may be an e-mail, a web page or a phone."""
    if "@" in text:
        return ChannelType.EMAIL
    is_web = text.casefold().startswith(("http://", "https://", "www."))
    return ChannelType.WEB if is_web else ChannelType.PHONE


def _phones(told: Told, context: ReadingContext, findings: list[Problem]) -> Iterator[Channel]:
    if _SHORTENED.fullmatch(told.text):
        findings.append(_shortened(told.text))
        problem = _shortened(told.text)
        yield Channel(
            told.means, raw=told.text, display=told.text, label=told.label, problem=problem
        )
        return
    label = _LABEL.match(told.text)
    text = told.text[label.end() :] if label else told.text
    named = label.group(1).strip(" .") if label else told.label
    previous: Channel | None = None
    for piece in _parted(text):
        channel = _continued(previous, piece) or _read(piece, named, context)
        if told.was_number or piece.isdigit():
            channel = _with_zero_in_doubt(channel, findings)
        yield channel
        previous = channel


def _read(piece: str, label: str, context: ReadingContext) -> Channel:
    as_number = _AS_NUMBER.fullmatch(piece)
    return read_channel(
        ChannelType.PHONE, as_number.group(1) if as_number else piece, context, label
    )


def _continued(previous: Channel | None, piece: str) -> Channel | None:
    """Return the number that short digits behind a full one mean, `2623/24`."""
    if previous is None or _digits(piece) > _ENDING or not piece.isdigit():
        return None
    return continued_phone(previous, piece)


def _parted(text: str) -> list[str]:
    """Return the numbers of a text: slashes and commas part those that are complete alone."""
    pieces = [piece for piece in _SOFT.split(text) if piece]
    if len(pieces) < 2 or any(not _is_number(piece) for piece in pieces):
        return [text]
    if pieces[0].isdigit() and len(pieces[0]) < _FULL:
        return _endings(pieces) or [text]
    if _digits(pieces[0]) < _FULL or any(
        piece.startswith("0") and len(piece) < 4 for piece in pieces
    ):
        return [text]
    return pieces


def _endings(pieces: list[str]) -> list[str]:
    """Return extensions of which all but the first are told by their last digits."""
    first, *others = pieces
    if len(first) < 4 or any(not one.isdigit() or len(one) >= len(first) for one in others):
        return []
    return [first, *(first[: -len(one)] + one for one in others)]


def _is_number(piece: str) -> bool:
    return bool(re.fullmatch(r"\+?[\d\s().\-]+", piece)) and _digits(piece) > 0


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)


def _with_zero_in_doubt(channel: Channel, findings: list[Problem]) -> Channel:
    repaired = lost_zero(channel)
    if repaired is None:
        return channel
    findings.append(
        Problem(
            "table.lost_zero",
            marked("{number} may have lost a zero at its start in a spreadsheet: {repair}?"),
            (("number", channel.raw), ("repair", repaired)),
            Severity.WARNING,
            repair=repaired,
        )
    )
    return channel


def _shortened(text: str) -> Problem:
    return Problem(
        "table.shortened",
        marked("A spreadsheet has shortened the number {number}; its last digits are lost."),
        (("number", text),),
    )
