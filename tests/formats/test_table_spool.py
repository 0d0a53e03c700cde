"""Rows on their way to a table wait in memory, and many of them beside the table."""

import io
from pathlib import Path

import pytest

from stakeholders.formats import table_spool
from stakeholders.formats.table_spool import RowSpool, folder_of


def test_that_rows_that_are_too_many_for_memory_come_back_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_spool, "_IN_MEMORY", 1000)
    rows = [[[f"{number}", "\ud800 é\0\r\n"], []] for number in range(1234)]
    spool = RowSpool(str(tmp_path))
    for row in rows:
        spool.add(row)
    assert not list(tmp_path.iterdir())  # it has no name that a killed process could leave
    assert list(spool.rows()) == rows
    assert not list(RowSpool().rows())


def test_that_they_wait_beside_the_file_that_the_table_goes_to(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as stream:
        assert folder_of(stream) == str(tmp_path)
    assert folder_of(io.BytesIO()) is None
