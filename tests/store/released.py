"""The kept files of every released form: one command makes that of the newest.

    PYTHONPATH=src:. python -m tests.store.released

Once a form is released, its file stays as it is for ever.
"""

import datetime
import gzip
import json
import tempfile
from pathlib import Path
from typing import Final

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.json_answers import records_as_json
from stakeholders.app.reference import Reference
from stakeholders.bootstrap import build_reference
from stakeholders.store.backup import back_up
from stakeholders.store.connection import FILE_VERSION
from stakeholders.store.history import Author

FOLDER: Final = Path(__file__).parents[1] / "data" / "released"
DAY: Final = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
AUTHOR: Final = Author("Anna", "cli")


def kept_file(version: int) -> Path:
    """Return the packed directory of a form."""
    return FOLDER / f"form_{version}.stakeholders.gz"


def kept_content(version: int) -> Path:
    """Return what people saw in it when it was made."""
    return FOLDER / f"form_{version}.json"


def opened(path: Path, reference: Reference) -> Directory:
    """Open a directory on the day on which the first form was made: who holds a post, changes."""
    return open_directory(path, reference, AUTHOR, clock=lambda: DAY)


def content_of(directory: Directory) -> dict[str, object]:
    """Return all that people see in a directory: contacts, lists, the names of the steps."""
    search = directory.search
    lists = {
        one.name: [member.record.name for member in directory.lists.members(one.uid)]
        for one in directory.lists.every()
    }
    steps = [step.sentence for step in directory.history.steps(limit=0)]
    records = records_as_json(search.records(search.find("", limit=0)))
    return {"records": records, "lists": lists, "steps": steps}


def make() -> None:
    """Make the file of the newest form, out of the sample of invented people and some steps."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.stakeholders"
        reference = build_reference()
        new_directory(path, reference, AUTHOR, sample=True)
        directory = opened(path, reference)
        first, second, *_ = directory.search.find("", limit=3).rows
        directory.contacts.delete(first.uid)
        directory.contacts.delete(second.uid)
        directory.history.undo()
        content = content_of(directory)
        directory.close()
        compact = path.with_name("compact.stakeholders")
        back_up(path, compact)
        kept_file(FILE_VERSION).write_bytes(gzip.compress(compact.read_bytes(), 9, mtime=0))
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    kept_content(FILE_VERSION).write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    make()
