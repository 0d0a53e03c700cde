"""How the window was left outlives it; what is damaged gives the usual window."""

import json
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholders.app.window_state import PlaceLayout, WindowState, WindowStateFile
from stakeholders.domain.arrangement import Arrangement

LEFT = WindowState(
    geometry="AdnQywADAAA=",
    has_side_bar=False,
    side_bar_width=300,
    list_width=520,
    table_width=800,
    place="people.missions",
    contact="018f2f5e-0000-7000-8000-000000000001",
).with_layout(
    "people.missions",
    PlaceLayout(
        as_table=True,
        columns=(("name", 180), ("country", 90)),
        arrangement=Arrangement("country", descending=True),
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "window.json"


def saved(path: Path, state: WindowState) -> None:
    file = WindowStateFile(path)
    file.change(state)
    file.save()


def test_that_a_window_comes_back_as_it_was_left(path: Path) -> None:
    saved(path, LEFT)
    assert WindowStateFile(path).load() == LEFT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_that_without_a_file_the_window_is_as_usual(path: Path) -> None:
    assert WindowStateFile(path).load() == WindowState()
    assert not path.exists()


def test_that_nothing_is_written_where_nothing_changed(path: Path) -> None:
    saved(path, WindowState())
    assert not path.exists()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
KEYS = st.sampled_from(["geometry", "has_side_bar", "list_width", "place", "layouts"])
LAYOUT_KEYS = st.sampled_from(["as_table", "columns", "arrangement", "column"])
STATES = st.dictionaries(
    KEYS, JSON | st.dictionaries(st.text(max_size=5), st.dictionaries(LAYOUT_KEYS, JSON))
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=STATES | JSON)
def test_that_any_document_gives_a_state_that_can_be_kept(path: Path, document: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(document), "utf-8")
    state = WindowStateFile(path).load()
    saved(path.with_name("again.json"), state)
    assert isinstance(state.place, str)
    assert all(isinstance(layout, PlaceLayout) for layout in state.layouts.values())


@pytest.mark.parametrize("bytes_", [b"", b"\xff\xfe\x00", b"{", b"[1, 2"])
def test_that_a_damaged_file_gives_the_usual_window(path: Path, bytes_: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(bytes_)
    assert WindowStateFile(path).load() == WindowState()


def test_that_a_good_part_of_a_damaged_state_is_kept(path: Path) -> None:
    path.parent.mkdir()
    broken = {
        "list_width": "wide",
        "place": "people.bodies",
        "layouts": {"people.bodies": {"as_table": True, "columns": [["name", 5], ["tags"], 7]}},
    }
    path.write_text(json.dumps(broken), "utf-8")
    layout = PlaceLayout(as_table=True, columns=(("name", 20),))
    expected = WindowState(place="people.bodies").with_layout("people.bodies", layout)
    assert WindowStateFile(path).load() == expected


def test_that_the_oldest_places_are_forgotten() -> None:
    state = WindowState()
    for number in range(250):
        state = state.with_layout(f"list:{number}", PlaceLayout(as_table=True))
    assert len(state.layouts) == 200
    assert not state.layout_of("list:0").as_table
    assert state.layout_of("list:249").as_table
