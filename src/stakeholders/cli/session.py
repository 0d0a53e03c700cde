"""A session: what every command is given, and how it answers."""

import contextlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO

import click

from stakeholders.app.backups import needs_key
from stakeholders.app.directory_file import Directory
from stakeholders.app.encryption import Encryption
from stakeholders.app.encryption_errors import LockedFileError
from stakeholders.app.json_answers import findings_as_json
from stakeholders.app.table_mappings import TableMappings
from stakeholders.cli.unlocking import ask_until_right
from stakeholders.domain.changes import Changes
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.domain.recovery_key import DirectoryKey

DONE = 0
WITH_FINDINGS = 1
WRONG_USAGE = 2
NO_DIRECTORY = 3
NOTHING_DONE = 4
BUG = 70
INTERRUPTED = 130


def _no_window(_directory: Path | None, _file: Path | None) -> int:
    return NOTHING_DONE


@dataclass(slots=True)
class Session:
    """The directory to work in, and where answers go."""

    opener: Callable[[Path], Directory]
    maker: Callable[[Path, bool], None]
    scratch: Callable[[], contextlib.AbstractContextManager[Directory]]
    user_file: Path
    encryption: Encryption
    chosen: Path | None = None
    as_json: bool = False
    copy_formats: Mapping[str, str] = field(default_factory=dict)
    code: int = DONE
    mappings: TableMappings = field(default_factory=TableMappings)
    open_window: Callable[[Path | None, Path | None], int] = _no_window
    output: IO[str] = field(default_factory=lambda: sys.stdout)

    @property
    def path(self) -> Path:
        """The directory file that is meant."""
        return self.chosen or self.user_file

    @contextlib.contextmanager
    def directory(self) -> Iterator[Directory]:
        """Open the directory for one command, and close it whatever happens."""
        directory = self._opened()
        written: list[Changes] = []
        directory.listen(written.append)
        try:
            directory.turn_day()
            yield directory
            if written:
                directory.backups.make_if_due()
        finally:
            directory.close()
        for problem in directory.backups.take_failures():
            click.echo(problem.message, err=True)

    def _opened(self) -> Directory:
        try:
            return self.opener(self.path)
        except LockedFileError as locked:
            unlock = partial(self.encryption.unlocking.unlock, self.path)
            ask_until_right(self.path, locked, unlock)
            return self.opener(self.path)

    def key_of(self, file: Path) -> DirectoryKey | None:
        """Return the key of an encrypted file, asked for where nobody knows it, None of any other.

        Raises:
            LockedFileError: when it is not opened by what was typed.
        """
        unlocking = self.encryption.unlocking
        key = unlocking.key_of(file)
        if key is not None or not needs_key(file):
            return key
        return ask_until_right(file, LockedFileError(file), partial(unlocking.key_by, file))

    @contextlib.contextmanager
    def directory_if_any(self) -> Iterator[Directory]:
        """Open the directory, or an empty one for the moment where the user has none yet."""
        if self.chosen is None and not self.user_file.exists():
            with self.scratch() as directory:
                yield directory
        else:
            with self.directory() as directory:
                yield directory

    def answer(
        self, document: Mapping[str, object], lines: Iterable[str], findings: Iterable[Finding] = ()
    ) -> None:
        """Print one JSON document, or the lines for people with the findings beside them."""
        found = list(findings)
        if any(finding.problem.severity is not Severity.INFO for finding in found):
            self.code = max(self.code, WITH_FINDINGS)
        if self.as_json:
            whole = {**document, "findings": findings_as_json(found)}
            self.say(json.dumps(whole, ensure_ascii=False, indent=2))
            return
        for line in lines:
            self.say(line)
        for finding in found:
            click.echo(finding_line(finding), err=True)

    def say(self, text: str) -> None:
        """Print a line."""
        click.echo(text, file=self.output)

    def nothing_done(self) -> None:
        """End with the code that says so."""
        self.code = NOTHING_DONE


def expected_problem(error: Exception) -> Problem:
    """Return an error that is no bug as a problem, under a code of its kind."""
    words = re.findall("[A-Z][a-z]+", type(error).__name__.removesuffix("Error"))
    said = (("sentence", str(error)),)
    return Problem("_".join(words).lower(), "{sentence}", said, Severity.ERROR)


def finding_line(finding: Finding) -> str:
    """Return a finding as a line for people: where, then what."""
    place = ":".join(str(part) for part in (finding.file, finding.line) if part is not None)
    return f"{place}: {finding.problem.message}" if place else finding.problem.message
