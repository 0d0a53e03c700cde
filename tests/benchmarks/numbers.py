"""Numbers: phone numbers that are valid in a country's plan, in the spellings that people use.

The digits are random, so a number may by chance be somebody's; no list of real numbers is used.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from tests.benchmarks.dice import dice
from tests.benchmarks.records import Phone, PhoneKind

_PROOFS: Final = 40
_MOST_GAPS: Final = 6
_ARABIC_DIGITS: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_ARABIC_REGIONS: Final = frozenset({"EG", "IQ", "JO", "KW", "OM", "QA", "SA", "SD", "SY", "YE"})
_NO_NUMBERS: Final = ("n/a", "see website", "tba", "–", "ask the operator")


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold a number of a country with gaps for its last `gaps` digits, as `str.format` fills them.

    Any digits in the gaps give a valid number, as far as a sample of random digits has shown.
    """

    e164: str
    international: str
    national: str
    gaps: int
    has_trunk_zero: bool


class NumberPlan:
    """Invents phone numbers; learns the shape of each country's numbers when first asked."""

    def __init__(self) -> None:
        self._shapes: dict[tuple[str, int], Shape] = {}

    def invent(self, region: str, kind: PhoneKind, rng: random.Random) -> Phone:
        """Return a valid number of the region, in a random spelling."""
        shape = self._shape(region, kind)
        digits = f"{rng.randrange(10**shape.gaps):0{shape.gaps}d}"
        text, national = _spell(shape, digits, region, rng)
        extension = str(rng.randrange(10, 9999)) if kind == "work" and rng.random() < 0.06 else ""
        if extension:
            text += rng.choice((" ext. ", " x", ", ext ")) + extension
        return Phone(text, kind, region, shape.e164.format(*digits), extension, national)

    def respell(self, phone: Phone, rng: random.Random) -> Phone:
        """Return the same valid number in another spelling."""
        if phone.e164 is None:
            return phone
        shape = self._shape(phone.region, phone.kind)
        digits = phone.e164[-shape.gaps :]
        text, national = _spell(shape, digits, phone.region, rng)
        return Phone(text, phone.kind, phone.region, phone.e164, "", national)

    def invent_invalid(self, region: str, kind: PhoneKind, rng: random.Random) -> Phone:
        """Return a text that is no valid number, as they are found in old address books."""
        if rng.random() < 0.15:
            return Phone(rng.choice(_NO_NUMBERS), kind, region, None)
        shape = self._shape(region, kind)
        right = shape.international.format(*f"{rng.randrange(10**shape.gaps):0{shape.gaps}d}")
        text = rng.choice(_MISTAKES)(right, rng)
        if _is_valid(text, region):
            text = _too_long(right, rng)
        return Phone(text, kind, region, None)

    def _shape(self, region: str, kind: PhoneKind) -> Shape:
        line = PhoneNumberType.MOBILE if kind == "mobile" else PhoneNumberType.FIXED_LINE
        shape = self._shapes.get((region, line))
        if shape is None:
            shape = self._shapes[region, line] = _learn_shape(region, line)
        return shape


def _learn_shape(region: str, line: int) -> Shape:
    example = phonenumbers.example_number_for_type(region, line)
    if example is None:
        raise LookupError(f"no example number for {region}, type {line}")
    rng = dice(f"{region} {line}")
    most = min(_MOST_GAPS, len(phonenumbers.national_significant_number(example)) - 2)
    shapes = (_shape_with_gaps(example, region, gaps) for gaps in range(most, 1, -1))
    return next(
        (shape for shape in shapes if _is_proven(shape, region, rng)),
        _shape_with_gaps(example, region, 1),
    )


def _shape_with_gaps(example: phonenumbers.PhoneNumber, region: str, gaps: int) -> Shape:
    def pattern(style: int) -> str:
        return _open_gaps(phonenumbers.format_number(example, style), gaps)

    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    return Shape(
        e164=pattern(PhoneNumberFormat.E164),
        international=pattern(PhoneNumberFormat.INTERNATIONAL),
        national=pattern(PhoneNumberFormat.NATIONAL),
        gaps=gaps,
        has_trunk_zero=metadata is not None and metadata.national_prefix == "0",
    )


def _open_gaps(text: str, gaps: int) -> str:
    """Replace the last digits of a text by gaps."""
    pieces = list(text)
    places = [place for place, character in enumerate(text) if character.isdigit()]
    for place in places[-gaps:]:
        pieces[place] = "{}"
    return "".join(pieces)


def _is_proven(shape: Shape, region: str, rng: random.Random) -> bool:
    """Try random digits: each must be valid, and the national spelling mean the same number."""
    for _ in range(_PROOFS):
        digits = f"{rng.randrange(10**shape.gaps):0{shape.gaps}d}"
        e164 = shape.e164.format(*digits)
        for pattern in (shape.international, shape.national):
            number = phonenumbers.parse(pattern.format(*digits), region)
            if not phonenumbers.is_valid_number(number) or e164 != phonenumbers.format_number(
                number, PhoneNumberFormat.E164
            ):
                return False
    return True


def _is_valid(text: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False


def _international(text: str) -> str:
    return text


def _with_zeros(text: str) -> str:
    return "00" + text[1:]


def _dotted(text: str) -> str:
    return text.replace(" ", ".").replace("-", ".")


def _hyphened(text: str) -> str:
    return text.replace(" ", "-")


def _hard_spaced(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _with_country_code_in_brackets(text: str) -> str:
    """Write (+662) 288-2623, as in United Nations press releases."""
    groups = text.split(" ")
    if len(groups) < 3:
        return f"({groups[0]}) {' '.join(groups[1:])}"
    return f"({groups[0]}{groups[1]}) {'-'.join(groups[2:])}"


def _with_trunk_zero(text: str) -> str:
    """Write +44 (0)20 …, where the country has such a zero."""
    code, _, rest = text.partition(" ")
    return f"{code} (0){rest}"


def _compact(text: str) -> str:
    return "+" + "".join(character for character in text if character.isdigit())


_Spelling = Callable[[str], str]
_SPELLINGS: Final[tuple[tuple[_Spelling, int], ...]] = (
    (_international, 50),
    (_compact, 12),
    (_with_zeros, 8),
    (_with_country_code_in_brackets, 8),
    (_with_trunk_zero, 8),
    (_dotted, 5),
    (_hyphened, 6),
    (_hard_spaced, 3),
)
_SPELLERS: Final = tuple(spelling for spelling, _ in _SPELLINGS)
_WEIGHTS: Final = tuple(weight for _, weight in _SPELLINGS)
_NATIONAL_SHARE: Final = 0.15


def _spell(shape: Shape, digits: str, region: str, rng: random.Random) -> tuple[str, bool]:
    """Return the number in a random spelling, and whether that is a national one."""
    if rng.random() < _NATIONAL_SHARE:
        return _in_local_digits(shape.national.format(*digits), region, rng), True
    spelling = rng.choices(_SPELLERS, _WEIGHTS)[0]
    if spelling is _with_trunk_zero and not shape.has_trunk_zero:
        spelling = _international
    return spelling(shape.international.format(*digits)), False


def _in_local_digits(text: str, region: str, rng: random.Random) -> str:
    if region in _ARABIC_REGIONS and rng.random() < 0.5:
        return text.translate(_ARABIC_DIGITS)
    return text


def _too_short(text: str, _rng: random.Random) -> str:
    return text[: max(4, len(text) - 5)].rstrip(" -")


def _too_long(text: str, rng: random.Random) -> str:
    return f"{text} {rng.randrange(10**8, 10**9)}"


def _unknown_country(text: str, _rng: random.Random) -> str:
    return "+999 " + text.partition(" ")[2]


def _all_zeros(text: str, _rng: random.Random) -> str:
    code, _, rest = text.partition(" ")
    return code + " " + "".join("0" if character.isdigit() else character for character in rest)


_MISTAKES: Final = (_too_short, _too_long, _unknown_country, _all_zeros)
