"""Tasks in words: what, about whom, until when; a new kind of task is one row of the table."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

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


def task_key(task: Task) -> str:
    """Return what tells a task from others."""
    return f"{task.kind}:{task.part}"


def task_lines(tasks: tuple[Task, ...], today: datetime.date) -> tuple[str | Line, ...]:
    """Return tasks as lines under late, today and later; a heading with none is left out."""
    late = [task for task in tasks if task.is_late_on(today)]
    later = [task for task in tasks if not task.is_due_on(today)]
    now = [task for task in tasks if task not in late and task not in later]
    groups = (
        (translated("Late"), late, Tone.WARN),
        (translated("Today"), now, Tone.ACCENT),
        (translated("Later"), later, Tone.PLAIN),
    )
    rows: list[str | Line] = []
    for title, group, tone in groups:
        rows += [title, *(_line(task, tone) for task in group)] if group else []
    return tuple(rows)


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
