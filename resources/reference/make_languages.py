"""Make languages.json: ISO 639 codes of languages with their names in the six UN languages.

    pip install --no-deps --target FOLDER pycountry
    python resources/reference/make_languages.py FOLDER

Names come from Unicode CLDR by Babel (LICENSE.unicode); that a two-letter and a three-letter code
mean the same language comes from the tables of ISO 639, as pycountry carries them.
"""

import json
import sys
from pathlib import Path
from typing import Final

from babel import Locale
from make_areas import LANGUAGES, written

WITHOUT_TWO_LETTERS: Final = ("ckb", "fil", "gsw", "haw", "prs", "yue", "tet", "kea", "ber", "rom")
"""Languages that people of the field write letters in, though ISO 639-1 has no code for them."""

LOCALES: Final = {language: Locale.parse(language) for language in LANGUAGES}
TYPED: Final = {
    "prs": {"en": "Dari", "fr": "dari", "es": "dari", "ru": "дари", "zh": "达里语", "ar": "الدرية"}
}


def names(code: str) -> dict[str, str]:
    """Return the names of a language."""
    found = {language: locale.languages.get(code, "") for language, locale in LOCALES.items()}
    return TYPED.get(code) or {language: name for language, name in found.items() if name}


def main(folder: Path) -> None:
    """Write the file."""
    table = json.loads((folder / "pycountry" / "databases" / "iso639-3.json").read_text("utf-8"))
    found: list[dict[str, object]] = []
    for entry in table["639-3"]:
        code = entry.get("alpha_2", entry["alpha_3"])
        named = names(code)
        wanted = "alpha_2" in entry or code in WITHOUT_TWO_LETTERS
        if wanted and "en" in named:
            row: dict[str, object] = {"code": code, "code3": entry["alpha_3"], "names": named}
            found.append(row | ({"un": True} if code in LANGUAGES else {}))
    written("languages.json", {"languages": sorted(found, key=lambda row: str(row["code"]))})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
