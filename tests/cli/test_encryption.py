"""A passphrase on the command line: from the environment, or typed where nobody sees it."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stakeholders.cli.unlocking import NEW_PASSPHRASE_VARIABLE, PASSPHRASE_VARIABLE
from stakeholders.domain.recovery_key import read_recovery_key
from tests.cli.running import Stakeholders
from tests.store.encrypted import PASSPHRASE, places_of

OTHER = "something else entirely"
KEYS = re.compile(r"\d+: ([0-9A-Z]{4})")


@pytest.fixture
def know(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put passphrases into the environment, or take them out."""

    def known(passphrase: str | None, new: str | None = None) -> None:
        for name, value in ((PASSPHRASE_VARIABLE, passphrase), (NEW_PASSPHRASE_VARIABLE, new)):
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)

    return known


@pytest.fixture
def sheet(stakeholders: Stakeholders, know: Callable[..., None], tmp_path: Path) -> Path:
    """Encrypt the directory with one person in it, and return the sheet with the recovery key."""
    assert stakeholders("add", "person", "Ann Quillfeather").code == 0
    know(PASSPHRASE)
    kept = tmp_path / "sheet.txt"
    answer = stakeholders("encryption", "on", "--confirm", "--recovery-key-file", kept)
    assert (answer.code, answer.said) == (0, "")
    assert "is encrypted" in answer.text
    return kept


def key_on(sheet: Path) -> str:
    return "-".join(KEYS.findall(sheet.read_text("utf-8")))


def test_that_a_script_gives_the_passphrase_in_its_environment(
    stakeholders: Stakeholders, sheet: Path
) -> None:
    assert stakeholders.json("find", "quillfeather")["total"] == 1
    assert stakeholders("set", stakeholders.uid("quillfeather"), "name", "Ann Lee").code == 0
    assert stakeholders.json("encryption", "status")["encrypted"] is True


def test_that_without_passphrase_and_terminal_nothing_is_opened(
    stakeholders: Stakeholders, sheet: Path, know: Callable[..., None]
) -> None:
    know(None)
    for arguments in (("find", "ann"), ("encryption", "off"), ("encryption", "recovery-key")):
        answer = stakeholders(*arguments)
        assert answer.code == 3
        assert answer.said.count("\n") == 1
        assert PASSPHRASE_VARIABLE in answer.said


def test_that_a_wrong_passphrase_is_a_sentence(
    stakeholders: Stakeholders, sheet: Path, know: Callable[..., None]
) -> None:
    know(OTHER)
    answer = stakeholders("find", "ann")
    assert answer.code == 3
    assert "does not open" in answer.said
    assert stakeholders("--json", "find", "ann").json["findings"][0]["code"] == "wrong_passphrase"


def test_that_the_recovery_key_is_taken_in_place_of_the_passphrase(
    stakeholders: Stakeholders, sheet: Path, know: Callable[..., None]
) -> None:
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert read_recovery_key(key_on(sheet))
    stakeholders.file.with_name(f"{stakeholders.file.name}.key").unlink()
    answer = stakeholders("find", "ann")
    assert (answer.code, "key file" in answer.said) == (3, True)
    know(key_on(sheet).lower())
    assert stakeholders.json("find", "quillfeather")["total"] == 1


def test_that_a_forgotten_passphrase_is_changed_by_the_recovery_key(
    stakeholders: Stakeholders, sheet: Path, know: Callable[..., None]
) -> None:
    know(key_on(sheet), OTHER)
    assert stakeholders("encryption", "passphrase").code == 0
    know(PASSPHRASE)
    assert stakeholders("find", "ann").code == 3
    know(OTHER)
    assert stakeholders.json("find", "quillfeather")["total"] == 1


def test_that_the_new_passphrase_has_to_come_from_somewhere(
    stakeholders: Stakeholders, sheet: Path, know: Callable[..., None]
) -> None:
    answer = stakeholders("encryption", "passphrase")
    assert (answer.code, NEW_PASSPHRASE_VARIABLE in answer.said) == (3, True)
    know(PASSPHRASE, "short")
    assert stakeholders("encryption", "passphrase").code == 4


def test_that_the_recovery_key_is_shown_again(
    stakeholders: Stakeholders, sheet: Path, tmp_path: Path
) -> None:
    key = key_on(sheet)
    assert "-".join(KEYS.findall(stakeholders("encryption", "recovery-key").text)) == key
    assert stakeholders.json("encryption", "recovery-key")["recovery_key"] == key
    again = tmp_path / "again.txt"
    told = stakeholders.json("encryption", "recovery-key", "--recovery-key-file", again)
    assert told["recovery_key_file"] == str(again)
    assert key_on(again) == key


def test_that_a_sheet_is_never_put_over_another_file(
    stakeholders: Stakeholders, know: Callable[..., None], tmp_path: Path
) -> None:
    know(PASSPHRASE)
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    answer = stakeholders("encryption", "on", "--confirm", "--recovery-key-file", mine)
    assert answer.code == 4
    assert mine.read_text() == "mine"
    assert stakeholders.json("encryption", "status")["encrypted"] is False


def test_that_switching_off_leaves_a_directory_for_all_to_read(
    stakeholders: Stakeholders, sheet: Path, know: Callable[..., None]
) -> None:
    assert not places_of(b"Quillfeather", stakeholders.file.parent)
    assert stakeholders("encryption", "off").code == 0
    know(None)
    assert stakeholders.json("find", "quillfeather")["total"] == 1
    for command in ("off", "passphrase", "recovery-key"):
        answer = stakeholders("encryption", command)
        assert (answer.code, "is not encrypted" in answer.said) == (4, True)


def test_that_backups_go_along_and_plain_ones_are_named(
    stakeholders: Stakeholders, know: Callable[..., None], sheet: Path
) -> None:
    told = stakeholders.json("encryption", "status")
    assert told["plain_backups"] == []
    answer = stakeholders("encryption", "on", "--confirm")
    assert (answer.code, "encrypted already" in answer.said) == (4, True)


@pytest.mark.parametrize("arguments", [(), ("--json", "--confirm")])
def test_that_nothing_is_encrypted_unless_the_recovery_key_is_kept(
    stakeholders: Stakeholders, know: Callable[..., None], arguments: tuple[str, ...]
) -> None:
    know(PASSPHRASE)
    answer = stakeholders("encryption", "on", *arguments)
    assert answer.code == 2
    assert stakeholders.json("encryption", "status")["encrypted"] is False


def test_that_a_promise_is_enough_where_the_key_was_printed(
    stakeholders: Stakeholders, know: Callable[..., None]
) -> None:
    know(PASSPHRASE)
    answer = stakeholders("encryption", "on", "--confirm")
    assert answer.code == 0
    know("-".join(KEYS.findall(answer.text)))
    assert stakeholders("find", "nobody").code == 0


def test_that_a_keyring_that_is_missing_is_said(stakeholders: Stakeholders, sheet: Path) -> None:
    fail = pytest.importorskip("keyring.backends.fail")
    pytest.importorskip("keyring").set_keyring(fail.Keyring())  # whatever a test before chose
    answer = stakeholders("encryption", "keyring", "keep")
    assert (answer.code, "no keyring" in answer.text) == (4, True)
    assert stakeholders("encryption", "keyring", "forget").code == 0


# at a terminal

TERMINAL = """
import os, pty, re, sys
file, arguments, answers = sys.argv[1], sys.argv[2].split(), sys.argv[3].split("|")
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.executable, [sys.executable, "-m", "stakeholders", "-d", file, *arguments])
said, groups = "", []
while True:
    try:
        part = os.read(terminal, 4096).decode()
    except OSError:
        break
    if not part:
        break
    said += part
    groups = re.findall(r"\\d+: ([0-9A-Z]{4})", said) or groups
    if answers and said.rstrip(" ").endswith(":") and not said.endswith(".:"):
        answer = answers.pop(0)
        if answer == "GROUPS":
            asked = re.findall(r"group (\\d+)", said)[-2:]
            answer = " ".join(groups[int(number) - 1] for number in asked)
        print(said, end="")
        said = ""
        os.write(terminal, f"{answer}\\n".encode())
print(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def at_terminal(file: Path, arguments: str, *answers: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a terminal, and answer whatever ends in a colon."""
    return subprocess.run(
        [sys.executable, "-c", TERMINAL, str(file), arguments, "|".join(answers)],
        capture_output=True, text=True, check=False, timeout=50,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_that_at_a_terminal_all_is_asked_for_and_asked_again(stakeholders: Stakeholders) -> None:
    stakeholders("add", "person", "Ann Quillfeather")
    on = at_terminal(
        stakeholders.file, "encryption on",
        "short", "short", PASSPHRASE, PASSPHRASE, "AAAA BBBB", "GROUPS",
    )  # fmt: skip
    assert on.returncode == 0, on
    assert PASSPHRASE not in on.stdout
    assert "eight characters" in on.stdout
    assert "not the groups" in on.stdout
    found = at_terminal(stakeholders.file, "find quillfeather", OTHER, PASSPHRASE)
    assert found.returncode == 0, found
    assert "Try again" in found.stdout
    assert "Ann Quillfeather" in found.stdout
