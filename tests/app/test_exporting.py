"""Exporting: what leaves passes the gate, whole or not at all."""

import io
import stat
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app import holders
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownFormatError, UnwritableTargetError
from stakeholders.app.exporting import ExportOrder, ExportPreset, RowPer, Scope, TableLayout
from stakeholders.app.importing import Decision
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.registry import WRITTEN_FORMATS


@pytest.fixture
def anna(directory: Directory) -> Uid:
    """Add a person with a post, and return her uid."""
    phone = "+41 79 000 01 42"
    return directory.people.add("Anna Berg", "Spokesperson, OHCHR", phone, "a.berg@ohchr.example")


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with next to no room."""
    folder = tmp_path / "full"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_that_a_file_is_its_owners_alone_and_named_in_the_log(
    directory: Directory, anna: Uid, tmp_path: Path
) -> None:
    file = tmp_path / "a.vcf"
    exported = directory.exporting.export([directory.search.record(anna)], str(file))
    assert (exported.count, exported.format) == (1, "vcard")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert directory.history.steps()[0].sentence == "Exported 1 contact to a.vcf"
    assert [path.name for path in tmp_path.glob(".stakeholders-*")] == []


def test_that_a_full_disk_leaves_nothing_behind(
    directory: Directory, anna: Uid, full_disk: Path
) -> None:
    (full_disk / "old.vcf").write_text("old")
    many = [directory.search.record(anna)] * 200
    for target in (full_disk / "old.vcf", full_disk / "new.csv", full_disk):
        with pytest.raises(UnwritableTargetError):
            directory.exporting.export(many, str(target))
    assert {path.name: path.read_text() for path in full_disk.iterdir()} == {"old.vcf": "old"}
    assert "export" not in {step.code for step in directory.history.steps()}


def test_that_a_missing_folder_or_format_is_named(
    directory: Directory, anna: Uid, tmp_path: Path
) -> None:
    record = directory.search.record(anna)
    with pytest.raises(UnwritableTargetError):
        directory.exporting.export([record], str(tmp_path / "none" / "a.vcf"))
    with pytest.raises(UnknownFormatError):
        directory.exporting.export([record], str(tmp_path / "a.xyz"))
    assert not [path for path in tmp_path.iterdir() if path.stem != "test"]


def test_that_each_contact_gets_a_file_with_a_safe_name(
    directory: Directory, tmp_path: Path
) -> None:
    names = ("../../evil", "CON", "a/b", "A/B", "x" * 400, "عربي \u202e name", "...")
    uids = [directory.people.add(name) for name in names]
    cards = [directory.search.record(uid) for uid in uids]
    folder = tmp_path / "cards"
    folder.mkdir()
    assert directory.exporting.export(cards, str(folder)).format == "vcard"
    assert len(list(folder.iterdir())) == len(names)
    directory.exporting.export(cards, str(tmp_path / "cards.zip"), format_name="jsonl")
    with zipfile.ZipFile(tmp_path / "cards.zip") as packed:
        assert len({name.casefold() for name in packed.namelist()}) == len(names)
        assert not [name for name in packed.namelist() if "/" in name or name.startswith(".")]


def test_that_standard_output_gets_what_the_audience_may_see(
    directory: Directory, anna: Uid
) -> None:
    stream = io.BytesIO()
    exported = directory.exporting.export(
        [directory.search.record(anna)], "-", format_name="vcard", audience=Visibility.ANYONE,
        stdout=stream,
    )  # fmt: skip
    assert b"Anna Berg" in stream.getvalue()
    assert b"TEL" not in stream.getvalue()
    assert {item.fact for item in exported.left_out} == {"phone", "email"}


def test_that_a_list_gives_posts_by_their_holders_and_says_who_is_left_out(
    directory: Directory, anna: Uid
) -> None:
    post = directory.search.record(anna).posts[0].uid
    ben = directory.people.add("Ben Holm")
    assert post
    made = directory.lists.make("Press", [post, ben])
    directory.lists.leave_out(made, ben, "on leave")
    records, left_out = directory.exporting.of_list("Press")
    assert [record.name for record in records] == ["Anna Berg"]
    assert [item.problem.message for item in left_out] == ["Left out: Ben Holm (on leave)."]
    directory.contacts.delete(anna)
    records, left_out = directory.exporting.of_list("Press")
    assert not records
    assert "Left out: Spokesperson, OHCHR has no holder today." in {
        item.problem.message for item in left_out
    }


def test_that_a_table_for_excel_holds_no_formula(directory: Directory, tmp_path: Path) -> None:
    uid = directory.people.add("=HYPERLINK(1)")
    directory.notes.add(uid, "@SUM(A1)")
    file = tmp_path / "a.csv"
    directory.exporting.export([directory.search.record(uid)], str(file), format_name="csv-excel")
    text = file.read_text("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "'@SUM" in text


def test_that_outlook_gets_one_file_a_contact(directory: Directory, tmp_path: Path) -> None:
    target = tmp_path / f"cards{directory.exporting.suffix('vcard21-outlook')}"
    cards = [directory.search.record(directory.people.add(name)) for name in ("Ana", "Ben")]
    directory.exporting.export(cards, str(target), format_name="vcard21-outlook")
    with zipfile.ZipFile(target) as packed:
        assert packed.namelist() == ["Ana.vcf", "Ben.vcf"]
        assert b"VERSION:2.1" in packed.read("Ana.vcf")


@pytest.mark.parametrize(
    ("form", "said"),
    [("vcard", "X-ADDRESSBOOKSERVER-KIND:group"), ("vcard4", "KIND:group")],
)
def test_that_a_list_leaves_as_a_group_and_comes_back_without_a_difference(
    directory: Directory, anna: Uid, tmp_path: Path, form: str, said: str
) -> None:
    post = directory.search.record(anna).posts[0].uid
    assert post
    directory.lists.make("Press", [post, directory.people.add("Ben Holm")])
    file = tmp_path / "a.vcf"
    scope = Scope(list_name="Press")
    assert directory.exporting.send(ExportOrder(scope, Visibility.OFFICE, form, file)).count == 2
    assert f"\r\n{said}\r\n" in file.read_bytes().decode()
    plan = directory.importing.plan(file)
    assert [item.decision for item in plan.items] == [Decision.SAME] * 3
    assert plan.items[2].record
    assert (plan.items[2].record.name, len(plan.items[2].record.members)) == ("Press", 2)


@pytest.mark.parametrize("form", ["vcard", "vcard4"])
def test_that_what_a_list_is_called_stays_in_the_office(
    directory: Directory, anna: Uid, tmp_path: Path, form: str
) -> None:
    directory.lists.make("Difficult people", [anna])
    order = ExportOrder(
        Scope(list_name="Difficult people"), Visibility.ANYONE, form, tmp_path / "a.vcf"
    )
    directory.exporting.send(order)
    assert "Anna Berg" in order.target.read_text("utf-8")
    assert "Difficult" not in order.target.read_text("utf-8")


def test_that_a_vacant_post_is_a_company_card_on_an_iphone(
    directory: Directory, anna: Uid, tmp_path: Path
) -> None:
    post = directory.search.record(anna).posts[0].uid
    assert post
    directory.lists.make("Press", [post])
    directory.contacts.delete(anna)
    for form, cards in (("vcard-iphone", 1), ("vcard", 0)):
        order = ExportOrder(
            Scope(list_name="Press"), Visibility.OFFICE, form, tmp_path / f"{form}.vcf"
        )
        sent = directory.exporting.send(order)
        text = order.target.read_text("utf-8")
        assert text.count("BEGIN:VCARD") == cards, form
        assert (sent.count, "FN:Spokesperson\\, OHCHR" in text) == (
            (1, True) if form == "vcard-iphone" else (0, False)
        )


def test_that_the_outlook_says_how_posts_leave_and_counts_vacant_ones_where_they_go(
    directory: Directory, anna: Uid, tmp_path: Path
) -> None:
    held = directory.search.record(anna).posts[0].uid
    ben = directory.people.add("Ben Holm", "Press officer, OHCHR")
    vacant = directory.search.record(ben).posts[0].uid
    directory.contacts.delete(ben)
    assert held
    assert vacant
    directory.lists.make("Press", [held, vacant])
    scope = Scope(list_name="Press")
    office = [o for o in directory.exporting.outlooks(scope) if o.audience is Visibility.OFFICE]
    assert [(one.count, one.held, one.with_vacant) for one in office] == [
        (1, 1, False),
        (2, 1, True),
    ]
    assert ["nobody holds" in " ".join(one.reasons) for one in office] == [True, False]
    for number, format_name in enumerate(("csv", "vcard-iphone")):
        assert directory.exporting.takes_posts(format_name) is bool(number)
        order = ExportOrder(scope, Visibility.OFFICE, format_name, tmp_path / format_name)
        assert directory.exporting.send(order).count == office[number].count


def test_that_a_list_remembers_in_which_form_it_left(
    directory: Directory, anna: Uid, tmp_path: Path
) -> None:
    scope = Scope(list_name="Press")
    directory.lists.make("Press", [anna])
    assert directory.exporting.preset("press") is None
    for audience, form, columns in (
        (Visibility.ANYONE, "csv", ("Name", "Country")),
        (Visibility.PARTICIPANTS, "xlsx", ("Name",)),
        (Visibility.PARTICIPANTS, "xlsx", ("Name",)),
        (Visibility.OFFICE, "docx", ()),
    ):
        order = ExportOrder(
            scope, audience, form, tmp_path / f"a.{form}",
            layout=TableLayout(columns, RowPer.CHANNEL),
        )  # fmt: skip
        for_people = directory.documents if form == "docx" else directory.exporting
        for_people.send(order)
        said = ExportPreset(form, str(audience), "channel", columns)
        assert directory.exporting.preset("Press") == said
    directory.lists.rename(directory.lists.named("Press").uid, "Journalists")
    assert directory.exporting.preset("Journalists") == said
    directory.lists.make("Others", [anna])
    assert directory.exporting.preset("Others") is None
    everyone = ExportOrder(Scope(), Visibility.ANYONE, "csv", tmp_path / "all.csv")
    directory.exporting.send(everyone)
    assert directory.exporting.preset("Journalists") == said


def content_of(file: Path) -> bytes:
    """Return what is in a file, of a workbook what is in its parts but when it was made."""
    if file.read_bytes()[:2] != b"PK":
        return file.read_bytes()
    with zipfile.ZipFile(file) as packed:
        names = sorted(name for name in packed.namelist() if not name.endswith("core.xml"))
        return b"".join(packed.read(name) for name in names)


def test_that_contacts_that_leave_part_by_part_make_the_same_files(
    directory: Directory, anna: Uid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = directory.search.record(anna).posts[0].line_uid
    assert former
    directory.positions.end(former, PartialDate.from_text("2020-01"))
    for number in range(5):
        directory.people.add(f"Carla Diaz {number}", f"Clerk, Office {number}", "+41 22 917 90 00")
    made: list[tuple[object, ...]] = []
    for at_once in (1000, 2):
        monkeypatch.setattr(holders, "_AT_ONCE", at_once)
        made.append(directory.exporting.outlooks(Scope()))
        for audience in (Visibility.ANYONE, Visibility.NAMED):
            for one in WRITTEN_FORMATS:
                target = tmp_path / f"a{one.suffixes[0]}"
                order = ExportOrder(Scope(), audience, one.name, target, replaces=True)
                sent = directory.exporting.send(order)
                made.append((one.name, audience, sent.count, sent.left_out, content_of(target)))
    half = len(made) // 2
    assert made[:half] == made[half:]
    assert {one.with_vacant for one in directory.exporting.outlooks(Scope())} == {False, True}
    assert (
        len({count for _, _, count, *_ in made[1:half]}) == 2
    )  # with the vacant post, and without
