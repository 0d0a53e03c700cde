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
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store import connection as files
from stakeholders.store import index_form, schema
from stakeholders.store.errors import (
    DamagedFileError,
    DirectoryFileError,
    ExistingFileError,
    ForeignFileError,
    UnreadableRowError,
)
from stakeholders.store.file_hold import hold_file
from stakeholders.store.file_place import Place, place_of
from stakeholders.store.history import Author, Writing
from stakeholders.store.migrations import released, upgrade
from stakeholders.store.search_index import Hear, rebuild_index, unheard
from stakeholders.store.session_mark import MARK, begin_session
from stakeholders.store.soundness import Verdict, judge, replace_index

_READERS: Final = 2


def utc_now() -> datetime.datetime:
    """Return the present moment."""
    return datetime.datetime.now(datetime.UTC)


class Database:
    """An open directory file.

    `reading` may be used from any thread, by two at a time; `writing` by one at a time, others
    wait. Who listens hears of every operation, in the thread that wrote it. After an unclean end
    the first to write waits until the file was looked over. `take_over` puts another computer out
    that has the file.
    """

    def __init__(
        self,
        path: Path,
        author: Author,
        *,
        refresh: Callable[[sa.Connection, frozenset[int]], None],
        clock: Callable[[], datetime.datetime] = utc_now,
        prepare_writer: Callable[[driver.Connection], None] | None = None,
        key: DirectoryKey | None = None,
        take_over: bool = False,
    ) -> None:
        self.path = path
        self.key = key
        self._author = author
        self._refresh = refresh
        self._clock = clock
        self._prepare_writer = prepare_writer
        self._lock = threading.Lock()
        self._uids = UidFactory()
        self._listeners: tuple[Callable[[Changes], None], ...] = ()
        self._version = 0
        self._is_doubtful = False
        self._is_damaged = False
        self._is_marked = False
        self._has_index = True
        self._is_index_damaged = False
        self._hold = hold_file(path, author.name, clock, take_over=take_over)
        self._writer = self._engine(writer=self._hold.refused is None)
        self._readers = self._engine(writer=False)
        try:
            self._replica = self._begun()
        except BaseException:
            self._readers.dispose()
            if not files.has_journal(path):
                self._empty_journal()
            self._hold.release()
            raise

    @property
    def place(self) -> Place:
        """Where the file lies."""
        return self._hold.place

    @property
    def refusal(self) -> DirectoryFileError | None:
        """Why the file can only be read, None when it can be written."""
        return DamagedFileError(self.path) if self._is_damaged else self._hold.refusal

    @property
    def is_unchecked(self) -> bool:
        """Whether the file must be looked over before it is written."""
        lock = self._hold.lock
        return self._is_doubtful or (lock is not None and lock.is_unchecked)

    def listen(self, hear: Callable[[Changes], None]) -> None:
        """Tell this function of every operation from now on."""
        self._listeners = (*self._listeners, hear)

    def tell(self, changes: Changes) -> None:
        """Tell all who listen of an operation, also of one that another process wrote for us."""
        for hear in self._listeners:
            hear(changes)

    def today(self) -> datetime.date:
        """Return the day that it is, by the clock and the calendar of this computer."""
        return self._clock().astimezone().date()

    def now(self) -> datetime.datetime:
        """Return the moment that it is, by the clock."""
        return self._clock()

    def new_uid(self) -> Uid:
        """Return a uid that no row has yet."""
        return self._uids()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the file and cannot write.

        Raises:
            DamagedFileError: also when what stands there makes no sense.
        """
        with self._in_words(), self._readers.connect() as connection:
            try:
                yield connection
            except (ValueError, LookupError, TypeError) as error:
                self._doubt()
                raise UnreadableRowError(self.path) from error

    @contextlib.contextmanager
    def writing(self, label: str, /, **arguments: object) -> Iterator[Writing]:
        """Write one operation: all of it or, when anything raises, nothing.

        `label` is a code of `app.history`, `arguments` the uids and counts its sentence names.
        """
        with self._lock, self._in_words(), self._beginning() as connection:
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
        try:
            self._refresh(writing.connection, touched)
        except (sa.exc.DBAPIError, driver.DatabaseError) as error:
            if not isinstance(self._error_in_words(error), DamagedFileError):
                raise
            rebuild_index(writing.connection)
        return writing.changes(touched)

    @contextlib.contextmanager
    def writing_local(self) -> Iterator[sa.Connection]:
        """Write what belongs to this machine only or can be made anew: no operation, no log."""
        with self._lock, self._in_words(), self._beginning() as connection:
            yield connection

    @property
    def has_index(self) -> bool:
        """Whether the search index can answer: it is not old, damaged, or just being made."""
        return self._has_index

    def look_at_index(self) -> None:
        """Find out whether the index was made by the rules of this program."""
        with self.reading() as connection:
            self._has_index = index_form.is_current(connection) or self.refusal is not None

    def doubt_index(self) -> None:
        """Do not ask an index that turned out to be damaged until it was made anew."""
        self._has_index, self._is_index_damaged = False, True

    def renew_index(self, hear: Hear = unheard) -> None:
        """Make the search index anew where it cannot answer; `hear` is told of the progress.

        Other threads may read meanwhile, and wait to write. Where `hear` raises, the index stays
        as it was.
        """
        if self._has_index:
            return
        if self._is_index_damaged:
            self.look_over(mend_index=True, hear=hear)
            return
        with self.writing_local() as connection:
            rebuild_index(connection, hear)
        self._has_index = True

    def look_over(self, *, mend_index: bool = False, hear: Hear = unheard) -> None:
        """Make sure that the file is sound; a search index that is not is made anew.

        Reads the whole file after an unclean end or damage that was met, else nothing.
        `mend_index` makes the index anew whatever it looks like.

        Raises:
            DamagedFileError: when more than the index is damaged; nothing is written any more.
        """
        with self._lock, self._in_words():
            self._is_doubtful = self._is_doubtful or mend_index
            self._allow_writing(mend_index=mend_index, hear=hear)

    def data_version(self) -> int:
        """Return a number that differs once another process has written to the file.

        While this one is writing it stays as it was; only the first answer is waited for.
        """
        if self._lock.acquire(blocking=not self._version):
            try:
                with self._in_words(), self._writer.connect() as connection:
                    version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
                    self._version = int(version)
            finally:
                self._lock.release()
        return self._version

    def close(self) -> None:
        """Bring everything from the journal into the file and let go of it.

        A journal beside a file that may be damaged stays as it is.
        """
        with self._lock:
            if self._is_damaged or self.is_unchecked:
                with contextlib.suppress(sa.exc.DBAPIError, DirectoryFileError):
                    self._writer.dispose()
                    self._readers.connect().close()  # the last to go, and it cannot write
            elif self._hold.refusal is None:
                self._readers.dispose()
                self._writer.dispose()
                self._empty_journal()
            self._readers.dispose()
            self._writer.dispose()
            self._hold.release()

    def empty_journal(self) -> None:
        """Bring everything from the journal into the file, so that what was erased leaves both."""
        with self._lock:
            self._empty_journal()

    def _empty_journal(self) -> None:
        """Let the last connection to go bring all into the file; nothing else is changed."""
        with contextlib.suppress(driver.DatabaseError):
            connection = files.open_file(self.path, "mode=rw", self.key)
            with contextlib.closing(connection):
                connection.execute("PRAGMA busy_timeout = 0").close()  # who writes now does it too
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
                if self.place.is_shared:  # only from the one mode to the other the journal goes
                    connection.execute("PRAGMA journal_mode = TRUNCATE").close()
                    connection.execute("PRAGMA journal_mode = DELETE").close()

    def _begun(self) -> Uid:
        """Prepare the file for its place and return which replica it is."""
        if self._hold.refused is None and self.place.is_shared:
            with files.errors_in_words(self.path):
                self._connected(writer=True).close()
        with self.reading() as connection:
            name, value = schema.setting.c.name, schema.setting.c.value
            return Uid(str(connection.scalar(sa.select(value).where(name == "replica"))))

    @contextlib.contextmanager
    def _beginning(self) -> Iterator[sa.Connection]:
        self._allow_writing()
        with self._writer.begin() as connection:
            yield connection

    def _allow_writing(self, *, mend_index: bool = False, hear: Hear = unheard) -> None:
        """Let nothing be written where it may not be, or before the file was looked over."""
        refusal = self.refusal
        if refusal is not None:
            raise refusal
        if self.is_unchecked:
            self._judge(mend_index=mend_index, hear=hear)
            self._is_doubtful = False
            if self._hold.lock is not None:
                self._hold.lock.note(unchecked=False)
        if not self._is_marked and self._hold.lock is not None and self._hold.lock.is_first:
            with contextlib.closing(self._connected(writer=True)) as raw:
                begin_session(raw, self._hold.lock)
        self._is_marked = True

    def _judge(self, *, mend_index: bool, hear: Hear) -> None:
        with self._readers.connect() as connection:
            verdict = judge(connection)
        if verdict is Verdict.DAMAGED:
            self._is_damaged = True
            raise DamagedFileError(self.path)
        if mend_index or verdict is Verdict.INDEX:
            self.doubt_index()
            self._readers.dispose()
            with contextlib.closing(self._connected(writer=True)) as raw:
                replace_index(raw)
            with self._writer.begin() as connection:
                rebuild_index(connection, hear)
            self._has_index, self._is_index_damaged = True, False

    def _doubt(self) -> None:
        """Look the file over before the next write, also after a restart."""
        self._is_doubtful = True
        if self._hold.lock is not None:
            self._hold.lock.note(unchecked=True)

    def _connected(self, *, writer: bool) -> driver.Connection:
        shared = self.place.is_shared
        return files.connect(self.path, writer=writer, key=self.key, shared=shared)

    def _engine(self, *, writer: bool) -> sa.Engine:
        def connect() -> driver.Connection:
            with files.errors_in_words(self.path):
                connection = self._connected(writer=writer)
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
        except (sa.exc.DBAPIError, driver.DatabaseError, UnicodeDecodeError) as error:
            ours = self._error_in_words(error)
            if ours is None:
                raise
            if isinstance(ours, DamagedFileError):
                self._doubt()
            raise ours from error

    def _error_in_words(self, error: BaseException) -> DirectoryFileError | None:
        cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
        if isinstance(cause, driver.IntegrityError):
            return None
        ours = files.error_in_words(self.path, cause or error)
        return DamagedFileError(self.path) if isinstance(ours, ForeignFileError) else ours


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
            _fill(unfinished, shared=place_of(path).is_shared)
        _give_name(unfinished, path)


def _fill(path: Path, *, shared: bool) -> None:
    uids = UidFactory()
    settings: tuple[tuple[str, Any], ...] = (
        ("replica", uids()),
        ("directory", uids()),
        (MARK, uids()),
        (index_form.SETTING, index_form.INDEX_FORM),
    )
    connection = files.connect(path, writer=True, shared=shared)
    try:
        upgrade(connection, released())
        connection.executemany("INSERT INTO setting (name, value) VALUES (?, ?)", settings)
        if shared:
            connection.execute("PRAGMA journal_mode = DELETE").close()
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
