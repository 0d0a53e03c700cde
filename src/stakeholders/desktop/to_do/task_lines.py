"""Tasks in words: what, about whom, until when; a new kind of task is one row of the table."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLocale

from stakeholders.desktop.feature import Waiting
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.task import Task, TaskKind
from stakeholders.i18n import marked, translated


@dataclass(frozen=True, slots=True)
class _Words:
    """How a kind of task is shown; `tells_text` where its text is somebody's own words."""

    icon: str
    title: str
    tells_text: bool = False


_KINDS: Final[Mapping[TaskKind, _Words]] = MappingProxyType(
    {
        TaskKind.CALL_BACK: _Words("phone", marked("Call {name} back"), tells_text=True),
        TaskKind.CHECK: _Words("badge-check", marked("Check {name} again")),
        TaskKind.REVIEW_STATUS: _Words("landmark", marked("Look at the status of {name} again")),
        TaskKind.REVIEW_BASIS: _Words("lock", marked("Look again at why {name} is kept")),
        TaskKind.RETENTION_ENDED: _Words("archive-restore", marked("{name}: kept long enough?")),
    }
)


_PLACE: Final = "place:"


def task_key(task: Task) -> str:
    """Return what tells a task from others."""
    return f"{task.kind}:{task.part}"


def task_lines(
    tasks: tuple[Task, ...], today: datetime.date, waiting: tuple[Waiting, ...] = ()
) -> tuple[str | Line, ...]:
    """Return tasks as lines under late, today and later, and what waits without a day after today.

    A heading with none is left out.
    """
    late = [task for task in tasks if task.is_late_on(today)]
    later = [task for task in tasks if not task.is_due_on(today)]
    now = [task for task in tasks if task not in late and task not in later]
    groups = (
        (translated("Late"), [_line(task, Tone.WARN) for task in late]),
        (translated("Today"), [_line(task, Tone.ACCENT) for task in now]),
        (translated("To look at"), [_waiting_line(one) for one in waiting if one.is_there]),
        (translated("Later"), [_line(task, Tone.PLAIN) for task in later]),
    )
    rows: list[str | Line] = []
    for title, group in groups:
        rows += [title, *group] if group else []
    return tuple(rows)


def place_of(key: str) -> str:
    """Return the place that the line of a key leads to, nothing for a task."""
    return key.removeprefix(_PLACE) if key.startswith(_PLACE) else ""


def _waiting_line(waiting: Waiting) -> Line:
    place = waiting.place
    number = QLocale().toString(place.count or 0)
    tone = Tone.WARN if place.warns else Tone.PLAIN
    return Line(f"{_PLACE}{place.key}", place.icon, place.title, waiting.about, number, tone)


def _line(task: Task, tone: Tone) -> Line:
    words = _KINDS[task.kind]
    return Line(
        task_key(task),
        words.icon,
        translated(words.title, name=task.entry_name),
        " ".join(task.text.split()) if words.tells_text else "",
        shown_date(task.due),
        tone,
    )
