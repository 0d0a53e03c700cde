"""Phones: reading numbers in any spelling, and saying what is wrong with them.

The rules are those of the numbering plans in phonenumbers' metadata, after what people write and
the library refuses is put right: `(0)` after a country code, `00` for a plus, labels, extensions.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.phone_plan import PlannedNumber, planned_international, planned_national
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.text import clean, digits
from stakeholders.i18n import marked

# The library compiles its patterns with `re`, which remembers 512 of several thousand: numbers of
# many countries made it compile them again and again. This can go when it remembers by itself.
phonenumbers.enable_pattern_cache()

PHONE_VERSION: Final = 1
"""Rises whenever reading gives another answer, so that stored values are made anew."""

_LABEL: Final = re.compile(r"^(?:[^\W\d_][^\d+(]{0,30}?[:：]\s*)")
_TRUNK_ZERO: Final = re.compile(r"(^\s*(?:\+|00)[\d \-/.()]{1,6}?)\(\s*0\s*\)")
_INTERNATIONAL_PREFIX: Final = re.compile(r"^\s*\(?\s*00\s*(?=[1-9(])")
_EXTENSION: Final = re.compile(
    r"(?:[,;]?\s*(?:ext|extn|extension|poste|apdo|durchwahl|dw|anexo|доб|int|x)\.?|;\s*ext=)"
    r"\s*[:.=]?\s*(\d{1,8}|\d{1,4}-\d{1,4})\s*$",
    re.IGNORECASE,
)
_SOFT_EXTENSION: Final = re.compile(r"\s*#\s*(\d{1,6})\s*$")
_MAY_HAVE_EXTENSION: Final = re.compile(r"[^\W\d_]|#")
_PLAIN: Final = re.compile(r"[ ().\-/]*\+?[ ().\-/‐-―]*\d(?:[ ().\-/‐-―]*\d){6,19}[ ().\-/]*")
"""Seven digits and more with the usual separators: nothing in it that has to be explained."""
_INTERNATIONAL: Final = re.compile(r"(?:\+|00)([1-9](?:[ .\-/]?[0-9]){6,18})")
_SEPARATORS: Final = MappingProxyType(str.maketrans("", "", " .-/"))
_NO_DIGITS: Final = re.compile(r"[^0-9]+")
_TYPES: Final = MappingProxyType(
    {
        PhoneNumberType.MOBILE: NumberType.MOBILE,
        PhoneNumberType.FIXED_LINE: NumberType.FIXED,
        PhoneNumberType.FIXED_LINE_OR_MOBILE: NumberType.FIXED_OR_MOBILE,
        PhoneNumberType.TOLL_FREE: NumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE: NumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST: NumberType.SHARED_COST,
        PhoneNumberType.VOIP: NumberType.VOIP,
        PhoneNumberType.PERSONAL_NUMBER: NumberType.PERSONAL,
        PhoneNumberType.PAGER: NumberType.PAGER,
        PhoneNumberType.UAN: NumberType.UAN,
    }
)
_OLD_PLAN: Final = 6
"""A number with its country code is kept from this length on: plans have grown longer since."""
_FEWEST_WITHOUT_ZERO: Final = 7
_SATELLITE_CODES: Final = frozenset({870, 881, 882, 883})


@dataclass(frozen=True, slots=True)
class _Attempt:
    number: PhoneNumber
    valid: bool
    assumed_region: str | None


def read_phone(raw: str, regions: Sequence[str] = (), label: str = "") -> Channel:
    """Return the phone that a text writes; never fails, the text as given is kept.

    `regions` are ISO alpha-2 codes to try in this order for a number in national form: the body's
    country, then the block's or row's, then the office's. A number that was read with one of them
    says so in `assumed_region`.
    """
    number = _planned_plain(raw)
    if number is not None:
        return _as_planned(raw, label, number, None, None)
    written = clean(raw)
    text, extension = _split_extension(_LABEL.sub("", written.removeprefix("tel:")))
    text = _put_right(text)
    planned = _planned(text, regions)
    if planned is not None:
        return _as_planned(raw, label, *planned, extension)
    channel = Channel(ChannelType.PHONE, raw=raw, label=label, display=written)
    if not any(c.isdigit() for c in text):
        return replace(channel, problem=_not_a_number())
    attempt = _best(_attempts(text, regions))
    if attempt is None:
        return replace(channel, extension=extension, problem=_impossible(text))
    return _described(channel, attempt, extension)


@functools.lru_cache(maxsize=256)
def number_type_of_label(label: str) -> NumberType | None:
    """Return what a label such as `Fax` or `cell` says about a number, None when nothing.

    Only the marks that vCard and the address books use; words of press blocks are reference data.
    """
    if not label:
        return None
    folded = label.casefold()
    for words, number_type in (
        (("fax", "télécopie", "telefax", "传真"), NumberType.FAX),
        (("pager",), NumberType.PAGER),
        (("cell", "mob", "gsm", "handy", "手机"), NumberType.MOBILE),
    ):
        if any(word in folded for word in words):
            return number_type
    return None


def is_country_code(code: str) -> bool:
    """Tell whether these digits alone are the code of a country (`43`), whoever shares it."""
    return int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE


def same_number(one: str, other: str, regions: Sequence[str] = ()) -> bool:
    """Tell whether two spellings are the same number."""
    first, second = read_phone(one, regions), read_phone(other, regions)
    return first.normalised is not None and first.same_as == second.same_as


def _put_right(text: str) -> str:
    text = text.replace("＋", "+").replace("（", "(").replace("）", ")")
    text = _INTERNATIONAL_PREFIX.sub("+", text)
    return _TRUNK_ZERO.sub(r"\1", text)


def _split_extension(text: str) -> tuple[str, str | None]:
    if _MAY_HAVE_EXTENSION.search(text) is None:
        return text, None
    for pattern in (_EXTENSION, _SOFT_EXTENSION):
        match = pattern.search(text)
        if match and any(c.isdigit() for c in text[: match.start()]):
            return text[: match.start()], match.group(1)
    return text, None


def _planned_plain(raw: str) -> PlannedNumber | None:
    """Return the number that only separators stand in; the country code says which it is."""
    match = _INTERNATIONAL.fullmatch(raw)
    return planned_international(match[1].translate(_SEPARATORS)) if match else None


def _planned(text: str, regions: Sequence[str]) -> tuple[PlannedNumber, str | None] | None:
    """Return the number and its assumed region as `_attempts` would; None where it has to say.

    Tries no further than the first region: behind it stands what only the library may refuse.
    """
    if _PLAIN.fullmatch(text) is None:
        return None
    dialled = _NO_DIGITS.sub("", text) if text.isascii() else digits(text)
    international = "+" in text
    if international or len(dialled) >= 11 or _looks_international(text):
        number = planned_international(dialled)
        if number is not None or international:
            return number and (number, None)
    return _planned_in(regions[0], text, dialled) if regions else None


def _planned_in(region: str, text: str, dialled: str) -> tuple[PlannedNumber, str | None] | None:
    starts_with_code = _starts_with_code_of(text, region)
    number = planned_international(dialled) if starts_with_code else None
    number = number or planned_national(dialled, region)
    return number and (number, region)


def _as_planned(
    raw: str, label: str, number: PlannedNumber, assumed: str | None, extension: str | None
) -> Channel:
    is_satellite = number.country_code in _SATELLITE_CODES
    planned = NumberType.SATELLITE if is_satellite else _TYPES.get(number.number_type)
    return Channel(
        ChannelType.PHONE,
        raw=raw,
        label=label,
        normalised=number.e164,
        display=number.display,
        valid=True,
        extension=extension,
        number_type=number_type_of_label(label) or planned or NumberType.UNKNOWN,
        region=number.region if number.region != "001" else None,
        assumed_region=assumed,
    )


def _attempts(text: str, regions: Sequence[str]) -> Iterable[_Attempt]:
    """Yield the readings of a number, the likelier first."""
    count = sum(c.isdigit() for c in text)
    international = "+" in text
    if international or count >= 11 or _looks_international(text):
        yield from _parsed(text if international else f"+{text}", None, None)
    if not international:
        for region in regions:
            if _starts_with_code_of(text, region):
                yield from _parsed(f"+{text}", None, region)
            yield from _parsed(text, region, region)


def _starts_with_code_of(text: str, region: str) -> bool:
    """Tell whether a country code stands before the number, only its plus left out."""
    code = phonenumbers.country_code_for_region(region)
    return code > 1 and _code_before(code).match(text) is not None


@functools.lru_cache(maxsize=512)
def _code_before(code: int) -> re.Pattern[str]:
    return re.compile(rf"\s*\(?{code}[\s\-)(.]")


def _looks_international(text: str) -> bool:
    """Tell whether a text without a plus starts as UN notes write a country code: `(381 11) …`."""
    return bool(re.match(r"\s*\(\d{2,3}[ \-]\d", text))


def _parsed(text: str, region: str | None, assumed: str | None) -> Iterable[_Attempt]:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return
    national = len(phonenumbers.national_significant_number(number))
    if phonenumbers.is_possible_number(number) or (region is None and national >= _OLD_PLAN):
        yield _Attempt(number, phonenumbers.is_valid_number(number), assumed)


def _best(attempts: Iterable[_Attempt]) -> _Attempt | None:
    best = None
    for attempt in attempts:
        if attempt.valid:
            return attempt
        best = best or attempt
    return best


def _described(channel: Channel, attempt: _Attempt, extension: str | None) -> Channel:
    number = attempt.number
    found = extension or number.extension
    number.extension = None
    region = phonenumbers.region_code_for_number(number)
    if region is None and attempt.assumed_region is None:
        candidates = phonenumbers.region_codes_for_country_code(number.country_code or 0)
        region = candidates[0] if len(candidates) == 1 else None
    grouped = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return replace(
        channel,
        normalised=phonenumbers.format_number(number, PhoneNumberFormat.E164),
        display=grouped if attempt.valid else channel.display,
        valid=attempt.valid,
        extension=found,
        number_type=number_type_of_label(channel.label) or _type_of(number),
        region=(region or attempt.assumed_region) if region != "001" else None,
        assumed_region=attempt.assumed_region,
        problem=None if attempt.valid else _not_in_plan(region or attempt.assumed_region),
    )


def _type_of(number: PhoneNumber) -> NumberType:
    if number.country_code in _SATELLITE_CODES:
        return NumberType.SATELLITE
    return _TYPES.get(phonenumbers.number_type(number), NumberType.UNKNOWN)


def _not_a_number() -> Problem:
    return Problem("phone.text", marked("This is not a phone number; the text is kept."))


def _impossible(text: str) -> Problem:
    region = _region_of_code(text)
    if region is None:
        return Problem(
            "phone.incomplete", marked("The number is incomplete: no country is known for it.")
        )
    return Problem(
        "phone.incomplete",
        marked("Too few or too many digits for a number of {region}."),
        (("region", region),),
    )


def _region_of_code(text: str) -> str | None:
    """Return the country of a number that begins with a plus, however long it is."""
    if "+" not in text:
        return None
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return None
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    return region if region not in {"ZZ", "001"} else None


def _not_in_plan(region: str | None) -> Problem:
    if region is None:
        return Problem(
            "phone.invalid", marked("No country has such a number today."), severity=Severity.ERROR
        )
    return Problem(
        "phone.invalid",
        marked("Not a number of today's plan of {region}."),
        (("region", region),),
        Severity.ERROR,
    )


def lost_zero(channel: Channel) -> str | None:
    """Return a number with the zero at its start that a spreadsheet may have taken away.

    None where it has nothing but digits only by choice: it has its country code, begins with a
    zero, or its country dials none.
    """
    raw, region = channel.raw, channel.assumed_region
    if not raw.isascii() or not raw.isdigit() or raw.startswith("0"):
        return None
    if region is not None:
        return (
            f"0{raw}"
            if phonenumbers.ndd_prefix_for_region(region, strip_non_digits=True) == "0"
            else None
        )
    return f"0{raw}" if channel.normalised is None and len(raw) >= _FEWEST_WITHOUT_ZERO else None
