"""Who is there twice, in the real window: found, compared, made one and two again, by keys."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.duplicates.duplicates_feature import DuplicatesFeature
from stakeholders.desktop.duplicates.side_by_side import SideBySideTable
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.domain.changes import Changes
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


@pytest.fixture
def pair(window: RealWindow) -> tuple[Uid, Uid]:
    """Return two contacts that are one person."""
    directory = directory_of(window)
    ours = directory.people.add("Oona Lakewell", "Spokesperson, Harbour Lights", "+41 79 217 30 09")
    theirs = directory.people.add("LAKEWELL Oona", "Adviser, Lantern Trust", "+41 79 217 30 09")
    directory.channels.add(theirs, ChannelType.EMAIL, "oona@lantern.example")
    directory.contacts.set_place(ours, "Vienna")
    directory.contacts.set_place(theirs, "Geneva")
    window.settle()
    window.window.actions_.run("duplicates.show")
    window.settle()
    return ours, theirs


def spoken(model: QAbstractItemModel) -> list[str]:
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(row.data(Qt.ItemDataRole.AccessibleTextRole) or row.data()) for row in rows]


def pairs(window: RealWindow) -> list[str]:
    page = window.desktop.features.one(DuplicatesFeature).page
    return spoken(page.findChildren(LineList)[0].model())


def table(window: RealWindow) -> SideBySideTable:
    return window.desktop.features.one(DuplicatesFeature).page.findChildren(SideBySideTable)[0]


def test_that_a_pair_is_found_and_compared(window: RealWindow, pair: tuple[Uid, Uid]) -> None:
    assert pairs(window)[:1] == ["Certain"]
    assert any("Oona" in line and "the same mobile number" in line for line in pairs(window))
    lines = spoken(table(window).model())
    assert "Place: Vienna stays" in lines
    assert any(line.startswith("Positions:") and "Lantern Trust" in line for line in lines)


def test_that_one_key_makes_one_and_undo_makes_two(
    window: RealWindow, pair: tuple[Uid, Uid]
) -> None:
    window.key(Key.Key_M)
    assert window.told.startswith("LAKEWELL Oona went into Oona Lakewell.")
    assert pairs(window) == []
    assert {line.body for line in directory_of(window).search.record(pair[0]).posts} == {
        "Harbour Lights", "Lantern Trust",
    }  # fmt: skip
    window.chord("Z")
    assert any("Oona" in line for line in pairs(window))


def test_that_space_takes_the_other_value_and_s_swaps(
    window: RealWindow, pair: tuple[Uid, Uid]
) -> None:
    window.key(Key.Key_S)
    assert "Place: Geneva stays" in spoken(table(window).model())
    window.key(Key.Key_Right)
    place = next(n for n, line in enumerate(spoken(table(window).model())) if "Place" in line)
    for _ in range(place):
        window.key(Key.Key_Down)
    window.key(Key.Key_Space)
    assert "Place: Vienna stays" in spoken(table(window).model())
    window.key(Key.Key_M)
    record = directory_of(window).search.record(pair[1])
    assert (record.name, record.place) == ("LAKEWELL Oona", "Vienna")


def test_that_n_keeps_them_apart(window: RealWindow, pair: tuple[Uid, Uid]) -> None:
    window.key(Key.Key_N)
    assert "stay two" in window.told
    assert pairs(window) == []


def test_that_a_pair_that_was_changed_waits_until_it_is_found_anew(
    window: RealWindow, pair: tuple[Uid, Uid]
) -> None:
    page = window.desktop.features.one(DuplicatesFeature).page
    page.refresh(Changes(None, frozenset(pair[:1]), frozenset({"entry"})))
    assert pairs(window) == []
    window.settle()
    assert any("Oona" in line for line in pairs(window))


def test_that_what_was_made_one_is_taken_apart_from_the_card(
    window: RealWindow, pair: tuple[Uid, Uid]
) -> None:
    window.key(Key.Key_M)
    window.key(Key.Key_Escape)
    window.look_for("lakewell")
    window.key(Key.Key_Down)
    window.window.actions_.run("contact.take_apart")
    window.settle()
    assert "are two again" in window.told
    assert len(window.look_for("lakewell kind:person")) == len(pair)
