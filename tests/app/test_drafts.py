"""Drafts outlive the window, make no step of the history, and go with whom they are about."""

from stakeholders.app.directory_file import Directory


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
