from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.places import Place, Section, shown_rows
from stakeholders.desktop.widgets.side_bar import SideBar

EVERYONE = Place("all", "Everyone", "users", 3)
BODIES = Place("bodies", "Organisations", "building-2", 0)
MISSING = Place("missing", "Missing e-mail", "triangle-alert", 0, hides_empty=True)
SECTIONS = (Section("Directory", (EVERYONE, BODIES)), Section("To do", (MISSING,)))


def shown_bar(theme: Theme, qtbot: QtBot) -> SideBar:
    bar = SideBar(theme, "Places")
    qtbot.addWidget(bar)
    bar.show()
    bar.show_sections(SECTIONS)
    bar.choose("all")
    return bar


def test_that_what_is_empty_hides_with_its_heading() -> None:
    assert shown_rows(SECTIONS) == ("Directory", EVERYONE, BODIES)


def test_that_a_place_appears_with_its_first_hit(theme: Theme, qtbot: QtBot) -> None:
    bar = shown_bar(theme, qtbot)
    bar.choose_nth(3)
    assert bar.chosen() == "all"
    with qtbot.assertNotEmitted(bar.place_chosen):
        bar.show_counts({"missing": 2})
    assert bar.chosen() == "all"
    bar.choose_nth(3)
    assert bar.chosen() == "missing"


def test_that_arrows_step_over_headings(theme: Theme, qtbot: QtBot) -> None:
    bar = shown_bar(theme, qtbot)
    bar.show_counts({"missing": 2})
    chosen: list[str] = []
    bar.place_chosen.connect(chosen.append)
    QTest.keyClick(bar, Qt.Key.Key_Down)
    QTest.keyClick(bar, Qt.Key.Key_Down)
    assert chosen == ["bodies", "missing"]


def test_that_a_click_goes_there(theme: Theme, qtbot: QtBot) -> None:
    bar = shown_bar(theme, qtbot)
    place = bar.visualRect(bar.model().index(2, 0)).center()
    with qtbot.waitSignal(bar.place_chosen) as chosen:
        QTest.mouseClick(bar.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["bodies"]


def test_that_a_scroll_bar_stands_beside_the_icons_of_a_rail(theme: Theme, qtbot: QtBot) -> None:
    bar = SideBar(theme, "Places")
    qtbot.addWidget(bar)
    places = tuple(Place(f"place.{n}", f"Place {n}", "users") for n in range(30))
    bar.show_sections((Section("All", places),))
    bar.be_rail(rail=True)
    bar.resize(bar.maximumWidth(), 2000)
    bar.show()
    free = bar.viewport().width()
    bar.resize(bar.maximumWidth(), 200)
    qtbot.waitUntil(lambda: bar.verticalScrollBar().maximum() > 0)
    bar.resize(bar.maximumWidth(), 200)
    assert bar.viewport().width() >= free
