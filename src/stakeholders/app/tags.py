"""Tags: given to many contacts at once, renamed, merged, put into groups and removed everywhere."""

from collections.abc import Sequence

from stakeholders.app.errors import EmptyNameError, TakenNameError, UnknownNameError
from stakeholders.domain.ids import Uid
from stakeholders.domain.tag import Tag
from stakeholders.domain.text import clean, fold
from stakeholders.store import tags
from stakeholders.store.database import Database
from stakeholders.store.history import Writing


class Tags:
    """Writes tags; their names are compared without case and accents."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Tag, ...]:
        """Return every tag by group and name, with the number of contacts that carry it."""
        with self._database.reading() as connection:
            return tags.all_tags(connection)

    def names(self) -> tuple[str, ...]:
        """Return the names of all tags by group and name."""
        with self._database.reading() as connection:
            return tags.tag_names(connection)

    def put(self, entries: Sequence[Uid], name: str) -> int:
        """Let contacts carry a tag, made where it is new; return how many did not yet.

        Raises:
            EmptyNameError: when there is nothing in it.
        """
        if not clean(name):
            raise EmptyNameError
        with self._database.writing(_label("tag.put", "tag.put_on_many", entries)) as writing:
            count = tags.put_tag(writing, entries, clean(name))
            writing.says(count=count, tag=_known(writing, name), **_one_of(entries))
        return count

    def take(self, entries: Sequence[Uid], name: str) -> int:
        """Let contacts carry a tag no more; return how many did.

        Raises:
            UnknownNameError: when there is no such tag.
        """
        with self._database.writing(_label("tag.taken", "tag.taken_from_many", entries)) as writing:
            tag = _known(writing, name)
            count = tags.take_tag(writing, entries, tag)
            writing.says(count=count, tag=tag, **_one_of(entries))
        return count

    def rename(self, name: str, new: str) -> None:
        """Write another name for a tag, for all who carry it.

        Raises:
            EmptyNameError: when there is nothing in it.
            TakenNameError: when another tag has it: merge the two instead.
            UnknownNameError: when there is no such tag.
        """
        if not clean(new):
            raise EmptyNameError
        with self._database.writing("tag.renamed") as writing:
            tag = _known(writing, name)
            writing.says(tag=tag)
            if fold(name) != fold(new) and tags.tag_named(writing.connection, new):
                raise TakenNameError(clean(new))
            tags.rename_tag(writing, tag, clean(new))

    def merge(self, name: str, into: str) -> int:
        """Let all who carry a tag carry another one instead; return how many.

        Raises:
            UnknownNameError: when one of the two is not there.
        """
        with self._database.writing("tag.merged") as writing:
            tag, other = _known(writing, name), _known(writing, into)
            count = tags.merge_tags(writing, tag, other) if tag != other else 0
            writing.says(tag=other, count=count)
        return count

    def remove(self, name: str) -> int:
        """Put a tag into the bin, and take it from all who carry it; return how many.

        Raises:
            UnknownNameError: when there is no such tag.
        """
        with self._database.writing("tag.removed") as writing:
            tag = _known(writing, name)
            count = tags.remove_tag(writing, tag)
            writing.says(tag=tag, count=count)
        return count

    def set_group(self, name: str, group: str) -> None:
        """Put a tag into a group; an empty one is none.

        Raises:
            UnknownNameError: when there is no such tag.
        """
        with self._database.writing("tag.grouped") as writing:
            tag = _known(writing, name)
            writing.says(tag=tag)
            tags.group_tag(writing, tag, clean(group))


def _known(writing: Writing, name: str) -> Uid:
    found = tags.tag_named(writing.connection, name)
    if found is None:
        raise UnknownNameError(clean(name))
    return found


def _one_of(entries: Sequence[Uid]) -> dict[str, object]:
    """Return whom the sentence of a step names: a single contact, or nobody."""
    return {"entry": entries[0]} if len(entries) == 1 else {}


def _label(one: str, many: str, entries: Sequence[Uid]) -> str:
    return one if len(entries) == 1 else many
