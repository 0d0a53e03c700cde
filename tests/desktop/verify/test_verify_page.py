"""The verify queue in the real window: old facts, one contact at a time, one key an answer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from stakeholders.app.directory_file import Directory
from stakeholders.app.verify_queue import VerifyScope
from stakeholders.desktop.people.people_feature import PeopleFeature
from stakeholders.desktop.verify.verify_feature import VerifyFeature
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.domain.channel import ChannelState
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Verification
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def aged(directory: Directory, name: str, phone: str) -> Uid:
    """Return a contact whose phone was checked last in 2015."""
    uid = directory.people.add(name, phone=phone)
    (channel,) = directory.search.record(uid).phones
    directory.verifications.check(uid, target=channel.uid, on=PartialDate(2015), by="Ben")
    written = directory.search.record(uid).phones[0]
    directory.channels.change(replace(written, as_of=PartialDate(2014)))
    return uid


@pytest.fixture
def old(window: RealWindow) -> tuple[Uid, Uid]:
    directory = directory_of(window)
    for entry in directory.verify_queue.of(VerifyScope()):
        directory.verifications.check(entry.uid)
    first = aged(directory, "Oona Lakewell", "+41 79 217 30 09")
    second = aged(directory, "Pia Quay", "+41 79 217 30 19")
    window.settle()
    window.window.actions_.run("verify.show")
    window.settle()
    return first, second


def lines(window: RealWindow) -> list[str]:
    page = window.desktop.features.one(VerifyFeature).page
    model = page.findChildren(LineList)[0].model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(row.data(Qt.ItemDataRole.AccessibleTextRole) or row.data()) for row in rows]


def test_that_one_key_confirms_and_the_next_contact_comes(
    window: RealWindow, old: tuple[Uid, Uid]
) -> None:
    assert lines(window)[0] == "Oona Lakewell"
    assert "Mobile, checked on 2015 by Ben" in lines(window)[1].replace(" · ", ", ")
    window.key(Key.Key_Y)
    assert "is still right" in window.told
    assert lines(window)[0] == "Pia Quay"
    window.key(Key.Key_G)
    (phone,) = directory_of(window).search.record(old[1]).phones
    assert phone.state is ChannelState.INVALID
    assert lines(window) == []
    window.chord("Z")
    assert directory_of(window).search.record(old[1]).phones[0].state is ChannelState.VALID
    assert lines(window)[0] == "Pia Quay"


def test_that_a_fact_is_put_right_where_it_stands_and_n_goes_on(
    window: RealWindow, old: tuple[Uid, Uid]
) -> None:
    window.key(Key.Key_N)
    assert lines(window)[0] == "Pia Quay"
    window.key(Key.Key_E)
    window.chord("A")
    window.type("+41 79 217 30 20")
    window.key(Key.Key_Return)
    (phone,) = directory_of(window).search.record(old[1]).phones
    assert phone.normalised == "+41792173020"
    assert lines(window)[0] == "Oona Lakewell"
    window.key(Key.Key_Down)
    window.key(Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "+41 79 217 30 09"
    window.key(Key.Key_N)
    assert lines(window)[0] == "Oona Lakewell"


def test_that_the_check_of_a_list_leads_straight_into_it(
    window: RealWindow, old: tuple[Uid, Uid]
) -> None:
    uid = directory_of(window).lists.make("Harbour", (old[1],))
    window.settle()
    window.window.go_to(f"list:{uid}")
    window.settle()
    window.window.actions_.run("verify.shown")
    window.settle()
    assert lines(window)[0] == "Pia Quay"
    window.window.go_to(f"list:{uid}")
    window.window.actions_.run("list.check")
    window.settle()
    window.key(Key.Key_F)
    window.settle()
    window.key(Key.Key_V)
    assert lines(window)[0] == "Pia Quay"


def test_that_v_on_a_card_checks_the_fact_with_the_focus(
    window: RealWindow, old: tuple[Uid, Uid]
) -> None:
    window.look_for("lakewell")
    window.key(Key.Key_Down)
    window.key(Key.Key_Right)
    card = window.desktop.features.one(PeopleFeature).page.card
    assert card is not None
    assert len(card.due) == 1
    window.key(Key.Key_V)
    assert "+41 79 217 30 09 is right." in window.told
    assert directory_of(window).verify_queue.ask(old[0]) is None
    window.key(Key.Key_Escape)
    window.window.actions_.run("contact.check")
    window.settle()
    (whole,) = [
        one
        for one in directory_of(window).search.record(old[0]).parts_of(Verification)
        if one.target is None
    ]
    assert whole.by


def test_that_how_it_was_checked_is_said_once_and_kept_with_each_answer(
    window: RealWindow, old: tuple[Uid, Uid]
) -> None:
    window.key(Key.Key_H)
    assert "Checked by phone" in window.texts
    window.key(Key.Key_Y)
    window.key(Key.Key_H)
    window.key(Key.Key_G)
    methods = [
        {one.method for one in directory_of(window).search.record(uid).parts_of(Verification)}
        for uid in old
    ]
    assert methods == [{"", "called"}, {"", "e-mail"}]
