"""Columns are read in the reader's language, and stand in files in one."""

import pytest

from stakeholders.desktop.exporting.column_words import (
    COLUMN_TITLES,
    columns_as_named,
    columns_as_shown,
    header_title,
)
from stakeholders.formats.csv_table_write import is_column
from stakeholders.i18n import use_language

LINE = "Name, Position - Title, Phone, Phone - Label, something"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_that_what_is_shown_is_understood_in_every_language(language: str) -> None:
    use_language(language)
    every = ", ".join(COLUMN_TITLES)
    assert columns_as_named(columns_as_shown(every)) == every
    assert columns_as_named(columns_as_shown(LINE).upper().replace(", ", " ,")).startswith("Name, ")
    assert columns_as_named(LINE) == LINE


def test_that_columns_are_shown_in_french() -> None:
    use_language("fr")
    shown = columns_as_shown(LINE)
    assert shown != LINE
    assert shown.startswith("Nom, ")
    assert shown.endswith("something")
    assert header_title("Phone 2") == "Téléphone 2"
    assert header_title("Phone 2 - Label") == "Téléphone - Libellé 2"
    assert header_title("Holder 1 - More") == "Holder 1 - More"


def test_that_every_column_offered_is_one() -> None:
    assert all(map(is_column, COLUMN_TITLES))
