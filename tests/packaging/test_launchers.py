"""What desktops and software centres read of the program, checked by their own tools."""

import shutil
import subprocess
from pathlib import Path

import pytest

from app_icons import DRAWING, NAME, as_icns, as_ico, drawn, write_icons
from deb_package import LINUX, metainfo
from release_notes import current_version, releases
from stakeholders import __version__


def checked(*command: str) -> str:
    """Run a checker; return what it said against the file."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"not installed: {command[0]}")
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if said.returncode == 0 else said.stdout + said.stderr


def test_that_the_launcher_is_valid() -> None:
    assert not checked("desktop-file-validate", str(LINUX / f"{NAME}.desktop"))


def test_that_the_launcher_opens_files_of_its_kinds() -> None:
    text = (LINUX / f"{NAME}.desktop").read_text("utf-8")
    assert "Exec=stakeholders open %f" in text
    assert "MimeType=application/x-stakeholders;text/vcard;text/csv;" in text


def test_that_the_page_of_software_centres_is_valid(tmp_path: Path) -> None:
    file = tmp_path / f"{NAME}.metainfo.xml"
    file.write_text(metainfo(), encoding="utf-8")
    assert not checked("appstreamcli", "validate", "--no-net", str(file))


def test_that_the_kind_of_file_is_told_by_the_mark_in_it() -> None:
    from stakeholders.store.connection import FILE_APPLICATION_ID

    assert f'value="0x{FILE_APPLICATION_ID:X}"' in (LINUX / f"{NAME}.mime.xml").read_text("utf-8")


def test_that_the_changelog_begins_with_what_is_here() -> None:
    newest = releases()[0]
    assert newest.version == current_version() == __version__
    assert newest.points


def test_that_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    write_icons(tmp_path)
    folders = {path.parent.parent.name for path in tmp_path.rglob("*.png")}
    assert {"16x16", "48x48", "512x512"} <= folders
    assert next(tmp_path.rglob("*.svg")).read_bytes() == DRAWING.read_bytes()


@pytest.mark.parametrize("name", ["stakeholders.ico", "stakeholders.icns"])
def test_that_others_read_the_wrapped_icons(tmp_path: Path, name: str) -> None:
    from PySide6.QtGui import QImageReader

    write_icons(tmp_path)
    reader = QImageReader(str(tmp_path / name))
    sizes = set()
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        sizes.add(reader.read().width())
    assert {16, 32, 256} <= sizes


def test_that_a_picture_in_a_wrapping_is_the_picture() -> None:
    picture = drawn([16])[16]
    assert as_ico({16: picture}).endswith(picture)
    assert as_icns({"icp4": picture}).endswith(picture)
