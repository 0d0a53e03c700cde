"""How a command answers with one contact: what it is now, and what is doubtful of what was set."""

from stakeholders.app.directory_file import Directory
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.record_lines import record_lines
from stakeholders.cli.session import Session
from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Finding
from stakeholders.domain.record import Record


def answer_contact(
    session: Session, directory: Directory, uid: Uid, typed: Record | None = None
) -> None:
    """Print a contact with what has to be said of `typed`, the values that the command wrote."""
    record = directory.channels.with_verdicts(directory.search.record(uid))
    problems = directory.doubts.about(typed) if typed else ()
    findings = [Finding(problem, record=record.uid) for problem in problems]
    lines = record_lines(record, directory.wording)
    session.answer({"records": records_as_json([record])}, lines, findings)


def answer_new_contact(session: Session, directory: Directory, uid: Uid) -> None:
    """Print a contact that was just typed, with what has to be said of all its own values."""
    answer_contact(session, directory, uid, directory.search.record(uid))
