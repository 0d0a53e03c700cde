"""Erasing with proof: of whoever goes no byte stays, in no file, script or encoding."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.erasing import certificate_lines
from stakeholders.app.errors import NoCertificateError, NothingToUndoError, UnknownUidError
from stakeholders.app.hand_overs import HandOverOrder
from stakeholders.app.importing import Decision
from stakeholders.app.reference import Reference
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.citation import Citation
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.domain.source import Source, SourceType
from stakeholders.domain.traces import Traces
from stakeholders.store.leftovers import files_of, files_with, parts_of
from stakeholders.store.restoring import restore
from tests.app.conftest import ANNA
from tests.store.encrypted import encrypt

GIVEN, FAMILY = "Quetzalína", "Vørmstad"
NAME = f"{GIVEN} {FAMILY}"
CYRILLIC = "Кетсалина Вёрмстад"
WORDS = (
    "Quetzalína", "Quetzalina", "QUETZALINA", "quetzalina", "Vørmstad", "vormstad", "VORMSTAD",
    "Кетсалина", "кетсалина", "Вёрмстад", "вермстад", "ketsalina", "anilazteuq", "datsmrov",
    "quetzalina.v@lone.example", "79555014299", "555 01 42 99", "555014299",
)  # fmt: skip


def found_in(folder: Path, key: DirectoryKey | None) -> set[tuple[str, str]]:
    """Return in which files which words stand, whatever their encoding."""
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    sought = [(word, word.encode(code).lower()) for word in WORDS for code in encodings]
    return {
        (file.name, word)
        for file in sorted(one for one in folder.rglob("*") if one.is_file())
        for part in parts_of(file, key)
        for small in (part.lower(),)
        for word, found in sought
        if found in small
    }


def known_everywhere(directory: Directory, out: Path) -> Uid:
    """Add somebody who is told of wherever anything can be told."""
    uid = directory.people.add(
        "Quetzalina Wormstad", "Spokesperson, Lone Centre", "+41 79 555 01 42", "q@lone.example"
    )
    directory.contacts.rename(uid, NAME)
    directory.people.add_name(uid, PersonName(CYRILLIC, type=NameType.ALIAS))
    directory.channels.add(uid, ChannelType.EMAIL, "quetzalina.v@lone.example")
    directory.channels.add(uid, ChannelType.PHONE, "+41 79 555 01 42 99")
    directory.notes.add(uid, f"{NAME} calls at night")
    directory.tags.put((uid,), f"of {FAMILY}")
    twin = directory.people.add(f"{FAMILY} {GIVEN}", "", "", "quetzalina.v@lone.example")
    directory.duplicates.merge(uid, twin)
    other = directory.people.add("Ben Sample", "", "+41 79 555 01 43", "")
    directory.notes.add(other, f"Ask {NAME.upper()} or quetzalina.v@lone.example instead")
    source = directory.sources.add(
        Source(f"Statement of {NAME}", SourceType.PRESS_RELEASE, text=f"…said {NAME}, of Lone.")
    )
    for entry in (uid, other):
        directory.sources.cite(
            entry, Citation(directory.sources.read(source), quote=f"said {FAMILY}, {GIVEN}")
        )
    directory.lists.make("Press", (uid, other))
    directory.lists.make(f"Without {NAME}", (other,))
    directory.lists.rename(directory.lists.named(f"Without {NAME}").uid, "Others")
    directory.editions.save("Press", note=f"as {NAME} wished")
    directory.hand_overs.hand_over(HandOverOrder("Press", NAME, "vcard", folder=out))
    file = out / f"{GIVEN}-{FAMILY}.vcf"
    directory.exporting.export([directory.search.record(uid)], str(file))
    attached = out / f"cv {NAME}.txt"
    attached.write_text(f"I am {NAME}", "utf-8")
    directory.attachments.add(uid, attached)
    directory.drafts.keep("typed", f"a letter to {NAME}")
    event = directory.events.make("Workshop")
    directory.participations.add(event, NAME)
    directory.history.undo()
    directory.participations.add(event, NAME)
    return uid


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return where the directory lies, alone in its folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder / "test.stakeholders"


@pytest.fixture(params=["plain", "encrypted"])
def opened(
    request: pytest.FixtureRequest, place: Path, tmp_path: Path, reference: Reference
) -> Iterator[tuple[Directory, Uid, DirectoryKey | None]]:
    """Open a directory with backups and a kept file, in all of which somebody is told of."""
    new_directory(place, reference, ANNA, sample=False)
    directory = open_directory(place, reference, ANNA)
    uid = known_everywhere(directory, tmp_path)
    directory.close()
    key = encrypt(place) if request.param == "encrypted" else None
    directory = open_directory(place, reference, ANNA, key)
    copy = directory.backups.make().file
    directory.people.add("Cy Example")
    directory.close()
    restore(place, copy, directory.backups.backups()[-1].at, key=key)
    directory = open_directory(place, reference, ANNA, key)
    directory.people.add("Di Example")
    directory.backups.make()
    yield directory, uid, key
    directory.close()


def test_that_no_byte_of_whoever_is_erased_stays_in_any_file(
    opened: tuple[Directory, Uid, DirectoryKey | None], place: Path
) -> None:
    directory, uid, key = opened
    before = {name for name, _ in found_in(place.parent, key)}
    assert len(before) >= len(("directory", "kept", "two backups"))
    certificate = directory.bin.erase(uid)
    assert found_in(place.parent, key) == set()
    assert certificate.left == ()
    assert (certificate.copies, certificate.is_checked) == (4, True)
    assert certificate.files >= certificate.copies + 1
    told = "\n".join(certificate_lines(certificate))
    assert not any(word.casefold() in told.casefold() for word in WORDS)
    assert "4 backups were rewritten." in told
    others_are_as_they_were(directory, uid)
    directory.close()
    assert found_in(place.parent, key) == set()


def others_are_as_they_were(directory: Directory, uid: Uid) -> None:
    """Find the others whole, and the file sound."""
    (row,) = directory.search.find("sample").rows
    record = directory.search.record(row.uid)
    assert record.notes == ("Ask … or … instead",)
    assert record.phones[0].raw == "+41 79 555 01 43"
    assert not [f for f in directory.checking.findings() if f.problem.code.startswith("file.")]
    with pytest.raises(UnknownUidError):
        directory.search.record(uid)


def test_that_an_erasure_is_taken_back_by_nobody(directory: Directory) -> None:
    uid = directory.people.add(NAME)
    directory.bin.erase(uid)
    step = directory.history.steps()[0]
    assert step.code == "contact.erased"
    with pytest.raises(NothingToUndoError):
        directory.history.undo(step.uid)


def test_that_a_namesake_and_a_shared_phone_are_left_alone(directory: Directory) -> None:
    uid = directory.people.add("Ana Example", "", "+41 79 555 01 42", "")
    directory.people.add("Ana Example", "", "+41 79 555 01 42", "")
    noted = directory.people.add("Ben Sample")
    directory.notes.add(noted, "Ana Example, +41 79 555 01 42")
    directory.bin.erase(uid)
    assert directory.search.record(noted).notes == ("Ana Example, +41 79 555 01 42",)
    (left, _) = directory.search.find("ana example").rows
    assert directory.search.record(left.uid).phones[0].raw == "+41 79 555 01 42"


def test_that_a_copy_that_cannot_be_rewritten_is_named(directory: Directory) -> None:
    uid = directory.people.add(NAME)
    copy = directory.backups.make().file
    content = bytearray(copy.read_bytes())
    content[4096 * 2 : 4096 * 3] = b"\xff" * 4096
    copy.write_bytes(bytes(content))
    certificate = directory.bin.erase(uid)
    assert certificate.left == (copy.name,)
    assert any(copy.name in line for line in certificate_lines(certificate))


def test_that_an_erasure_that_was_cut_short_is_finished_later(
    directory: Directory, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    uid = directory.people.add(NAME)
    directory.backups.make()
    erasing = directory.erasing
    with monkeypatch.context() as patch:
        patch.setattr(type(erasing), "_check", _killed)
        with pytest.raises(KeyboardInterrupt):
            erasing.erase(uid)
    assert not erasing.certificate(uid).is_checked
    certificate = erasing.erase(uid)
    assert certificate.is_checked
    assert certificate.copies == 1
    assert files_with(directory.path, Traces((NAME,)))[1] == ()
    with pytest.raises(UnknownUidError):
        erasing.erase(uid)


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_that_only_who_was_erased_has_a_certificate(directory: Directory) -> None:
    uid = directory.people.add(NAME)
    with pytest.raises(NoCertificateError):
        directory.erasing.certificate(uid)
    body = directory.bodies.add("Lone Centre")
    certificate = directory.bin.erase(body)
    assert not certificate.is_checked
    assert certificate.marks == 0
    assert "Backups made before still hold it." in certificate_lines(certificate)


def test_that_the_files_of_a_directory_are_all_looked_through(directory: Directory) -> None:
    directory.people.add(NAME)
    directory.backups.make()
    names = [file.name for file in files_of(directory.path)]
    assert {"test.stakeholders", "manifest.json"} <= set(names)
    assert any(name.endswith("-wal") for name in names)


def test_that_a_trace_is_found_in_any_order_and_encoding() -> None:
    traces = Traces((NAME,), ("quetzalina.v@lone.example",))
    for text in (f"x {FAMILY.upper()}, {GIVEN} y", "QUETZALINA_VORMSTAD.vcf"):
        assert traces.stand_in(text)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert traces.in_bytes().stand_in(text.encode(encoding))
    assert traces.struck("to quetzalina.v@lone.example.") == "to …."
    assert not traces.stand_in("Quetzalina alone")
    assert not Traces(("Quetzalina",))


def test_that_who_was_erased_is_not_brought_back_unless_that_is_wanted(
    directory: Directory, tmp_path: Path
) -> None:
    uid = directory.people.add(NAME, "", "+41 79 555 01 42", "q@lone.example")
    file = tmp_path / "all.vcf"
    directory.exporting.export([directory.search.record(uid)], str(file))
    text = f"Contact: {NAME}, e-mail: Q@lone.example"
    assert directory.bin.erase(uid).marks == 2
    plan = directory.importing.plan(file)
    assert [(one.decision, one.problems[0].code) for one in plan.items] == [
        (Decision.DOUBTFUL, "erased_at_request")
    ]
    assert (
        plan.items[0].problems[0].message == f"{NAME} was erased at their request and is not kept."
    )
    directory.importing.apply(plan)
    captured = directory.capture.read(text)
    assert "erased_at_request" in {finding.problem.code for finding in captured.findings}
    directory.capture.keep(captured)
    assert directory.search.find("").total == 0
    assert directory.capture.read(text, keep_erased=True).is_certain
    assert directory.importing.apply(directory.importing.plan(file, keep_erased=True)) == 1


def test_that_a_name_marks_only_who_cannot_be_known_otherwise(
    directory: Directory, tmp_path: Path
) -> None:
    file = tmp_path / "names.csv"
    file.write_text(f"Name\n{NAME}\nAna Example\n", "utf-8")
    ana = directory.people.add("Ana Example", "", "", "ana@lone.example")
    desk = directory.people.add("Ben Sample", "", "", "desk@lone.example")
    shared = directory.people.add("Cy Sample", "", "", "desk@lone.example")
    bare = directory.people.add(NAME)
    assert [directory.bin.erase(one).marks for one in (ana, shared, bare)] == [1, 1, 1]
    decisions = {one.record.name: one.decision for one in directory.importing.plan(file).items
                 if one.record}  # fmt: skip
    assert decisions == {NAME: Decision.DOUBTFUL, "Ana Example": Decision.NEW}
    desk_again = directory.capture.read("Ben Sample, desk@lone.example")
    assert "erased_at_request" not in {finding.problem.code for finding in desk_again.findings}
    assert directory.search.record(desk).name == "Ben Sample"


def test_that_an_erasure_may_leave_the_way_back_open(directory: Directory, tmp_path: Path) -> None:
    uid = directory.people.add(NAME, "", "", "q@lone.example")
    file = tmp_path / "all.vcf"
    directory.exporting.export([directory.search.record(uid)], str(file))
    assert directory.bin.erase(uid, may_come_back=True).marks == 0
    assert directory.importing.plan(file).count(Decision.NEW) == 1
