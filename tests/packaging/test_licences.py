"""The page of licences: every part that is shipped is on it with its terms."""

import re

from stakeholders.app.help import HelpPage, read_help
from tests.architecture.house import ROOT

MAKE = "run: .venv/bin/python resources/licences/make_licences.py"
OF_OTHER_SYSTEMS = frozenset({"pywin32-ctypes"})
OF_QT = frozenset({"pyside6-essentials", "shiboken6"})  # on the page as PySide6 and Shiboken


def page() -> HelpPage:
    found = read_help("en").page("licences")
    assert found is not None
    return found


def section(anchor: str) -> str:
    (found,) = (one.text for one in page().sections if one.anchor == anchor)
    return found


def test_that_every_package_of_the_lock_is_on_the_page() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    names = set(re.findall(r"^([\w.-]+)(?:\[.+\])?==", lock, re.MULTILINE))
    named = {line.removeprefix("- ").partition(":")[0] for line in section("parts").splitlines()}
    assert names - OF_OTHER_SYSTEMS - OF_QT <= named, MAKE
    assert {"Qt", "PySide6 and Shiboken", "Python", "Inter, the font", "Lucide, the icons"} <= named


def test_that_every_part_has_its_terms_in_full() -> None:
    named = {line.removeprefix("- ").partition(":")[0] for line in section("parts").splitlines()}
    holders = " ".join(re.findall(r"^\*\*(.+)\*\*$", section("texts"), re.MULTILINE))
    assert all(name in holders for name in named), MAKE
    for words in ("GNU LESSER GENERAL PUBLIC LICENSE", "Apache License", "SIL OPEN FONT LICENSE"):
        assert words in section("texts")


def test_that_what_licences_say_is_not_found_by_a_search_of_the_help() -> None:
    book = read_help("en")
    assert "licences" not in {hit.page.name for hit in book.search("warranty")}
    assert next(hit.page.name for hit in book.search("licence")) == "licences"
