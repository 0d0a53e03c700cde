"""The wheel as `pip install` leaves it in an environment of its own, built from the sdist."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.house import ROOT

NO_QT: Final = """
import sys
from stakeholders.bootstrap import run
assert run(["find", "ohchr"]) == 0
assert not [name for name in sys.modules if name.startswith("PySide6")]
"""


def build(folder: Path, kind: str, target: Path) -> Path:
    """Build an sdist or a wheel of a project into a folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    return next(target.glob("*.tar.gz" if kind == "sdist" else "*.whl"))


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the sdist."""
    folder = tmp_path_factory.mktemp("sources")
    with tarfile.open(build(ROOT, "sdist", folder)) as packed:
        packed.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory, sources: Path) -> Path:
    """Install the wheel into a new environment, which borrows the libraries of this one."""
    folder = tmp_path_factory.mktemp("environment")
    wheel = build(sources, "wheel", folder)
    python = folder / "env" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True)
    # The system's own pip: an environment of ours has none.
    base = Path(sys.base_prefix) / "bin" / "python3"
    words = ("-m", "pip", "--python", python, "install", "--no-deps", "--quiet", wheel)
    pip = list(map(str, (base, *words)))
    answer = subprocess.run(pip, capture_output=True, text=True, check=False)
    if "No module named pip" in answer.stderr:
        pytest.skip("this Python has no pip")
    assert answer.returncode == 0, answer.stderr
    site = next((folder / "env").glob("lib/python*/site-packages"))
    (site / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return python.parent


def run(programs: Path, home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment, in a home of its own."""
    own = {
        key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "PYTHON"))
    }
    return subprocess.run(
        [programs / command[0], *command[1:]],
        cwd=home,
        env={**own, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_that_the_installed_program_is_the_one_of_the_wheel(programs: Path, tmp_path: Path) -> None:
    said = run(programs, tmp_path, "python", "-c", "import stakeholders; print(stakeholders)")
    assert str(programs.parent) in said.stdout


def test_that_it_does_its_job_and_asks_for_no_window(programs: Path, tmp_path: Path) -> None:
    for program in ("stakeholders", "stakeholders-cli"):
        made = run(programs, tmp_path, program, "-d", f"{program}.stakeholders", "new", "--sample")
        assert made.returncode == 0, made.stdout + made.stderr
    run(programs, tmp_path, "stakeholders-cli", "new", "--sample")
    said = run(programs, tmp_path, "python", "-c", NO_QT)
    assert said.returncode == 0, said.stderr


def test_that_the_sdist_has_all_that_makes_the_packages(sources: Path) -> None:
    wanted = ("packaging/stakeholders.spec", "dev.py", "requirements-bundle.lock", "README.md")
    assert all((sources / name).is_file() for name in wanted)


def test_that_the_wheel_of_the_sdist_is_that_of_the_checkout(sources: Path, tmp_path: Path) -> None:
    names = [
        set(zipfile.ZipFile(build(folder, "wheel", tmp_path / folder.name)).namelist())
        for folder in (sources, ROOT)
    ]
    assert names[0] == names[1]
