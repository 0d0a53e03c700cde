"""The form of the search index: whether it was made by the rules of this program."""

from typing import Final

import sqlalchemy as sa

from stakeholders.domain.text import FOLD_VERSION
from stakeholders.store import schema

SETTING: Final = "index_form"
INDEX_FORM: Final = f"5.{FOLD_VERSION}"
"""Rises whenever entries are found by other words, so that the index is made anew."""


def is_current(connection: sa.Connection) -> bool:
    """Tell whether the index is in the form of this program."""
    setting = schema.setting.c
    query = sa.select(setting.value).where(setting.name == SETTING)
    return connection.scalar(query) == INDEX_FORM


def note_form(connection: sa.Connection) -> None:
    """Remember that the index is in the form of this program."""
    setting = schema.setting
    connection.execute(sa.delete(setting).where(setting.c.name == SETTING))
    connection.execute(sa.insert(setting).values(name=SETTING, value=INDEX_FORM))
