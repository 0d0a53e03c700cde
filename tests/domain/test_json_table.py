"""Tables of JSON: parsed when somebody goes through them, as often as that is."""

import json

import pytest

from stakeholders.domain.json_table import JsonTable


def doubled(row: int) -> int:
    return 2 * row


def test_that_rows_are_read_into_values_again_and_again() -> None:
    table = JsonTable('{"rows": [1, 2]}', "rows", doubled)
    assert [list(table), list(table)] == [[2, 4], [2, 4]]


def test_that_a_broken_text_is_told_when_it_is_read() -> None:
    table = JsonTable("no table", "rows", doubled)
    with pytest.raises(json.JSONDecodeError):
        list(table)
