"""Erasing with proof: somebody goes from the file, its history and its backups, and it is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from stakeholders.app.audit_log import AuditLog, counts_of
from stakeholders.app.errors import DirectoryFileError, NoCertificateError
from stakeholders.domain.backups import Reason
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.erasure import Certificate
from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.domain.traces import Traces
from stakeholders.i18n import marked, plural, translated
from stakeholders.store.audit import AuditLine, counted_fields
from stakeholders.store.backup import BackupFolder
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_ids, erased_ids, kind_with_deleted
from stakeholders.store.erasing import ERASED, erase_in_copy, erase_whole, forget_words
from stakeholders.store.history import Author
from stakeholders.store.leftovers import files_with
from stakeholders.store.restoring import kept_files
from stakeholders.store.unmerging import absorbed_by

_CHECKED: Final = "erase_checked"


class Erasing:
    """Erases contacts so that no byte of them stays, and keeps the certificates."""

    def __init__(
        self,
        database: Database,
        author: Author,
        audit: AuditLog,
        back_up: Callable[[Reason], object],
    ) -> None:
        self._database = database
        self._author = author
        self._audit = audit
        self._back_up = back_up

    def erase(self, uid: Uid, *, may_come_back: bool = False) -> Certificate:
        """Erase a contact or list for good, in the bin or not; no Undo brings it back.

        A backup is made first, for all the others. A person goes from the backups too, and is kept
        from coming back by an import, unless that is wanted.

        Raises:
            UnknownUidError: when there is none.
            StillNeededError: when other contacts belong to it.
        """
        with self._database.reading() as connection:
            kind = kind_with_deleted(connection, uid)
            uids = (*absorbed_by(connection, uid), uid)
            is_gone = bool(
                erased_ids(connection, entry_ids(connection, (uid,), with_deleted=True).values())
            )
        if is_gone and kind is EntryKind.PERSON and not self.certificate(uid).is_checked:
            self._check(uid, uids, Traces())  # the program ended in between
            return self.certificate(uid)
        self._back_up(Reason.ERASE)
        is_person = kind is EntryKind.PERSON
        with self._database.writing(ERASED) as writing:
            erased = erase_whole(writing, uids, marks=is_person and not may_come_back)
        forget_words(self._database)
        if is_person:
            self._check(uid, uids, erased.traces)
        return self.certificate(uid)

    def certificate(self, uid: Uid) -> Certificate:
        """Return the certificate of a contact that was erased, now or long ago.

        Raises:
            NoCertificateError: when it was not.
        """
        found = [one for one in self.certificates() if one.uid == uid]
        if not found:
            raise NoCertificateError(uid)
        return found[0]

    def certificates(self) -> tuple[Certificate, ...]:
        """Return the certificates of all who were erased, the newest first."""
        lines = [told.line for told in self._audit.lines(0)]
        checked = {line.entry: line for line in reversed(lines) if line.action == _CHECKED}
        with self._database.reading() as connection:
            return tuple(
                _certificate(uid, line, checked.get(uid), kind_with_deleted(connection, uid))
                for line in lines
                if line.action == "erase" and (uid := line.entry) is not None
            )

    def _check(self, uid: Uid, uids: tuple[Uid, ...], traces: Traces) -> None:
        """Erase from every copy, then look through all files."""
        path, key = self._database.path, self._database.key
        copies, failed = self._erase_in_copies(path, key, uids, traces)
        files, found = files_with(path, traces, key)
        left = tuple(dict.fromkeys(file.name for file in (*failed, *found)))
        counts = counted_fields(copies=copies, files=files)
        names = tuple(f"left:{name.replace(' ', '_')}" for name in left)
        self._audit.note(_CHECKED, uid, (*counts, *names), count=len(left))

    def _erase_in_copies(
        self, path: Path, key: DirectoryKey | None, uids: tuple[Uid, ...], traces: Traces
    ) -> tuple[int, tuple[Path, ...]]:
        """Return from how many copies they went, and which ones could not be changed."""
        folder, failed, count = BackupFolder(path, key=key), list[Path](), 0
        author, clock = self._author, self._database.now
        for backup in folder.backups():
            try:
                with folder.changing(backup) as copy:
                    erase_in_copy(copy, uids, traces, author, clock, key)
                count += 1
            except DirectoryFileError:
                failed.append(folder.place_of(backup))
        for copy in kept_files(path):
            try:
                erase_in_copy(copy, uids, traces, author, clock, key)
                count += 1
            except DirectoryFileError:
                failed.append(copy)
        return count, tuple(failed)


def _certificate(
    uid: Uid, line: AuditLine, checked: AuditLine | None, kind: EntryKind | None
) -> Certificate:
    counts = {**counts_of(line), **(counts_of(checked) if checked else {})}
    told = checked.fields if checked else ()
    return Certificate(
        uid,
        kind,
        line.at,
        line.actor,
        line.number,
        line.digest,
        rows=counts.get("rows", 0),
        texts=counts.get("texts", 0),
        marks=counts.get("marks", 0),
        copies=counts.get("copies", 0),
        files=counts.get("files", 0),
        left=tuple(one.removeprefix("left:") for one in told if one.startswith("left:")),
        is_checked=checked is not None,
    )


def certificate_lines(one: Certificate) -> tuple[str, ...]:
    """Return a certificate in words: it names nobody, and can be shown to whom it is about."""
    when = one.at.astimezone().strftime("%Y-%m-%d %H:%M")
    lines = [
        translated("Certificate of erasure {reference}", reference=one.reference),
        translated("Erased on {date} by {who}; it cannot be undone.", date=when, who=one.by),
        plural("{count} row was emptied.", "{count} rows were emptied.", one.rows),
        plural(
            "{count} text that told of them elsewhere no longer does.",
            "{count} texts that told of them elsewhere no longer do.",
            one.texts,
        ),
        *_of_copies(one),
        plural(
            "{count} salted mark keeps them from coming back by an import.",
            "{count} salted marks keep them from coming back by an import.",
            one.marks,
        ),
        translated(
            "Line {number} of the audit log, digest {digest}.", number=one.line, digest=one.digest
        ),
        translated(
            "Beyond reach: files that were exported, paper, and copies outside of this folder."
        ),
    ]
    return tuple(lines)


def left_over(name: str) -> Problem:
    """Return that a file may still hold something of whoever was erased."""
    return Problem(
        "erase.left",
        marked("Something of whoever was erased may still stand in {file}."),
        (("file", name),),
        Severity.WARNING,
    )


def _of_copies(one: Certificate) -> tuple[str, ...]:
    if not one.is_checked:
        return (translated("Backups made before still hold it."),)
    copies = plural("{count} backup was rewritten.", "{count} backups were rewritten.", one.copies)
    looked = plural(
        "{count} file was looked through", "{count} files were looked through", one.files
    )
    if not one.left:
        nothing = translated("{looked}: no name, number or address was found.", looked=looked)
        return (copies, nothing)
    found = translated(
        "{looked}: something may still stand in {files}.", looked=looked, files=", ".join(one.left)
    )
    return (copies, found)
