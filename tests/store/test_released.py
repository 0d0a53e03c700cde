"""A file of every released form opens, and shows what it showed when it was made."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from stakeholders.app.reference import Reference
from stakeholders.store.connection import FILE_VERSION, check_file
from stakeholders.store.database import create_database
from tests.store.released import content_of, kept_content, kept_file, opened
from tests.store.test_upgrading import schema_of

VERSIONS = range(1, FILE_VERSION + 1)


@pytest.fixture
def unpacked(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the kept file of a version."""
    path = tmp_path / "old.stakeholders"
    path.write_bytes(gzip.decompress(kept_file(request.param).read_bytes()))
    return path


def has_all(there: Any, kept: Any) -> bool:  # noqa: ANN401 - any JSON
    """Tell whether everything kept is there; keys may have come, none may have gone."""
    if isinstance(kept, dict):
        return isinstance(there, dict) and all(
            key in there and has_all(there[key], value) for key, value in kept.items()
        )
    if isinstance(kept, list):
        return len(there) == len(kept) and all(map(has_all, there, kept))
    return bool(there == kept)


@pytest.mark.parametrize(("unpacked", "version"), [(v, v) for v in VERSIONS], indirect=["unpacked"])
def test_that_a_released_file_is_upgraded_and_shows_what_it_showed(
    unpacked: Path, version: int, reference: Reference
) -> None:
    assert check_file(unpacked) == version
    directory = opened(unpacked, reference)
    try:
        kept = json.loads(kept_content(version).read_text("utf-8"))
        assert has_all(json.loads(json.dumps(content_of(directory))), kept)
        codes = {finding.problem.code for finding in directory.checking.findings()}
        assert not [code for code in codes if code.startswith("file.")]
        assert bool(directory.backups.backups()) == (version < FILE_VERSION)
    finally:
        directory.close()
    assert check_file(unpacked) == FILE_VERSION


@pytest.mark.parametrize("unpacked", VERSIONS, indirect=True)
def test_that_a_released_file_has_the_form_of_a_fresh_one_text_by_text(
    unpacked: Path, tmp_path: Path, reference: Reference
) -> None:
    opened(unpacked, reference).close()
    fresh = tmp_path / "fresh.stakeholders"
    create_database(fresh)
    assert schema_of(unpacked) == schema_of(fresh)


@pytest.mark.parametrize("unpacked", VERSIONS, indirect=True)
def test_that_steps_of_a_released_file_can_be_taken_back(
    unpacked: Path, reference: Reference
) -> None:
    directory = opened(unpacked, reference)
    before = directory.search.find("", limit=0).total
    directory.history.redo()
    assert directory.search.find("", limit=0).total == before - 1
    directory.close()
