"""The icon of the program in every size and wrapping, drawn from its one drawing.

`hicolor/…/apps/NAME.png` and the drawing itself for Linux, `stakeholders.ico` for Windows and
`stakeholders.icns` for macOS: both are containers of PNG files (Windows since Vista, macOS 10.7).
"""

import os
import struct
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
DRAWING: Final = ROOT / "resources" / "icons" / "stakeholders.svg"
NAME: Final = "org.stakeholders.Stakeholders"
LINUX_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
MAC_KINDS: Final = MappingProxyType(
    {"icp4": 16, "icp5": 32, "icp6": 64, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}
)

_ICO_HEADER: Final = struct.Struct("<HHH")
_ICO_ENTRY: Final = struct.Struct("<BBBBHHII")
_ICNS_PART: Final = struct.Struct(">4sI")


def write_icons(folder: Path) -> None:
    """Write all icons into a folder that is made."""
    sizes = sorted({*LINUX_SIZES, *WINDOWS_SIZES, *MAC_KINDS.values()})
    pictures = drawn(sizes)
    for size in LINUX_SIZES:
        place = folder / "hicolor" / f"{size}x{size}" / "apps" / f"{NAME}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pictures[size])
    scalable = folder / "hicolor" / "scalable" / "apps" / f"{NAME}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(DRAWING.read_bytes())
    (folder / "stakeholders.ico").write_bytes(
        as_ico({size: pictures[size] for size in WINDOWS_SIZES})
    )
    (folder / "stakeholders.icns").write_bytes(
        as_icns({kind: pictures[size] for kind, size in MAC_KINDS.items()})
    )


def drawn(sizes: list[int]) -> dict[int, bytes]:
    """Return the drawing as PNG in each size, in pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(DRAWING.read_bytes())
    pictures: dict[int, bytes] = {}
    for size in sizes:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload] # PySide wants text here
        pictures[size] = bytes(buffer.data().data())
    del application
    return pictures


def as_ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return PNG pictures by their size as one Windows icon; 256 pixels are written as 0."""
    place = _ICO_HEADER.size + _ICO_ENTRY.size * len(pictures)
    entries, data = _ICO_HEADER.pack(0, 1, len(pictures)), b""
    for size, picture in pictures.items():
        side = size % 256
        entries += _ICO_ENTRY.pack(side, side, 0, 0, 1, 32, len(picture), place + len(data))
        data += picture
    return entries + data


def as_icns(pictures: Mapping[str, bytes]) -> bytes:
    """Return PNG pictures by their kind as one icon of macOS."""
    head = _ICNS_PART.size
    parts = b"".join(
        _ICNS_PART.pack(kind.encode(), head + len(picture)) + picture
        for kind, picture in pictures.items()
    )
    return _ICNS_PART.pack(b"icns", head + len(parts)) + parts
