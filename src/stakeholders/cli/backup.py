"""`backup`: a copy of the directory, checked before it counts."""

from pathlib import Path

import click

from stakeholders.app.backups import Backup
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.i18n import translated


@click.command()
@click.argument("out", required=False, type=click.Path(path_type=Path))
@click.option("--list", "is_list", is_flag=True, help="Only show which backups there are.")
@common
def backup(session: Session, out: Path | None, is_list: bool) -> None:  # noqa: FBT001
    """Make a backup beside the directory, else a copy in the file or folder OUT."""
    with session.directory() as directory:
        backups = directory.backups
        if is_list:
            there = backups.backups()
            session.answer({"backups": [_shown(b) for b in there]}, [_line(b) for b in there])
        elif out is None:
            made = backups.make()
            removed = [_shown(old) for old in made.removed]
            said = translated("Made the backup {file}.", file=made.file)
            session.answer({"file": str(made.file), "removed": removed}, [said])
        else:
            copy = backups.copy_to(out)
            said = translated("Made the backup {file}.", file=copy)
            session.answer({"file": str(copy), "removed": []}, [said])


def _shown(backup: Backup) -> dict[str, object]:
    return {
        "file": backup.name,
        "number": backup.number,
        "at": backup.at.isoformat(),
        "reason": backup.reason.value,
        "size": backup.size,
    }


def _line(backup: Backup) -> str:
    return f"{backup.at.astimezone():%Y-%m-%d %H:%M}  {backup.reason.value}  {backup.name}"
