"""Make a release: python3 dev.py release VERSION [--dry-run].

In this order, each step only after the one before: everything is committed, the version is newer,
the changelog has something to say; then the version and the day are written, a directory of the
newest form is kept with the tests, so that every later version is tried on it, the checks and tests
run, the bundle and the package are made and tried, the sums are written, and the state is committed
and tagged. What fails before the commit leaves the files changed, to be looked at:
`git checkout .` takes them back. A dry run stops before it writes anything.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from release_notes import CHANGELOG, ROOT, UNRELEASED, VERSION_FILE, current_version, releases

DIST: Final = ROOT / "dist"
SUMS: Final = DIST / "SHA256SUMS"
KEPT_FILES: Final = ROOT / "tests" / "data" / "released"

_VERSION: Final = re.compile(r"\d+\.\d+\.\d+")


class NotReadyError(Exception):
    """What has to be done before a release can be made, as a sentence."""


def main(arguments: list[str]) -> int:
    """Make a release and return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py release", description="Make a release.")
    parser.add_argument("version", help="such as 1.2.0")
    parser.add_argument("--dry-run", action="store_true", help="only look whether it can be made")
    chosen = parser.parse_args(arguments)
    try:
        look(chosen.version)
        if chosen.dry_run:
            print(f"{chosen.version} can be released: {len(releases()[0].points)} points are new.")
            return 0
        make(chosen.version)
    except NotReadyError as error:
        print(error)
        return 1
    return 0


def look(version: str) -> None:
    """Make sure that a release can be made.

    Raises:
        NotReadyError: when something is in the way.
    """
    if not _VERSION.fullmatch(version):
        raise NotReadyError(f"{version} is no version such as 1.2.0.")
    if said("git", "status", "--porcelain"):
        raise NotReadyError("Commit or stash what is changed first.")
    if f"v{version}" in said("git", "tag").split():
        raise NotReadyError(f"There is a release {version} already.")
    released = [release.version for release in releases()[1:]]
    if released and numbers(version) <= numbers(released[0]):
        raise NotReadyError(f"{version} is not newer than {released[0]}.")
    if (
        not CHANGELOG.read_text(encoding="utf-8").count(f"## {UNRELEASED}\n")
        or not releases()[0].points
    ):
        raise NotReadyError("The changelog says nothing that is new.")


def make(version: str) -> None:
    """Write the version, run everything, and commit it with its tag."""
    write_version(VERSION_FILE, version)
    write_changelog(CHANGELOG, version, datetime.now(UTC).date().isoformat())
    if not newest_form_is_kept():
        keep_newest_form()
    for verb in ("test", "bundle"):
        if subprocess.run([sys.executable, "dev.py", verb], cwd=ROOT, check=False).returncode:
            raise NotReadyError(f"`python3 dev.py {verb}` failed; nothing was committed.")
    SUMS.write_text(sums(DIST), encoding="ascii")
    said("git", "add", "--all")
    said("git", "commit", "--message", f"Release {version}")
    said("git", "tag", "--annotate", f"v{version}", "--message", f"Stakeholders {version}")
    print(f"Stakeholders {version} is committed and tagged; dist/ has what users are given.")


def write_version(file: Path, version: str) -> None:
    """Write the version into the package."""
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f'"{current_version()}"', f'"{version}"'), encoding="utf-8")


def write_changelog(file: Path, version: str, day: str) -> None:
    """Give what is unreleased its version and day, and make room for what comes next."""
    text = file.read_text(encoding="utf-8")
    heading = f"## {UNRELEASED}\n"
    file.write_text(
        text.replace(heading, f"{heading}\n## {version} ({day})\n", 1), encoding="utf-8"
    )


def sums(folder: Path) -> str:
    """Return the SHA-256 sums of the files of a folder, as `sha256sum --check` reads them."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path != SUMS)
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files)
    return "".join(f"{line}\n" for line in lines)


def newest_form_is_kept() -> bool:
    """Tell whether a file of the newest form of directories lies with the tests."""
    steps = sorted((ROOT / "src/stakeholders/store/migrations").glob("[0-9]*.sql"))
    newest = int(steps[-1].name.partition("_")[0])
    return any(path.name.startswith(f"form_{newest}.") for path in KEPT_FILES.iterdir())


def keep_newest_form() -> None:
    """Make a directory of the newest form and keep it with the tests."""
    said(sys.executable, "dev.py", "test", "--version")  # sets everything up
    said(str(ROOT / ".venv" / "bin" / "python"), "-m", "tests.store.released")


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, to compare."""
    return tuple(map(int, version.split(".")))


def said(*command: str) -> str:
    """Run a command in the project and return what it said."""
    path = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    return subprocess.run(
        command, cwd=ROOT, env=path, capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
