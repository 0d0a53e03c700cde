"""The command line as a script uses it: every call opens the directory anew and closes it."""

import contextlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from stakeholders.app.directory_file import new_directory, open_directory, scratch_directory
from stakeholders.app.encryption import Encryption
from stakeholders.app.reference import Reference
from stakeholders.app.system_keyring import SystemKeyring
from stakeholders.app.table_mappings import TableMappings
from stakeholders.app.unlocking import Unlocking
from stakeholders.cli.main import CommandLine
from stakeholders.store.history import Author
from tests.store.encrypted import CHEAP


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: bytes
    said: str

    @property
    def text(self) -> str:
        """Return the standard output as text."""
        return self.out.decode()

    @property
    def json(self) -> dict[str, Any]:
        """Return the one JSON document."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def names(self) -> list[str]:
        """Return the names of the records in the JSON document."""
        return [record["name"] for record in self.json["records"]]

    @property
    def codes(self) -> list[str]:
        """Return the codes of the findings in the JSON document."""
        return [finding["code"] for finding in self.json["findings"]]


@dataclass(frozen=True)
class Stakeholders:
    """Runs commands in one directory file."""

    line: CommandLine
    file: Path

    def __call__(self, *arguments: object, given: bytes = b"") -> Answer:
        """Run a command on the directory; as a process of its own it knows no key."""
        self.line.encryption.unlocking.forget(self.file)
        return self.anywhere("-d", self.file, *arguments, given=given)

    def json(self, *arguments: object, code: int = 0) -> dict[str, Any]:
        """Run a command with `--json` that ends in this code; return its document."""
        answer = self("--json", *arguments)
        assert answer.code == code, answer
        assert not answer.said
        return answer.json

    def anywhere(self, *arguments: object, given: bytes = b"") -> Answer:
        """Run a command that says itself where."""
        return run(self.line, [str(argument) for argument in arguments], given)

    def uid(self, query: str, kind: str = "person") -> str:
        """Return the uid of the first contact that a query finds."""
        return str(self.json("find", query, "--kind", kind)["records"][0]["uid"])


def run(line: CommandLine, arguments: Sequence[str], given: bytes = b"") -> Answer:
    """Run one command with streams of its own."""
    out, said = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
            code = line.run(arguments)
    out.flush()
    return Answer(code, out.buffer.getvalue(), said.getvalue())


def command_line(reference: Reference, home: Path) -> CommandLine:
    """Return the command line of a user whose own directory lies in this folder."""
    author, unlocking = Author("Anna", "cli"), Unlocking(SystemKeyring())
    return CommandLine(
        open_directory=lambda path: open_directory(path, reference, author, unlocking.key_of(path)),
        make_directory=lambda path, sample: new_directory(path, reference, author, sample=sample),
        scratch=lambda: scratch_directory(reference, author),
        user_file=home / "directory.stakeholders",
        encryption=Encryption(unlocking, CHEAP),
        mappings=TableMappings(home / "columns"),
    )
