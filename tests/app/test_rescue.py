"""Whatever is damaged: the contacts that can be read are saved, counted rightly, and named."""

import gzip
import json
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from stakeholders.app.encryption_errors import LockedFileError
from stakeholders.app.errors import ExistingFileError, ForeignFileError, MissingFileError
from stakeholders.app.rescue import JSON_LINES, LISTS, VCARDS, Rescued, rescue
from stakeholders.domain.channel import Channel, ChannelState, ChannelType
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.visibility import Visibility
from stakeholders.store.database import create_database
from stakeholders.store.lists import add_members, make_list
from stakeholders.store.people import move_to_bin
from tests.store.directories import body, opened, person, saved, spokesperson, visible
from tests.store.encrypted import encrypt
from tests.store.released import kept_file

PAGE = 4096
PEOPLE = 240


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[Record]]:
    """Return a sound file of a few hundred pages, and the contacts in it."""
    path = tmp_path_factory.mktemp("sound") / "a.stakeholders"
    create_database(path)
    database = opened(path)
    people = (
        person(
            f"Ann Lee {n}",
            PostLine("Clerk", f"Body {n % 7}") if n % 3 else spokesperson(f"Body {n % 7}"),
            phones=[f"+4144123{n:04}"],
            emails=[f"ann.{n}@example.org"],
            notes=(f"{n} " * 60,),
        )
        for n in range(PEOPLE)
    )
    uids = saved(database, *people, *(body(f"Org {n}") for n in range(40)))
    with database.writing("test.list") as writing:
        add_members(writing, make_list(writing, "Press"), uids[:3])
    records = visible(database)
    database.close()
    return path.read_bytes(), [record for record in records if record.kind != "list"]


def saved_in(out: Path) -> dict[str, dict[str, object]]:
    """Return what a rescue has saved, by uid."""
    lines = (out / JSON_LINES).read_text("utf-8").splitlines()
    return {found["uid"]: found for found in map(json.loads, lines)}


def check_counts(rescued: Rescued, records: list[Record]) -> set[str]:
    """Hold what a rescue says against what it wrote; return the uids that it did not save."""
    found = saved_in(rescued.folder)
    known = {str(record.uid): record for record in records}
    assert rescued.total == len(found)
    names = {str(one["name"]).partition(",")[0] for one in found.values()}
    assert names <= {*(r.name.partition(",")[0] for r in records), "?"}  # whose name is lost
    cards = (rescued.folder / VCARDS).read_text("utf-8").count("BEGIN:VCARD")
    assert cards == sum(one["kind"] != "post" for one in found.values())
    return {*known} - {*found}


def test_that_a_sound_file_of_an_older_form_lacks_nothing(tmp_path: Path) -> None:
    old = tmp_path / "old.stakeholders"
    old.write_bytes(gzip.decompress(kept_file(3).read_bytes()))
    rescued = rescue(old, tmp_path / "out")
    assert rescued.gaps == ()
    assert rescued.lists


def test_that_a_sound_file_is_saved_whole(
    sound: tuple[bytes, list[Record]], tmp_path: Path
) -> None:
    content, records = sound
    path = tmp_path / "a.stakeholders"
    path.write_bytes(content)
    rescued = rescue(path, tmp_path / "out")
    assert not check_counts(rescued, records)
    assert (rescued.lost, rescued.gaps, rescued.pieced, rescued.findings) == ((), (), 0, ())
    assert sorted(file.name for file in rescued.folder.iterdir()) == [JSON_LINES, VCARDS, LISTS]
    assert stat.S_IMODE(rescued.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(f.stat().st_mode) for f in rescued.folder.iterdir()} == {0o600}
    (line,) = (rescued.folder / LISTS).read_text("utf-8").splitlines()
    said = json.loads(line)
    assert said["list"] == "Press"
    assert [member["name"] for member in said["members"]] == [f"Ann Lee {n}" for n in range(3)]
    assert rescued.lists == 1


@pytest.mark.parametrize("kind", ["zero", "noise"])
@pytest.mark.parametrize("share", [0, 0.1, 0.25, 0.4, 0.55, 0.75, 0.95])
def test_that_one_damaged_page_loses_nobody_and_the_file_is_not_touched(
    sound: tuple[bytes, list[Record]], tmp_path: Path, share: float, kind: str
) -> None:
    content, records = sound
    start = int(share * len(content)) // PAGE * PAGE
    page = content[start : start + PAGE]
    broken = bytes(PAGE) if kind == "zero" else bytes(byte ^ 0x5A for byte in page)
    damaged = content[:start] + broken + content[start + PAGE :]
    path = tmp_path / "a.stakeholders"
    path.write_bytes(damaged)
    rescued = rescue(path, tmp_path / "out")
    assert not check_counts(rescued, records)
    assert not rescued.lost
    assert path.read_bytes() == damaged
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [path.name]


def test_that_the_rows_behind_a_damaged_page_are_saved_too(
    sound: tuple[bytes, list[Record]], tmp_path: Path
) -> None:
    content, _ = sound
    start = content.index(b"120 " * 30) // PAGE * PAGE  # notes stand nowhere else in the file
    path = tmp_path / "a.stakeholders"
    path.write_bytes(content[:start] + bytes(PAGE) + content[start + PAGE :])
    out = rescue(path, tmp_path / "out").folder
    found = [one["notes"] for one in saved_in(out).values()]
    told = {str(note).split()[0] for notes in found if isinstance(notes, list) for note in notes}
    assert "120" not in told
    assert {"0", str(PEOPLE - 1)} <= told


@pytest.mark.parametrize("every", [3, 5, 9])
def test_that_of_a_file_full_of_holes_what_is_left_is_saved_and_the_rest_is_told(
    sound: tuple[bytes, list[Record]], tmp_path: Path, every: int
) -> None:
    content, records = sound
    damaged = bytearray(content)
    for start in range(PAGE * every, len(content), PAGE * every):
        damaged[start : start + PAGE] = bytes(PAGE)
    path = tmp_path / "a.stakeholders"
    path.write_bytes(damaged)
    try:
        rescued = rescue(path, tmp_path / "out")
    except ForeignFileError:
        assert every == 3
        assert not (tmp_path / "out").exists()
        return
    missing = check_counts(rescued, records)
    assert len(missing) < len(records)
    assert rescued.findings
    assert bool(missing) <= bool(rescued.gaps or rescued.lost)
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_that_of_a_truncated_file_the_beginning_is_saved(
    sound: tuple[bytes, list[Record]], tmp_path: Path, share: float
) -> None:
    content, records = sound
    path = tmp_path / "a.stakeholders"
    create_database(path)
    empty = path.stat().st_size  # the pages of the tables themselves, before what is in them
    path.write_bytes(content[: empty + int((len(content) - empty) * share)])
    try:
        rescued = rescue(path, tmp_path / "out")
    except ForeignFileError:
        assert share < 0.5
        return
    missing = check_counts(rescued, records)
    assert bool(missing) <= bool(rescued.gaps or rescued.lost)


def test_that_what_is_only_in_the_journal_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.stakeholders"
    create_database(path)
    database = opened(path)
    saved(database, person("Ann Lee"))
    left = tmp_path / "left"
    left.mkdir()
    for file in tmp_path.glob("a.stakeholders*"):
        shutil.copy(file, left)
    database.close()
    rescued = rescue(left / path.name, tmp_path / "out")
    assert [one["name"] for one in saved_in(rescued.folder).values()] == ["Ann Lee"]


def test_that_all_goes_along_whoever_may_see_it_but_not_the_bin(tmp_path: Path) -> None:
    path = tmp_path / "a.stakeholders"
    create_database(path)
    database = opened(path)
    number = Channel(ChannelType.PHONE, raw="+41441234567", state=ChannelState.DO_NOT_USE)
    secret = replace(person("Ann Lee"), visibility=Visibility.NAMED, channels=(number,))
    uids = saved(database, secret, person("Ben Orr"))
    with database.writing("test.delete") as writing:
        move_to_bin(writing, uids[1])
    database.close()
    rescued = rescue(path, tmp_path / "out")
    (one,) = saved_in(rescued.folder).values()
    assert (one["name"], rescued.in_bin) == ("Ann Lee", 1)
    assert "+41441234567" in json.dumps(one)
    assert [finding.problem.code for finding in rescued.findings] == ["rescue.bin"]


def test_that_nothing_is_written_over_and_nothing_half_made_stays(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine")
    with pytest.raises(ExistingFileError):
        rescue(tmp_path / "a.stakeholders", tmp_path / "out")
    with pytest.raises(ExistingFileError):
        rescue(tmp_path / "a.stakeholders", tmp_path / "out" / "letter.txt")
    with pytest.raises(MissingFileError):
        rescue(tmp_path / "a.stakeholders", tmp_path / "new")
    (tmp_path / "text").write_text("Dear Sir or Madam,\n" * 1000)
    with pytest.raises(ForeignFileError):
        rescue(tmp_path / "text", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert (tmp_path / "out" / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_that_an_encrypted_file_gives_what_its_sound_pages_hold(
    sound: tuple[bytes, list[Record]], tmp_path: Path, share: float
) -> None:
    content, records = sound
    path = tmp_path / "a.stakeholders"
    path.write_bytes(content)
    key = encrypt(path)
    damaged = bytearray(path.read_bytes())
    start = int(share * len(damaged)) // PAGE * PAGE + 100
    damaged[start : start + 8] = bytes(8)
    path.write_bytes(damaged)
    with pytest.raises(LockedFileError):
        rescue(path, tmp_path / "locked")
    assert not (tmp_path / "locked").exists()
    rescued = rescue(path, tmp_path / "out", key)
    assert not check_counts(rescued, records)
    assert path.read_bytes() == damaged
