"""Exporting asks three things, says what is left out, and never replaces a file unasked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory
from stakeholders.app.exporting import ExportOrder, RowPer, Scope, TableLayout
from stakeholders.app.long_work import Limits
from stakeholders.desktop.exporting.export_panel import ExportPanel, ExportScope
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.desktop.widgets.progress_bar import ProgressBar
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.domain.visibility import Visibility
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.stage import Stage, directory_of_invented_people, staged

Key = Qt.Key


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Directory]:
    with directory_of_invented_people(tmp_path) as directory:
        yield directory


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, theme, tmp_path, tmp_path / "elsewhere" / "mine.csv") as stage:
        stage.show(QWidget())
        yield stage


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "Documents"
    folder.mkdir()
    return folder


@pytest.fixture
def panel(stage: Stage, directory: Directory, documents: Path) -> ExportPanel:
    panel = ExportPanel(stage.frame, stage.settings, documents)
    panel.use(directory)
    return panel


def press_list() -> ExportScope:
    return ExportScope(
        "list:press",
        "Press contacts, 3 contacts",
        "Press contacts",
        Scope(list_name="Press contacts"),
    )


def everyone() -> ExportScope:
    return ExportScope("all", "Everyone", "Everyone", Scope(flags=("person", "body")))


def texts_of(panel: ExportPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_that_enter_exports_what_is_proposed(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path
) -> None:
    panel.open(press_list())
    stage.wait()
    stage.keys(Key.Key_Return)
    stage.wait()
    (file,) = documents.iterdir()
    assert file.name == "Press contacts.xlsx"
    assert file.read_bytes().startswith(b"PK")
    assert "Press contacts.xlsx" in stage.told[0]
    assert panel.isHidden()


def test_that_a_list_is_offered_in_the_form_it_left_in_on_another_computer(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path, tmp_path: Path
) -> None:
    layout = TableLayout(("Name", "Country"), RowPer.PERSON)
    scope, elsewhere = Scope(list_name="Press contacts"), tmp_path / "theirs.csv"
    order = ExportOrder(scope, Visibility.ANYONE, "csv", elsewhere, layout=layout)
    directory.exporting.send(order)
    panel.open(everyone())
    stage.wait()
    assert "Everyone.xlsx" in {line.text() for line in panel.findChildren(QLineEdit)}
    panel.open(press_list())
    stage.wait()
    assert "not everybody may see it" in texts_of(panel)
    stage.keys(Key.Key_Return)
    stage.wait()
    (file,) = documents.iterdir()
    assert file.name == "Press contacts.csv"
    assert file.read_bytes() == elsewhere.read_bytes()
    assert file.read_text("utf-8").startswith("Name,Country")


def test_that_enter_before_the_answer_exports_as_soon_as_it_is_there(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path
) -> None:
    panel.open(press_list())
    stage.keys(Key.Key_Return)
    stage.wait()
    assert [file.name for file in documents.iterdir()] == ["Press contacts.xlsx"]


def test_that_a_list_for_word_is_exported_by_keys(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path
) -> None:
    panel.open(press_list())
    stage.wait()
    stage.keys(*[Key.Key_Down] * 5, Key.Key_Return)
    stage.wait()
    (file,) = documents.iterdir()
    assert file.name == "Press contacts.docx"
    (table,) = docx.Document(str(file)).tables
    assert len(table.rows) > 1
    assert "Press contacts.docx" in stage.told[0]


def test_that_a_file_of_the_same_name_is_never_replaced_unasked(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path
) -> None:
    (documents / "Press contacts.xlsx").write_text("mine")
    for _ in range(2):
        panel.open(press_list())
        stage.wait()
        stage.keys(Key.Key_Return)
        stage.wait()
    names = sorted(file.name for file in documents.iterdir())
    assert names == ["Press contacts (2).xlsx", "Press contacts (3).xlsx", "Press contacts.xlsx"]
    assert (documents / "Press contacts.xlsx").read_text() == "mine"


def test_that_what_is_left_out_is_counted_as_the_audience_changes(
    panel: ExportPanel, stage: Stage, directory: Directory
) -> None:
    panel.open(everyone())
    stage.wait()
    office = texts_of(panel)
    stage.keys(Key.Key_Tab, Key.Key_Home)
    stage.wait()
    anyone = texts_of(panel)
    assert "only named staff may see it: 1 contact, 1 phone" in office
    assert "not everybody may see it: 1 contact, 2 phones, 2 e-mails, 1 note" in anyone


def test_that_an_empty_file_is_not_exported(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path
) -> None:
    panel.open(replace(everyone(), contacts=Scope("nobody at all")))
    stage.keys(Key.Key_Return)
    stage.wait()
    stage.keys(Key.Key_Return)
    stage.wait()
    assert "Nobody" in texts_of(panel)
    assert not list(documents.iterdir())


def tab_to_line(stage: Stage, name: str = "File name") -> TextLine:
    """Press Tab until the line for the name of the file, or another, has the focus."""
    for _ in range(12):
        stage.keys(Key.Key_Tab)
        line = stage.window.focusWidget()
        if isinstance(line, TextLine) and line.accessibleName() == name:
            return line
    raise AssertionError


def test_that_all_is_reached_by_keys_and_remembered(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path
) -> None:
    panel.open(press_list())
    stage.wait()
    stage.keys(Key.Key_Down, Key.Key_Tab, Key.Key_End)
    name = tab_to_line(stage)
    name.selectAll()
    stage.keys("For Munich", Key.Key_Return)
    stage.wait()
    assert [file.name for file in documents.iterdir()] == ["For Munich.csv"]
    panel.open(press_list())
    chosen = [choices.chosen for choices in panel.findChildren(ChoiceList)]
    assert chosen == ["csv-outlook", "named"]
    stage.wait()
    panel.open(everyone())
    assert [choices.chosen for choices in panel.findChildren(ChoiceList)] == ["xlsx", "office"]
    stage.wait()


def test_that_another_place_is_asked_for(
    panel: ExportPanel, stage: Stage, directory: Directory, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.csv").write_text("old, and may go")
    panel.open(press_list())
    stage.wait()
    stage.keys(Key.Key_Down, Key.Key_Down)
    other = next(b for b in panel.findChildren(TextButton) if "place" in b.text())
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    stage.wait()
    stage.keys(Key.Key_Return)
    stage.wait()
    assert "mine.csv" in stage.told[0]
    assert "old" not in (tmp_path / "elsewhere" / "mine.csv").read_text("utf-8-sig")


def test_that_a_folder_that_is_gone_is_said_and_the_panel_stays(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path
) -> None:
    documents.rmdir()
    panel.open(press_list())
    stage.wait()
    stage.keys(Key.Key_Return)
    stage.wait()
    assert panel.isVisible()
    assert "Nothing was exported" in texts_of(panel)
    assert not stage.told


def test_that_escape_exports_nothing(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path
) -> None:
    panel.open(press_list())
    stage.keys(Key.Key_Escape)
    stage.wait()
    assert panel.isHidden()
    assert not list(documents.iterdir())


def test_that_tab_goes_round_the_panel_and_back(
    panel: ExportPanel, stage: Stage, directory: Directory
) -> None:
    panel.open(everyone())
    stage.wait()
    stage.keys(Key.Key_Down, Key.Key_Down, Key.Key_Down)  # an iPhone wants no columns
    stage.wait()
    seen: list[QWidget | None] = []
    for _ in range(8):
        seen.append(stage.window.focusWidget())
        stage.keys(Key.Key_Tab)
    assert len(set(seen)) == 8
    assert all(
        stop is not None and (stop.accessibleName() or getattr(stop, "text", str)())
        for stop in seen
    )
    assert stage.window.focusWidget() is seen[0]
    stage.keys(Key.Key_Backtab)
    assert stage.window.focusWidget() is seen[-1]


def test_that_who_had_a_list_before_gets_only_what_changed(
    panel: ExportPanel, stage: Stage, directory: Directory, documents: Path
) -> None:
    for said in ("Carla gets this for the first time", "As Carla had it on"):
        panel.open(press_list())
        stage.wait()
        tab_to_line(stage, "Who gets it?")
        stage.keys("Carla")
        stage.wait()
        assert said in texts_of(panel)
        stage.keys(Key.Key_Return)
        stage.wait()
        assert panel.isHidden()
        assert said in stage.told[-1]
        one = directory.lists.named("Press contacts").uid
        members = [member.record.uid for member in directory.lists.members(one)]
        directory.lists.remove(one, [uid for uid in members[:1] if uid])
    assert "1 to delete" in stage.told[-1]
    names = sorted(file.name for file in documents.iterdir())
    assert names == ["Press contacts (2), to delete.txt", "Press contacts.xlsx"]
    panel.open(press_list())
    stage.wait()
    assert "Had it before: Carla." in texts_of(panel)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_panel_can_be_pictured(
    panel: ExportPanel,
    stage: Stage,
    directory: Directory,
    setting: Setting,
    theme: Theme,
    tmp_path: Path,
) -> None:
    theme.show(setting.look, setting.scale)
    panel.open(press_list())
    stage.wait()
    stage.keys(Key.Key_Tab, Key.Key_Home)
    tab_to_line(stage, "Who gets it?")
    stage.keys("Carla")
    stage.wait()
    image = render(stage.window, tmp_path / f"exporting-{setting.name}.png", theme, setting)
    assert not image.isNull()


def test_that_long_names_do_not_break_the_panel(
    panel: ExportPanel, stage: Stage, directory: Directory, theme: Theme, tmp_path: Path
) -> None:
    long = "Ständige Vertretungen und Menschenrechtsinstitutionen " * 6
    panel.open(replace(everyone(), title=long, name=long))
    stage.wait()
    render(stage.window, tmp_path / "exporting-long.png", theme, SETTINGS[3])
    assert panel.width() == stage.window.width()


# exports that take a while


@pytest.fixture
def long_panel(panel: ExportPanel, directory: Directory) -> ExportPanel:
    """Let every export, however small, be done in a process of its own."""
    always = replace(directory.long_work, limits=Limits(0, 0))
    panel.use(replace(directory, long_work=always))
    return panel


def wait_for_bar(panel: ExportPanel, stage: Stage) -> QAbstractButton:
    """Wait until the bar is seen; return its button."""
    bar = panel.findChild(ProgressBar)
    assert bar is not None
    stage.qtbot.waitUntil(bar.isVisible, timeout=20000)
    button = bar.findChild(QAbstractButton)
    assert button is not None
    return button


def test_that_a_long_export_is_looked_over_and_written(
    long_panel: ExportPanel, stage: Stage, documents: Path
) -> None:
    long_panel.open(everyone())
    wait_for_bar(long_panel, stage)
    stage.wait()
    assert "only named staff may see it: 1 contact, 1 phone" in texts_of(long_panel)
    stage.keys(Key.Key_Return)
    wait_for_bar(long_panel, stage)
    stage.wait()
    assert [file.name for file in documents.iterdir()] == ["Everyone.xlsx"]
    assert "Everyone.xlsx, without 1 contact, 1 phone" in stage.told[0]


def test_that_a_cancelled_export_leaves_no_file(
    long_panel: ExportPanel, stage: Stage, documents: Path
) -> None:
    long_panel.open(everyone())
    stage.wait()
    stage.keys(Key.Key_Return)
    QTest.mouseClick(wait_for_bar(long_panel, stage), Qt.MouseButton.LeftButton)
    stage.wait()
    assert "It was stopped" in texts_of(long_panel)
    assert not list(documents.iterdir())
    stage.keys(Key.Key_Return)
    stage.wait()
    assert [file.name for file in documents.iterdir()] == ["Everyone.xlsx"]


def test_that_escape_leaves_an_export_to_itself(
    long_panel: ExportPanel, stage: Stage, documents: Path
) -> None:
    long_panel.open(everyone())
    stage.wait()
    stage.keys(Key.Key_Return)
    wait_for_bar(long_panel, stage)
    stage.keys(Key.Key_Escape)
    assert long_panel.isHidden()
    long_panel.open(press_list())
    assert "Everyone" in texts_of(long_panel), "the one that is being written is shown"
    stage.wait()
    assert [file.name for file in documents.iterdir()] == ["Everyone.xlsx"]
    assert long_panel.isHidden()


def test_that_the_panel_opens_at_its_top_and_follows_the_keys(
    panel: ExportPanel, stage: Stage, theme: Theme, directory: Directory
) -> None:
    theme.show(SETTINGS[0].look, 150)
    stage.window.resize(1240, 800)
    for _ in range(2):
        panel.open(press_list())
        stage.wait()
        scroll = panel.findChild(ScrollColumn)
        targets = panel.findChildren(ChoiceList)[0]
        assert scroll is not None
        assert scroll.verticalScrollBar().maximum(), "there is little room"
        assert scroll.verticalScrollBar().value() == 0
        stage.keys(Key.Key_End)
        last = targets.visualRect(targets.currentIndex())
        at = targets.viewport().mapTo(scroll.viewport(), last.center())
        assert scroll.viewport().rect().contains(at)
        stage.keys(Key.Key_Home, Key.Key_Escape)
