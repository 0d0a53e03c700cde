"""How a command answers with one contact: what it is now, and what is doubtful about it."""

from stakeholders.app.directory_file import Directory
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.record_lines import record_lines
from stakeholders.cli.session import Session
from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Finding


def answer_contact(session: Session, directory: Directory, uid: Uid) -> None:
    """Print a contact with what has to be said of its values."""
    record = directory.channels.with_verdicts(directory.search.record(uid))
    findings = [Finding(problem, record=record.uid) for problem in directory.doubts.about(record)]
    lines = record_lines(record, directory.wording)
    session.answer({"records": records_as_json([record])}, lines, findings)
