"""The pages of the encryption can be looked at in every look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from stakeholders.app.encryption import Encryption
from stakeholders.app.system_keyring import SystemKeyring
from stakeholders.app.unlocking import Unlocking
from stakeholders.desktop.encryption.conversion_panel import ConversionPanel
from stakeholders.desktop.encryption.encrypted_form import EncryptedForm
from stakeholders.desktop.encryption.form import Form
from stakeholders.desktop.encryption.plain_form import PlainForm
from stakeholders.desktop.encryption.recovery_form import RecoveryForm
from stakeholders.desktop.encryption.unlocking_page import UnlockingPage
from stakeholders.desktop.style.theme import Theme
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.stage import Stage, staged

LOCKED = "/home/olga/directory.stakeholders is encrypted. Type its passphrase or its recovery key."
WRONG = (
    "This passphrase does not open it. Nothing was changed. Try again, or type the recovery key."
)


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path) as stage:
        yield stage


@pytest.fixture
def encryption() -> Encryption:
    return Encryption(Unlocking(SystemKeyring()))


def form(kind: str, stage: Stage, encryption: Encryption) -> Form:
    theme, check = stage.frame.theme, encryption.check_passphrase
    if kind == "recovery":
        recovery = RecoveryForm(theme, stage.window)
        recovery.show_key(encryption.new_key())
        return recovery
    if kind == "encrypted":
        encrypted = EncryptedForm(theme, check, stage.window)
        encrypted.begin(is_kept=False)
        encrypted.show_wrong(WRONG)
        return encrypted
    return PlainForm(theme, check, stage.window)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
@pytest.mark.parametrize("kind", ["plain", "recovery", "encrypted"])
def test_that_each_step_can_be_pictured(
    stage: Stage, encryption: Encryption, kind: str, setting: Setting, theme: Theme, tmp_path: Path
) -> None:
    stage.window.resize(620, 640)
    stage.show(form(kind, stage, encryption))
    image = render(stage.window, tmp_path / f"{kind}-{setting.name}.png", theme, setting)
    assert not image.isNull()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_question_for_the_passphrase_can_be_pictured(
    stage: Stage, setting: Setting, theme: Theme, tmp_path: Path
) -> None:
    page = UnlockingPage(stage.frame)
    stage.show(page)
    page.show_locked(LOCKED)
    render(stage.window, tmp_path / f"unlocking-{setting.name}.png", theme, setting)
    page.show_wrong(WRONG)
    image = render(stage.window, tmp_path / f"unlocking-wrong-{setting.name}.png", theme, setting)
    assert not image.isNull()


def test_that_the_panel_stays_until_the_work_has_ended(stage: Stage, tmp_path: Path) -> None:
    panel = ConversionPanel(stage.frame.theme, stage.window)
    stage.window.show()
    job = panel.start("Encrypting the directory…")
    cancel = next(one for one in panel.findChildren(QPushButton) if one.text() == "Cancel")
    stage.qtbot.waitUntil(cancel.isVisible)
    stage.window.grab().save(str(tmp_path / "converting.png"))
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert panel.isVisible()
    assert not job.is_stopped  # neither of the two
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert [job.is_stopped] == [True]
    panel.finish()
    assert not panel.isVisible()
