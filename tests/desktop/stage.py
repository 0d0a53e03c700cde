"""A bare window with a frame, and a real directory, for pages that are tested alone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.settings import SettingsFile
from stakeholders.bootstrap import build_reference
from stakeholders.desktop.actions.first_window import FIRST_WINDOW
from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.runner import Runner
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.in_parts import InParts
from stakeholders.store.history import Author
from tests.desktop.scripted_ask import ScriptedAsk

INVENTED: Final = (
    {
        "kind": "person",
        "name": "Olga Sample-Marín",
        "phones": [
            {"raw": "+41 79 555 01 23", "visibility": "office"},
            {"raw": "+41 22 555 01 00", "visibility": "anyone"},
        ],
        "emails": [{"raw": "olga.sample@office.example", "visibility": "anyone"}],
        "notes": ["Prefers calls before noon."],
    },
    {
        "kind": "person",
        "name": "Азамат Примеров",
        "phones": [{"raw": "+7 701 555 01 23", "visibility": "named"}],
        "emails": [{"raw": "azamat@delegation.example", "visibility": "participants"}],
    },
    {"kind": "person", "name": "محمد المثالي", "emails": [{"raw": "m@nhri.example"}]},
    {"kind": "person", "name": "Nguyễn Thị Ví Dụ", "visibility": "named"},
)


def _raise(error: Exception) -> None:
    raise error


@dataclass(frozen=True, slots=True)
class Stage:
    """What a page stands on; `told` and `gone_to` are what it said and where it went."""

    window: QWidget
    frame: Frame
    ask: ScriptedAsk
    settings: SettingsFile
    told: list[str]
    gone_to: list[str]
    qtbot: QtBot

    def wait(self) -> None:
        """Wait until all that was asked for has been answered."""
        for parts in self.window.findChildren(InParts):
            parts.finish()
        self.qtbot.waitUntil(lambda: self.frame.runner.is_idle, timeout=20000)
        for parts in self.window.findChildren(InParts):
            parts.finish()

    def show(self, page: QWidget) -> None:
        """Show a page in the window, alone."""
        layout = self.window.layout() or QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        page.show()
        self.window.show()
        self.window.activateWindow()

    def keys(self, *keys: Qt.Key | str, shift: bool = False) -> None:
        """Press keys, or type a text, where the focus is."""
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            focused = self.window.focusWidget()
            assert focused is not None, "nothing has the focus"
            if isinstance(key, str):
                QTest.keyClicks(focused, key)
            else:
                QTest.keyClick(focused, key, held)


@contextmanager
def staged(
    qtbot: QtBot, theme: Theme, folder: Path, *answers: Path | str | None
) -> Iterator[Stage]:
    """Give a stage whose questions are answered by this script."""
    window = QWidget()
    window.resize(1100, 800)
    qtbot.addWidget(window)
    told: list[str] = []
    gone_to: list[str] = []
    ask, runner = ScriptedAsk(*answers), Runner(_raise, window)
    actions = Actions(theme, FIRST_WINDOW, window)
    frame = Frame(
        theme=theme,
        runner=runner,
        actions=actions,
        ask=ask,
        window=window,
        go_to=gone_to.append,
        tell=told.append,
        tell_done=told.append,
    )
    settings = SettingsFile(folder / "config" / "settings.toml")
    yield Stage(window, frame, ask, settings, told, gone_to, qtbot)
    runner.stop()


@contextmanager
def directory_of_invented_people(folder: Path) -> Iterator[Directory]:
    """Give a directory with four invented people, three of them on the list Press contacts."""
    reference, author = build_reference(), Author("Olga", "window")
    path, people = folder / "directory.stakeholders", folder / "people.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in INVENTED]
    people.write_text("\n".join(lines), "utf-8")
    new_directory(path, reference, author, sample=False)
    directory = open_directory(path, reference, author)
    directory.importing.apply(directory.importing.plan(people))
    everyone = [record.uid for record in directory.exporting.of_query("")]
    directory.lists.make("Press contacts", [uid for uid in everyone[:3] if uid])
    yield directory
    directory.close()
