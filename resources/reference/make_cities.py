"""Make cities.json from its table and CLDR's names of the cities that time zones are called after.

Run with a Python that has Babel: `python resources/reference/make_cities.py`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from make_areas import SEARCH_LANGUAGES, Row, rows, written

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from stakeholders.domain.text import fold

LOCALES: Final = tuple(Locale.parse(language) for language in SEARCH_LANGUAGES)


def cldr_names(city: str, zone: str) -> Iterator[str]:
    """Yield a city's names in the languages of search, where its time zone is called after it."""
    if fold(zone.rpartition("/")[2].replace("_", " ")) != fold(city):
        return
    for locale in LOCALES:
        name = locale.time_zones.get(zone, {}).get("city")
        if name:
            yield name


def city(row: Row) -> dict[str, object]:
    """Return one city with every other name it is found by."""
    if row["tz"]:
        ZoneInfo(row["tz"])
    seen, names = {fold(row["city"])}, []
    listed = row["names"].split("; ") if row["names"] else []
    for name in (*listed, *cldr_names(row["city"], row["tz"])):
        if fold(name) not in seen:
            seen.add(fold(name))
            names.append(name)
    found: dict[str, object] = {"city": row["city"], "iso2": row["iso2"], "tz": row["tz"] or None}
    return found | ({"capital": True} if row["capital"] else {}) | {"names": names}


if __name__ == "__main__":
    written("cities.json", {"cities": [city(row) for row in rows("cities.tsv")]})
