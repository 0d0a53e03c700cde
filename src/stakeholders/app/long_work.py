"""Long work: big imports, exports, hand-overs in a process of their own, small ones at once.

A process of its own costs half a second before it begins, as much as a thousand contacts; it keeps
the window quick meanwhile, and it can be ended at any moment.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from stakeholders.app.child_work import run_in_child
from stakeholders.app.document_files import DOCUMENT_FORMATS
from stakeholders.app.documents import ABOUT_ONE, DocumentOrder, Documents, Prepared
from stakeholders.app.duplicates import Duplicate, Duplicates
from stakeholders.app.errors import StoppedError, WorkEndedError
from stakeholders.app.exporting import Exporting, ExportOrder, Outlook, Scope, Sent
from stakeholders.app.hand_overs import HandedOver, HandOverOrder, HandOverOutlook, HandOvers
from stakeholders.app.importing import Importing
from stakeholders.app.importing_plan import Decision, FilePlan
from stakeholders.app.outgoing_files import remove_unfinished
from stakeholders.app.progress import Job
from stakeholders.app.reference import Reference
from stakeholders.app.table_mappings import TableReading
from stakeholders.domain.changes import Changes
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.domain.visibility import Visibility
from stakeholders.store.database import Database
from stakeholders.store.history import Author
from stakeholders.store.timeline import PastOperation, read_timeline

if TYPE_CHECKING:  # it makes the long work
    from stakeholders.app.directory_file import Directory

_AS_IT_LOOKS: Final = TableReading()
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Limits:
    """From which size on work is done in a process of its own."""

    file_bytes: int = 512 * 1024
    contacts: int = 1000


@dataclass(frozen=True, slots=True)
class Access:
    """What another process needs to open the same directory."""

    path: Path
    reference: Reference
    author: Author
    key: DirectoryKey | None = None


@dataclass(frozen=True, slots=True)
class LongWork:
    """Imports and exports as the window asks for them; called in its worker threads."""

    database: Database
    access: Access
    importing: Importing
    exporting: Exporting
    documents: Documents
    duplicates: Duplicates
    hand_overs: HandOvers
    limits: Limits = Limits()

    def plan_import(self, path: Path, job: Job, table: TableReading = _AS_IT_LOOKS) -> FilePlan:
        """Read a file and compare it with the directory, as `Importing.plan`."""
        if _size(path) < self.limits.file_bytes:
            return self.importing.plan(path, table=table, job=job)
        return run_in_child(job, _planned, self.access, path, table)

    def apply_import(self, plan: FilePlan, job: Job) -> int:
        """Write what is new and what changes, as `Importing.apply`."""
        count = plan.count(Decision.NEW) + plan.count(Decision.CHANGED)
        if count < self.limits.contacts:
            return self.importing.apply(plan, job)
        changes = self.written("import", lambda: run_in_child(job, _applied, self.access, plan))
        for one in (_many_changed(changes),) if isinstance(changes, PastOperation) else changes:
            self.database.tell(one)
        return count

    def outlooks(self, scope: Scope, job: Job) -> tuple[Outlook, ...]:
        """Return what every audience would get, as `Exporting.outlooks`."""
        if self.exporting.size(scope) < self.limits.contacts:
            return self.exporting.outlooks(scope, job)
        return run_in_child(job, _looked_out, self.access, scope)

    def document(self, order: DocumentOrder, audience: Visibility, job: Job) -> Prepared:
        """Return a document, as `Documents.prepare`."""
        if order.kind in ABOUT_ONE or self.exporting.size(order.scope) < self.limits.contacts:
            return self.documents.prepare(order, audience, job)
        return run_in_child(job, _prepared, self.access, order, audience)

    def send(self, order: ExportOrder, job: Job) -> Sent:
        """Write the file of an order, as `Exporting.send`."""
        if self.exporting.size(order.scope) < self.limits.contacts:
            return _sent_by(self.exporting, self.documents, order, job)
        marked = replace(order, mark=str(self.database.new_uid()))
        folder = order.target.parent
        try:
            sent = self.written("export", lambda: run_in_child(job, _sent, self.access, marked))
        finally:
            remove_unfinished(folder, marked.mark)
        if isinstance(sent, PastOperation):
            said = sent.arguments
            return Sent(int(said["count"]), folder / str(said["file"]), left_out="")
        return sent

    def hand_over_outlook(self, order: HandOverOrder, job: Job) -> HandOverOutlook:
        """Return what a recipient would get, as `HandOvers.outlook`."""
        if self._is_small(order):
            return self.hand_overs.outlook(order, job)
        return run_in_child(job, _hand_over_looked_out, self.access, order)

    def hand_over(self, order: HandOverOrder, job: Job) -> HandedOver | Sent:
        """Write what is new for a recipient, as `HandOvers.hand_over`.

        All that is known is how much left, and where it lies, when the word to stop came after it
        was written.
        """
        if self._is_small(order):
            return self.hand_overs.hand_over(order, job)
        marked = replace(order, mark=str(self.database.new_uid()))
        folder = order.target.parent if order.target else order.folder
        try:
            done = self.written("handover", lambda: run_in_child(job, _given, self.access, marked))
        finally:
            remove_unfinished(folder, marked.mark)
        if isinstance(done, PastOperation):
            self.database.tell(_many_changed(done))
            return Sent(int(done.arguments["count"]), folder / str(done.arguments["file"]), "")
        handed_over, changes = done
        for one in changes:
            self.database.tell(one)
        return handed_over

    def _is_small(self, order: HandOverOrder) -> bool:
        return self.exporting.size(Scope(list_name=order.list_name)) < self.limits.contacts

    def scan_duplicates(self, job: Job) -> tuple[Duplicate, ...]:
        """Return who is there twice, as `Duplicates.scan`."""
        if self.exporting.size(Scope()) < self.limits.contacts:
            return self.duplicates.scan(job)
        return run_in_child(job, _scanned, self.access)

    def written(self, label: str, work: Callable[[], Answer]) -> Answer | PastOperation:
        """Return the answer of a work, or what it wrote when its end came after all was done."""
        before = self._newest()
        try:
            return work()
        except (StoppedError, WorkEndedError):
            newest = self._newest()
            if newest is None or newest.label != label or (before and newest.uid == before.uid):
                raise
            return newest

    def _newest(self) -> PastOperation | None:
        with self.database.reading() as connection:
            return next(iter(read_timeline(connection, limit=1)), None)


def _many_changed(operation: PastOperation) -> Changes:
    return Changes(operation.uid, frozenset(), frozenset({"entry"}))


def _size(path: Path) -> int:
    """Return how large a file is; of one that is not there importing will say so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


# in the child


def _planned(job: Job, access: Access, path: Path, table: TableReading) -> FilePlan:
    with _opened(access) as directory:
        return directory.importing.plan(path, table=table, job=job).packed()


def _applied(job: Job, access: Access, plan: FilePlan) -> tuple[Changes, ...]:
    heard: list[Changes] = []
    with _opened(access) as directory:
        directory.listen(heard.append)
        directory.importing.apply(plan, job)
    return tuple(heard)


def _looked_out(job: Job, access: Access, scope: Scope) -> tuple[Outlook, ...]:
    with _opened(access) as directory:
        return directory.exporting.outlooks(scope, job)


def _prepared(job: Job, access: Access, order: DocumentOrder, audience: Visibility) -> Prepared:
    with _opened(access) as directory:
        return directory.documents.prepare(order, audience, job)


def _scanned(job: Job, access: Access) -> tuple[Duplicate, ...]:
    with _opened(access) as directory:
        return directory.duplicates.scan(job)


def _hand_over_looked_out(job: Job, access: Access, order: HandOverOrder) -> HandOverOutlook:
    with _opened(access) as directory:
        return directory.hand_overs.outlook(order, job)


def _given(
    job: Job, access: Access, order: HandOverOrder
) -> tuple[HandedOver, tuple[Changes, ...]]:
    heard: list[Changes] = []
    with _opened(access) as directory:
        directory.listen(heard.append)
        handed_over = directory.hand_overs.hand_over(order, job)
    return handed_over, tuple(heard)


def _sent(job: Job, access: Access, order: ExportOrder) -> Sent:
    with _opened(access) as directory:
        return _sent_by(directory.exporting, directory.documents, order, job)


def _sent_by(exporting: Exporting, documents: Documents, order: ExportOrder, job: Job) -> Sent:
    """Write the file of an order, for a program or for people."""
    if order.format in DOCUMENT_FORMATS:
        return documents.send(order, job)
    return exporting.send(order, job)


@contextlib.contextmanager
def _opened(access: Access) -> Iterator["Directory"]:
    from stakeholders.app.directory_file import open_directory

    directory = open_directory(access.path, access.reference, access.author, access.key)
    try:
        yield directory
    finally:
        directory.close()
