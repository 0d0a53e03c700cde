"""`rescue`: what can still be read of a damaged directory."""

from pathlib import Path

import click

from stakeholders.app.rescue import Rescued, rescue
from stakeholders.cli.options import common
from stakeholders.cli.session import Session


@click.command(name="rescue")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@common
def rescue_command(session: Session, file: Path, out: Path) -> None:
    """Save what can be read of FILE in the new folder OUT; FILE is not touched."""
    rescued = rescue(file, out, session.key_of(file))
    session.answer(_document(rescued), [rescued.sentence], rescued.findings)


def _document(rescued: Rescued) -> dict[str, object]:
    return {
        "folder": str(rescued.folder),
        "saved": rescued.total,
        "kinds": dict(rescued.saved),
        "pieced": rescued.pieced,
        "lists": rescued.lists,
        "in_bin": rescued.in_bin,
        "lost": [{"kind": lost.kind, "name": lost.name} for lost in rescued.lost],
        "unread": [{"table": g.table, "first": g.first, "last": g.last} for g in rescued.gaps],
    }
