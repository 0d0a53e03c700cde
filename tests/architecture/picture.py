"""The picture of the storeys in ARCHITECTURE.md, drawn from the imports as they are.

    PYTHONPATH=src:. .venv/bin/python -m tests.architecture.picture

An arrow stands for the imports of one storey from another, thicker where there are more of them
(in tens, hundreds); what everything may use, at the bottom, has none.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import grimp

from tests.architecture.house import PACKAGE, ROOT

PICTURE: Final = ROOT / "architecture.svg"
SIZE: Final = (920, 700)

_INK: Final = "#18202C"
_QUIET: Final = "#525D6E"


@dataclass(frozen=True)
class Box:
    """A storey: where it stands, in pixels, its fill and what is said of it."""

    left: int
    top: int
    width: int
    height: int
    fill: str
    says: str

    @property
    def bottom(self) -> int:
        """Return where it ends."""
        return self.top + self.height


BOXES: Final = {
    "bootstrap": Box(320, 20, 340, 46, "#EFF1F5", "wires everything"),
    "desktop": Box(40, 106, 520, 96, "#E3EFFC", "the window"),
    "cli": Box(600, 106, 280, 96, "#E3EFFC", "the command line"),
    "printing": Box(120, 242, 290, 56, "#E3EFFC", "a document to PDF or paper"),
    "app": Box(40, 338, 840, 56, "#CFE3F9", "what users do: one module a job"),
    "formats": Box(40, 444, 240, 56, "#E4F3EA", "files in and out"),
    "reports": Box(340, 444, 240, 56, "#E4F3EA", "documents out"),
    "store": Box(640, 444, 240, 56, "#E4F3EA", "the directory file"),
    "domain": Box(40, 550, 840, 56, "#FFF4DC", "values, rules, validators"),
    "foot": Box(40, 640, 840, 40, "#EFF1F5", "i18n and paths: everything above may use them"),
}
# Where an arrow runs, from left to right; those that pass a storey run behind it.
LANES: Final = {
    ("bootstrap", "desktop"): 400,
    ("bootstrap", "cli"): 630,
    ("desktop", "printing"): 250,
    ("desktop", "app"): 470,
    ("desktop", "domain"): 310,
    ("cli", "app"): 700,
    ("cli", "domain"): 622,
    ("printing", "app"): 190,
    ("printing", "reports"): 365,
    ("app", "formats"): 160,
    ("app", "reports"): 460,
    ("app", "store"): 760,
    ("app", "domain"): 594,
    ("formats", "domain"): 160,
    ("reports", "domain"): 460,
    ("store", "domain"): 760,
}
EVERYWHERE: Final = frozenset({"i18n", "paths", "stakeholders"})


def imports() -> Counter[tuple[str, str]]:
    """Return how many modules of one storey import one of another."""
    graph = grimp.build_graph("stakeholders")
    found: Counter[tuple[str, str]] = Counter()
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            pair = (storey(module), storey(imported))
            if pair[0] != pair[1] and pair[1] not in EVERYWHERE and pair[0] != "__main__":
                found[pair] += 1
    return found


def storey(module: str) -> str:
    """Return the storey of a module, by its dotted name."""
    return module.split(".")[1] if "." in module else module


def drawn() -> str:
    """Return the picture as SVG."""
    width, height = SIZE
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'font-family="Inter, sans-serif" font-size="14">'
        ),
        (
            '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" '
            'markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">'
            f'<path d="M0 0L10 5L0 10z" fill="{_QUIET}"/></marker></defs>'
        ),
        f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>',
    ]
    parts += [_arrow(pair, count) for pair, count in sorted(imports().items()) if pair in LANES]
    parts += [_box(name, box) for name, box in BOXES.items()]
    return "\n".join([*parts, "</svg>", ""])


def _arrow(pair: tuple[str, str], count: int) -> str:
    start, end = BOXES[pair[0]].bottom, BOXES[pair[1]].top
    thickness = len(str(count)) + 0.5
    return (
        f'<path d="M{LANES[pair]} {start}V{end - 2}" stroke="{_QUIET}" '
        f'stroke-width="{thickness}" marker-end="url(#tip)"/>'
    )


def _box(name: str, box: Box) -> str:
    rect = (
        f'<rect x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}" rx="8" '
        f'fill="{box.fill}" stroke="#C9CED8"/>'
    )
    title = "" if name == "foot" else f'<tspan font-weight="700">{name}</tspan>  '
    lines = [(f"{title}{box.says}", 0, _INK)]
    lines += [(line, 22 + 17 * row, _QUIET) for row, line in enumerate(_rooms(name))]
    first = box.top + (25 if len(lines) == 1 and box.height < 50 else 33 if len(lines) == 1 else 26)
    texts = [
        f'<text x="{box.left + 16}" y="{first + down}" fill="{ink}" '
        f'font-size="{14 if not down else 12}">{text}</text>'
        for text, down, ink in lines
    ]
    return "\n".join([rect, *texts])


def _rooms(name: str) -> list[str]:
    """Return the folders of the window's pages in lines; no other storey has any to be shown."""
    if name != "desktop":
        return []
    rooms = sorted(path.name for path in Path(PACKAGE / name).iterdir() if _is_room(path))
    lines, line = [], ""
    for room in rooms:
        if len(line) + len(room) > 78:
            lines.append(line)
            line = ""
        line = f"{line}  {room}" if line else room
    return [*lines, line]


def _is_room(path: Path) -> bool:
    return path.is_dir() and (path / "__init__.py").exists()


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
