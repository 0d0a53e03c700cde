"""Pictures of the whole window with the sample of invented people, to be looked at."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stakeholders import paths
from stakeholders.app.settings import SettingsFile
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.real_window import RealWindow, opened

Key = Qt.Key

WRITTEN = "For more information, please contact: Ms. Ana Example, Spokesperson, Harbour Lights Foundation, Manila, Philippines, tel.: +63 2 8555 0142, e-mail: ana@harbourlights.example"  # noqa: E501


def person(window: RealWindow) -> None:
    window.look_for("speaker")
    window.chord("F")
    window.keys(Key.Key_Escape, Key.Key_Escape, Key.Key_Down, Key.Key_Down)


def body(window: RealWindow) -> None:
    window.look_for("unodc regional office")
    window.key(Key.Key_Down)


def post(window: RealWindow) -> None:
    window.look_for("ohchr sp")
    window.key(Key.Key_Down)


def editing(window: RealWindow) -> None:
    person(window)
    window.key(Key.Key_F2)
    window.chord("A")
    window.type("+66 2 28")
    window.key(Key.Key_Return)


def nothing_found(window: RealWindow) -> None:
    window.look_for("nobody of this name")


def captured(window: RealWindow) -> None:
    window.paste(WRITTEN)


def import_page(window: RealWindow) -> None:
    window.window.go_to("import")
    window.settle()


def history(window: RealWindow) -> None:
    window.chord("H")


def settings(window: RealWindow) -> None:
    window.window.go_to("settings")
    window.settle()


def palette(window: RealWindow) -> None:
    window.chord("K")
    window.type("ad")


def new_contact(window: RealWindow) -> None:
    window.chord("N")
    window.type("Ms. Ana Example")


def picker(window: RealWindow) -> None:
    person(window)
    window.chord("A", shift=True)


def export(window: RealWindow) -> None:
    window.chord("E", shift=True)


def printing(window: RealWindow) -> None:
    window.chord("P")


def keys(window: RealWindow) -> None:
    window.key(Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)


def list_of_sample(window: RealWindow) -> None:
    window.key(Key.Key_6, Qt.KeyboardModifier.AltModifier)


SCENES: tuple[Callable[[RealWindow], None], ...] = (
    person, body, post, editing, nothing_found, captured, import_page, history, settings, palette,
    new_contact, picker, export, printing, keys, list_of_sample,
)  # fmt: skip

SPOKEN = (*SETTINGS, Setting("french", language="fr"))
# All pictures take minutes: they are made where somebody is going to look at them.
SHOWN = SPOKEN if "PICTURES" in os.environ else SPOKEN[:1]


@pytest.fixture(params=SHOWN, ids=lambda setting: setting.name)
def setting(request: pytest.FixtureRequest) -> Setting:
    setting: Setting = request.param
    settings = SettingsFile(paths.settings_file())
    settings.choose(replace(settings.load(), language=setting.language))
    settings.save()
    return setting


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_that_the_window_can_be_pictured(
    qtbot: QtBot,
    sample: Path,
    setting: Setting,
    scene: Callable[[RealWindow], None],
    tmp_path: Path,
) -> None:
    with opened(qtbot, file=sample) as window:
        window.window.resize(1440, 900)
        window.desktop.theme.show(setting.look, setting.scale)
        window.settle()
        scene(window)
        folder = Path(os.environ.get("PICTURES", tmp_path))
        name = f"window-{scene.__name__}-{setting.name}.png"
        image = render(window.window, folder / name, window.desktop.theme, setting)
        assert image.width() >= 1440
