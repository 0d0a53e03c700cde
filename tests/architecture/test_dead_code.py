"""Nothing is kept that neither the program nor a test calls."""

import tomllib
from typing import Final

from vulture import Vulture

from tests.architecture.house import ROOT

# Fields of values and members of enumerations are often only read all at once: not judged here.
JUDGED: Final = frozenset({"class", "function", "method", "property"})


def test_that_everything_written_is_called() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["vulture"]
    search = Vulture(
        ignore_names=settings["ignore_names"], ignore_decorators=settings["ignore_decorators"]
    )
    search.scavenge([str(ROOT / path) for path in settings["paths"]])
    dead = [
        f"{item.filename.relative_to(ROOT)}:{item.first_lineno} {item.typ} {item.name}"
        for item in search.get_unused_code(min_confidence=60)
        if item.typ in JUDGED
    ]
    assert not dead
