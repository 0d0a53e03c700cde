"""Access reports: all that is held on somebody, in words and as data, and noted."""

import json
import zipfile
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownFormatError, UnwritableTargetError
from stakeholders.app.hand_overs import HandOverOrder
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import LegalBasis, Restriction
from stakeholders.domain.source import Source


@pytest.fixture
def ana(directory: Directory, tmp_path: Path) -> Uid:
    """Add somebody of whom much is known."""
    uid = directory.people.add(
        "Ana Example", "Spokesperson, Lone Centre", "+41 79 555 01 42", "ana@lone.example"
    )
    directory.notes.add(uid, "prefers mornings")
    directory.parts.add(uid, LegalBasis("consent", "press work", PartialDate(2025)))
    directory.contacts.rename(uid, "Ana Sample")
    directory.lists.make("Press", (uid,))
    directory.editions.save("Press", title="First")
    directory.hand_overs.hand_over(HandOverOrder("Press", "Carla", "vcard", folder=tmp_path))
    directory.participations.add(directory.events.make("Workshop"), uid)
    directory.parts.add(uid, Restriction("in dispute"))
    directory.sources.add(Source("Elsewhere"))
    return uid


def test_that_a_report_tells_all_that_is_held(
    directory: Directory, ana: Uid, tmp_path: Path
) -> None:
    target = tmp_path / "report.txt"
    directory.access_reports.write(ana, target)
    told = target.read_text("utf-8")
    for word in (
        "Ana Sample", "+41 79 555 01 42", "ana@lone.example", "prefers mornings", "press work",
        "in dispute", "Press", "Workshop", "Carla", "Lone Centre", "Ana Example",
    ):  # fmt: skip
        assert word in told
    assert "Elsewhere" not in told
    assert directory.audit.lines()[0].line.action == "access"


def test_that_a_report_can_be_read_by_programs(
    directory: Directory, ana: Uid, tmp_path: Path
) -> None:
    directory.access_reports.write(ana, tmp_path / "report.json")
    found = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert found["contact"]["name"] == "Ana Sample"
    assert [one["to"] for one in found["handed_over"]] == ["Carla"]
    assert (found["lists"], len(found["versions"]), len(found["meetings"])) == (["Press"], 1, 1)
    assert len(found["history"]) > 3
    directory.access_reports.write(ana, tmp_path / "again.json")
    assert (
        json.loads((tmp_path / "again.json").read_text("utf-8"))["audit"][0]["action"] == "access"
    )


def test_that_a_copy_can_be_taken_along(directory: Directory, ana: Uid, tmp_path: Path) -> None:
    directory.access_reports.write(ana, tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert json.loads(archive.read("contact.json"))["name"] == "Ana Sample"
        assert b"FN:Ana Sample" in archive.read("contact.vcf")


def test_that_what_cannot_be_written_is_not_noted(
    directory: Directory, ana: Uid, tmp_path: Path
) -> None:
    with pytest.raises(UnknownFormatError):
        directory.access_reports.write(ana, tmp_path / "report.odt")
    with pytest.raises(UnwritableTargetError):
        directory.access_reports.write(ana, tmp_path / "no" / "report.txt")
    assert "access" not in {one.line.action for one in directory.audit.lines()}
