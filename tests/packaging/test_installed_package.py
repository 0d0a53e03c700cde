"""The package in a clean Debian 12: installed, used by a new user, and removed without a trace.

`python3 dev.py bundle` builds it and runs this; elsewhere there is no package and nothing to test.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest

from tests.packaging.clean_debian import HOME, USER, CleanDebian, made, why_not

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = sorted((ROOT / "dist").glob("stakeholders_*.deb"))
DEB: Final = "stakeholders.deb"
PHONE: Final = "+41 22 917 00 42"
RELEASE: Final = f"""\
For further information, please contact:
Nadia Okonkwo, Spokesperson, OHCHR
Tel. {PHONE}
"""
CARD: Final = "BEGIN:VCARD\nVERSION:3.0\nFN:Ines Moreau\nEND:VCARD\n"
SECONDS: Final = 60
CLIPBOARD: Final = """
from PySide6.QtWidgets import QApplication
print(QApplication([]).clipboard().text())
"""

pytestmark = [
    pytest.mark.skipif(not PACKAGES, reason="no package: python3 dev.py bundle builds it"),
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
    pytest.mark.timeout(900),
]


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CleanDebian]:
    """Install the package into a new system, and take it out at the end."""
    with made(tmp_path_factory.mktemp("debian")) as system:
        shutil.copy(PACKAGES[-1], system.root / "root" / DEB)
        assert system.run("apt-get", "-qq", "update").returncode == 0
        done = system.run(
            "apt-get", "-qq", "--yes", "--no-install-recommends", "install", f"/root/{DEB}"
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        yield system


def asked(debian: CleanDebian, *command: str) -> dict[str, object]:
    """Run a command of the program as the new user, and return its answer."""
    said = debian.run("stakeholders", "--json", *command, user=USER)
    assert said.returncode == 0, said.stdout + said.stderr
    answer: dict[str, object] = json.loads(said.stdout)
    return answer


def test_that_all_libraries_are_there(debian: CleanDebian) -> None:
    folder = debian.root / "usr/lib/stakeholders"
    libraries = [f"/{path.relative_to(debian.root)}" for path in folder.rglob("*.so*")]
    said = debian.run("ldd", *libraries)
    missing = {line.split()[0] for line in said.stdout.splitlines() if "not found" in line}
    bundled = {path.name for path in folder.rglob("*.so*")}
    assert libraries
    assert missing <= bundled


def test_that_commands_say_what_they_do(debian: CleanDebian) -> None:
    said = debian.run("stakeholders", "import", "--help")
    assert "the same file twice changes nothing" in " ".join(said.stdout.split())


def test_that_the_main_job_is_done_on_the_command_line(debian: CleanDebian) -> None:
    asked(debian, "new", "--sample")
    home = debian.root / HOME[1:]
    (home / "release.txt").write_text(RELEASE, encoding="utf-8")
    asked(debian, "read", f"{HOME}/release.txt", "--save")
    found = json.dumps(asked(debian, "find", "okonkwo"))
    assert "+41229170042" in found
    (home / "card.vcf").write_text(CARD, encoding="utf-8")
    asked(debian, "import", f"{HOME}/card.vcf")
    out = f"{HOME}/list.pdf"
    asked(debian, "export", out, "--as", "pdf")  # Qt, in a process of its own
    assert (home / "list.pdf").read_bytes().startswith(b"%PDF")


def test_that_the_desktop_knows_the_program_and_its_files(debian: CleanDebian) -> None:
    share = debian.root / "usr/share"
    done = debian.run(
        "apt-get", "-qq", "--yes", "--no-install-recommends", "install",
        "shared-mime-info", "desktop-file-utils", "libglib2.0-bin",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    own = f"{HOME}/.local/share/Stakeholders/directory.stakeholders"
    for name, kind in ((own, "application/x-stakeholders"), (f"{HOME}/card.vcf", "text/vcard")):
        said = debian.run("gio", "info", "-a", "standard::content-type", name, user=USER)
        assert kind in said.stdout
        assert "org.stakeholders.Stakeholders.desktop" in debian.run("gio", "mime", kind).stdout
    assert (share / "icons/hicolor/scalable/apps/org.stakeholders.Stakeholders.svg").exists()


@pytest.fixture
def display() -> Iterator[dict[str, str]]:
    """Start a virtual screen with a window manager."""
    missing = [name for name in ("Xvfb", "openbox", "xdotool") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    with ExitStack() as stack:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-ac"]
        begin(stack, command, dict(os.environ), pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as number:
            environment = {**os.environ, "DISPLAY": f":{number.readline().strip()}"}
        begin(stack, ["openbox"], environment)
        yield environment


def begin(
    stack: ExitStack,
    command: list[str],
    environment: dict[str, str],
    pass_fds: tuple[int, ...] = (),
) -> None:
    """Start a program that ends with the stack."""
    process = subprocess.Popen(
        command,
        env=environment,
        pass_fds=pass_fds,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)


def press(environment: dict[str, str], *words: str) -> None:
    """Let xdotool do something."""
    subprocess.run(
        ["xdotool", *words], env=environment, check=True, capture_output=True, timeout=60
    )


def copied(environment: dict[str, str]) -> str:
    """Return what lies in the clipboard of the screen."""
    command = [sys.executable, "-c", CLIPBOARD]
    screen = {**environment, "QT_QPA_PLATFORM": "xcb"}
    return subprocess.run(
        command, env=screen, capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_that_the_main_job_is_done_in_the_window(
    debian: CleanDebian, display: dict[str, str]
) -> None:
    """Type a name, press Ctrl+1, and the phone is in the clipboard."""
    program = debian.start("stakeholders", DISPLAY=display["DISPLAY"])
    try:
        window = ("search", "--sync", "--onlyvisible", "--name", "Stakeholders")
        press(display, *window, "windowfocus")
        end = time.monotonic() + SECONDS
        while PHONE.replace(" ", "") not in copied(display).replace(" ", ""):
            assert time.monotonic() < end, "the phone was not copied"
            press(display, "key", "ctrl+f")
            press(display, "type", "--delay", "20", "okonkwo")
            time.sleep(0.5)
            press(display, "key", "ctrl+1")
        press(display, "key", "ctrl+q")
        assert program.wait(timeout=30) == 0
    finally:
        program.kill()
        program.wait()


def test_that_nothing_but_the_data_of_the_user_stays_when_it_is_removed(
    debian: CleanDebian,
) -> None:
    own = debian.root / HOME[1:] / ".local/share/Stakeholders/directory.stakeholders"
    before = own.read_bytes()
    assert debian.files("stakeholders")
    assert debian.run("apt-get", "-qq", "--yes", "purge", "stakeholders").returncode == 0
    assert not debian.files("stakeholders")
    assert own.read_bytes() == before
