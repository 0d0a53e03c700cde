from functools import partial

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from stakeholders.desktop.widgets.in_parts import InParts


def test_that_other_events_have_their_turn_between_the_parts(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    beats = QTimer(owner, interval=0)
    beats.timeout.connect(partial(done.append, "event"))
    beats.start()
    InParts(owner).begin([partial(done.append, "first"), partial(done.append, "second")])
    assert not done, "nothing is done in the round that asked for it"
    qtbot.waitUntil(lambda: "second" in done)
    assert "event" in done[done.index("first") : done.index("second")]


def test_that_what_is_left_is_done_at_once_where_it_is_needed(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    parts = InParts(owner)
    parts.begin([partial(done.append, number) for number in range(3)])
    parts.finish()
    assert done == [0, 1, 2]
    qtbot.wait(20)
    assert done == [0, 1, 2], "and not once more"


def test_that_what_was_begun_before_is_not_done_any_more(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    parts = InParts(owner)
    parts.begin([partial(done.append, "of the contact before")])
    parts.begin([partial(done.append, "of this one")])
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["of this one"]
