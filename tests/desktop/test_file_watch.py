"""How the file stands is said over the pages, and nothing is offered that cannot be done."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap
from stakeholders.desktop.widgets.banner import Banner
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.store.connection import connect
from stakeholders.store.file_lock import hold, lock_of
from stakeholders.store.machine import Machine
from tests.desktop.real_window import RealWindow, opened

KOSTOVAR = "Mirela Kostovar"
EDITING = (
    "capture.paste", "importing.open", "history.undo", "contact.delete", "list.add",
)  # fmt: skip
WAITING = {"contact.new", "contact.edit", "contact.call_note"}
"""What is typed there is kept for later."""
DIES = """
import os, sys
from pathlib import Path
from stakeholders import bootstrap
directory = bootstrap.open_directory(Path(sys.argv[1]), "cli")
directory.people.add("Ben Killed")
os._exit(9)
"""


def banner(window: RealWindow) -> Banner:
    return window.window.banner


def said(window: RealWindow) -> str:
    return banner(window).text


def offered(window: RealWindow) -> set[str]:
    """Return the commands that make sense now, a contact being shown."""
    window.look_for("kostovar")
    return {action.key for action in window.window.actions_.available()}


def elsewhere(path: Path, age: timedelta = timedelta(0)) -> None:
    """Let another computer have opened a directory."""
    moment = datetime.now(UTC) - age
    there = Machine("there", "desk-2")
    hold(path, "Ben", clock=lambda: moment, machine=there)
    os.utime(lock_of(path), (moment.timestamp(),) * 2)


def test_that_nothing_is_said_of_a_file_that_stands_well(window: RealWindow) -> None:
    assert said(window) == ""
    assert offered(window) >= set(EDITING) - {"history.undo"}


def test_that_a_file_that_is_open_elsewhere_is_for_looking_up(qtbot: QtBot, sample: Path) -> None:
    elsewhere(sample)
    with opened(qtbot, file=sample) as window:
        assert "desk-2 by Ben" in said(window)
        assert not offered(window) & set(EDITING)
        assert offered(window) >= WAITING
        assert KOSTOVAR in window.names
        assert {"contact.copy_phone", "exporting.open"} <= offered(window)


def test_that_a_lost_computer_is_put_out_only_after_a_question(qtbot: QtBot, sample: Path) -> None:
    elsewhere(sample, timedelta(days=1))
    with opened(qtbot, None, "take over", file=sample) as window:
        assert "no sign of life" in said(window)
        press(window, "Open anyway…")
        window.settle()
        assert "no sign of life" in said(window)
        press(window, "Open anyway…")
        qtbot.waitUntil(lambda: not said(window))
        assert offered(window) >= {"capture.paste", "importing.open"}
        assert all(
            one.isEnabled()
            for one in window.window.findChildren(TextButton)
            if one.text() == "New contact"
        )


def press(window: RealWindow, text: str) -> None:
    buttons = banner(window).findChildren(TextButton)
    next(one for one in buttons if one.isVisible() and one.text() == text).click()


def test_that_a_file_is_looked_over_after_an_unclean_end(qtbot: QtBot, sample: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", DIES, str(sample)], check=False, env=environment)
    with opened(qtbot, file=sample) as window:
        qtbot.waitUntil(lambda: not said(window))
        assert json.loads(lock_of(sample).read_text())["unchecked"] is False
        assert offered(window) >= {"capture.paste", "importing.open"}


def test_that_a_search_is_made_anew_behind_and_contacts_are_shown_meanwhile(
    qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect(sample, writer=True)
    for name in ("search_row", "search_exact", "search_total", "search_text", "search_digits"):
        connection.execute(f"DELETE FROM {name}").close()  # noqa: S608
    connection.execute("DELETE FROM setting WHERE name = 'index_form'").close()
    connection.close()
    spoken: list[str] = []
    say = Banner.say

    def heard(banner: Banner, text: str, action: str = "", *, aloud: bool = True) -> None:
        spoken.append(text)
        say(banner, text, action, aloud=aloud)

    monkeypatch.setattr(Banner, "say", heard)
    with opened(qtbot, file=sample) as window:
        qtbot.waitUntil(lambda: not said(window))
        assert KOSTOVAR in window.names
        window.look_for("kostovar")
        assert window.names[0] == KOSTOVAR
        assert any(text.startswith("Making the search anew") for text in spoken)


def test_that_a_damaged_file_stays_open_to_look_up_and_says_the_way_back(
    qtbot: QtBot, sample: Path
) -> None:
    lock = hold(sample, "Anna", clock=lambda: datetime.now(UTC))
    lock.note(unchecked=True)
    lock.release()
    connection = connect(sample, writer=False)
    query = "SELECT rootpage FROM sqlite_schema WHERE name = 'draft'"
    (page,) = connection.execute(query).fetchone()
    connection.close()
    content = bytearray(sample.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"Z" * 4096
    sample.write_bytes(content)
    with opened(qtbot, file=sample) as window:
        qtbot.waitUntil(lambda: "is damaged" in said(window))
        assert "Restore the newest backup" in said(window)
        assert not offered(window) & set(EDITING)
        assert KOSTOVAR in window.names
    assert sample.read_bytes() == content


def test_that_a_place_that_others_copy_is_warned_of_and_the_warning_can_be_closed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    path = folder / "directory.stakeholders"
    bootstrap.make_directory(path, "window", sample=True)
    with opened(qtbot, file=path) as window:
        assert "Nextcloud copies to other computers" in said(window)
        assert offered(window) >= {"capture.paste", "importing.open"}
        banner(window).findChildren(IconButton)[0].click()
        assert said(window) == ""
