"""Compare the UN names of areas.json with three other sources and list what none confirms.

    pip install --no-deps --target FOLDER hdx-python-country pycountry
    npm install --prefix FOLDER world-countries
    python resources/reference/check_names.py FOLDER

The first has the UN terminology list and the M49 standard as the UN Office for the Coordination of
Humanitarian Affairs keeps them (MIT); the second has the official names of ISO 3166-1 and their
translations by the iso-codes project (LGPL); the third has official names by volunteers (ODbL).
All are read only to compare: nothing of them is copied. What none of them has in the same words is
written to tables/not_confirmed.tsv.
"""

import csv
import gettext
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from make_areas import LANGUAGES, Row

HERE: Final = Path(__file__).parent
REPORT: Final = HERE / "tables" / "not_confirmed.tsv"
ENGLISH_NAMES: Final = dict(
    zip(LANGUAGES, ("English", "French", "Spanish", "Russian", "Chinese", "Arabic"), strict=True)
)
ARTICLES: Final = {
    "en": ("the ",),
    "fr": ("le ", "la ", "les ", "l'"),
    "es": ("el ", "la ", "los ", "las "),
}


class Unconfirmed(NamedTuple):
    """A name that no source has in the same words, with what they have."""

    iso2: str
    form: str
    language: str
    ours: str
    theirs: str


def taxonomy(folder: Path) -> dict[str, Row]:
    """Return the rows of the taxonomy of countries and territories by ISO alpha-2 code."""
    (path,) = (folder / "hdx" / "location").glob("*Taxonomy*.csv")
    with path.open(encoding="utf-8") as stream:
        return {row["ISO 3166-1 Alpha 2-Codes"]: row for row in csv.DictReader(stream)}


def official_names(folder: Path) -> dict[str, dict[str, str]]:
    """Return the ISO official names by ISO alpha-2 code and language."""
    base = folder / "pycountry"
    entries = json.loads((base / "databases" / "iso3166-1.json").read_text("utf-8"))["3166-1"]
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        english = entry.get("official_name") or entry["name"]
        found[entry["alpha_2"]] = {"en": english}
        for language in LANGUAGES[1:]:
            locale = "zh_CN" if language == "zh" else language
            texts = gettext.translation("iso3166-1", base / "locales", [locale])
            if (text := texts.gettext(english)) != english:
                found[entry["alpha_2"]][language] = text
    return found


def volunteers_names(folder: Path) -> dict[str, dict[str, str]]:
    """Return the official names of world-countries by ISO alpha-2 code and language."""
    path = folder / "node_modules" / "world-countries" / "countries.json"
    codes = dict(zip(LANGUAGES, ("eng", "fra", "spa", "rus", "zho", "ara"), strict=True))
    return {
        entry["cca2"]: {
            language: entry["translations"].get(code, {}).get("official", "")
            for language, code in codes.items()
        }
        | {"en": entry["name"]["official"]}
        for entry in json.loads(path.read_text("utf-8"))
    }


def plain(text: str, language: str) -> str:
    """Return a name as it is compared: no article, no vowel signs, one kind of apostrophe."""
    text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("_", "-").strip()
    for article in ARTICLES.get(language, ()):
        if text.casefold().startswith(article):
            text = text[len(article) :]
            break
        if text.endswith(f" ({article.strip()})"):
            text = text.rpartition(" (")[0]
    signless = (letter for letter in text if unicodedata.category(letter) != "Mn")
    return " ".join("".join(signless).replace("ё", "е").casefold().split())


def unconfirmed(
    area: Mapping[str, dict[str, dict[str, str]]], row: Row, official: Sequence[Mapping[str, str]]
) -> Iterator[Unconfirmed]:
    """Yield the names of an area that no source has in the same words."""
    names, code = area["names"], str(area["iso2"])
    is_state = area["kind"] in ("member_state", "observer_state")
    for language in LANGUAGES:
        word = ENGLISH_NAMES[language]
        short = names["short"][language]
        said = [row.get(f"{word} Short", ""), row.get(f"M49 {word}", "")]
        if not agrees(short, said, language):
            yield Unconfirmed(code, "short", language, short, listed(said))
        formal = names.get("formal", {}).get(language, short)
        told = [row.get(f"{word} Formal", ""), *(each.get(language, "") for each in official)]
        if is_state and not agrees(formal, [*told, *said], language):
            yield Unconfirmed(code, "formal", language, formal, listed(told))


def agrees(ours: str, theirs: Sequence[str], language: str) -> bool:
    """Tell whether a source has a name in the same words."""
    return plain(ours, language) in {plain(text, language) for text in theirs if text}


def listed(texts: Sequence[str]) -> str:
    """Return what the sources have, each once."""
    return "; ".join(dict.fromkeys(filter(None, texts)))


def other_facts(area: Mapping[str, object], row: Row, region: str) -> Iterator[str]:
    """Yield codes and regions that the taxonomy has otherwise."""
    code = area["iso2"]
    if row["m49 numerical code"].zfill(3) != area["m49"]:
        yield f"{code}: M49 code {row['m49 numerical code']}"
    if row["ISO 3166-1 Alpha 3-Codes"] != area["iso3"]:
        yield f"{code}: alpha-3 code {row['ISO 3166-1 Alpha 3-Codes']}"
    theirs = row["Intermediate Region Code"] or row["Sub-region Code"] or row["Region Code"]
    if theirs.zfill(3) != region.zfill(3):
        yield f"{code}: region {theirs}, here {region}"


def main(folder: Path) -> None:
    """Compare, write the report, and say how much was confirmed."""
    areas = json.loads((HERE / "areas.json").read_text("utf-8"))["areas"]
    with (HERE / "tables" / "un_names.tsv").open(encoding="utf-8") as stream:
        table = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        regions = {row["iso2"]: row["region"] for row in table}
    rows, official, volunteers = taxonomy(folder), official_names(folder), volunteers_names(folder)
    found: list[Unconfirmed] = []
    for area in areas:
        code = area["iso2"]
        names = (official.get(code, {}), volunteers.get(code, {}))
        found += unconfirmed(area, rows.get(code, {}), names)
        if code in rows:
            for fact in other_facts(area, rows[code], regions[code]):
                print(fact)
    lines = ["\t".join(Unconfirmed._fields), *("\t".join(each) for each in sorted(found))]
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    counts = Counter((each.form, each.language) for each in found)
    for (form, language), count in sorted(counts.items()):
        print(f"not confirmed: {count} {form} names in {language}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
