"""A newcomer finds any feature by its name: features.toml says which modules it has."""

import tomllib
from typing import Final

import pytest

from tests.architecture.house import PACKAGE, ROOT, modules

STOREYS: Final = ("domain", "store", "formats", "reports", "app", "printing", "cli", "desktop")


def features() -> dict[str, dict[str, list[str]]]:
    """Return the table: feature, storey, modules."""
    return tomllib.loads((ROOT / "tests/architecture/features.toml").read_text("utf-8"))


def modules_of(storeys: dict[str, list[str]]) -> set[str]:
    """Return the dotted names of all modules of a feature."""
    return {f"stakeholders.{storey}.{name}" for storey in storeys for name in storeys[storey]}


@pytest.mark.parametrize("feature", features())
def test_that_a_feature_is_where_the_table_says(feature: str) -> None:
    storeys = features()[feature]
    assert set(storeys) <= set(STOREYS)
    assert modules_of(storeys) <= {module.name for module in modules()}


def test_that_every_job_of_users_is_in_the_table() -> None:
    known = {name for storeys in features().values() for name in modules_of(storeys)}
    jobs = {m.name for m in modules() if m.name.startswith("stakeholders.app.")}
    assert not jobs - known, "add them to features.toml"


def test_that_every_folder_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]
