"""Make the bundle, and on Debian its package: python3 dev.py bundle.

The bundle is the folder dist/stakeholders, with Python, Qt and all else in it. What is in it is
compared with the lock of the program, so that nothing of the tests is shipped by mistake.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app_icons import NAME, ROOT, write_icons
from deb_package import build_package, metainfo
from release_notes import current_version

BUILD: Final = ROOT / "build"
DIST: Final = ROOT / "dist"
BUNDLE: Final = DIST / "stakeholders"
ICONS: Final = BUILD / "icons"
MEGABYTE: Final = 1 << 20
LARGEST: Final = 150 * MEGABYTE
OWN: Final = re.compile("_pyi|_sysconfigdata")  # what PyInstaller and Python add of themselves


def main() -> int:
    """Build everything that can be built on this system; return the exit code."""
    write_icons(ICONS)
    bundle()
    strangers = sorted(name for name in set(shipped(BUNDLE)) - locked() if not OWN.match(name))
    if strangers:
        print(f"The bundle has what the lock of the program does not name: {', '.join(strangers)}")
        return 1
    size = size_of(BUNDLE)
    print(f"{BUNDLE.relative_to(ROOT)}: {size / MEGABYTE:.0f} MB")
    if size > LARGEST:
        print(f"That is more than {LARGEST / MEGABYTE:.0f} MB. See UNUSED_… in stakeholders.spec.")
        return 1
    (BUILD / f"{NAME}.metainfo.xml").write_text(metainfo(), encoding="utf-8")
    if shutil.which("dpkg-shlibdeps"):
        package = build_package(BUNDLE, ICONS, current_version(), DIST)
        print(f"{package.relative_to(ROOT)}: {package.stat().st_size / MEGABYTE:.0f} MB")
    return 0


def bundle() -> None:
    """Run PyInstaller by its recipe; what it says is kept in build/bundle.log."""
    recipe = ROOT / "packaging" / "stakeholders.spec"
    folders = ["--distpath", str(DIST), "--workpath", str(BUILD)]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *folders, str(recipe)]
    with (BUILD / "bundle.log").open("w", encoding="utf-8") as log:
        subprocess.run(command, check=True, stdout=log, stderr=subprocess.STDOUT)


def size_of(folder: Path) -> int:
    """Return the bytes of all files of a folder, each counted once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def shipped(folder: Path) -> Iterator[str]:
    """Yield the top names of Python's packages in a bundle."""
    from PyInstaller.archive.readers import CArchiveReader

    program = CArchiveReader(str(folder / "stakeholders"))
    (archive,) = (name for name in program.toc if name.endswith(".pyz"))
    for name in program.open_embedded_archive(archive).toc:
        yield name.partition(".")[0]


def locked() -> set[str]:
    """Return the top names of what the lock of the program brings, and of Python itself."""
    from importlib.metadata import distribution, packages_distributions

    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    wanted = {_plain(name) for name in re.findall(r"^([\w.-]+)(?:\[.+\])?==", text, re.MULTILINE)}
    of_lock = {
        top
        for top, names in packages_distributions().items()
        if wanted & {_plain(distribution(name).name) for name in names}
    }
    return of_lock | set(sys.stdlib_module_names) | {"stakeholders"}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
