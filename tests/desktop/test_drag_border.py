"""What hangs on the pointer is what Qt is given; only the pointer itself is not there."""

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stakeholders.app.copying import clip_of
from stakeholders.desktop.ask import WindowAsk
from stakeholders.desktop.dragging import UIDS_TYPE, contacts_in, drag_content
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record

LEFT = Qt.MouseButton.LeftButton
ANNA = Uid("0190163d-8694-739b-aea5-966c26f8ad90")


class Pointer:
    """Takes the place of Qt's drag: notes what hangs on it, and lets it go somewhere."""

    def __init__(self, target: QObject | None, action: Qt.DropAction) -> None:
        self.target, self.action = target, action
        self.carried: list[QMimeData] = []

    def replace(self, patch: pytest.MonkeyPatch) -> None:
        """Let Qt ask this where things are dropped."""
        patch.setattr(QDrag, "exec", lambda drag, _actions: self._dropped(drag))
        patch.setattr(QDrag, "target", lambda _drag: self.target)

    def _dropped(self, drag: QDrag) -> Qt.DropAction:
        held, copy = drag.mimeData(), QMimeData()
        for kind in held.formats():
            copy.setData(kind, held.data(kind))
        self.carried.append(copy)
        assert not drag.pixmap().isNull()
        return self.action


def dragged(qtbot: QtBot, patch: pytest.MonkeyPatch, pointer: Pointer, *, held: bool) -> int:
    """Carry a contact, the button held or let go already; return how often it left."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 200)
    window.show()
    handle = window.windowHandle()
    assert handle is not None
    pointer.replace(patch)
    record = Record(EntryKind.PERSON, "Anna Berg", ANNA)
    content = drag_content((ANNA,), clip_of([record]), None)
    picture = QPixmap(20, 20)
    picture.fill(Qt.GlobalColor.white)
    left: list[bool] = []
    if held:
        QTest.mousePress(handle, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    WindowAsk(window).to_drop(content, picture, lambda: left.append(True))
    if held:
        QTest.mouseRelease(handle, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    return len(left)


def test_that_what_is_dropped_elsewhere_has_left(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pointer = Pointer(None, Qt.DropAction.CopyAction)
    assert dragged(qtbot, monkeypatch, pointer, held=True) == 1
    (content,) = pointer.carried
    assert UIDS_TYPE in content.formats()
    assert contacts_in(content) == (ANNA,)


@pytest.mark.parametrize("inside", [True, False])
def test_that_what_stays_inside_or_is_let_go_has_not_left(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, inside: bool
) -> None:
    target = QObject() if inside else None
    action = Qt.DropAction.CopyAction if inside else Qt.DropAction.IgnoreAction
    pointer = Pointer(target, action)
    assert dragged(qtbot, monkeypatch, pointer, held=True) == 0
    assert len(pointer.carried) == 1


def test_that_nothing_hangs_on_a_pointer_whose_button_is_let_go(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pointer = Pointer(None, Qt.DropAction.CopyAction)
    assert dragged(qtbot, monkeypatch, pointer, held=False) == 0
    assert pointer.carried == []
