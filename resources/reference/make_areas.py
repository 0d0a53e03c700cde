"""Make areas.json from the tables beside this script and from CLDR.

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


def names_of(
    row: Row, running_names: Mapping[str, Row], french: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Return the forms of an area's names; a form equal to the short one is left out."""
    forms: dict[str, dict[str, str]] = {"short": {}, "formal": {}, "running": {}, "in": {}}
    typed = running_names.get(row["iso2"], {})
    for language in LANGUAGES:
        short, article = split_article(row[language])
        formal = row[f"{language}_formal"] or short
        running = formal if short.endswith((")", "-)")) and row[f"{language}_formal"] else ""
        running = running or typed.get(language, "") or joined(article, short)
        forms["short"][language] = short
        put(forms["formal"], language, bare(formal, language), short)
        put(forms["running"], language, running, short)
    if row["iso2"] in french:
        forms["in"]["fr"] = french[row["iso2"]]
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


def by_code(name: str) -> dict[str, Row]:
    """Return the rows of a table of areas by their code."""
    return {row["iso2"]: row for row in rows(name)}


def former_names() -> dict[str, list[dict[str, object]]]:
    """Return the names that areas had before, with the months or days when they were the name."""
    former: dict[str, list[dict[str, object]]] = {}
    for row in rows("former_names.tsv"):
        names = {language: row[language] for language in LANGUAGES if row[language]}
        former.setdefault(row["iso2"], []).append(period(row) | {"names": names})
    return former


def period(row: Row) -> dict[str, object]:
    """Return the dates of a row that are known."""
    dates: dict[str, object] = {}
    for key, column in (("since", "from"), ("until", "to")):
        if row[column]:
            dates[key] = row[column]
    return dates


def areas() -> list[dict[str, object]]:
    """Return all areas."""
    other = {key: value.split("; ") for key, value in pairs("other_names.tsv")}
    admitted = {
        code: row["date"] for row in rows("admissions.tsv") for code in row["areas"].split()
    }
    french = {code: row["in"] for code, row in by_code("french_places.tsv").items()}
    running, former = by_code("running_names.tsv"), former_names()
    found: list[dict[str, object]] = []
    for row in rows("un_names.tsv"):
        code, forms = row["iso2"], names_of(row, running, french)
        area: dict[str, object] = {key: row[key] for key in ("iso2", "iso3", "m49", "kind")}
        if row["calling"]:
            area["calling_code"] = row["calling"]
        if code in admitted:
            area["admitted"] = admitted[code]
        area["names"] = {form: names for form, names in forms.items() if names}
        area["formal_articles"] = formal_articles(row)
        if code in former:
            area["former"] = former[code]
        area["search"] = search_words(row, forms, other)
        found.append(area)
    return found


def dissolved() -> list[dict[str, object]]:
    """Return the States and territories that are no more, with the areas where they were."""
    return [
        {"key": row["key"], **period(row), "areas": row["areas"].split()}
        | {"names": six(row), "other": row["other"].split("; ") if row["other"] else []}
        for row in rows("dissolved.tsv")
    ]


def unlisted() -> list[dict[str, object]]:
    """Return the names that are no areas of the M49 standard, each with a note that says so."""
    return [
        {"code": row["code"], "names": six(row), "other": row["other"].split("; ")}
        | {"notes": {language: row[f"note_{language}"] for language in LANGUAGES}}
        for row in rows("unlisted.tsv")
    ]


def six(row: Row) -> dict[str, str]:
    """Return the names of a row by language."""
    return {language: row[language] for language in LANGUAGES if row[language]}


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
    names, search, former = area["names"], area["search"], area.get("former", [])
    assert isinstance(names, dict) and isinstance(search, list) and isinstance(former, list)
    printed = (name for form, named in names.items() if form != "in" for name in named.values())
    return [*search, *printed, *(name for each in former for name in each["names"].values())]


def written(name: str, parts: Mapping[str, Sequence[object]]) -> None:
    """Write a file of lists, one item a line, so that differences can be read."""
    blocks = []
    for key, items in parts.items():
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
        blocks.append(f"{json.dumps(key)}: [\n{lines}\n]")
    (HERE / name).write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Make the file."""
    found = areas()
    alike = [row["areas"].split() for row in rows("alike.tsv")]
    parts = {"areas": found, "ambiguous": ambiguous(found), "not_areas": not_areas()}
    parts |= {"dissolved": dissolved(), "unlisted": unlisted(), "alike": alike}
    written("areas.json", parts)


if __name__ == "__main__":
    main()
