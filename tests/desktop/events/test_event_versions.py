"""Before sending and after: gaps go into the queue by one key, versions are given out, compared."""

from pathlib import Path

from PySide6.QtCore import Qt

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.editions import EditionKind
from stakeholders.domain.ids import Uid, kept_uid
from tests.desktop.events.test_event_page import directory_of, event, lines, run
from tests.desktop.real_window import ALT, CONTROL, RealWindow

__all__ = ["event"]

Key = Qt.Key


def test_that_old_facts_of_those_invited_are_one_key_away(window: RealWindow, event: Uid) -> None:
    directory = directory_of(window)
    bureau = directory.invitations.called(event, "River Bureau")
    directory.invitations.set(event, kept_uid(bureau), "form", "phone")
    (body,) = window.find("river bureau kind:body")
    directory.channels.add(body.uid, ChannelType.PHONE, "+66 2 288 2600")
    window.settle()
    window.key(Key.Key_K, CONTROL | ALT)
    assert window.texts.count("1 of 3 can be reached.") == 1
    assert lines(window)[0] == "Nobody to write to (2)"
    assert [line for line in lines(window) if "River Bureau" in line]
    window.key(Key.Key_F)
    assert "0 of 3 can be reached." in window.texts
    for _ in range(3):
        window.key(Key.Key_F)
    window.key(Key.Key_V)
    assert window.window.place == "verify"
    assert "1 of 1" in window.texts
    window.key(Key.Key_Y)
    assert window.told == "+66 2 288 2600 is still right."
    window.window.go_to(f"event:{event}")
    run(window, "event.check")
    assert not [line for line in lines(window) if "River Bureau" in line]
    window.keys(Key.Key_Escape, Key.Key_V)
    assert window.window.place == "verify"


def test_that_versions_are_compared_given_out_and_saved_as_a_document(
    window: RealWindow, event: Uid, tmp_path: Path
) -> None:
    directory = directory_of(window)
    add, save = directory.participations.add, directory.participant_lists.save
    ana = add(event, "Ms. Ana Reed", "Fiji", {"title": "Director"})
    save(event)
    directory.participations.set(event, ana, "title", "Minister")
    add(event, "Mr. Bo Sand", "Fiji")
    save(event, EditionKind.FINAL)
    add(event, "Ms. Cy Dune", "Palau")
    window.settle()
    window.key(Key.Key_V, CONTROL | ALT)
    assert "2 versions" in window.texts
    window.key(Key.Key_W)
    window.type("Embassy of Fiji")
    window.key(Key.Key_Return)
    assert window.told == "Embassy of Fiji got version 2."
    assert "sent to Embassy of Fiji" in lines(window)[0]
    window.key(Key.Key_Return)
    assert "Version 2 and today" in window.texts
    assert [line for line in lines(window) if "Cy Dune" in line]
    window.key(Key.Key_Escape)
    window.keys(Key.Key_Space, Key.Key_Down, Key.Key_Return)
    assert "Versions 1 and 2" in window.texts
    told = "\n".join(lines(window))
    assert "Ms. Ana Reed, Fiji · Director is now Minister" in told
    assert "Mr. Bo Sand" in told
    assert "Cy Dune" not in told
    window.ask.will_answer(tmp_path / "changes.txt")
    window.key(Key.Key_D)
    assert window.told == "Saved what has changed as changes.txt."
    assert "Corrigendum to version 1" in (tmp_path / "changes.txt").read_text("utf-8")
    window.keys(Key.Key_Escape, Key.Key_Escape)
    assert any("To send" in line for line in lines(window))
