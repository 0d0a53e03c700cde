"""Dragging in the real window: onto lists, out as cards, files and texts in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stakeholders.app.copying import Clip
from stakeholders.desktop.dragging import UIDS_TYPE, contacts_in, drag_content
from stakeholders.desktop.widgets.places import PLACE_ROLE, Place
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility
from tests.desktop.real_window import RealWindow

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def entered(target: QWidget, at: QPoint, content: QMimeData) -> bool:
    """Tell whether a widget takes what comes over it."""
    event = QDragEnterEvent(at, COPY, content, LEFT, NONE)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def moved(target: QWidget, at: QPoint, content: QMimeData) -> bool:
    """Tell whether a widget takes what has come over it, at this point."""
    assert entered(target, at, content)
    event = QDragMoveEvent(at, COPY, content, LEFT, NONE)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drop(window: RealWindow, target: QWidget, at: QPoint, content: QMimeData) -> None:
    QApplication.sendEvent(target, QDropEvent(QPointF(at), COPY, content, LEFT, NONE))
    window.settle()


def drop_on_window(window: RealWindow, content: QMimeData) -> None:
    at = window.window.rect().center()
    assert entered(window.window, at, content)
    drop(window, window.window, at, content)


def place_called(window: RealWindow, title: str) -> QPoint:
    """Return the middle of a place of the sidebar."""
    bar = window.window.side_bar
    model = bar.model()
    for row in range(model.rowCount()):
        place = model.index(row, 0).data(PLACE_ROLE)
        if isinstance(place, Place) and place.title == title:
            return bar.visualRect(model.index(row, 0)).center()
    raise LookupError(title)


def files(*names: str) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(name) for name in names])
    return content


def members(window: RealWindow, name: str) -> set[Uid | None]:
    assert window.desktop.directory
    lists = window.desktop.directory.lists
    return {one.record.uid for one in lists.members(lists.named(name).uid)}


@pytest.fixture
def nobody_on(window: RealWindow) -> Uid:
    """Return somebody who is on no list."""
    assert window.desktop.directory
    uid = window.desktop.directory.people.add("Anna Dragged")
    window.settle()
    return uid


def test_that_contacts_dropped_on_a_list_are_put_on_it_with_undo(
    window: RealWindow, nobody_on: Uid
) -> None:
    content, at = drag_content((nobody_on,), Clip(), None), place_called(window, "Press contacts")
    view = window.window.side_bar.viewport()
    assert moved(view, at, content)
    drop(window, view, at, content)
    assert nobody_on in members(window, "Press contacts")
    assert window.told == "Put 1 contact on “Press contacts”."
    assert moved(view, at, content)
    drop(window, view, at, content)
    assert window.told == "They are on “Press contacts” already."
    window.chord("Z")
    assert nobody_on not in members(window, "Press contacts")


def test_that_a_place_that_is_no_list_takes_nobody(window: RealWindow, nobody_on: Uid) -> None:
    content, at = drag_content((nobody_on,), Clip(), None), place_called(window, "Spokespersons")
    assert not moved(window.window.side_bar.viewport(), at, content)


def test_that_a_saved_search_always_includes_whom_it_is_given(
    window: RealWindow, nobody_on: Uid
) -> None:
    assert window.desktop.directory
    window.desktop.directory.lists.save_search("Everyone in Geneva", "geneva")
    window.settle()
    content = drag_content((nobody_on,), Clip(), None)
    at = place_called(window, "Everyone in Geneva")
    view = window.window.side_bar.viewport()
    assert moved(view, at, content)
    drop(window, view, at, content)
    assert nobody_on in members(window, "Everyone in Geneva")


def test_that_the_list_that_is_aimed_at_is_marked(window: RealWindow, nobody_on: Uid) -> None:
    content, at = drag_content((nobody_on,), Clip(), None), place_called(window, "Press contacts")
    bar = window.window.side_bar
    moved(bar.viewport(), at, content)
    assert bar.target.startswith("list:")
    moved(bar.viewport(), place_called(window, "Everyone"), content)
    assert bar.target == ""


def drag_first_row(window: RealWindow) -> None:
    """Press on the chosen row and move the pointer away, as a hand does."""
    view = window.rows.viewport()
    start = window.rows.visualRect(window.rows.currentIndex()).center()
    QTest.mousePress(view, LEFT, NONE, start)
    for step in (4, 30, 60):
        at = QPointF(start + QPoint(step, 0))
        whole = QPointF(view.mapToGlobal(at.toPoint()))
        event = QMouseEvent(QEvent.Type.MouseMove, at, whole, LEFT, LEFT, NONE)
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, LEFT, NONE, start + QPoint(60, 0))
    window.settle()


def test_that_a_row_dragged_out_is_a_card_of_what_anyone_may_see(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    drag_first_row(window)
    (content,) = window.ask.carried
    card = Path(content.urls()[0].toLocalFile())
    assert card.name == "Mirela Kostovar.vcf"
    assert card.read_text("utf-8").count("BEGIN:VCARD") == 1
    assert card.stat().st_mode & 0o077 == 0
    assert {UIDS_TYPE, "text/vcard", "text/plain", "text/x-moz-address"} <= set(content.formats())
    assert contacts_in(content) == (window.record.uid,)
    assert window.told.startswith("Handed out 1 contact.")
    assert window.desktop.directory
    (newest,) = window.desktop.directory.history.steps(limit=1)
    assert "Mirela Kostovar.vcf" in newest.sentence


def test_that_who_is_for_the_office_leaves_only_to_lists(
    window: RealWindow, nobody_on: Uid
) -> None:
    assert window.desktop.directory
    window.desktop.directory.contacts.set_visibility(nobody_on, Visibility.NAMED)
    window.settle()
    window.look_for("anna dragged")
    window.key(Key.Key_Down)
    drag_first_row(window)
    (content,) = window.ask.carried
    assert content.formats() == [UIDS_TYPE]


def test_that_contacts_dropped_on_the_window_itself_do_nothing(
    window: RealWindow, nobody_on: Uid
) -> None:
    content = drag_content((nobody_on,), Clip(text="x", vcard="x"), Path("x.vcf"))
    assert not entered(window.window, window.window.rect().center(), content)


@pytest.mark.parametrize("name", ["/somewhere/photo.png", "/somewhere/sheet.pdf"])
def test_that_a_file_of_something_else_is_refused_in_a_sentence(
    window: RealWindow, name: str
) -> None:
    drop_on_window(window, files(name))
    assert window.told == (
        f"{Path(name).name} is neither a file of contacts nor a text. Nothing was read from it."
    )
    assert window.window.place == "people.everyone"


def test_that_a_picture_is_refused_in_a_sentence(window: RealWindow) -> None:
    content = QMimeData()
    content.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    drop_on_window(window, content)
    assert window.told == "Only files of contacts and texts can be read here."


def test_that_of_several_files_one_is_read_and_it_is_told(
    window: RealWindow, tmp_path: Path
) -> None:
    card = tmp_path / "one.vcf"
    card.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nN:X;A\r\nFN:A X\r\nEND:VCARD\r\n")
    drop_on_window(window, files(str(card), str(tmp_path / "two.vcf")))
    assert window.window.place == "import"
    assert window.told == "Only one.vcf is read, of 2 files. Drop the others one by one."


def test_that_cards_dropped_as_text_are_imported(window: RealWindow) -> None:
    content = QMimeData()
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Carded;Ana\r\nFN:Ana Carded\r\nEND:VCARD\r\n"
    content.setData("text/vcard", card.encode())
    drop_on_window(window, content)
    assert window.window.place == "import"
    window.key(Key.Key_Return)
    assert "Ana Carded" in window.look_for("ana carded")
