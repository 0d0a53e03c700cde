"""What the changelog says of each release, as Debian and software centres want it."""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

ROOT: Final = Path(__file__).resolve().parents[1]
CHANGELOG: Final = ROOT / "CHANGELOG.md"
UNRELEASED: Final = "Unreleased"

_HEADING: Final = re.compile(
    r"^## (?P<version>\S+)(?: \((?P<day>\d{4}-\d\d-\d\d)\))?$", re.MULTILINE
)
_VERSION: Final = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
VERSION_FILE: Final = ROOT / "src" / "stakeholders" / "__init__.py"


@dataclass(frozen=True, slots=True)
class Release:
    """One version with its day and what has changed, a sentence or more a point."""

    version: str
    day: date
    points: tuple[str, ...]


def current_version() -> str:
    """Return the version of the program as it lies here."""
    found = _VERSION.search(VERSION_FILE.read_text(encoding="utf-8"))
    assert found is not None, "the package has no version"
    return found[1]


def releases() -> tuple[Release, ...]:
    """Return all releases, newest first; what is not released yet is the present version today."""
    return tuple(_read(CHANGELOG.read_text(encoding="utf-8")))


def as_debian(package: str, maintainer: str) -> str:
    """Return the changelog as Debian's tools read it."""
    entries = []
    for release in releases():
        points = "\n".join(f"  * {point}" for point in release.points)
        day = format_datetime(datetime.combine(release.day, time(12), UTC))
        heading = f"{package} ({release.version}) stable; urgency=low"
        entries.append(f"{heading}\n\n{points}\n\n -- {maintainer}  {day}\n")
    return "\n".join(entries)


def as_releases() -> str:
    """Return the releases as AppStream's elements, with the first points of each."""
    return "\n    ".join(
        f'<release version="{escape(release.version)}" date="{release.day.isoformat()}"/>'
        for release in releases()
    )


def _read(text: str) -> Iterator[Release]:
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=True):
        is_new = heading["version"] == UNRELEASED
        version = current_version() if is_new else heading["version"]
        day = date.fromisoformat(heading["day"]) if heading["day"] else _today()
        yield Release(version, day, tuple(_points(text[heading.end() : end])))


def _points(text: str) -> Iterator[str]:
    for point in re.split(r"^- ", text, flags=re.MULTILINE)[1:]:
        yield " ".join(point.split())


def _today() -> date:
    """Return the day of what is built: that of the newest commit, so that it can be built again."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return datetime.fromtimestamp(int(given), UTC).date()
    command = ["git", "log", "-1", "--format=%cs"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return (
        date.fromisoformat(said.stdout.strip()) if said.stdout.strip() else datetime.now(UTC).date()
    )
