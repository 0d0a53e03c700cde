"""Questions that nobody waits for any more stop in the middle, and the connection goes on."""

from itertools import count

import pytest

from stakeholders.store.database import Database
from stakeholders.store.dropping import DroppedError, while_wanted
from stakeholders.store.plain_cursor import ask

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_that_a_question_stops_where_it_is_not_wanted_any_more(database: Database) -> None:
    asked = count()
    with database.reading() as connection:
        with pytest.raises(DroppedError), while_wanted(connection, lambda: next(asked) < 3):
            connection.exec_driver_sql(ENDLESS)
        with pytest.raises(DroppedError), while_wanted(connection, lambda: next(asked) < 6):
            ask(connection, ENDLESS)
        assert ask(connection, "SELECT 1") == [(1,)]


def test_that_a_question_that_is_wanted_is_answered(database: Database) -> None:
    with database.reading() as connection, while_wanted(connection, lambda: True):
        assert ask(connection, "SELECT 45") == [(45,)]
