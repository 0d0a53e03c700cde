"""Make areas.json and groups.json from the tables beside this script and from CLDR.

Run with a Python that has Babel: `python resources/reference/make_areas.py`. The program itself
never needs Babel. Names that are printed come from tables/un_names.tsv alone; CLDR only adds words
to search by.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from stakeholders.domain.text import fold  # noqa: E402

LANGUAGES: Final = ("en", "fr", "es", "ru", "zh", "ar")
SEARCH_LANGUAGES: Final = ("en", "fr", "es", "ru", "zh", "ar", "de", "pt", "fa", "it")
ARTICLES: Final = frozenset({"the", "le", "la", "l'", "les", "el", "los", "las"})
FORMAL_ARTICLES: Final = {
    "en": ("the ",),
    "fr": ("le ", "la ", "les ", "l'"),
    "es": ("el ", "la ", "los ", "las "),
}
ISLAND_PLURALS: Final = frozenset("AX VG KY CC CK FK FO MP TC UM VI WF GS SJ HM TF".split())
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """Return the rows of a table."""
    with (HERE / "tables" / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def pairs(name: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a table of two columns without a heading."""
    for line in (HERE / "tables" / name).read_text(encoding="utf-8").splitlines():
        key, value = line.split("\t")
        yield key, value


def split_article(text: str) -> tuple[str, str]:
    """Return short name and article of an entry such as `Afghanistan (l')`."""
    if text.endswith(")"):
        name, _, article = text[:-1].rpartition(" (")
        if article in ARTICLES:
            return name, article
    return text, ""


def joined(article: str, name: str) -> str:
    """Return article and name as they stand in running text."""
    return article + name if article.endswith("'") else f"{article} {name}".strip()


def bare(text: str, language: str) -> str:
    """Return a formal name without the article it starts with."""
    for article in FORMAL_ARTICLES.get(language, ()):
        if text.startswith(article):
            rest = text[len(article) :]
            return rest[0].upper() + rest[1:]
    return text


def formal_articles(row: Row) -> dict[str, str]:
    """Return the article of the formal name in each language that writes one."""
    return {
        language: article.strip()
        for language, articles in FORMAL_ARTICLES.items()
        for article in articles
        if row[f"{language}_formal"].startswith(article)
    }


def names_of(row: Row) -> dict[str, dict[str, str]]:
    """Return the forms of an area's names; a form equal to the short one is left out."""
    forms: dict[str, dict[str, str]] = {"short": {}, "formal": {}, "running": {}}
    for language in LANGUAGES:
        short, article = split_article(row[language])
        formal = row[f"{language}_formal"] or short
        if not article and language == "en" and row["iso2"] in ISLAND_PLURALS:
            article = "the"
        running = formal if short.endswith((")", "-)")) and row[f"{language}_formal"] else ""
        forms["short"][language] = short
        put(forms["formal"], language, bare(formal, language), short)
        put(forms["running"], language, running or joined(article, short), short)
    return forms


def put(form: dict[str, str], language: str, name: str, short: str) -> None:
    """Add a name to a form, unless the short one says the same."""
    if name != short:
        form[language] = name


def cldr_names(iso2: str) -> Iterator[str]:
    """Yield the names of a territory in the languages of search and in its own."""
    own = get_official_languages(iso2, regional=True, de_facto=True)
    for language in (*SEARCH_LANGUAGES, *own):
        try:
            name = Locale.parse(language, sep="_").territories.get(iso2)
        except (UnknownLocaleError, ValueError):
            continue
        if name and name != iso2:
            yield name


def search_words(
    row: Row, forms: dict[str, dict[str, str]], other: dict[str, list[str]]
) -> list[str]:
    """Return the words an area is also found by: none that its printed names already are."""
    seen = {fold(name) for form in forms.values() for name in form.values()}
    found = []
    for name in (*other.get(row["iso2"], ()), *cldr_names(row["iso2"])):
        if (key := fold(name)) not in seen:
            seen.add(key)
            found.append(name)
    return found


def areas() -> list[dict[str, object]]:
    """Return all areas."""
    other = {key: value.split("; ") for key, value in pairs("other_names.tsv")}
    found: list[dict[str, object]] = []
    for row in rows("un_names.tsv"):
        forms = names_of(row)
        area: dict[str, object] = {key: row[key] for key in ("iso2", "iso3", "m49", "kind")}
        if row["calling"]:
            area["calling_code"] = row["calling"]
        area["names"] = {form: names for form, names in forms.items() if names}
        area["formal_articles"] = formal_articles(row)
        area["search"] = search_words(row, forms, other)
        found.append(area)
    return found


def ambiguous(found: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the words that mean several areas: those of the table and those that happen."""
    listed = {fold(word): tuple(codes.split()) for word, codes in pairs("ambiguous_words.tsv")}
    owners: dict[str, set[str]] = {}
    for area in found:
        for name in all_names(area):
            owners.setdefault(fold(name), set()).add(str(area["iso2"]))
    for word, codes in owners.items():
        if len(codes) > 1 and word not in listed:
            print("ambiguous by accident:", word, sorted(codes), file=sys.stderr)
            listed[word] = tuple(sorted(codes))
    return [
        {
            "word": word,
            "areas": [code for code in codes if code.isalpha()],
            "groups": [f"m49-{code}" for code in codes if code.isdigit()],
        }
        for word, codes in sorted(listed.items())
    ]


def not_areas() -> list[str]:
    """Return the phrases that hold the name of an area and do not mean it, folded."""
    lines = (HERE / "tables" / "not_areas.txt").read_text(encoding="utf-8").splitlines()
    return sorted(map(fold, lines))


def all_names(area: dict[str, object]) -> Iterable[str]:
    """Return every name and word of an area."""
    names, search = area["names"], area["search"]
    assert isinstance(names, dict) and isinstance(search, list)
    return [*search, *(name for form in names.values() for name in form.values())]


def m49_groups() -> Iterator[dict[str, object]]:
    """Yield the regions of the UN M49 standard with all areas below them."""
    regions = {row["code"]: row for row in rows("m49_regions.tsv")}
    members: dict[str, list[str]] = {code: [] for code in regions}
    for row in rows("un_names.tsv"):
        code = row["region"] or "001"
        while code:
            members[code].append(row["iso2"])
            code = regions[code]["parent"]
    for code, region in regions.items():
        yield {
            "key": f"m49-{code}",
            "scheme": "m49",
            "parent": f"m49-{region['parent']}" if region["parent"] else None,
            "as_of": "2024-09-25",
            "names": {language: region[language] for language in LANGUAGES},
            "members": members[code],
        }


def own_groups() -> Iterator[dict[str, object]]:
    """Yield regional groups, groups by need, and the regions that bodies cover."""
    notes = rows("special_memberships.tsv")
    for row in rows("groups.tsv"):
        special = [
            {key: note[key] for key in ("area", "from", "to", "note") if note[key]}
            for note in notes
            if note["group"] == row["key"]
        ]
        group: dict[str, object] = {key: row[key] for key in ("key", "scheme")}
        group |= {"parent": None, "as_of": row["as_of"] or None}
        group["names"] = {language: row[language] for language in LANGUAGES}
        group["members"] = row["members"].split()
        yield group | ({"special": special} if special else {})


def written(name: str, parts: Mapping[str, Sequence[object]]) -> None:
    """Write a file of lists, one item a line, so that differences can be read."""
    blocks = []
    for key, items in parts.items():
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
        blocks.append(f"{json.dumps(key)}: [\n{lines}\n]")
    (HERE / name).write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Make both files."""
    found = areas()
    parts = {"areas": found, "ambiguous": ambiguous(found), "not_areas": not_areas()}
    written("areas.json", parts)
    written("groups.json", {"groups": [*m49_groups(), *own_groups()]})


if __name__ == "__main__":
    main()
