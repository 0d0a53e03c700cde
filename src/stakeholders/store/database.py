"""The open directory file: one writer, two readers, and nothing that writes past an operation."""

import contextlib
import datetime
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from stakeholders.domain.changes import Changes
from stakeholders.domain.ids import Uid, UidFactory
from stakeholders.domain.recovery_key import DataKey
from stakeholders.store import connection as files
from stakeholders.store import schema
from stakeholders.store.errors import ExistingFileError
from stakeholders.store.history import Author, Writing
from stakeholders.store.migrations import released, upgrade

_READERS: Final = 2


def utc_now() -> datetime.datetime:
    """Return the present moment."""
    return datetime.datetime.now(datetime.UTC)


class Database:
    """An open directory file.

    `reading` may be used from any thread, by two at a time; `writing` by one at a time, others
    wait. `on_change` hears of every operation, in the thread that wrote it.
    """

    def __init__(
        self,
        path: Path,
        author: Author,
        *,
        refresh: Callable[[sa.Connection, frozenset[int]], None],
        clock: Callable[[], datetime.datetime] = utc_now,
        prepare_writer: Callable[[driver.Connection], None] | None = None,
        key: DataKey | None = None,
    ) -> None:
        self.path = path
        self.key = key
        self._author = author
        self._refresh = refresh
        self._clock = clock
        self._prepare_writer = prepare_writer
        self._lock = threading.Lock()
        self._uids = UidFactory()
        self._writer = self._engine(writer=True)
        self._readers = self._engine(writer=False)
        self._listeners: tuple[Callable[[Changes], None], ...] = ()
        with self.reading() as connection:
            value = connection.scalar(
                sa.select(schema.setting.c.value).where(schema.setting.c.name == "replica")
            )
        self._replica = Uid(str(value))

    def listen(self, hear: Callable[[Changes], None]) -> None:
        """Tell this function of every operation from now on."""
        self._listeners = (*self._listeners, hear)

    def tell(self, changes: Changes) -> None:
        """Tell all who listen of an operation, also of one that another process wrote for us."""
        for hear in self._listeners:
            hear(changes)

    def new_uid(self) -> Uid:
        """Return a uid that no row has yet."""
        return self._uids()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the file and cannot write."""
        with self._in_words(), self._readers.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self, label: str, /, **arguments: object) -> Iterator[Writing]:
        """Write one operation: all of it or, when anything raises, nothing.

        `label` is a code of `app.history`, `arguments` the uids and counts its sentence names.
        """
        with self._lock, self._in_words(), self._writer.begin() as connection:
            writing = Writing(connection, self._author, self._replica, self._uids, self._clock())
            writing.begin(label, arguments)
            yield writing
            changes = self._finished(writing)
        if changes is not None:
            self.tell(changes)

    def _finished(self, writing: Writing) -> Changes | None:
        """Bring the index up to date, or forget an operation that wrote nothing."""
        if not writing.wrote:
            writing.forget()
            return None
        touched = writing.touched()
        self._refresh(writing.connection, touched)
        return writing.changes(touched)

    @contextlib.contextmanager
    def writing_local(self) -> Iterator[sa.Connection]:
        """Write what belongs to this machine only or can be made anew: no operation, no log."""
        with self._lock, self._in_words(), self._writer.begin() as connection:
            yield connection

    def data_version(self) -> int:
        """Return a number that differs once another process has written to the file."""
        with self._lock, self._writer.connect() as connection:
            return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def close(self) -> None:
        """Bring everything from the journal into the file and let go of it."""
        with self._lock:
            self._readers.dispose()
            with contextlib.suppress(sa.exc.DBAPIError), self._writer.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            self._writer.dispose()

    def _engine(self, *, writer: bool) -> sa.Engine:
        def connect() -> driver.Connection:
            with files.errors_in_words(self.path):
                connection = files.connect(self.path, writer=writer, key=self.key)
                if writer and self._prepare_writer:
                    self._prepare_writer(connection)
                return connection

        engine = sa.create_engine(
            "sqlite://",
            module=driver,
            creator=connect,
            poolclass=sa.QueuePool,
            pool_size=1 if writer else _READERS,
            max_overflow=0,
        )
        start = "BEGIN IMMEDIATE" if writer else "BEGIN"

        @sa.event.listens_for(engine, "begin")
        def begin(connection: sa.Connection) -> None:
            connection.exec_driver_sql(start)

        return engine

    @contextlib.contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except (sa.exc.DBAPIError, driver.DatabaseError) as error:
            cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
            ours = files.error_in_words(self.path, cause or error)
            if ours is None or isinstance(cause, driver.IntegrityError):
                raise
            raise ours from error


def create_database(path: Path) -> None:
    """Make a fresh, empty directory file; it gets its name only when it is whole.

    Raises:
        ExistingFileError: when there is a file already; it is not touched.
        UnwritableFileError: when the place may not be written.
    """
    if path.exists():
        raise ExistingFileError(path)
    with files.unfinished_file(path) as unfinished:
        with files.errors_in_words(path):
            _fill(unfinished)
        _give_name(unfinished, path)


def _fill(path: Path) -> None:
    uids = UidFactory()
    settings: tuple[tuple[str, Any], ...] = (("replica", uids()), ("directory", uids()))
    connection = files.connect(path, writer=True)
    try:
        upgrade(connection, released())
        connection.executemany("INSERT INTO setting (name, value) VALUES (?, ?)", settings)
    finally:
        connection.close()


def _give_name(unfinished: Path, path: Path) -> None:
    """Name a file, never over another one: a link fails where a name is taken."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError as error:
        raise ExistingFileError(path) from error
    except OSError:  # no links on this disk
        if path.exists():
            raise ExistingFileError(path) from None
        unfinished.rename(path)
