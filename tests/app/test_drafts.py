"""Drafts outlive the window, make no step of the history, and go with whom they are about."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from stakeholders import paths
from stakeholders.app.directory_file import Directory, open_directory
from stakeholders.app.reference import Reference
from stakeholders.store.database import utc_now
from stakeholders.store.file_lock import hold
from stakeholders.store.machine import Machine
from tests.app.conftest import ANNA

Open = Callable[[], Directory]


@pytest.fixture
def opened(file: Path, reference: Reference) -> Open:
    """Return what opens the directory anew."""
    return partial(open_directory, file, reference, ANNA)


def test_that_a_draft_is_kept_replaced_and_dropped(directory: Directory) -> None:
    directory.drafts.keep("note:one", "Half")
    directory.drafts.keep("note:one", "Half a sentence")
    directory.drafts.keep("list:two", "Else")
    assert directory.drafts.every("note:") == {"note:one": "Half a sentence"}
    directory.drafts.keep("note:one", "")
    assert directory.drafts.every("note:") == {}


def test_that_a_draft_is_no_step_of_the_history(directory: Directory) -> None:
    before = len(directory.history.steps())
    directory.drafts.keep("note:one", "Half")
    assert len(directory.history.steps()) == before


def test_that_a_draft_is_erased_with_whom_it_is_about(directory: Directory) -> None:
    uid = directory.people.add("Ana Example")
    directory.drafts.keep(f"note:{uid}", "Half")
    directory.drafts.keep(f"note:{uid}.{uid}", "Half")
    directory.contacts.delete(uid)
    directory.bin.erase(uid)
    assert directory.drafts.every("note:") == {}


def test_that_what_is_typed_while_another_has_the_file_is_taken_in_once_it_is_free(
    directory: Directory, opened: Open
) -> None:
    path = directory.path
    directory.close()
    other = hold(path, "ana", clock=utc_now, machine=Machine("there", "desk-2"))
    reading = opened()
    reading.drafts.keep("card:one", "Half")
    assert reading.drafts.every("card:") == {"card:one": "Half"}
    assert reading.drafts.every("note:") == {}
    assert reading.state().read_only
    assert not reading.state().is_free
    other.release()
    assert reading.state().is_free
    reading.close()
    writing = opened()
    assert writing.drafts.every("card:") == {"card:one": "Half"}
    assert not paths.later_file(path).exists()
    writing.close()
