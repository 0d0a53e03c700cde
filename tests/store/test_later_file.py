"""What is typed while a directory can only be read lies in a small file, hidden like it."""

from pathlib import Path

from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store.later_file import read_later, write_later

KEY, OTHER = DirectoryKey(bytes(range(32))), DirectoryKey(bytes(32))


def test_that_drafts_are_kept_replaced_and_dropped_with_their_file(tmp_path: Path) -> None:
    path = tmp_path / "later" / "one"
    write_later(path, None, {"a": "Half", "b": "Else"})
    write_later(path, None, {"a": "Half a word"})
    assert read_later(path, None) == {"a": "Half a word", "b": "Else"}
    assert path.stat().st_mode & 0o777 == 0o600
    write_later(path, None, {"a": "", "b": ""})
    assert read_later(path, None) == {}
    assert list(path.parent.iterdir()) == []


def test_that_the_key_of_the_directory_hides_it(tmp_path: Path) -> None:
    path = tmp_path / "one"
    write_later(path, KEY, {"a": "Half a word"})
    assert b"Half a word" not in path.read_bytes()
    assert read_later(path, KEY) == {"a": "Half a word"}
    assert read_later(path, OTHER) == read_later(path, None) == {}


def test_that_a_file_of_another_key_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "one"
    write_later(path, OTHER, {"a": "Half"})
    write_later(path, KEY, {"b": "Else"})
    assert read_later(path, KEY) == {"b": "Else"}
    assert read_later(tmp_path / "one.unreadable", OTHER) == {"a": "Half"}


def test_that_what_was_kept_before_encryption_is_read_and_hidden_then(tmp_path: Path) -> None:
    path = tmp_path / "one"
    write_later(path, None, {"a": "Half a word"})
    write_later(path, KEY, {"b": "Else"})
    assert read_later(path, KEY) == {"a": "Half a word", "b": "Else"}
    assert b"Half a word" not in path.read_bytes()
