"""A Debian 12 with nothing in it, to install the package into."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

USER: Final = "new"
HOME: Final = f"/home/{USER}"
X_SOCKETS: Final = Path("/tmp/.X11-unix")  # noqa: S108 - where every X server has them

_KEPT: Final = ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt")
_RELEASE: Final = "bookworm"


class CleanDebian:
    """A system in a folder: commands run in it as its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(
        self, *command: str, user: str = "root", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command as a user; return what it said."""
        known = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"}
        home = {"HOME": HOME if user == USER else "/root", "DEBIAN_FRONTEND": "noninteractive"}
        return subprocess.run(
            self._inside(user, command),
            env={**known, **home, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )

    def start(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program as the user and leave it running."""
        known = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": HOME, "XDG_RUNTIME_DIR": HOME}
        return subprocess.Popen(
            self._inside(USER, command),
            env={**known, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def files(self, word: str) -> set[str]:
        """Return all files and folders with a word in their name, but those of users and logs."""
        found = subprocess.run(
            ["find", str(self.root), "-xdev", "-iname", f"*{word}*"],
            capture_output=True,
            text=True,
            check=True,
        )
        names = {line.removeprefix(str(self.root)) for line in found.stdout.splitlines()}
        return {name for name in names if not name.startswith(("/home", "/root", "/var/log"))}

    def _inside(self, user: str, command: tuple[str, ...]) -> list[str]:
        return ["/usr/sbin/chroot", f"--userspec={user}:{user}", str(self.root), *command]


def why_not() -> str:
    """Return why no system can be made here; empty when one can."""
    if os.geteuid():
        return "making a system needs root"
    if shutil.which("debootstrap") is None:
        return "not installed: debootstrap"
    if not (Path("/etc/debian_version").exists() and _sources()):
        return "no Debian whose sources could be used"
    return ""


@contextmanager
def made(folder: Path) -> Iterator[CleanDebian]:
    """Make a system in a folder; it is gone at the end."""
    root = folder / "root"
    command = [
        "debootstrap",
        "--variant=minbase",
        "--no-check-gpg",
        _RELEASE,
        str(root),
        _sources(),
    ]
    subprocess.run(command, check=True, capture_output=True)
    for name in _KEPT:
        place = root / name.removeprefix("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if Path(name).exists():
            shutil.copyfile(name, place)
    for name in ("/etc/apt", "/usr/share/keyrings"):
        shutil.copytree(name, root / name.removeprefix("/"), dirs_exist_ok=True)
    shutil.rmtree(root / "etc/apt/sources.list.d")
    (root / "etc/apt/sources.list").unlink(missing_ok=True)
    for file in _source_files():
        place = root / str(file)[1:]
        place.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, place)
    mounts = [root / "proc", root / "dev", root / "tmp" / ".X11-unix"]
    mounts[2].mkdir(parents=True)
    X_SOCKETS.mkdir(exist_ok=True)
    try:
        subprocess.run(["mount", "-t", "proc", "proc", str(mounts[0])], check=True)
        subprocess.run(["mount", "--bind", "/dev", str(mounts[1])], check=True)
        subprocess.run(["mount", "--bind", str(X_SOCKETS), str(mounts[2])], check=True)
        debian = CleanDebian(root)
        debian.run("useradd", "--create-home", USER)
        yield debian
    finally:
        for mount in reversed(mounts):
            subprocess.run(["umount", "--lazy", str(mount)], check=False, capture_output=True)
        shutil.rmtree(root)


def _sources() -> str:
    """Return where this system's own packages come from; empty when it is no such Debian."""
    if shutil.which("apt-cache") is None:
        return ""
    command = ["apt-cache", "policy", "base-files"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.search(rf"^ +\d+ (\S+) {_RELEASE}/main ", said, re.MULTILINE)
    return found[1] if found else ""


def _source_files() -> list[Path]:
    """Return the files that name the sources of this release."""
    all_files = (Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*"))
    return [file for file in all_files if file.is_file() and _sources() in file.read_text("utf-8")]
