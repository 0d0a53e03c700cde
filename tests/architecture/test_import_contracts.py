"""The storeys: who may import whom."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.architecture.house import ROOT, imported, modules


def loaded_with(module: str) -> set[str]:
    """Return what a fresh Python has loaded once it has imported a module."""
    program = f"import sys, {module}; print(*sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in answer.stdout.split()}


def test_that_every_import_contract_is_kept() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    answer = subprocess.run(
        [sys.executable, "-c", program, "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_that_printing_needs_only_the_painting_parts_of_qt() -> None:
    allowed = ("PySide6.QtCore.", "PySide6.QtGui.", "PySide6.QtPrintSupport.")
    strangers = [
        f"{module.name} imports {name}"
        for module in modules()
        if module.name.startswith("stakeholders.printing")
        for name in imported(module)
        if name.startswith("PySide6") and not name.startswith(allowed)
    ]
    assert not strangers


def test_that_qt_never_opens_a_database() -> None:
    assert not [module.name for module in modules() if "QtSql" in module.path.read_text("utf-8")]


@pytest.mark.parametrize("module", ["stakeholders.cli", "stakeholders.app", "stakeholders.store"])
def test_that_the_command_line_and_all_below_it_are_free_of_qt(module: str) -> None:
    assert not loaded_with(module) & {"PySide6", "shiboken6"}


@pytest.mark.skipif(
    find_spec("stakeholders.store.first_page") is None, reason="there is no first page yet"
)
def test_that_the_first_page_is_read_without_heavy_libraries() -> None:
    heavy = {"sqlalchemy", "phonenumbers", "email_validator", "PySide6"}
    assert not loaded_with("stakeholders.store.first_page") & heavy
