"""Make cities.json from its table and CLDR's names of the cities that time zones are called after.

Countries with one time zone are those of `zone.tab` in the time zone database. Run with a Python
that has Babel and tzdata: `python resources/reference/make_cities.py`.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
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


def zones() -> list[dict[str, str]]:
    """Return the countries and areas that have one time zone, with it."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            iso2, _, zone, *_ = line.split("\t")
            found[iso2].append(zone)
    return [
        {"iso2": iso2, "tz": every[0]} for iso2, every in sorted(found.items()) if not every[1:]
    ]


if __name__ == "__main__":
    every = [city(row) for row in rows("cities.tsv")]
    written("cities.json", {"cities": every, "zones": zones()})
