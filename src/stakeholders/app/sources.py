"""Sources: the documents that facts came from, which words say what, and where they disagree."""

from dataclasses import replace

from stakeholders.app.errors import EmptyNameError
from stakeholders.domain.citation import Citation, Contradiction, contradictions
from stakeholders.domain.ids import Uid
from stakeholders.domain.source import Source
from stakeholders.domain.text import clean
from stakeholders.store import sources
from stakeholders.store.database import Database


class Sources:
    """Writes sources, and what they say of contacts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Source, ...]:
        """Return every source without its text, the newest first."""
        with self._database.reading() as connection:
            return sources.all_sources(connection)

    def read(self, uid: Uid) -> Source:
        """Return one source with its text.

        Raises:
            UnknownUidError: when there is none.
        """
        with self._database.reading() as connection:
            return sources.read_source(connection, uid)

    def add(self, source: Source) -> Uid:
        """Add a source; return its uid.

        Raises:
            EmptyNameError: when it has neither title nor symbol.
        """
        with self._database.writing("source.added") as writing:
            return sources.add_source(writing, _named(source))

    def change(self, source: Source) -> None:
        """Write a source whose uid is known over the one that is there; its text stays.

        Raises:
            EmptyNameError: when it has neither title nor symbol.
            UnknownUidError: when it is gone.
        """
        with self._database.writing("source.changed") as writing:
            sources.change_source(writing, _named(source))

    def remove(self, uid: Uid) -> int:
        """Put a source into the bin with all that cites it; return how many facts did.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("source.removed") as writing:
            count = sources.remove_source(writing, uid)
            writing.says(count=count)
        return count

    def of(self, entry: Uid) -> tuple[Citation, ...]:
        """Return what sources say of a contact."""
        with self._database.reading() as connection:
            return sources.citations_of(connection, entry)

    def contradictions(self, entry: Uid) -> tuple[Contradiction, ...]:
        """Return the facts of a contact that sources tell differently."""
        return contradictions(self.of(entry))

    def cite(self, entry: Uid, citation: Citation) -> Uid:
        """Note that a source says something of a contact; one that is new is added with it.

        Raises:
            EmptyNameError: when the source is new and has neither title nor symbol.
        """
        with self._database.writing("source.cited", entry=entry) as writing:
            source = citation.source
            if source.uid is None:
                uid = sources.add_source(writing, _named(source))
                source = replace(source, uid=uid)
            return sources.add_citation(writing, entry, replace(citation, source=source))

    def change_citation(self, entry: Uid, citation: Citation) -> None:
        """Write the words and the place of a citation over those that are there.

        Raises:
            UnknownUidError: when it is gone.
        """
        with self._database.writing("source.citation_changed", entry=entry) as writing:
            sources.change_citation(writing, citation)

    def uncite(self, entry: Uid, *citations: Uid) -> None:
        """Put citations into the bin; their sources stay.

        Raises:
            UnknownUidError: when one is gone already.
        """
        with self._database.writing("source.uncited", entry=entry) as writing:
            sources.remove_citations(writing, citations)


def _named(source: Source) -> Source:
    title = clean(source.title) or clean(source.symbol)
    if not title:
        raise EmptyNameError
    return replace(source, title=title)
