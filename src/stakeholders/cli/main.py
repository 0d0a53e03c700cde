"""The command line: one group, one module a command, every error a sentence and a code."""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from stakeholders import __version__
from stakeholders.app.bug_log import note_bug
from stakeholders.app.directory_file import Directory
from stakeholders.app.encryption import Encryption
from stakeholders.app.errors import (
    ConflictError,
    DirectoryFileError,
    ExistingFileError,
    NothingDoneError,
    NothingToUndoError,
    StillNeededError,
    UnknownUidError,
)
from stakeholders.app.history_conflicts import StepConflictError
from stakeholders.app.table_mappings import TableMappings
from stakeholders.cli import event_letters, event_sending
from stakeholders.cli.access import access
from stakeholders.cli.area_groups import area_groups
from stakeholders.cli.attachments import attach, detach
from stakeholders.cli.audit import audit_log
from stakeholders.cli.backup import backup
from stakeholders.cli.bin import bin_, certificate, erase
from stakeholders.cli.check import check
from stakeholders.cli.columns import columns
from stakeholders.cli.contact import add, delete, star
from stakeholders.cli.corrections import correction_sheets
from stakeholders.cli.duplicates import duplicates
from stakeholders.cli.encryption import encryption
from stakeholders.cli.event_list import corrections, print_list, save, sent, versions
from stakeholders.cli.event_matrix import changes, like, matrix
from stakeholders.cli.event_people import attend, delegation, participant, replace, table
from stakeholders.cli.event_words import category, column, role, section
from stakeholders.cli.events import add_event, events
from stakeholders.cli.export import export
from stakeholders.cli.find import find
from stakeholders.cli.hand_overs import handover
from stakeholders.cli.history import history
from stakeholders.cli.import_files import import_files
from stakeholders.cli.invitations import answer, invitation, invitations, invite, mark, remind
from stakeholders.cli.letter_texts import texts
from stakeholders.cli.letters import letters
from stakeholders.cli.lists import lists
from stakeholders.cli.new import new
from stakeholders.cli.notes import call, called, note, todo
from stakeholders.cli.open_window import open_window
from stakeholders.cli.options import DIRECTORY_HELP, JSON_HELP
from stakeholders.cli.own_fields import own_fields
from stakeholders.cli.positions import add_position, away
from stakeholders.cli.posts import add_post, end, succeed
from stakeholders.cli.problems import problems
from stakeholders.cli.read import read
from stakeholders.cli.replace_text import replace_text
from stakeholders.cli.rescue import rescue_command
from stakeholders.cli.restore import restore
from stakeholders.cli.session import (
    BUG,
    INTERRUPTED,
    NO_DIRECTORY,
    NOTHING_DONE,
    WRONG_USAGE,
    Session,
    expected_problem,
)
from stakeholders.cli.set_field import set_field
from stakeholders.cli.show import show
from stakeholders.cli.tags import tags
from stakeholders.cli.undo import redo, undo
from stakeholders.cli.verify import verify
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.i18n import marked


@click.group(name="stakeholders", context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-d",
    "--directory",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=DIRECTORY_HELP,
)
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
@click.version_option(
    __version__, message="%(prog)s %(version)s", help="Show the version and exit."
)
@click.pass_obj
def group(session: Session, file: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Keep a directory of the people and bodies that a secretariat deals with."""
    session.chosen = file
    session.as_json = as_json


for _command in (
    new, open_window, read, import_files, find, show, add, set_field, succeed, end, away,
    delete, star,
    lists, events,
    export, letters, texts, handover, check, undo, redo,
    tags, own_fields, area_groups, history, encryption, backup, restore, rescue_command,
    note, call, called, todo, attach, detach, bin_, erase, columns, duplicates, verify,
    audit_log, certificate, access, problems, correction_sheets, replace_text,
):  # fmt: skip
    group.add_command(_command)
add.add_command(add_post)
add.add_command(add_position)
add.add_command(add_event)
for _command in (
    role, category, section, column, delegation, participant, replace, attend, table,
    invite, invitations, invitation, mark, answer, remind, matrix, like, changes,
):  # fmt: skip
    events.add_command(_command)
for _command in (print_list, save, versions, sent, corrections, event_sending.check,
                 event_letters.letters, event_letters.mail):  # fmt: skip
    events.add_command(_command)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The command line, given how directories are opened and made."""

    open_directory: Callable[[Path], Directory]
    make_directory: Callable[[Path, bool], None]
    scratch: Callable[[], contextlib.AbstractContextManager[Directory]]
    user_file: Path
    encryption: Encryption
    copy_formats: Mapping[str, str] = field(default_factory=dict)
    mappings: TableMappings = field(default_factory=TableMappings)
    open_window: Callable[[Path | None, Path | None], int] = lambda *_: NOTHING_DONE

    def run(self, arguments: Sequence[str]) -> int:
        """Do one command and return its exit code; nothing but sentences is ever printed."""
        speak_utf_8()
        session = Session(
            self.open_directory, self.make_directory, self.scratch, self.user_file, self.encryption,
            copy_formats=self.copy_formats, mappings=self.mappings, open_window=self.open_window,
        )  # fmt: skip
        try:
            return self._answered(session, arguments)
        except BrokenPipeError:
            _close_output()
            return session.code

    def _answered(self, session: Session, arguments: Sequence[str]) -> int:
        try:
            with group.make_context("stakeholders", list(arguments), obj=session) as context:
                group.invoke(context)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except click.exceptions.Exit as end:
            return end.exit_code
        except click.ClickException as error:
            session.as_json = session.as_json or "--json" in arguments
            _wrong_usage(session, error)
            return WRONG_USAGE
        except (click.Abort, KeyboardInterrupt):
            return INTERRUPTED
        except Exception as error:  # noqa: BLE001 - the one hook: whatever else is a bug
            return _failed(session, error)
        return session.code


def speak_utf_8() -> None:
    """Let what is read and printed be UTF-8 whatever the terminal says it speaks."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _wrong_usage(session: Session, error: click.ClickException) -> None:
    if session.as_json:
        said = (("sentence", error.format_message()),)
        session.answer({}, (), [Finding(Problem("usage", "{sentence}", said, Severity.ERROR))])
    else:
        error.show()


def _failed(session: Session, error: Exception) -> int:
    """Say what happened in one sentence and return the code of its kind."""
    code = next((code for kind, code in _CODES if isinstance(error, kind)), BUG)
    if code == BUG:
        note_bug(error)
        problem = Problem("bug", _BUG, (("error", type(error).__name__),), Severity.ERROR)
    else:
        problem = expected_problem(error)
    more = error.findings if isinstance(error, StepConflictError) else ()
    session.answer({}, (), [Finding(problem), *more])
    return code


_BUG = marked(
    "Something went wrong inside the program ({error}). Nothing that was saved is lost. "
    "Please report what you did."
)
_CODES: tuple[tuple[type[Exception], int], ...] = (
    (ExistingFileError, NOTHING_DONE),
    (DirectoryFileError, NO_DIRECTORY),
    (UnknownUidError, NOTHING_DONE),
    (NothingToUndoError, NOTHING_DONE),
    (StillNeededError, NOTHING_DONE),
    (ConflictError, NOTHING_DONE),
    (NothingDoneError, NOTHING_DONE),
)


def _close_output() -> None:
    """Let the interpreter end quietly when nobody reads the output any more."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
