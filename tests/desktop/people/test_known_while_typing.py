"""Whom somebody types may be here already: the new contact says so, and leads there."""

from PySide6.QtCore import Qt

from stakeholders.desktop.people.people_feature import PeopleFeature
from stakeholders.desktop.widgets.buttons import TextButton
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def test_that_typing_offers_whom_the_matcher_knows(window: RealWindow) -> None:
    directory = window.desktop.directory
    assert directory is not None
    uid = directory.people.add("Oona Lakewell", phone="+41 79 217 30 09")
    window.settle()
    window.window.actions_.run("contact.new")
    window.type("LAKEWELL Oona")
    window.key(Key.Key_Tab)
    window.key(Key.Key_Tab)
    window.type("+41792173009")
    window.settle()
    (offer,) = (
        one
        for one in window.window.findChildren(TextButton)
        if one.isVisible() and "is here already?" in one.text()
    )
    assert "the same mobile number" in offer.text()
    offer.click()
    window.settle()
    card = window.desktop.features.one(PeopleFeature).page.card
    assert card is not None
    assert card.record.uid == uid
