"""Recent: the contacts that were used last on this computer; they come first among equals."""

from stakeholders.domain.ids import Uid
from stakeholders.store import recent
from stakeholders.store.database import Database


class Recent:
    """Remembers who was used: copied, edited, gone to. Nothing of it is logged."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def use(self, uid: Uid) -> bool:
        """Remember that a contact was used; tell whether it was not among the recent ones."""
        if self._database.refusal is not None:
            return False
        with self._database.writing_local() as connection:
            return recent.use(connection, uid)
