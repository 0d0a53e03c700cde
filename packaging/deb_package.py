"""The Debian package of the bundle: what it depends on is read from the libraries it asks for.

The program lies in /usr/lib/stakeholders and is started by /usr/bin/stakeholders. Nothing runs at
the installing or removing: the menus, kinds of files and icons are known to the desktop by triggers
of Debian's own packages. Data of users are never touched.
"""

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from app_icons import NAME, ROOT
from release_notes import as_debian, as_releases

LINUX: Final = ROOT / "packaging" / "linux"
PACKAGE: Final = "stakeholders"
MAINTAINER: Final = "The makers of Stakeholders <stakeholders@localhost>"
ALWAYS_NEEDED: Final = ("tzdata",)  # time zones of places and events, read while it runs
RECOMMENDED: Final = ("fonts-noto-core", "fonts-noto-cjk")  # names in every script

_ELF: Final = b"\x7fELF"
_CONTROL: Final = """\
Package: {package}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: directory of the people and bodies that a secretariat deals with
 Stakeholders keeps spokespersons, regional centres, delegations and partner
 bodies in one file on your own computer, and finds them while you type. It
 needs no account and no network.
"""


def build_package(bundle: Path, icons: Path, version: str, target: Path) -> Path:
    """Build the .deb of a bundle in a folder and return its path."""
    tree = ROOT / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "usr/lib" / PACKAGE, symlinks=True)
    _furnish(tree, icons, version)
    architecture = _said("dpkg", "--print-architecture")
    control = _CONTROL.format(
        package=PACKAGE,
        version=version,
        architecture=architecture,
        maintainer=MAINTAINER,
        kilobytes=_kilobytes(tree),
        depends=", ".join((*depended_on(bundle), *ALWAYS_NEEDED)),
        recommends=", ".join(RECOMMENDED),
    )
    _write(tree / "DEBIAN" / "control", control)
    _write(tree / "DEBIAN" / "md5sums", _sums(tree))
    made = target / f"{PACKAGE}_{version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made


def depended_on(bundle: Path) -> list[str]:
    """Return the packages, with versions, whose libraries the programs of a bundle ask for."""
    work = ROOT / "build" / "shlibdeps"
    _write(
        work / "debian" / "control", f"Source: {PACKAGE}\n\nPackage: {PACKAGE}\nArchitecture: any\n"
    )
    programs = [path for path in bundle.rglob("*") if is_program(path)]
    folders = sorted({f"-l{path.parent}" for path in programs})
    wanted = [f"-e{path}" for path in programs]
    said = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *folders, *wanted],
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    (line,) = (line for line in said.stdout.splitlines() if line.startswith("shlibs:Depends="))
    return line.partition("=")[2].split(", ")


def is_program(path: Path) -> bool:
    """Tell whether a file is a program or library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == _ELF


def _furnish(tree: Path, icons: Path, version: str) -> None:
    """Lay out all that the desktop and people look for."""
    share = tree / "usr/share"
    start = tree / "usr/bin" / PACKAGE
    start.parent.mkdir(parents=True)
    start.symlink_to(f"../lib/{PACKAGE}/{PACKAGE}")
    shutil.copytree(icons / "hicolor", share / "icons/hicolor")
    _write(share / f"applications/{NAME}.desktop", _text(f"{NAME}.desktop"))
    _write(share / f"mime/packages/{NAME}.xml", _text(f"{NAME}.mime.xml"))
    _write(share / f"metainfo/{NAME}.metainfo.xml", metainfo())
    _write(share / f"doc/{PACKAGE}/copyright", _text("copyright"))
    _zip(share / f"doc/{PACKAGE}/changelog.gz", as_debian(PACKAGE, MAINTAINER))
    _zip(share / f"man/man1/{PACKAGE}.1.gz", _text(f"{PACKAGE}.1").replace("@VERSION@", version))
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def metainfo() -> str:
    """Return what software centres show, with the releases of the changelog."""
    return _text(f"{NAME}.metainfo.xml").replace("@RELEASES@", as_releases())


def _kilobytes(tree: Path) -> int:
    files = (path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) // 1024


def _sums(tree: Path) -> str:
    files = sorted(path for path in (tree / "usr").rglob("*") if path.is_file())
    names = [str(path.relative_to(tree)) for path in files if not path.is_symlink()]
    sums = subprocess.run(["md5sum", *names], cwd=tree, capture_output=True, text=True, check=True)
    return re.sub(r"^\\", "", sums.stdout, flags=re.MULTILINE)


def _text(name: str) -> str:
    return (LINUX / name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _zip(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
