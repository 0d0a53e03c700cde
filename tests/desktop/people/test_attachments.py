"""Files on a card: added, dropped, saved, removed; a photo is shown or said to be broken."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.people.file_drop_area import FileDropArea
from stakeholders.desktop.people.photos import read_picture
from stakeholders.desktop.widgets.avatar import Avatar
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.desktop.widgets.chip import Chip
from stakeholders.domain.parts import Attachment, AttachmentRole
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.real_window import RealWindow, opened

Key = Qt.Key
RED = QColor(200, 30, 30)


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def show(window: RealWindow, query: str = "mirela") -> None:
    window.look_for(query)
    window.people.show_contact(next(r.uid for r in window.find(query) if r.kind == "person"))
    window.settle()


def files(window: RealWindow) -> list[tuple[str, AttachmentRole]]:
    assert window.record.uid
    record = directory_of(window).search.record(window.record.uid)
    return [(one.file_name, one.role) for one in record.parts_of(Attachment)]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.4 a letter")
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(RED)
    assert image.save(str(path))
    return path


def run(window: RealWindow, command: str) -> None:
    window.window.actions_.run(command)
    window.settle()


def press(window: RealWindow, name: str) -> None:
    buttons = window.people.view.keepings.files.findChildren(IconButton)
    (button,) = (one for one in buttons if one.accessibleName() == name and one.isVisible())
    button.setFocus()
    window.key(Key.Key_Space)


def middle(window: RealWindow) -> QColor:
    """Return the colour in the middle of the picture in the head."""
    avatar = window.people.findChildren(Avatar)[0]
    return avatar.grab().toImage().pixelColor(avatar.width() // 2, avatar.height() // 2)


def chips(window: RealWindow) -> list[str]:
    return [chip.accessibleName() for chip in window.people.findChildren(Chip)]


def test_that_a_file_is_added_saved_and_removed(
    window: RealWindow, letter: Path, tmp_path: Path
) -> None:
    show(window)
    window.ask.will_answer(letter)
    run(window, "contact.attach")
    assert files(window) == [("letter.pdf", AttachmentRole.DOCUMENT)]
    assert window.told == "Added letter.pdf."
    assert {"letter.pdf", "File · PDF · 17 bytes"} <= set(window.texts)
    copy = tmp_path / "copy.pdf"
    window.ask.will_answer(copy)
    press(window, "Save a copy of letter.pdf…")
    assert copy.read_bytes() == letter.read_bytes()
    press(window, "Remove letter.pdf")
    assert files(window) == []
    window.chord("Z")
    assert files(window) == [("letter.pdf", AttachmentRole.DOCUMENT)]


def test_that_a_photo_is_shown_in_the_head(window: RealWindow, photo: Path) -> None:
    show(window)
    assert middle(window) != RED
    window.ask.will_answer(photo)
    run(window, "contact.photo")
    assert files(window) == [("photo.png", AttachmentRole.PHOTO)]
    assert middle(window) == RED
    show(window, "anselm")
    assert middle(window) != RED
    show(window)
    assert middle(window) == RED
    press(window, "Remove photo.png")
    assert middle(window) != RED


def test_that_a_broken_photo_leaves_the_initials_and_says_so(
    window: RealWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n no picture at all")
    show(window)
    before = middle(window)
    window.ask.will_answer(broken)
    run(window, "contact.photo")
    assert "The photo cannot be shown" in chips(window)
    assert middle(window) == before


def test_that_no_picture_is_refused_with_a_sentence(window: RealWindow, letter: Path) -> None:
    show(window)
    window.ask.will_answer(letter)
    run(window, "contact.photo")
    assert files(window) == []
    assert "letter.pdf" in window.told


def test_that_a_closed_question_adds_nothing(window: RealWindow) -> None:
    show(window)
    window.ask.will_answer(None)
    run(window, "contact.attach")
    assert files(window) == []


def dropped(window: RealWindow, path: Path) -> bool:
    """Drop a file on the card; tell whether the card took it."""
    (area,) = window.people.findChildren(FileDropArea)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, _NO
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    area.dragEnterEvent(enter)  # sent, the window would take what the card leaves
    if enter.isAccepted():
        area.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    window.settle()
    return enter.isAccepted()


_NO = Qt.KeyboardModifier.NoModifier


def test_that_a_dropped_file_is_kept_and_contacts_are_left_to_the_import(
    window: RealWindow, letter: Path, tmp_path: Path
) -> None:
    show(window)
    assert dropped(window, letter)
    assert files(window) == [("letter.pdf", AttachmentRole.DOCUMENT)]
    assert not dropped(window, tmp_path / "people.vcf")
    assert len(files(window)) == 1


@pytest.mark.qt_log_ignore("Not a JPEG file")
def test_that_only_the_four_formats_are_read(photo: Path, tmp_path: Path) -> None:
    content = photo.read_bytes()
    shown = read_picture(content, "image/png", 100)
    assert shown is not None
    assert min(shown.width(), shown.height()) == 100
    assert read_picture(content, "image/svg+xml", 100) is None
    assert read_picture(content, "image/jpeg", 100) is None
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    assert read_picture(svg, "image/png", 100) is None


@pytest.mark.qt_log_ignore("Rejecting image")
def test_that_a_picture_that_unfolds_without_measure_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    image = QImage(9000, 9000, QImage.Format.Format_RGB32)
    image.fill(RED)
    assert image.save(str(path))
    assert read_picture(path.read_bytes(), "image/png", 100) is None


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_files_can_be_pictured(
    qtbot: QtBot, sample: Path, letter: Path, photo: Path, setting: Setting
) -> None:
    with opened(qtbot, file=sample) as window:
        show(window)
        assert window.record.uid
        directory_of(window).attachments.add(window.record.uid, letter)
        directory_of(window).attachments.add(window.record.uid, photo, role=AttachmentRole.PHOTO)
        window.settle()
        window.window.resize(1240, 1300)
        bar = window.people.view.verticalScrollBar()
        bar.setValue(bar.maximum())
        target = sample.parent / f"files-{setting.name}.png"
        assert not render(window.window, target, window.desktop.theme, setting).isNull()
