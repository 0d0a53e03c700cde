"""How the window was left: its size, its place, and how results are shown in each place.

A file beside the settings, of this computer only: nothing of it is an operation, and nothing of it
tells who is in the directory. What is damaged or gone gives the usual window.
"""

import json
import os
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from stakeholders.domain.arrangement import AS_FOUND, Arrangement

_MOST_PLACES: Final = 200
_WIDEST: Final = 2000
_NARROWEST: Final = 20


@dataclass(frozen=True, slots=True)
class PlaceLayout:
    """How results are shown in one place: as a table or a list, columns with widths, the order."""

    as_table: bool = False
    columns: tuple[tuple[str, int], ...] = ()
    arrangement: Arrangement = AS_FOUND


USUAL_LAYOUT: Final = PlaceLayout()


def _no_layouts() -> Mapping[str, PlaceLayout]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WindowState:
    """What is remembered; `geometry` is Qt's own text, widths of 0 are the usual ones."""

    geometry: str = ""
    has_side_bar: bool = True
    side_bar_width: int = 0
    list_width: int = 0
    table_width: int = 0
    place: str = ""
    contact: str = ""
    layouts: Mapping[str, PlaceLayout] = field(default_factory=_no_layouts)

    def layout_of(self, place: str) -> PlaceLayout:
        """Return how results are shown in a place."""
        return self.layouts.get(place, USUAL_LAYOUT)

    def with_layout(self, place: str, layout: PlaceLayout) -> "WindowState":
        """Return the state with another layout of a place; the oldest ones are forgotten."""
        others = {key: one for key, one in self.layouts.items() if key != place}
        kept = dict([*others.items(), (place, layout)][-_MOST_PLACES:])
        return replace(self, layouts=MappingProxyType(kept))


class WindowStateFile:
    """The file that holds the state.

    `change` is at once and in memory, `load` and `save` read and write; any thread may call them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._current = WindowState()
        self._written = WindowState()

    @property
    def current(self) -> WindowState:
        """What is remembered now."""
        return self._current

    def change(self, state: WindowState) -> None:
        """Remember another state from now on; `save` keeps it over a restart."""
        self._current = state

    def load(self) -> WindowState:
        """Read the file; what cannot be read is as it usually is."""
        try:
            document = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            document = None
        self._current = self._written = _state_in(document)
        return self._current

    def save(self) -> None:
        """Write the state as it is now, whole or not at all, for its owner only.

        Raises:
            OSError: when the file cannot be written.
        """
        with self._lock:
            state = self._current
            if state != self._written:
                _write(self._path, json.dumps(_document_of(state), indent=1))
                self._written = state


def _document_of(state: WindowState) -> dict[str, object]:
    plain = {one.name: getattr(state, one.name) for one in fields(state)}
    return plain | {"layouts": {place: asdict(one) for place, one in state.layouts.items()}}


def _state_in(document: object) -> WindowState:
    """Return the state that a document tells; parts of another type are as usual."""
    if not isinstance(document, dict):
        return WindowState()
    usual = WindowState()
    told: dict[str, Any] = {
        one.name: document[one.name]
        for one in fields(usual)
        if one.name != "layouts" and type(document.get(one.name)) is type(getattr(usual, one.name))
    }
    layouts = document.get("layouts")
    places = layouts.items() if isinstance(layouts, dict) else ()
    told["layouts"] = MappingProxyType(
        {place: _layout_in(one) for place, one in places if isinstance(one, dict)}
    )
    return WindowState(**told)


def _layout_in(document: Mapping[str, object]) -> PlaceLayout:
    arrangement = document.get("arrangement")
    order = arrangement if isinstance(arrangement, dict) else {}
    columns = document.get("columns")
    pairs = columns if isinstance(columns, list) else []
    column = order.get("column", "")
    return PlaceLayout(
        as_table=document.get("as_table") is True,
        columns=tuple(
            (pair[0], min(max(pair[1], _NARROWEST), _WIDEST)) for pair in pairs if _is_width(pair)
        ),
        arrangement=Arrangement(
            column if isinstance(column, str) else "", order.get("descending") is True
        ),
    )


def _is_width(pair: object) -> bool:
    """Tell whether something is the code of a column and its width."""
    is_pair = isinstance(pair, list) and len(pair) == len(("code", "width"))
    return is_pair and isinstance(pair[0], str) and type(pair[1]) is int  # type: ignore[index]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".window-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
