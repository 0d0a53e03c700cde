"""The window as another program reads it, the way that screen readers on Linux do."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from stakeholders import bootstrap, paths

SYSTEM_PYTHON: Final = "/usr/bin/python3"
READER: Final = Path(__file__).with_name("at_spi_reader.py")
LAUNCHER: Final = Path("/usr/libexec/at-spi-bus-launcher")
PROGRAM: Final = """
import sys
from pathlib import Path
from stakeholders import bootstrap
from stakeholders.desktop.application import run_window

run_window(["stakeholders"], bootstrap.window_parts(Path(sys.argv[1])))
"""


def _missing() -> list[str]:
    missing = [name for name in ("Xvfb", "dbus-run-session") if shutil.which(name) is None]
    missing += [] if LAUNCHER.exists() else ["at-spi2-core"]
    has_reader = (
        Path(SYSTEM_PYTHON).exists()
        and not subprocess.run(
            [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
        ).returncode
    )
    return missing if has_reader else [*missing, "python3-pyatspi"]


MISSING: Final = _missing()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


@pytest.fixture
def display() -> Iterator[str]:
    """Start a screen that nobody sees."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, pass_fds=(write,), stdout=quiet, stderr=quiet)
    os.close(write)
    with os.fdopen(read) as number:
        yield f":{number.readline().strip()}"
    process.terminate()
    process.wait(timeout=10)


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for child in tree["children"]:
        yield from nodes(child)


@pytest.mark.timeout(150)
def test_that_a_screen_reader_finds_the_rows_and_a_name_for_all_that_takes_the_focus(
    display: str,
) -> None:
    file = paths.user_directory_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    bootstrap.make_directory(file, "window", sample=True)
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": "",
    }
    program = (
        sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{PROGRAM}", str(file),
    )  # fmt: skip
    done = subprocess.run(
        ["dbus-run-session", "--", SYSTEM_PYTHON, str(READER), *program],
        env=environment, capture_output=True, timeout=140, check=False, text=True,
    )  # fmt: skip
    assert not done.returncode, done.stderr
    (tree,) = [
        line for line in done.stdout.splitlines() if line.startswith("{")
    ]  # the bus talks too
    shown = [node for node in nodes(json.loads(tree)) if node["showing"]]
    assert not [node["role"] for node in shown if node["focusable"] and not node["name"]]
    by_role = {(node["role"], node["name"]): node for node in shown}
    results = by_role["list", "Results"]
    assert results["children"]
    assert all(child["name"] for child in results["children"])
    places = by_role["list", "Places"]
    assert "Everyone" in str([child["name"] for child in places["children"]])
    assert any(role in {"text", "entry"} and name == "Search" for role, name in by_role)
    assert ("push button", "New contact") in by_role or ("button", "New contact") in by_role
