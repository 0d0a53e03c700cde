"""The window asks for the passphrase of an encrypted directory, and encrypts one, by keys alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap
from stakeholders.store.key_file import key_file_of
from tests.app.keyrings import MemoryKeyring
from tests.desktop.real_window import RealWindow, opened
from tests.store.encrypted import PASSPHRASE, encrypt, places_of

Key = Qt.Key
OTHER = "something else entirely"
NAME = "Mirela Kostovar"


@pytest.fixture(autouse=True)
def memory() -> Iterator[MemoryKeyring]:
    usual, memory = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(usual)


@pytest.fixture
def locked(qtbot: QtBot, sample: Path) -> Iterator[RealWindow]:
    """Start the program on an encrypted directory."""
    encrypt(sample)
    with opened(qtbot, file=sample) as window:
        yield window


def folder(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def is_open(window: RealWindow) -> bool:
    return window.desktop.directory is not None and NAME in window.look_for("kostovar")


def said(window: RealWindow, words: str) -> bool:
    return any(words in text for text in window.texts)


def test_that_the_passphrase_is_asked_for_and_opens(locked: RealWindow) -> None:
    assert locked.window.place == "unlocking"
    assert said(locked, "is encrypted")
    assert NAME not in " ".join(locked.texts)
    locked.type(PASSPHRASE)
    locked.key(Key.Key_Return)
    assert locked.window.place == "people.everyone"
    assert is_open(locked)


def test_that_a_locked_window_shows_nothing_and_asks_again(locked: RealWindow) -> None:
    locked.type(PASSPHRASE)
    locked.key(Key.Key_Return)
    assert is_open(locked)
    locked.window.actions_.run("encryption.lock")
    locked.settle()
    assert locked.window.place == "unlocking"
    assert locked.desktop.directory is None
    assert NAME not in " ".join(locked.texts)
    locked.type(PASSPHRASE)
    locked.key(Key.Key_Return)
    assert is_open(locked)


def test_that_a_plain_directory_is_not_locked(window: RealWindow) -> None:
    window.window.actions_.run("encryption.lock")
    window.settle()
    assert is_open(window)


def test_that_a_wrong_passphrase_is_asked_for_again_and_nothing_else_is_offered(
    locked: RealWindow, sample: Path
) -> None:
    before = folder(sample)
    for typed in (OTHER, PASSPHRASE.upper()):
        locked.type(typed)
        locked.key(Key.Key_Return)
        assert locked.window.place == "unlocking"
        assert said(locked, "does not open")
        assert not said(locked, "Make a new one")
    locked.key(Key.Key_Escape)
    locked.key(Key.Key_Return)
    assert folder(sample) == before
    locked.type(PASSPHRASE)
    locked.key(Key.Key_Return)
    assert is_open(locked)


def test_that_closing_the_window_destroys_nothing(locked: RealWindow, sample: Path) -> None:
    before = folder(sample)
    locked.type("half a passph")
    locked.window.close()
    assert folder(sample) == before


def test_that_the_recovery_key_is_taken_in_the_same_line(qtbot: QtBot, sample: Path) -> None:
    from stakeholders.domain.recovery_key import recovery_text

    key = encrypt(sample)
    key_file_of(sample).unlink()
    with opened(qtbot, file=sample) as window:
        assert said(window, "key file")
        window.type(PASSPHRASE)
        window.key(Key.Key_Return)
        assert window.window.place == "unlocking"
        window.type(recovery_text(key).lower())
        window.key(Key.Key_Return)
        assert is_open(window)


def test_that_a_damaged_file_is_said_after_the_right_passphrase(qtbot: QtBot, sample: Path) -> None:
    encrypt(sample)
    content = bytearray(sample.read_bytes())
    content[50] ^= 1
    sample.write_bytes(content)
    with opened(qtbot, file=sample) as window:
        window.type(PASSPHRASE)
        window.key(Key.Key_Return)
        assert window.window.place == "welcome"
        assert said(window, "is damaged")
    assert sample.read_bytes() == content


def test_that_what_is_typed_is_not_seen(locked: RealWindow) -> None:
    line = locked.focus
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert line.accessibleName() == "Passphrase or recovery key"


def test_that_it_is_remembered_only_where_that_was_asked_for(
    locked: RealWindow, qtbot: QtBot, sample: Path, memory: MemoryKeyring
) -> None:
    locked.type(PASSPHRASE)
    locked.keys(Key.Key_Tab, Key.Key_Space, Key.Key_Tab, Key.Key_Space)
    assert is_open(locked)
    assert len(memory.kept) == 1
    with opened(qtbot, file=sample) as window:
        assert is_open(window)


# switching on and off


def asked_groups(window: RealWindow) -> str:
    """Read the recovery key and the question, as the user does."""
    shown = "\n".join(window.texts)
    groups = re.findall(r"\d+: ([0-9A-Z]{4})", shown)
    assert len(groups) == 14
    numbers = re.search(r"group (\d+) and group (\d+)", shown)
    assert numbers is not None
    return " ".join(groups[int(number) - 1] for number in numbers.groups())


def press(window: RealWindow, text: str) -> None:
    """Go to a button by Tab and press it."""
    for _ in range(20):
        if getattr(window.focus, "text", str)() == text:
            window.key(Key.Key_Space)
            return
        window.key(Key.Key_Tab)
    pytest.fail(f"no way to the button {text}")


def encrypt_by_keys(window: RealWindow) -> None:
    window.window.go_to("encryption")
    window.settle()
    window.type(PASSPHRASE)
    window.key(Key.Key_Return)
    window.type(PASSPHRASE)
    window.key(Key.Key_Return)


def test_that_a_directory_is_encrypted_by_keys(window: RealWindow, sample: Path) -> None:
    assert places_of(NAME.encode(), sample.parent)
    encrypt_by_keys(window)
    window.type("AAAA BBBB")
    window.key(Key.Key_Return)
    assert said(window, "not the groups")
    assert not key_file_of(sample).exists()
    window.type(asked_groups(window))
    window.key(Key.Key_Return)
    assert "is encrypted" in window.told
    assert not places_of(NAME.encode(), sample.parent)
    assert is_open(window)
    window.window.go_to("encryption")
    window.settle()
    assert said(window, "This directory is encrypted")


def test_that_two_different_passphrases_are_noticed(window: RealWindow, sample: Path) -> None:
    window.window.go_to("encryption")
    window.settle()
    window.type("short")
    window.keys(Key.Key_Return, Key.Key_Return)
    assert said(window, "eight characters")
    window.type(PASSPHRASE)
    window.key(Key.Key_Return)
    window.type(OTHER)
    window.key(Key.Key_Return)
    assert said(window, "not the same")
    window.key(Key.Key_Escape)
    assert window.window.place == "settings"
    assert not key_file_of(sample).exists()


def test_that_it_is_switched_off_only_with_the_passphrase(locked: RealWindow, sample: Path) -> None:
    locked.type(PASSPHRASE)
    locked.key(Key.Key_Return)
    locked.window.go_to("encryption")
    locked.settle()
    for typed, ends in ((OTHER, "does not open"), (PASSPHRASE, "not encrypted any more")):
        locked.type(typed)
        locked.keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
        assert said(locked, ends) or ends in locked.told
        if typed == OTHER:
            assert key_file_of(sample).exists()
            locked.window.go_to("encryption")
            locked.settle()
    assert not key_file_of(sample).exists()
    assert is_open(locked)


def test_that_the_passphrase_is_changed(locked: RealWindow, sample: Path, qtbot: QtBot) -> None:
    locked.type(PASSPHRASE)
    locked.key(Key.Key_Return)
    locked.window.go_to("encryption")
    locked.settle()
    locked.type(PASSPHRASE)
    locked.keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    locked.type(OTHER)
    locked.key(Key.Key_Return)
    locked.type(OTHER)
    locked.key(Key.Key_Return)
    assert "was changed" in locked.told
    with opened(qtbot, file=sample) as later:
        later.type(OTHER)
        later.key(Key.Key_Return)
        assert is_open(later)


def test_that_the_recovery_key_is_shown_again_and_saved(locked: RealWindow, tmp_path: Path) -> None:
    locked.type(PASSPHRASE)
    locked.key(Key.Key_Return)
    locked.window.go_to("encryption")
    locked.settle()
    locked.type(PASSPHRASE)
    locked.key(Key.Key_Return)
    shown = re.findall(r"\d+: ([0-9A-Z]{4})", "\n".join(locked.texts))
    assert len(shown) == 14
    target, paper = tmp_path / "key.txt", tmp_path / "key.pdf"
    locked.ask.will_answer(paper)
    press(locked, "Print…")
    locked.ask.will_answer(target)
    press(locked, "Save as text…")
    assert paper.read_bytes().startswith(b"%PDF")
    press(locked, "Copy")
    assert locked.clipboard == "-".join(shown)
    assert re.findall(r"\d+: ([0-9A-Z]{4})", target.read_text("utf-8")) == shown


def test_that_a_directory_in_use_elsewhere_is_left_alone(window: RealWindow, sample: Path) -> None:
    other = bootstrap.open_directory(sample, "cli")
    encrypt_by_keys(window)
    window.type(asked_groups(window))
    window.key(Key.Key_Return)
    assert "open in another window" in window.told
    assert is_open(window)
    assert not key_file_of(sample).exists()
    other.close()


def test_that_a_key_shows_what_is_typed(locked: RealWindow) -> None:
    line = locked.focus
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    locked.key(Key.Key_F4)
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    locked.key(Key.Key_F4)
    assert line.echoMode() is QLineEdit.EchoMode.Password
