"""Searching in the window: what is similar, queries, facets, stars, and searches that are kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu

from stakeholders.desktop.people.facet_bar import FacetBar
from stakeholders.desktop.people.name_panel import NamePanel
from stakeholders.desktop.widgets.chip import ChipButton
from stakeholders.desktop.widgets.suggestions import Suggestions
from tests.desktop.real_window import CONTROL, SHIFT, RealWindow

Key = Qt.Key


def chips(window: RealWindow) -> list[str]:
    bar = window.people.findChildren(FacetBar)[0]
    return [chip.accessibleName() for chip in bar.findChildren(ChipButton) if chip.isVisible()]


def press_chip(window: RealWindow, name: str) -> None:
    bar = window.people.findChildren(FacetBar)[0]
    shown = [chip for chip in bar.findChildren(ChipButton) if chip.isVisible()]
    chip = next(chip for chip in shown if chip.accessibleName().startswith(name))
    chip.setFocus()
    window.key(Key.Key_Space)


def places(window: RealWindow) -> dict[str, int | None]:
    sections = window.people.places.sections()
    return {place.title: place.count for section in sections for place in section.places}


def suggested(window: RealWindow) -> tuple[str, ...]:
    lists = window.window.findChildren(Suggestions)
    return next((one.texts for one in lists if one.isVisible()), ())


def test_that_what_is_similar_says_so(window: RealWindow) -> None:
    assert window.look_for("kostavar")[0] == "Mirela Kostovar"
    row = window.rows.rows.row(0)
    assert row is not None
    assert row.remark == "similar"
    assert "similar" not in str(window.look_for("kostovar"))


def test_that_a_query_is_completed_and_wrong_ones_are_explained(window: RealWindow) -> None:
    window.chord("F")
    window.type("country:thai")
    assert suggested(window) == ("Thailand",)
    window.key(Key.Key_Down)
    window.key(Key.Key_Return)
    box = window.focus
    assert isinstance(box, QLineEdit)
    assert box.text() == "country:Thailand "
    assert "Somkid Rattanawali" in window.names
    window.type("verified:soon")
    texts = [label.text() for label in window.people.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("“soon” is no date.") for text in texts)


def test_that_fields_are_offered_when_asked_for(window: RealWindow) -> None:
    window.chord("F")
    window.type("co")
    assert suggested(window) == ()
    window.key(Key.Key_Space, CONTROL)
    assert suggested(window) == ("country:", "covers:")
    window.key(Key.Key_Escape)
    assert suggested(window) == ()


def test_that_chips_narrow_and_can_be_taken_away(window: RealWindow) -> None:
    window.window.go_to("people.everyone")
    window.settle()
    before = window.people.total
    offered = next(name for name in chips(window) if name.startswith("Has e-mail"))
    count = int(offered.rpartition(" ")[2])
    press_chip(window, "Has e-mail")
    assert window.people.total == count < before
    assert "Take away: Has e-mail" in chips(window)
    assert isinstance(window.focus, ChipButton)
    window.look_for("spokesperson")
    assert window.people.total < count
    press_chip(window, "Take away: Has e-mail")
    window.look_for("")
    window.key(Key.Key_Escape)
    assert window.people.total == before


def test_that_a_search_is_kept_renamed_and_removed(window: RealWindow) -> None:
    found = window.look_for("has:email kind:person")
    window.window.actions_.run("search.save")
    window.type("Mailable")
    window.key(Key.Key_Return)
    assert window.told == "Saved the search Mailable."
    assert places(window)["Mailable"] == len(found)
    window.look_for("")
    window.key(Key.Key_Escape)
    place = next(
        place.key for section in window.people.places.sections() for place in section.places
        if place.title == "Mailable"
    )  # fmt: skip
    window.window.go_to(place)
    window.settle()
    assert window.names == found
    window.window.actions_.run("list.rename")
    panel = window.window.findChildren(NamePanel)[0]
    assert panel.isVisible()
    window.type("Reachable")
    window.key(Key.Key_Return)
    assert "Reachable" in places(window)
    window.window.actions_.run("list.delete")
    window.settle()
    assert "Reachable" not in places(window)
    window.chord("Z")
    assert "Reachable" in places(window)


def test_that_a_star_is_a_key_away_and_back(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.chord("D")
    assert window.told == "Starred 1 contact."
    assert places(window)["Starred"] == 1
    window.chord("D")
    assert places(window)["Starred"] == 0
    window.chord("Z")
    assert places(window)["Starred"] == 1


def test_that_who_was_copied_is_recent(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    name = window.record.name
    window.chord("1")
    window.settle()
    assert places(window)["Recently used"] == 1
    window.window.go_to("people.recent")
    window.look_for("")
    window.settle()
    assert window.names == [name]


def test_that_the_menu_of_facets_opens_by_its_key(window: RealWindow) -> None:
    window.key(Key.Key_F, CONTROL | SHIFT)
    bar = window.people.findChildren(FacetBar)[0]
    (menu,) = (one for one in bar.findChildren(QMenu) if one.isVisible())
    titles = [action.text() for action in menu.actions() if action.text()]
    assert {"Country", "Function", "Filled in"} <= set(titles)
    menu.close()


def test_that_an_unknown_number_says_where_it_is_from(window: RealWindow) -> None:
    assert window.look_for("+66 2 999 9999") == []
    texts = [label.text() for label in window.people.findChildren(QLabel) if label.isVisible()]
    assert any("Thailand" in text and "Nobody here has" in text for text in texts)
