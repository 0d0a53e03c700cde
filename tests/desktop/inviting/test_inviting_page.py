"""Inviting in the real window: a pasted line, its questions, the order, all by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.inviting.inviting_feature import InvitingFeature
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from tests.desktop.real_window import ALT, CONTROL, RealWindow

Key = Qt.Key
PASTED = "Burma, Fiji, Samoa, Korea, Taiwan, Atlantis, Friends of Rivers"


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def lines(window: RealWindow) -> list[str]:
    model = window.desktop.features.one(InvitingFeature).page.findChildren(LineList)[0].model()
    spoken, shown = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(index.data(spoken) or index.data(shown)) for index in indexes]


def show_event(window: RealWindow) -> Uid:
    directory = directory_of(window)
    uid = directory.events.make("2nd Workshop on quays", {"city": "Bangkok"})
    window.settle()
    window.window.go_to(f"event:{uid}")
    window.settle()
    return uid


def paste(window: RealWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.chord("V")


def test_that_a_pasted_line_is_asked_about_seen_and_invited_by_keys(window: RealWindow) -> None:
    directory = directory_of(window)
    directory.bodies.add("Embassy of Fiji", kind="embassy", place="Bangkok")
    directory.bodies.add("Ministry of Foreign Affairs", kind="ministry", country="Fiji")
    directory.bodies.add("Friends of Rivers", kind="ngo")
    uid = show_event(window)
    window.key(Key.Key_I)
    assert window.window.place == "inviting"
    paste(window, PASTED)
    assert lines(window) == [
        "Which one is meant by “Korea”?",
        "Democratic People's Republic of Korea, Enter takes it",
        "Republic of Korea, Enter takes it",
        "Not known (1)",
        "Atlantis, Enter invites in these words.",
        "Nobody was found to write to (1)",
        "Samoa, No step of the order leads to anybody; it is kept as a gap., missing",
        "Will be invited (4)",
        "Myanmar, to Ministry of Foreign Affairs of Myanmar · Foreign ministry, Note verbale",
        "Fiji, to Embassy of Fiji · Mission at the venue, Note verbale",
        "Friends of Rivers, Letter",
        "Taiwan, in words only, as no State and no contact, Letter",
    ]
    window.key(Key.Key_Return)
    window.keys(Key.Key_Down, Key.Key_Return)
    assert "Which one is meant by “Korea”?" not in lines(window)
    window.key(Key.Key_End)
    window.key(Key.Key_Space)
    assert lines(window)[-2:] == ["Not invited after all (1)", "Taiwan, Space invites after all."]
    window.key(Key.Key_Return, CONTROL)
    assert window.told == "Made 5 invitations."
    assert window.window.place == f"event:{uid}"
    found = directory.invitations.of(uid)
    assert [one.represents for one in found] == [
        "Myanmar", "Fiji", "Samoa", "Republic of Korea", "Friends of Rivers",
    ]  # fmt: skip
    window.chord("Z")
    assert not directory.invitations.of(uid)


def test_that_order_and_deadline_are_those_of_the_event_from_then_on(window: RealWindow) -> None:
    directory = directory_of(window)
    directory.bodies.add("Embassy of Fiji", kind="embassy", place="Bangkok")
    directory.bodies.add("Ministry of Foreign Affairs", kind="ministry", country="Fiji")
    uid = show_event(window)
    window.key(Key.Key_I)
    window.type("Fiji")
    window.key(Key.Key_Tab)
    window.type("soon")
    window.chord("A")
    window.type("1 May 2031")
    window.keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    window.keys(Key.Key_Down, Key.Key_Down)
    window.key(Key.Key_Up, ALT)
    window.key(Key.Key_Up, ALT)
    window.key(Key.Key_Return)
    assert "Fiji, to Ministry of Foreign Affairs · Foreign ministry, Note verbale" in lines(window)
    window.key(Key.Key_Return, CONTROL)
    event = directory.events.read(uid)
    assert (event.answer_by, event.chain[0]) == (PartialDate(2031, 5, 1), "foreign_ministry")
    (one,) = directory.invitations.of(uid)
    assert one.deadline == PartialDate(2031, 5, 1)


def test_that_an_event_must_be_shown_first_and_escape_leads_back(window: RealWindow) -> None:
    assert window.window.actions_.run("event.invite")
    assert window.told == "Go to an event on the left first."
    uid = show_event(window)
    window.key(Key.Key_I)
    window.type("Fiji")
    window.key(Key.Key_Escape)
    assert window.window.place == f"event:{uid}"
    window.key(Key.Key_I)
    assert lines(window)[-1].startswith("Fiji")


def test_that_countries_are_kept_as_a_group_which_is_known_the_next_time(
    window: RealWindow,
) -> None:
    show_event(window)
    window.key(Key.Key_I)
    window.type("Fiji, Samoa, Our Seas")
    window.keys(Key.Key_Return, Key.Key_G, Key.Key_Return)
    assert window.told == "Our Seas is a group from now on."
    assert not any("Not known" in line for line in lines(window))
    every = directory_of(window).areas.own_groups()
    group = next(one for one in every if one.name == "Our Seas")
    assert (group.name, [one.area for one in group.members]) == ("Our Seas", ["FJ", "WS"])
    window.key(Key.Key_Escape)
    window.key(Key.Key_I)
    window.chord("A")
    window.type("Our Seas")
    assert [line.split(",")[0] for line in lines(window)][1:] == ["Fiji", "Samoa"]
