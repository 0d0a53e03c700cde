"""Upgrading: an older file is brought to the present form, with a backup of what it was."""

import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from stakeholders.domain.backups import Backup, Reason
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store.backup import BackupFolder, FreeSpace, free_space
from stakeholders.store.connection import connect, errors_in_words
from stakeholders.store.errors import DiskFullError
from stakeholders.store.migrations import Hear, Migration, released, upgrade, version_of
from stakeholders.store.switching import held_alone


def upgrade_file(
    path: Path,
    now: datetime,
    *,
    key: DirectoryKey | None = None,
    steps: Sequence[Migration] | None = None,
    free: FreeSpace = free_space,
    hear: Hear = lambda _: None,
) -> Backup | None:
    """Bring a file to the newest form; return the backup of what it was, None when it is new.

    Whatever happens meanwhile, also a kill, leaves the old form or the new one.

    Raises:
        OpenElsewhereError, HeldElsewhereError: when somebody has it open.
        DiskFullError: when there is less room than twice the file takes; nothing is written.
        UnsoundUpgradeError: when it would not be sound in the new form; it stays as it was.
        DirectoryFileError: when no backup can be made, or the file cannot be written.
    """
    steps = released() if steps is None else steps
    with held_alone(path, now), errors_in_words(path):
        with contextlib.closing(connect(path, writer=False, key=key)) as connection:
            if version_of(connection) >= steps[-1].version:
                return None
        if free(path.parent) < 2 * path.stat().st_size:
            raise DiskFullError(path)
        backup = BackupFolder(path, key=key, free=free).add(Reason.UPGRADE, now)
        with contextlib.closing(connect(path, writer=True, key=key)) as connection:
            upgrade(connection, steps, hear)
    return backup
