"""The first page is what the list begins with, and is read without heavy libraries."""

import subprocess
import sys
from pathlib import Path

from stakeholders.store.connection import FILE_VERSION
from stakeholders.store.database import Database
from stakeholders.store.first_page import first_page
from stakeholders.store.search import SearchRow
from tests.store.directories import found, person, saved, spokesperson

PROGRAM = """
import sys
from pathlib import Path
from stakeholders.store.first_page import first_page
page = first_page(Path(sys.argv[1]))
print(len(page.rows), *sorted(sys.modules))
"""


def test_that_the_first_page_is_that_of_all_people(database: Database) -> None:
    saved(database, *(person(f"Ann Lee {n}", spokesperson("Alpha")) for n in range(60)))
    page, answer = first_page(database.path), found(database, "", "person")
    assert page.rows == answer.rows
    assert len(page.rows) == 50
    assert page.total == answer.total == 60
    assert page.version == FILE_VERSION


def test_that_an_empty_directory_has_an_empty_first_page(database: Database) -> None:
    page = first_page(database.path)
    assert (page.rows, page.total) == ((), 0)


def test_that_reading_the_first_page_loads_nothing_heavy(database: Database) -> None:
    saved(database, person("Ann Lee"))
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(database.path)],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    count, *loaded = answer.stdout.split()
    assert count == "1"
    heavy = {"sqlalchemy", "phonenumbers", "email_validator", "PySide6", "anyascii", "rapidfuzz"}
    assert not heavy & {name.partition(".")[0] for name in loaded}


def test_that_a_row_is_one_class_for_all_who_import_it(database: Database) -> None:
    saved(database, person("Ann Lee"))
    assert isinstance(first_page(database.path).rows[0], SearchRow)


def test_that_what_is_still_in_the_journal_is_on_the_first_page(database: Database) -> None:
    saved(database, person("Ann Lee"))
    assert Path(f"{database.path}-wal").stat().st_size > 0
    assert first_page(database.path).total == 1
