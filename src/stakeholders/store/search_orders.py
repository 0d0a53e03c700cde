"""Search orders: the labels of whole answers, remembered so that pages far down come at once."""

import threading
from array import array
from typing import Final

import sqlalchemy as sa

from stakeholders.store.index_day import index_day
from stakeholders.store.plain_cursor import ask
from stakeholders.store.search_answer import Answer

_MOST: Final = 3
"""A million labels take eight megabytes."""
_STATE: Final = (
    "SELECT (SELECT max(id) FROM operation), (SELECT max(at) FROM recent), "
    "(SELECT count(*) FROM recent), (SELECT total(total) FROM search_total), "
    "(SELECT min(label) FROM search_row), (SELECT max(label) FROM search_row)"
)


class SearchOrders:
    """Remembers the last ones as long as nothing is written; any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[object, array[int]] = {}

    def of(self, connection: sa.Connection, answer: Answer) -> "array[int]":
        """Return the labels of an answer in their order."""
        key = (answer.key, *ask(connection, _STATE), index_day(connection))
        with self._lock:
            known = self._known.get(key)
        if known is not None:
            return known
        order = answer.order()
        with self._lock:
            kept = list(self._known.items())[1 - _MOST :]
            self._known = {**dict(kept), key: order}
        return order
