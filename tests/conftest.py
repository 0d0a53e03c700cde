"""What every test stands on: an empty home, English, no screen, and no warning left unseen."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from typing_extensions import override

from stakeholders.app.reference import Reference
from stakeholders.i18n import SOURCE_LANGUAGE, use_language

# Read when Qt starts, which is once for all tests of a process.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"

# Examples are the same on every machine, and a slow machine is no reason to fail.
settings.register_profile(
    "house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"


class StrayRecords(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_stray_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it is marked `logs` and looks at it by `caplog`."""
    stray = StrayRecords()
    logging.getLogger().addHandler(stray)
    yield
    logging.getLogger().removeHandler(stray)
    if stray.records and not request.node.get_closest_marker("logs"):
        pytest.fail("\n".join(f"logged: {record.getMessage()}" for record in stray.records))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own, with nothing in it."""
    empty = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(empty))
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(empty / name.lower()))
    for name in [name for name in os.environ if name.startswith("STAKEHOLDERS_")]:
        monkeypatch.delenv(name)
    return empty


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    """Speak English again after a test that spoke something else."""
    yield
    use_language(SOURCE_LANGUAGE)


@pytest.fixture(autouse=True)
def empty_clipboard() -> Iterator[None]:
    """Empty the clipboard: what is left on that of the offscreen platform crashes Qt at exit."""
    yield
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if isinstance(QGuiApplication.instance(), QGuiApplication):
            QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the two press releases that it all began with."""
    return _shared_folder("seeds")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real files that this project did not write."""
    return _shared_folder("corpus")


def _shared_folder(name: str) -> Path:
    folder = _SHARED / name
    if not folder.is_dir():
        pytest.skip(f"no folder {name} beside the project")
    return folder


@pytest.fixture(scope="session")
def reference() -> Reference:
    """Return the reference tables that ship with the program."""
    from stakeholders.bootstrap import build_reference

    return build_reference()
