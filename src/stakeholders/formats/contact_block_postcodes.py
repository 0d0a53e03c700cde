"""Postal codes that tell their country: British, Canadian, American, and those with a prefix."""

import re
from types import MappingProxyType
from typing import Final

_BRITISH: Final = re.compile(r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]?) \d[ABD-HJLNP-UW-Z]{2}(?!\w)")
_CANADIAN: Final = re.compile(
    r"(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d(?!\w)"
)
_AMERICAN: Final = re.compile(
    r"(?<!\w)(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV"
    r"|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|D\.?C\.?) "
    r"\d{5}(?:-\d{4})?(?!\w)"
)
_PREFIXED: Final = re.compile(r"(?<![\w-])([A-Z]{1,3})-(\d{3} ?\d{2}|\d{4,6}) (?=[^\W\d_a-z])")
_LENGTHS: Final = MappingProxyType(
    {
        "A": ("AT", 4),
        "AT": ("AT", 4),
        "B": ("BE", 4),
        "BE": ("BE", 4),
        "BG": ("BG", 4),
        "CH": ("CH", 4),
        "CY": ("CY", 4),
        "CZ": ("CZ", 5),
        "D": ("DE", 5),
        "DE": ("DE", 5),
        "DK": ("DK", 4),
        "E": ("ES", 5),
        "ES": ("ES", 5),
        "F": ("FR", 5),
        "FI": ("FI", 5),
        "FIN": ("FI", 5),
        "FL": ("LI", 4),
        "FR": ("FR", 5),
        "GR": ("GR", 5),
        "H": ("HU", 4),
        "HR": ("HR", 5),
        "I": ("IT", 5),
        "IT": ("IT", 5),
        "L": ("LU", 4),
        "LT": ("LT", 5),
        "LV": ("LV", 4),
        "MD": ("MD", 4),
        "N": ("NO", 4),
        "NL": ("NL", 4),
        "NO": ("NO", 4),
        "PL": ("PL", 5),
        "RO": ("RO", 6),
        "RS": ("RS", 5),
        "S": ("SE", 5),
        "SE": ("SE", 5),
        "SI": ("SI", 4),
        "SK": ("SK", 5),
        "TR": ("TR", 5),
        "UA": ("UA", 5),
    }
)
"""The country that a letter before a postal code stands for, and how many digits its codes have."""


def country_of_postcode(text: str) -> str:
    """Return the country that the postal code in an address line tells, empty where it tells none.

    A number alone tells nothing; neither does a prefix before digits that no city follows, as rooms
    are written so.
    """
    if _BRITISH.search(text):
        return "GB"
    if _CANADIAN.search(text):
        return "CA"
    if _AMERICAN.search(text):
        return "US"
    for prefixed in _PREFIXED.finditer(text):
        country, length = _LENGTHS.get(prefixed[1], ("", 0))
        if length == len(prefixed[2].replace(" ", "")):
            return country
    return ""
