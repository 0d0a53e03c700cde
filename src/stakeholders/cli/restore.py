"""`restore`: a backup takes the place of the directory, which is kept."""

from pathlib import Path

import click

from stakeholders.app.backups import restore_backup
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.i18n import translated


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def restore(session: Session, file: Path) -> None:
    """Put the backup FILE in the place of the directory; what was there is kept beside it."""
    done = restore_backup(session.path, file, key=session.key_of(file))
    lines = [translated("Restored {file} from {backup}.", file=done.file, backup=done.backup)]
    if done.kept is not None:
        lines.append(
            translated(
                "What was there before is kept as {kept}. Restore that to undo this.",
                kept=done.kept,
            )
        )
    kept = None if done.kept is None else str(done.kept)
    document = {"file": str(done.file), "backup": str(done.backup), "kept": kept}
    session.answer(document, lines)
