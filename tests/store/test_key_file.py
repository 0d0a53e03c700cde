"""The key file: whole or not there, and one changed byte is noticed."""

import hashlib
import json
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.recovery_key import new_data_key, recovery_text
from stakeholders.store.encryption_errors import DamagedKeyFileError
from stakeholders.store.errors import UnwritableFileError
from stakeholders.store.key_file import (
    Cost,
    KeyFile,
    WrappedKey,
    key_check,
    key_file_of,
    read_key_file,
    take_key_along,
    write_key_file,
)
from stakeholders.store.key_wrapping import wrap
from tests.store.encrypted import CHEAP, PASSPHRASE

KEY = new_data_key()
KEY_FILE = KeyFile("0190-uid", key_check(KEY), wrap(KEY, PASSPHRASE, CHEAP), in_keyring=True)


def test_that_what_was_written_is_read_again(path: Path) -> None:
    write_key_file(path, KEY_FILE)
    assert read_key_file(path) == KEY_FILE
    place = path.with_name("test.stakeholders.key")
    assert list(path.parent.iterdir()) == [place]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_that_no_key_file_is_no_error(path: Path) -> None:
    assert read_key_file(path) is None
    take_key_along(path, path.with_name("copy"))
    assert not list(path.parent.iterdir())


def test_that_it_is_replaced_whole(path: Path) -> None:
    write_key_file(path, KEY_FILE)
    other = KeyFile("0190-uid", key_check(KEY), wrap(KEY, "other words", CHEAP))
    write_key_file(path, other)
    assert read_key_file(path) == other
    assert len(list(path.parent.iterdir())) == 1


def test_that_it_tells_keys_apart_and_holds_none_of_them(path: Path) -> None:
    write_key_file(path, KEY_FILE)
    assert KEY_FILE.is_of(KEY)
    assert not KEY_FILE.is_of(new_data_key())
    text = key_file_of(path).read_text("utf-8").lower()
    assert KEY.value.hex() not in text
    assert recovery_text(KEY).lower() not in text
    assert PASSPHRASE not in text


@given(st.data())
def test_that_any_changed_byte_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("key") / "a.stakeholders"
    write_key_file(path, KEY_FILE)
    content = bytearray(key_file_of(path).read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    key_file_of(path).write_bytes(content)
    try:
        # Spaces between the values may come and go: they say nothing.
        assert read_key_file(path) == KEY_FILE
    except DamagedKeyFileError as error:
        assert "recovery key" in str(error)  # noqa: PT017 - either answer is right


@pytest.mark.parametrize("length", [0, 1, 100, 400])
def test_that_half_a_key_file_is_damaged(path: Path, length: int) -> None:
    write_key_file(path, KEY_FILE)
    key_file_of(path).write_bytes(key_file_of(path).read_bytes()[:length])
    with pytest.raises(DamagedKeyFileError, match="damaged"):
        read_key_file(path)


@pytest.mark.parametrize("content", ["[]", "{}", "null", '{"digest": 1}', "[" * 60000])
def test_that_another_file_is_no_key_file(path: Path, content: str) -> None:
    key_file_of(path).write_text(content)
    with pytest.raises(DamagedKeyFileError):
        read_key_file(path)


def test_that_a_folder_in_its_place_is_no_key_file(path: Path) -> None:
    key_file_of(path).mkdir()
    with pytest.raises(DamagedKeyFileError):
        read_key_file(path)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(passes=10**6),
        Cost(memory_kib=10**9),
        Cost(lanes=10**4),
        Cost(passes=0),
        Cost(memory_kib=1),
    ],
)
def test_that_a_cost_no_machine_can_bear_is_refused(path: Path, cost: Cost) -> None:
    write_key_file(path, KeyFile("uid", "check", WrappedKey(b"0" * 16, cost, b"0" * 40)))
    with pytest.raises(DamagedKeyFileError):
        read_key_file(path)


def test_that_a_newer_key_file_is_not_guessed_at(path: Path) -> None:
    write_key_file(path, KEY_FILE)
    said = {**json.loads(key_file_of(path).read_text("utf-8")), "version": 2}
    said.pop("digest")
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    key_file_of(path).write_text(json.dumps({**said, "digest": digest}))
    with pytest.raises(DamagedKeyFileError, match="newer"):
        read_key_file(path)


def test_that_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableFileError):
        write_key_file(tmp_path / "file" / "a.stakeholders", KEY_FILE)


def test_that_the_format_is_kept(path: Path) -> None:
    write_key_file(path, KEY_FILE)
    said = json.loads(key_file_of(path).read_text("utf-8"))
    assert list(said) == [
        "format", "version", "directory", "check", "wrapped", "in_keyring", "digest",
    ]  # fmt: skip
    assert (said["format"], said["version"]) == ("stakeholders-key", 1)
    assert set(said["wrapped"]) == {"by", "salt", "passes", "memory_kib", "lanes", "key"}
    assert re.fullmatch("[0-9a-f]{80}", said["wrapped"]["key"])
