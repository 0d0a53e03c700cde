"""What is wrong, in the real window: counted on the left, repaired by a key, several at once."""

import pytest
from PySide6.QtCore import Qt

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.problems.problems_feature import ProblemsFeature
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.domain.ids import Uid
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


@pytest.fixture
def wrong(window: RealWindow) -> tuple[Uid, Uid]:
    directory = directory_of(window)
    first = directory.people.add("Aaa Fox", email="aaa@unodc.ogr")
    second = directory.people.add("Aab Oz", email="aab@unodc.ogr")
    window.settle()
    window.window.actions_.run("problems.show")
    window.settle()
    return first, second


def lines(window: RealWindow) -> list[str]:
    page = window.desktop.features.one(ProblemsFeature).page
    model = page.findChildren(LineList)[0].model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(row.data(Qt.ItemDataRole.AccessibleTextRole) or row.data()) for row in rows]


def mean(window: RealWindow, name: str) -> None:
    """Walk to the line of a contact."""
    view = window.desktop.features.one(ProblemsFeature).page.findChildren(LineList)[0]
    while name not in str(view.currentIndex().data()):
        window.key(Key.Key_Down)


def email(window: RealWindow, uid: Uid) -> str | None:
    return directory_of(window).search.record(uid).emails[0].normalised


def count(window: RealWindow) -> int:
    return window.desktop.features.one(ProblemsFeature).waiting()[0].place.count or 0


def test_that_one_key_repairs_what_is_meant_and_undo_takes_it_back(
    window: RealWindow, wrong: tuple[Uid, Uid]
) -> None:
    before = count(window)
    assert any("Aaa Fox" in line and "Use what is offered" in line for line in lines(window))
    mean(window, "Aaa Fox")
    window.key(Key.Key_R)
    assert "Repaired 1 problem." in window.told
    assert email(window, wrong[0]) == "aaa@unodc.org"
    assert count(window) == before - 1
    window.chord("Z")
    assert email(window, wrong[0]) == "aaa@unodc.ogr"
    assert count(window) == before


def test_that_several_are_repaired_in_one_step(window: RealWindow, wrong: tuple[Uid, Uid]) -> None:
    mean(window, "Aaa Fox")
    window.key(Key.Key_Space)
    assert any("marked" in line for line in lines(window))
    window.key(Key.Key_Space)
    window.key(Key.Key_A)
    window.key(Key.Key_R)
    assert "Repaired 3 problems." in window.told
    assert [email(window, uid) for uid in wrong] == ["aaa@unodc.org", "aab@unodc.org"]
    window.chord("Z")
    assert email(window, wrong[1]) == "aab@unodc.ogr"


def test_that_one_kind_is_shown_alone_and_enter_opens_the_contact(
    window: RealWindow, wrong: tuple[Uid, Uid]
) -> None:
    page = window.desktop.features.one(ProblemsFeature).page
    box = page.findChildren(ChoiceBox)[0]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert [line for line in lines(window) if "(" in line] == [lines(window)[0]]
    window.key(Key.Key_Return)
    assert window.window.place == "people.everyone"
