"""Make terms.json from tables/terms.tsv: the codes that fields take, with their texts.

Run with any Python that can run the program: `python resources/reference/make_terms.py`.
"""

from make_areas import LANGUAGES, rows, written


def vocabularies() -> dict[str, list[dict[str, object]]]:
    """Return the terms of each vocabulary in the order of the table."""
    found: dict[str, list[dict[str, object]]] = {}
    for row in rows("terms.tsv"):
        term: dict[str, object] = {"code": row["code"]}
        if row["parent"]:
            term["parent"] = row["parent"]
        if row["weight"]:
            term["weight"] = int(row["weight"])
        term["names"] = {language: row[language] for language in LANGUAGES}
        found.setdefault(row["vocabulary"], []).append(term)
    return found


if __name__ == "__main__":
    written("terms.json", vocabularies())
