"""Postal addresses as their country writes them: order of the lines, needed parts, postal codes."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypedDict

from stakeholders.domain.address import Address
from stakeholders.domain.text import fold, script_of

ANYWHERE: Final = "ZZ"
"""The key of the format for countries that have none of their own."""

_TOKEN: Final = re.compile(r"%[A-Z]|[^%]+")
_FIELDS: Final = MappingProxyType({"A": "street", "C": "city", "S": "region", "Z": "postal_code"})
_LEFT_OVER: Final = ("C", "S", "Z")
_EDGES: Final = " ,-/"
_BARE_NUMBER: Final = re.compile(r"[\d\s-]+")


class _Row(TypedDict, total=False):
    lines: str
    latin: str
    needed: str
    code: str
    example: str
    prefix: str


@dataclass(frozen=True, slots=True)
class AddressFormat:
    """How a country writes addresses.

    `local` and `latin` are patterns in the notation of libaddressinput (`%C` the city, `%Z` the
    postal code, `%n` a new line); `latin` is for addresses in Latin script, which some countries
    write in another order than their own.
    """

    local: str
    latin: str
    needed: frozenset[str]
    code_pattern: str
    code_example: str
    code_prefix: str

    def lines(
        self, address: Address, *, name: str = "", organization: str = "", country: str = ""
    ) -> tuple[str, ...]:
        """Return the lines of an address, with the addressee first and the country last.

        An address that is kept as it was printed is returned so. The country is left out inside
        it; its name is the caller's, in the wanted language. No part is lost: what the country has
        no place for gets a line of its own.
        """
        if address.lines:
            return address.lines
        parts = self._parts(address, name, organization)
        pattern = self.latin if _is_latin(address) else self.local
        written = [*_lines(pattern, parts), *((country,) if country else ())]
        return tuple(_without_doubles(written))

    def missing(self, address: Address) -> tuple[str, ...]:
        """Return the names of the parts that the country needs and the address does not have.

        An address as printed misses nothing that could be told.
        """
        if address.lines:
            return ()
        pattern = self.latin if _is_latin(address) else self.local
        parts = _settled(pattern, self._parts(address, "", ""))
        return tuple(field for key, field in _FIELDS.items() if key in self.needed - parts.keys())

    def is_code(self, text: str) -> bool:
        """Tell whether a postal code looks as the country's do; all do where it has no pattern."""
        code = text.strip().removeprefix(self.code_prefix)
        return not self.code_pattern or bool(re.fullmatch(self.code_pattern, code, re.IGNORECASE))

    def _parts(self, address: Address, name: str, organization: str) -> dict[str, str]:
        box = address.po_box
        streets = (address.extended, address.street, _named_box(box) if box else "")
        code = address.postal_code.strip()
        if self.code_prefix.strip():
            code = code.removeprefix(self.code_prefix.strip()).lstrip(_EDGES)
        parts = {
            "N": name,
            "O": organization,
            "A": "\n".join(filter(None, streets)),
            "C": address.city,
            "S": address.region,
            "Z": code,
        }
        return {key: text for key, text in parts.items() if text}


class AddressFormats:
    """The address formats of all countries; the file is parsed at the first question."""

    def __init__(self, content: str) -> None:
        self._content = content

    def of(self, iso2: str) -> AddressFormat:
        """Return the format of a country by ISO alpha-2 code; an unknown one gets the usual."""
        return self._formats.get(iso2.upper()) or self._formats[ANYWHERE]

    @cached_property
    def _formats(self) -> Mapping[str, AddressFormat]:
        rows: dict[str, _Row] = json.loads(self._content)
        usual = rows[ANYWHERE]["lines"]
        return {code: _format(row, usual) for code, row in rows.items()}


def _format(row: _Row, usual: str) -> AddressFormat:
    local = row.get("lines", usual)
    return AddressFormat(
        local,
        row.get("latin", local),
        frozenset(row.get("needed", "")),
        row.get("code", ""),
        row.get("example", ""),
        row.get("prefix", ""),
    )


def _lines(pattern: str, parts: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a pattern that have something to say."""
    settled = _settled(pattern, parts)
    for line in pattern.split("%n"):
        written = _line(line, settled)
        if written:
            yield from written.split("\n")


def _settled(pattern: str, parts: Mapping[str, str]) -> dict[str, str]:
    """Return the parts in places that the pattern has, so that none is lost."""
    settled = dict(parts)
    if "C" in settled and "S" not in settled and _city_takes_regions_place(pattern):
        settled["S"] = settled.pop("C")
    homeless = {key for key in _LEFT_OVER if key in settled and f"%{key}" not in pattern}
    rest = {key: text for key in _LEFT_OVER if key in homeless for text in (settled.pop(key),)}
    if code := rest.pop("Z", ""):
        settled["C"] = " ".join(filter(None, (settled.get("C"), code)))
    said = _said_by(pattern)
    kept = [text for text in rest.values() if fold(text) not in said]
    street = [settled["A"]] if "A" in settled else []
    big_first = 0 <= pattern.find("%S") < pattern.find("%A")
    if kept or street:
        settled["A"] = "".join([*kept, *street]) if big_first else "\n".join([*street, *kept])
    return settled


def _city_takes_regions_place(pattern: str) -> bool:
    """Tell whether a city without a region stands where regions do: Bangkok 10200, Dubai."""
    with_code = next((line for line in pattern.split("%n") if "%Z" in line), "")
    beside_code = "%S" in with_code and "%C" not in with_code
    return "%S" in pattern and (beside_code or "%C" not in pattern)


def _said_by(pattern: str) -> frozenset[str]:
    """Return the folded words that the pattern itself holds, such as SINGAPORE."""
    literals = " ".join(_TOKEN.sub(_literal, line) for line in pattern.split("%n"))
    return frozenset(fold(literals).split())


def _literal(token: re.Match[str]) -> str:
    return " " if token.group().startswith("%") else token.group()


def _line(pattern: str, parts: Mapping[str, str]) -> str:
    """Return one line of a pattern; what stands between two parts goes with a missing one."""
    written, between = "", ""
    for token in _TOKEN.findall(pattern):
        if not token.startswith("%"):
            between = token
            continue
        part = parts.get(token[1], "")
        if part:
            written += (between if written else between.lstrip(_EDGES)) + part
            between = ""
    return written + between.rstrip(_EDGES) if written else ""


def _without_doubles(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines, but none that only says again what the one before said: Singapore, Monaco."""
    before = ""
    for line in lines:
        if fold(line) != before:
            yield line
        before = fold(line)


def _named_box(box: str) -> str:
    return f"P.O. Box {box}" if _BARE_NUMBER.fullmatch(box) else box


def _is_latin(address: Address) -> bool:
    return script_of(f"{address.street} {address.city} {address.region}") in {"Latn", "Zyyy"}
