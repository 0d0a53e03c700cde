"""To do: calls to make, checks and reviews that are due, each with the contact it is about."""

import datetime

from stakeholders.domain.task import Task, TaskKind
from stakeholders.store.database import Database
from stakeholders.store.to_do import read_tasks

__all__ = ["Task", "TaskKind", "ToDo"]


class ToDo:
    """Tells what somebody has to see to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tasks(self) -> tuple[Task, ...]:
        """Return everything that has a day, the soonest first, also what is not due yet."""
        with self._database.reading() as connection:
            return read_tasks(connection)

    def due(self, day: datetime.date | None = None) -> tuple[Task, ...]:
        """Return what is due on a day, today unless told, and what is late."""
        on = day or self._database.today()
        return tuple(task for task in self.tasks() if task.is_due_on(on))
