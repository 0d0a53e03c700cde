"""To do in the real window: what is due, whom it is about, and a call that is done, by keys."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap
from stakeholders.app.directory_file import Directory
from stakeholders.desktop.feature import Waiting
from stakeholders.desktop.problems.problems_feature import ProblemsFeature
from stakeholders.desktop.to_do.task_lines import place_of, task_lines
from stakeholders.desktop.to_do.to_do_feature import ToDoFeature
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.desktop.widgets.places import Place
from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.task import Task, TaskKind
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.real_window import RealWindow, opened

Key = Qt.Key
LATE = PartialDate(2020, 5, 2)
LATER = PartialDate(2999, 5)


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def uid_of(window: RealWindow, query: str) -> Uid:
    return window.find(query)[0].uid


def call(window: RealWindow, query: str, text: str, day: PartialDate) -> Uid:
    note = directory_of(window).notes.add_call(uid_of(window, query), text, day)
    window.settle()
    return note


def lines(window: RealWindow) -> list[str]:
    """Return what screen readers say of the lines, headings among them."""
    model = window.desktop.features.one(ToDoFeature).page.findChildren(LineList)[0].model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [str(row.data(spoken) or row.data()) for row in rows]


def spoken_line(window: RealWindow) -> str:
    """Return what screen readers say of the line that is meant."""
    shown = window.desktop.features.one(ToDoFeature).page.findChildren(LineList)[0]
    return str(shown.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def place(window: RealWindow) -> Place | None:
    """Return the place of the page in the sidebar."""
    model = window.window.side_bar.model()
    rows = [model.index(n, 0).data(Qt.ItemDataRole.UserRole + 1) for n in range(model.rowCount())]
    return next((row for row in rows if isinstance(row, Place) and row.key == "to_do"), None)


def go(window: RealWindow) -> None:
    window.window.actions_.run("to_do.show")
    window.settle()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[RealWindow]:
    """Start the program on one contact with whom all is well."""
    path = tmp_path / "directory.stakeholders"
    bootstrap.make_directory(path, "window", sample=False)
    with opened(qtbot, file=path) as window:
        directory_of(window).people.add("Ms. Mirela Example", "Registrar, Quay Society")
        window.settle()
        yield window


def test_that_tasks_stand_under_late_today_and_later() -> None:
    today = datetime.date(2026, 11, 22)
    names = {"2026-11-21": "Ana", "2026-11-22": "Bo", "2026-11": "Cy", "2026-12": "Di"}
    tasks = tuple(
        Task(TaskKind.CHECK, fixed_uid("e", n), n, fixed_uid("p", n), _date(day))
        for day, n in names.items()
    )
    shown = task_lines(tasks, today)
    assert [row.title if isinstance(row, Line) else row for row in shown] == [
        "Late",
        "Check Ana again",
        "Today",
        "Check Bo again",
        "Check Cy again",
        "Later",
        "Check Di again",
    ]


def test_that_what_waits_stands_before_what_is_for_later() -> None:
    later = Task(TaskKind.CHECK, fixed_uid("e", "x"), "Ana", fixed_uid("p", "x"), LATER)
    waiting = (
        Waiting(Place("problems", "Problems", "triangle-alert", 12), "What is wrong"),
        Waiting(Place("duplicates", "There twice", "merge", 0), "Who looks the same"),
    )
    shown = task_lines((later,), datetime.date(2026, 1, 1), waiting)
    titles = [row.title if isinstance(row, Line) else row for row in shown]
    assert titles == ["To look at", "Problems", "Later", "Check Ana again"]
    assert [place_of(row.key) for row in shown if isinstance(row, Line)] == ["problems", ""]


@pytest.mark.parametrize("kind", TaskKind)
def test_that_every_kind_of_task_has_words(kind: TaskKind) -> None:
    task = Task(kind, fixed_uid("e", "x"), "Ana", fixed_uid("p", "x"), LATE)
    (_, line) = task_lines((task,), datetime.date(2026, 1, 1))
    assert isinstance(line, Line)
    assert "Ana" in line.title


def test_that_the_place_hides_while_nothing_is_to_do(window: RealWindow) -> None:
    assert place(window) is None
    call(window, "mirela", "Room and date", LATER)
    found = place(window)
    assert found is not None
    assert found.count is None
    call(window, "mirela", "Visa letter", LATE)
    found = place(window)
    assert found is not None
    assert found.count == 1


def test_that_enter_opens_the_contact(window: RealWindow) -> None:
    call(window, "mirela", "Room and date", LATE)
    name = window.find("mirela")[0].name
    go(window)
    assert lines(window) == ["Late", f"Call {name} back, Room and date, 2 May 2020"]
    window.key(Key.Key_Return)
    assert window.record.name == name


@pytest.mark.parametrize("key", [Key.Key_D, Key.Key_Space])
def test_that_one_key_marks_a_call_as_done_and_undo_brings_it_back(
    window: RealWindow, key: Qt.Key
) -> None:
    call(window, "mirela", "Room and date", LATE)
    name = window.find("mirela")[0].name
    go(window)
    window.key(key)
    assert lines(window) == []
    assert window.told == f"Called {name} back."
    assert place(window) is None
    assert "Nothing to do" in window.texts
    window.chord("Z")
    assert len(lines(window)) == 2


def test_that_arrows_pass_over_headings_and_the_next_line_is_meant(window: RealWindow) -> None:
    call(window, "mirela", "First", LATE)
    call(window, "mirela", "Second", LATER)
    go(window)
    window.key(Key.Key_Down)
    shown = window.desktop.features.one(ToDoFeature).page.findChildren(LineList)[0]
    assert "Second" in str(shown.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    window.key(Key.Key_D)
    assert [line for line in lines(window) if "," in line] == [lines(window)[1]]
    assert "First" in str(shown.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_that_no_key_reaches_the_contact_behind_the_page(window: RealWindow) -> None:
    window.look_for("mirela")
    window.key(Key.Key_Down)
    assert window.record.name
    call(window, "mirela", "First", LATE)
    go(window)
    window.key(Key.Key_Delete)
    assert directory_of(window).bin.count() == 0


def test_that_an_empty_page_says_so(window: RealWindow) -> None:
    go(window)
    empty = window.desktop.features.one(ToDoFeature).page.findChildren(EmptyState)[0]
    assert empty.isVisible()
    assert empty.accessibleName() == "Nothing to do"


def test_that_one_place_leads_to_everything_that_waits(qtbot: QtBot, sample: Path) -> None:
    with opened(qtbot, file=sample) as window:
        go(window)
        qtbot.waitUntil(lambda: "Problems" in str(lines(window)), timeout=20000)
        found, problems = place(window), window.desktop.features.one(ProblemsFeature).waiting()[0]
        assert found is not None
        assert found.count == problems.place.count
        keys = [one.key for one in window.window.side_bar.places()]
        assert not {"problems", "verify", "duplicates", "todo.no_email"} & set(keys)
        while "Missing e-mail" not in spoken_line(window):
            window.key(Key.Key_Down)
        window.key(Key.Key_Return)
        assert window.window.place == "todo.no_email"
        assert window.people.total == 1
        assert window.window.side_bar.currentIndex().data() == "To do"
        window.chord("K")
        window.type("Go to Wrong phone")
        window.key(Key.Key_Return)
        assert window.window.place == "todo.problems"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_page_can_be_pictured(qtbot: QtBot, sample: Path, setting: Setting) -> None:
    with opened(qtbot, file=sample) as window:
        call(window, "mirela", "Asked for the room and the date of the briefing.", LATE)
        call(window, "unodc", "Send the letter about visas again", PartialDate.of(_today(window)))
        call(window, "ohchr sp", "Whether somebody speaks French at the opening", LATER)
        go(window)
        picture = render(
            window.window,
            sample.parent / f"to-do-{setting.name}.png",
            window.desktop.theme,
            setting,
        )
        assert not picture.isNull()


def _today(window: RealWindow) -> datetime.date:
    return directory_of(window).today()


def _date(text: str) -> PartialDate:
    date = PartialDate.from_text(text)
    assert date is not None
    return date
