"""The audit log: whatever leaves is in it, without values, and a changed line is noticed."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from stakeholders.app.directory_file import Directory, open_directory
from stakeholders.app.reference import Reference
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility
from tests.app.conftest import ANNA


@pytest.fixture
def ana(directory: Directory) -> Uid:
    return directory.people.add("Ana Example", "", "+41 79 555 01 42", "ana@lone.example")


def test_that_what_leaves_is_in_the_log_without_values(
    directory: Directory, ana: Uid, tmp_path: Path
) -> None:
    target = str(tmp_path / "Ana Example.vcf")
    directory.exporting.export([directory.search.record(ana)], target, audience=Visibility.ANYONE)
    directory.bin.erase(ana)
    told = directory.audit.lines()
    assert [one.line.action for one in told] == ["erase_checked", "erase", "export"]
    assert told[-1].sentence == "Exported 1 contact, for anyone"
    assert told[1].line.entry == ana
    assert not any("ana" in field.casefold() for one in told for field in one.line.fields)
    assert directory.audit.problem() is None


def test_that_a_look_at_a_protected_contact_is_noted_once_an_hour(
    directory: Directory, ana: Uid
) -> None:
    for _ in range(3):
        directory.audit.note_view(ana)
    (line,) = directory.audit.lines(entry=ana)
    assert (line.sentence, line.line.action) == ("Looked at Ana Example", "view")
    assert directory.audit.lines(entry=directory.people.add("Ben Sample")) == ()


def test_that_lines_are_read_page_by_page(directory: Directory, ana: Uid) -> None:
    for _ in range(3):
        directory.audit.note("access", ana)
    newest = directory.audit.lines(2)
    older = directory.audit.lines(2, before=newest[-1].line.number)
    assert [one.line.number for one in (*newest, *older)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("tamper", "line"),
    [
        ("UPDATE audit SET actor = 'Ben' WHERE id = 2", 2),
        ("UPDATE audit SET count = 9 WHERE id = 1", 1),
        ("DELETE FROM audit WHERE id = 2", 2),
        ("DELETE FROM audit WHERE id = 3", 3),
        ("DELETE FROM audit", 1),
    ],
)
def test_that_a_log_that_was_changed_says_from_which_line_on(
    directory: Directory, file: Path, reference: Reference, tamper: str, line: int
) -> None:
    ana = directory.people.add("Ana Example")
    for _ in range(3):
        directory.audit.note("access", ana)
    directory.close()
    connection = driver.connect(str(file), isolation_level=None)
    connection.execute(tamper)
    connection.close()
    again = open_directory(file, reference, ANNA)
    problem = again.audit.problem()
    assert problem is not None
    assert dict(problem.values)["number"] == str(line)
    assert "audit.broken" in {finding.problem.code for finding in again.checking.findings()}
    again.close()
