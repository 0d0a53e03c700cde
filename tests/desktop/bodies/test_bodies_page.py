"""The organisation chart in the real window: walking it, its staff, and what keys change there."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap
from stakeholders.app.directory_file import Directory
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.desktop.bodies.bodies_feature import BodiesFeature
from stakeholders.desktop.bodies.bodies_page import BodiesPage
from stakeholders.desktop.bodies.body_head_view import BodyHeadView
from stakeholders.desktop.bodies.body_panel import BodyPanel
from stakeholders.desktop.bodies.branch_list import BranchList
from stakeholders.desktop.widgets.local_time import time_there
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.real_window import RealWindow, opened

Key = Qt.Key
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def page_of(window: RealWindow) -> BodiesPage:
    return window.desktop.features.one(BodiesFeature).page


def spoken(view: BranchList) -> list[str]:
    """Return what screen readers say of the rows, headings by their title."""
    rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
    return [str(row.data(SPOKEN)) for row in rows]


def trees(window: RealWindow) -> tuple[BranchList, BranchList]:
    views = {view.accessibleName(): view for view in page_of(window).findChildren(BranchList)}
    return views["Organisations"], views["People and posts"]


@pytest.fixture
def harbour(window: RealWindow) -> Uid:
    """Make an organisation with a part, posts that are held, acted in and vacant, and people."""
    directory = directory_of(window)
    top = directory.bodies.add("Harbour League", acronym="HL", kind="ngo", place="Bangkok")
    part = directory.bodies.add("Harbour League Regional Office", parent=top, place="Suva")
    directory.bodies.add("Harbour League Field Post", parent=part)
    directory.channels.add(top, ChannelType.PHONE, "+66 2 555 01 00")
    spokesperson = directory.posts.add(NewPost(top, "Spokesperson"))
    directory.posts.add(NewPost(top, "Treasurer"))
    head = directory.posts.add(NewPost(top, "Head of Office"))
    since = PartialDate(2024, 5, 1)
    directory.successions.succeed(spokesperson, NewHolder("Anna Berg", since, is_new=True))
    directory.successions.succeed(head, NewHolder("Bo Lindqvist", since, True, is_new=True))
    directory.people.add("Carla Nowhere", "Harbour League")
    directory.posts.add(NewPost(part, "Registrar"))
    window.settle()
    return top


def go(window: RealWindow, body: Uid) -> None:
    page_of(window).show_body(body)
    window.window.go_to("bodies")
    window.settle()


def panel(window: RealWindow) -> BodyPanel:
    """Return the panel that is open."""
    (found,) = (one for one in window.window.findChildren(BodyPanel) if one.isVisible())
    return found


def test_that_the_staff_shows_posts_with_holders_and_vacant_ones(
    window: RealWindow, harbour: Uid
) -> None:
    go(window, harbour)
    _, staff = trees(window)
    assert spoken(staff) == [
        "Posts",
        "Head of Office, Bo Lindqvist · since 1 May 2024, Acting",
        "Spokesperson, Anna Berg · since 1 May 2024",
        "Treasurer, Vacant",
        "People without a post",
        "Carla Nowhere",
        "Part of it",
        "Harbour League Regional Office, 1 part, closed",
    ]
    assert {"Harbour League", "+66 2 555 0100"} <= {t.strip("\u2066\u2069") for t in window.texts}


def test_that_arrows_open_and_close_the_chart(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    chart, _ = trees(window)
    assert window.focus is chart
    assert "Harbour League, HL · 3 people · 1 part, closed" in spoken(chart)
    window.key(Key.Key_Right)
    window.keys(Key.Key_Right, Key.Key_Right)
    closed = "Harbour League Regional Office, 1 part, open, level 2"
    assert closed in spoken(chart)
    assert "Harbour League Field Post, level 3" in spoken(chart)
    window.key(Key.Key_Left)
    assert "Harbour League Field Post, level 3" not in spoken(chart)
    window.keys(Key.Key_Left, Key.Key_Left)
    assert not [row for row in spoken(chart) if "level" in row]


def test_that_a_part_opens_its_own_staff(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    _, staff = trees(window)
    staff.setFocus()
    window.key(Key.Key_End)
    window.key(Key.Key_Right)
    assert "Registrar, Vacant, level 2" in spoken(staff)


def test_that_enter_opens_the_card_and_back_returns(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    _, staff = trees(window)
    staff.setFocus()
    window.key(Key.Key_Down)
    window.key(Key.Key_Return)
    assert window.record.name == "Spokesperson, HL"
    window.window.actions_.run("go.back")
    window.settle()
    assert page_of(window).isVisible()


def test_that_s_gives_a_vacant_post_a_holder_and_undo_takes_it_back(
    window: RealWindow, harbour: Uid
) -> None:
    go(window, harbour)
    _, staff = trees(window)
    staff.setFocus()
    window.keys(Key.Key_Down, Key.Key_Down)
    window.key(Key.Key_S)
    window.type("Carla")
    window.key(Key.Key_Return)
    assert any(row.startswith("Treasurer, Carla Nowhere") for row in spoken(staff))
    assert window.told == "The post has a new holder."
    window.chord("Z")
    assert "Treasurer, Vacant" in spoken(staff)


def test_that_w_notes_who_is_away(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    _, staff = trees(window)
    staff.setFocus()
    window.key(Key.Key_Down)
    window.key(Key.Key_W)
    window.type("2999-01-01")
    window.key(Key.Key_Return)
    assert window.told == "Noted who is away."
    anna = window.find("Anna Berg")[0].uid
    assert directory_of(window).absences.today(anna)


def test_that_a_vacant_post_has_nobody_to_be_away(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    _, staff = trees(window)
    staff.setFocus()
    window.keys(Key.Key_Down, Key.Key_Down)
    window.key(Key.Key_W)
    assert window.told == "Open a person, or a post that somebody holds."


def test_that_n_makes_a_post_with_undo(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    _, staff = trees(window)
    window.key(Key.Key_N)
    window.key(Key.Key_Return)
    assert "Type a name." in window.texts
    window.type("Archivist")
    window.key(Key.Key_Return)
    assert "Archivist, Vacant" in spoken(staff)
    window.chord("Z")
    assert "Archivist, Vacant" not in spoken(staff)


def test_that_a_post_that_is_there_is_not_made_again(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    window.key(Key.Key_N)
    window.type("treasurer")
    window.key(Key.Key_Return)
    assert "Treasurer" in window.told or "treasurer" in window.told
    assert len([row for row in spoken(trees(window)[1]) if row.startswith("Treasurer")]) == 1


def test_that_o_puts_a_new_or_an_old_body_below(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    _, staff = trees(window)
    window.key(Key.Key_O)
    window.type("Harbour League Library")
    window.key(Key.Key_Return)
    assert any(row.startswith("Harbour League Library") for row in spoken(staff))
    window.key(Key.Key_O)
    window.type("coastal cour")
    assert panel(window).findChildren(QListWidget)[0].count() == 2
    window.key(Key.Key_Return)
    assert any(row.startswith("The Coastal Courier") for row in spoken(staff))
    window.chord("Z")
    assert not any(row.startswith("The Coastal Courier") for row in spoken(staff))


def test_that_a_body_never_moves_below_itself(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    window.key(Key.Key_M)
    window.type("harbour league reg")
    window.key(Key.Key_Return)
    assert "so Harbour League cannot be a part of" in window.told
    assert directory_of(window).search.record(harbour).parent_uid is None


def test_that_a_body_moves_and_comes_back_by_undo(window: RealWindow, harbour: Uid) -> None:
    directory = directory_of(window)
    part = directory.bodies.below(harbour)[0]
    go(window, part)
    window.key(Key.Key_M)
    window.key(Key.Key_Return)
    assert directory.search.record(part).parent_uid is None
    assert window.told == "Moved Harbour League Regional Office."
    window.chord("Z")
    assert directory.search.record(part).parent_uid == harbour


def test_that_the_chart_opens_at_the_organisation_of_the_card(
    window: RealWindow, harbour: Uid
) -> None:
    part = directory_of(window).bodies.below(harbour)[0]
    window.people.show_contact(part)
    window.settle()
    window.window.actions_.run("bodies.show")
    window.settle()
    assert page_of(window).body == part
    assert trees(window)[0].current_body == part


def test_that_what_another_page_changes_is_shown(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    window.window.go_to("people.everyone")
    directory_of(window).bodies.add("Harbour League Museum", parent=harbour)
    window.settle()
    window.window.go_to("bodies")
    window.settle()
    assert any("Harbour League Museum" in row for row in spoken(trees(window)[1]))


def test_that_letters_are_commands_only_where_they_make_sense(
    window: RealWindow, harbour: Uid
) -> None:
    go(window, harbour)
    available = {action.key for action in window.window.actions_.available()}
    assert {"body.add_post", "body.move", "post.succeed"} <= available
    window.window.go_to("history")
    available = {action.key for action in window.window.actions_.available()}
    assert not {"body.add_post", "body.move", "post.succeed"} & available


def test_that_an_empty_directory_offers_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "empty.stakeholders"
    bootstrap.make_directory(path, "window", sample=False)
    with opened(qtbot, file=path) as window:
        window.window.go_to("bodies")
        window.settle()
        assert {"No organisation yet", "Add from text"} <= set(window.texts)


def test_that_the_time_at_the_seat_is_told(window: RealWindow, harbour: Uid) -> None:
    go(window, harbour)
    head = page_of(window).findChildren(BodyHeadView)[0]
    assert any("there now" in label.text() for label in head.findChildren(QLabel))


def test_that_another_day_is_named() -> None:
    here = datetime.datetime(2026, 11, 30, 23, 30, tzinfo=datetime.UTC)
    there = here.astimezone(datetime.timezone(datetime.timedelta(hours=7)))
    assert time_there(there, here).endswith("there now, Tuesday")
    assert time_there(here, here).endswith("there now")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_chart_can_be_looked_at(
    window: RealWindow, harbour: Uid, setting: Setting, tmp_path: Path
) -> None:
    directory = directory_of(window)
    directory.bodies.add(
        "Sub-Committee of the Harbour League for the Harmonisation of Lighthouse Signals and "
        "Fog Horns in the Inland Waterways",
        parent=harbour,
    )
    window.settle()
    go(window, harbour)
    trees(window)[0].setFocus()
    window.key(Key.Key_Right)
    image = render(window.window, tmp_path / "chart.png", window.desktop.theme, setting)
    assert not image.isNull()
