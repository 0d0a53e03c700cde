"""Make terms.json from tables/terms.tsv: the codes that fields take, with their texts.

Run with any Python that can run the program: `python resources/reference/make_terms.py`.
"""

from make_areas import LANGUAGES, rows, written

if __name__ == "__main__":
    vocabularies: dict[str, list[dict[str, object]]] = {}
    for row in rows("terms.tsv"):
        term: dict[str, object] = {"code": row["code"]}
        if row["parent"]:
            term["parent"] = row["parent"]
        if row["weight"]:
            term["weight"] = int(row["weight"])
        term["names"] = {language: row[language] for language in LANGUAGES}
        vocabularies.setdefault(row["vocabulary"], []).append(term)
    written("terms.json", vocabularies)
