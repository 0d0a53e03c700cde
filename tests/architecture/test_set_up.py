"""What is installed, and from where: hash-locked, complete, and no registry named."""

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement

from tests.architecture.house import ROOT

LOCKS: Final = ("requirements.lock", "requirements-test.lock")
SET_UP_FILES: Final = ("dev.py", "pyproject.toml", ".ci/run", *LOCKS)
RESOURCES: Final = "resources/"


def locked(*locks: str) -> set[str]:
    """Return the names that locks hold, spelled in one way."""
    text = "".join((ROOT / lock).read_text("utf-8") for lock in locks)
    return {name.lower() for name in re.findall(r"^([\w.-]+)(?:\[.+\])?==", text, re.MULTILINE)}


def required(lines: list[str]) -> set[str]:
    """Return the names of requirements, spelled as in the locks."""
    return {re.split(r"[^\w.-]", line)[0].lower().replace("_", "-") for line in lines}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, as `pip install .` does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize("name", SET_UP_FILES)
def test_that_the_set_up_names_no_host(name: str) -> None:
    assert "://" not in (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["uv.lock", "pylock.toml"])
def test_that_no_lock_with_addresses_can_be_committed(name: str) -> None:
    assert name in (ROOT / ".gitignore").read_text("utf-8").splitlines()


@pytest.mark.parametrize("lock", LOCKS)
def test_that_everything_locked_has_a_hash(lock: str) -> None:
    pins = re.split(r"^(?=\S)", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
    assert not [pin for pin in pins if pin and "--hash=sha256:" not in pin]


def test_that_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert required(project["project"]["dependencies"]) <= locked("requirements.lock")
    for extra in project["project"]["optional-dependencies"].values():
        assert required(extra) <= locked("requirements.lock")
    assert required(project["dependency-groups"]["test"]) <= locked(*LOCKS)


def extras(name: str) -> Iterator[str]:
    """Yield what a locked package asks for by `package[extra]`, as a lock has to pin it."""
    with suppress(PackageNotFoundError):  # a lock holds the packages of other systems too
        for line in requires(name) or []:
            if (needed := Requirement(line)).extras and is_asked_for(needed):
                yield f"{needed.name}[{','.join(sorted(needed.extras))}]=="


def is_asked_for(needed: Requirement) -> bool:
    return needed.marker is None or needed.marker.evaluate({"extra": ""})


def test_that_extras_are_pinned_with_the_packages_they_belong_to() -> None:
    """Older pips take the newest `coverage[toml]`, whatever is said of `coverage` alone."""
    text = "".join((ROOT / lock).read_text("utf-8") for lock in LOCKS)
    asked = {pin for name in locked(*LOCKS) for pin in extras(name)}
    assert asked, "the way to find them is out of date"
    assert not {pin for pin in asked if f"\n{pin}" not in text}


def test_that_a_checkout_finds_its_resources() -> None:
    assert (files("stakeholders") / "resources").is_dir()


def test_that_the_wheel_holds_every_resource_once(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packed = [name for name in names if name.startswith(f"stakeholders/{RESOURCES}")]
    found = (path for path in (ROOT / RESOURCES).rglob("*") if path.is_file())
    source = [path for path in found if path.parent.name != "__pycache__"]
    assert len(names) == len(set(names))
    assert len(packed) == len(source)


def test_that_an_installed_program_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = "from importlib.resources import files; print(files('stakeholders') / 'resources')"
    answer = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {program}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    found = Path(answer.stdout.strip())
    assert found == tmp_path / "stakeholders" / "resources"
    assert found.is_dir()
