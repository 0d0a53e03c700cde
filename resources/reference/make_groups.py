"""Make groups.json from the tables beside this script.

Run with any Python that can run the program: `python resources/reference/make_groups.py`.
"""

from collections.abc import Iterator
from typing import Final

from make_areas import LANGUAGES, Row, rows, written

M49_AS_OF: Final = "2024-09-25"


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
            "as_of": M49_AS_OF,
            "names": {language: region[language] for language in LANGUAGES},
            "members": members[code],
        }


def dated(text: str) -> tuple[str, str | None, str | None]:
    """Return code, first day and first day after of a member written `GB@1973-01-01/2020-02-01`."""
    code, _, dates = text.partition("@")
    since, _, until = dates.partition("/")
    return code, since or None, until or None


def own_groups() -> Iterator[dict[str, object]]:
    """Yield regional groups, groups by need, organizations, and the regions that bodies cover."""
    notes = rows("special_memberships.tsv")
    for row in rows("groups.tsv"):
        listed = [dated(text) for text in row["members"].split()]
        group: dict[str, object] = {key: row[key] for key in ("key", "scheme")}
        group |= {"parent": None, "as_of": row["as_of"] or None}
        group["names"] = {language: row[language] for language in LANGUAGES}
        group["members"] = [code for code, _, until in listed if not until]
        periods = {code: [since, until] for code, since, until in listed if since or until}
        special = [special_of(note) for note in notes if note["group"] == row["key"]]
        yield group | {
            key: part for key, part in (("periods", periods), ("special", special)) if part
        }


def special_of(note: Row) -> dict[str, str]:
    """Return a membership that needs a word."""
    columns = (("area", "area"), ("since", "from"), ("until", "to"), ("terms", "terms"))
    return {key: note[column] for key, column in (*columns, ("note", "note")) if note[column]}


if __name__ == "__main__":
    written("groups.json", {"groups": [*m49_groups(), *own_groups()]})
