"""Attachments: the bytes that were given come back, once kept however often they were added."""

from pathlib import Path

import pytest

from stakeholders.app.attachments import LARGEST_PICTURE
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import (
    HiddenFactError,
    NoPictureError,
    TooLargeAttachmentError,
    UnreadableFileError,
    UnwritableTargetError,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Attachment, AttachmentRole
from stakeholders.domain.visibility import Visibility

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))


@pytest.fixture
def ana(directory: Directory) -> Uid:
    return directory.people.add("Ana Example")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"%PDF-1.7 scanned")
    return file


def kept(directory: Directory, uid: Uid) -> tuple[Attachment, ...]:
    return directory.search.record(uid).parts_of(Attachment)


def test_that_the_bytes_come_back_and_undo_takes_them_away(
    directory: Directory, ana: Uid, letter: Path, tmp_path: Path
) -> None:
    uid = directory.attachments.add(ana, letter, title="Nomination")
    letter_bytes = letter.read_bytes()
    letter.unlink()
    (attachment,) = kept(directory, ana)
    assert (attachment.file_name, attachment.title, attachment.media_type, attachment.size) == (
        "letter.pdf", "Nomination", "application/pdf", len(letter_bytes),
    )  # fmt: skip
    assert directory.attachments.content(uid) == letter_bytes
    copy = tmp_path / "copy.pdf"
    directory.attachments.save(uid, copy)
    assert copy.read_bytes() == letter_bytes
    assert copy.stat().st_mode & 0o077 == 0
    assert directory.history.steps()[0].code == "attachment.saved"
    directory.history.undo()
    assert kept(directory, ana) == ()
    directory.history.redo()
    assert directory.attachments.content(uid) == letter_bytes


def test_that_equal_bytes_are_kept_once(
    directory: Directory, ana: Uid, file: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(PNG + bytes(2_000_000))
    ben = directory.people.add("Ben Sample")
    for uid in (ana, ben, ana):
        directory.attachments.add(uid, photo, role=AttachmentRole.PHOTO)
    directory.close()
    assert file.stat().st_size < 2 * 2_000_000


def test_that_a_photo_must_be_a_picture_of_a_sensible_size(
    directory: Directory, ana: Uid, letter: Path, tmp_path: Path
) -> None:
    with pytest.raises(NoPictureError):
        directory.attachments.add(ana, letter, role=AttachmentRole.PHOTO)
    liar = tmp_path / "liar.png"
    liar.write_bytes(b"<svg/>")
    with pytest.raises(NoPictureError):
        directory.attachments.add(ana, liar, role=AttachmentRole.LOGO)
    large = tmp_path / "large.png"
    large.write_bytes(PNG + bytes(LARGEST_PICTURE))
    with pytest.raises(TooLargeAttachmentError, match="4 MB"):
        directory.attachments.add(ana, large, role=AttachmentRole.PHOTO)
    with pytest.raises(UnreadableFileError):
        directory.attachments.add(ana, tmp_path / "nowhere.pdf")
    assert kept(directory, ana) == ()


def test_that_no_attachment_leaves_for_those_outside(
    directory: Directory, ana: Uid, letter: Path, tmp_path: Path
) -> None:
    uid = directory.attachments.add(ana, letter)
    target = tmp_path / "out.pdf"
    with pytest.raises(HiddenFactError):
        directory.attachments.save(uid, target, Visibility.PARTICIPANTS)
    assert not target.exists()
    with pytest.raises(UnwritableTargetError):
        directory.attachments.save(uid, tmp_path / "no" / "where.pdf")


def test_that_an_attachment_is_renamed_and_removed(
    directory: Directory, ana: Uid, letter: Path
) -> None:
    uid = directory.attachments.add(ana, letter)
    directory.attachments.rename(uid, "Note verbale")
    assert kept(directory, ana)[0].title == "Note verbale"
    assert [row.name for row in directory.search.find("verbale").rows] == ["Ana Example"]
    directory.attachments.remove(uid)
    assert kept(directory, ana) == ()
