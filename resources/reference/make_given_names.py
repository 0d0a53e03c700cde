"""Make given_names.json from the tables beside this script.

Run with any Python: `python resources/reference/make_given_names.py`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a table."""
    yield from (_HERE / "tables" / name).read_text(encoding="utf-8").splitlines()


def content() -> dict[str, object]:
    """Return the spellings of names that are one, and the short forms of names."""
    spellings = [list(dict.fromkeys(line.split())) for line in lines("given_names.tsv")]
    short = (line.partition("\t") for line in lines("nicknames.tsv"))
    return {"spellings": spellings, "short_forms": {name: s.split() for name, _, s in short}}


def written() -> str:
    """Return the text of the file."""
    return json.dumps(content(), ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    (_HERE / "given_names.json").write_text(written(), encoding="utf-8")
