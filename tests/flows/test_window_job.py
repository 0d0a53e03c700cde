"""The main job in the real window, by keys alone: found, corrected, listed, exported, imported.

Once on the documents that it all began with, once on invented ones that are always here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stakeholders.app.importing_plan import Decision
from stakeholders.desktop.exporting.export_panel import ExportPanel
from stakeholders.desktop.importing.import_feature import ImportFeature
from stakeholders.desktop.importing.import_page import ImportPage
from stakeholders.desktop.importing.plan_view import PlanView
from stakeholders.desktop.lists.list_picker import ListPicker
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.desktop.widgets.verdict import Level
from stakeholders.domain.entry import EntryKind
from tests.desktop.real_window import RealWindow, opened
from tests.flows.test_main_job import DATA

Key = Qt.Key

OHCHR = "Office of the United Nations High Commissioner for Human Rights"
CENTRE = "UNODC Regional Centre for East Asia and the Pacific"
WRONG = "+66 2 28"


@dataclass(frozen=True)
class Job:
    """Two documents, whom they name, and what must find them."""

    documents: tuple[str, str]
    spokesperson: str
    officer: str
    mobile: str
    landline: str
    finds_spokesperson: tuple[str, ...]
    finds_officer: tuple[str, ...]


def from_seeds(folder: Path) -> Job:
    names = ("000_65497328e27f2fb3.txt", "003_b6d2c8c13218b65f.txt")
    first, second = ((folder / name).read_text("utf-8") for name in names)
    return Job(
        documents=(first, second),
        spokesperson="Jose Diaz",
        officer="Olivia Sylvia Inciong",
        mobile="+41 79 217 30 09",
        landline="+66 2 288 2623",
        finds_spokesperson=(
            "josé díaz", "diaz", "+41 79 217 30 09", "+41792173009", "0041 79 217 30 09",
            "+41 (0)79 217-30-09", "079 217 30 09", "0792173009", "(+4179) 217.30.09",
        ),
        finds_officer=(
            "inciong", "2882623", "unodc bangkok", "sylvia", "+66 2 288 2623", "(+662) 288-2623",
            "02 288 2623",
        ),
    )  # fmt: skip


def from_invented() -> Job:
    names = ("release_of_a_spokesperson.txt", "release_of_a_centre.txt")
    first, second = ((DATA / name).read_text("utf-8") for name in names)
    return Job(
        documents=(first, second),
        spokesperson="Teodor Vask",
        officer="Nimali Aurora Testwood",
        mobile="+41 79 000 12 34",
        landline="+66 2 288 0000",
        finds_spokesperson=("téodor vašk", "+41790001234", "079 000 12 34", "0041790001234"),
        finds_officer=("testwood", "2880000", "unodc bangkok", "aurora", "(+662) 288-0000"),
    )


@pytest.fixture(params=["seeds", "invented"])
def job(request: pytest.FixtureRequest) -> Job:
    if request.param == "seeds":
        return from_seeds(request.getfixturevalue("seeds"))
    return from_invented()


def begun(window: RealWindow) -> None:
    """Start with an empty directory, by keys."""
    assert window.window.place == "welcome"
    window.keys(Key.Key_Tab, Key.Key_Tab)
    assert window.focus.accessibleName() == "Start empty"
    window.key(Key.Key_Return)


def kept(window: RealWindow, job: Job) -> None:
    """Add both documents from their text."""
    for document in job.documents:
        window.paste(document)
        window.key(Key.Key_Return)


@pytest.fixture
def window(qtbot: QtBot, job: Job) -> Iterator[RealWindow]:
    """Return the window after the first run, with both documents kept."""
    with opened(qtbot) as window:
        begun(window)
        kept(window, job)
        yield window


def overlay(window: RealWindow, kind: type[QWidget]) -> QWidget:
    return window.window.findChildren(kind)[0]


def test_that_the_first_run_begins_empty_by_keys(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        begun(window)
        assert window.window.place == "people.everyone"
        assert "Nobody here yet" in window.texts
        assert window.desktop.directory is not None


def test_that_four_keys_keep_a_document(qtbot: QtBot, job: Job) -> None:
    with opened(qtbot) as window:
        begun(window)
        for document, name in zip(job.documents, (job.spokesperson, job.officer), strict=True):
            before = window.pressed
            window.paste(document)
            assert window.window.place == "capture"
            window.key(Key.Key_Return)
            assert window.pressed - before == 4
            assert window.window.place == "people.everyone"
            assert window.record.name == name
        assert window.ask.asked == []


def test_that_the_contacts_are_what_the_documents_say(window: RealWindow, job: Job) -> None:
    assert job.officer in window.look_for(job.officer)
    officer = window.record
    assert (officer.honorific, officer.phones[0].display) == ("Ms.", job.landline)
    assert officer.present_posts[0].body == CENTRE
    assert "TH" in {phone.region for phone in officer.phones}
    window.look_for(job.spokesperson)
    spokesperson = window.record
    (post,) = spokesperson.present_posts
    assert (post.title, post.body) == ("Spokesperson", OHCHR)
    assert (spokesperson.phones[0].display, spokesperson.phones[0].region) == (job.mobile, "CH")
    assert "email" in spokesperson.missing
    assert spokesperson.phones[0].owner == spokesperson.uid


def test_that_every_way_to_ask_finds_them(window: RealWindow, job: Job) -> None:
    for queries, name in (
        (job.finds_spokesperson, job.spokesperson),
        (job.finds_officer, job.officer),
    ):
        lost = [query for query in queries if name not in window.look_for(query)]
        assert not lost


def test_that_typing_in_the_list_searches_too(window: RealWindow, job: Job) -> None:
    window.chord("F")
    window.keys(Key.Key_Escape)
    window.people.go_to_list()
    window.type("sp")
    assert window.window.search_box.text() == "sp"
    assert window.focus is window.window.search_box


def test_that_ten_keys_copy_the_number_of_who_speaks(window: RealWindow, job: Job) -> None:
    for query in ("hcdh", "ohchr sp"):
        window.key(Key.Key_Escape)
        window.people.go_to_list()
        before = window.pressed
        window.type(query)
        names = window.names
        assert names
    assert window.record.kind is EntryKind.POST
    assert window.record.holders[0].name == job.spokesperson
    window.chord("1")
    assert window.pressed - before == 10
    assert window.clipboard == job.mobile


def spoiled(window: RealWindow, name: str) -> None:
    """Make the first phone of a contact wrong, in place."""
    window.look_for(name)
    window.keys(Key.Key_Down, Key.Key_F2)
    window.chord("A")
    window.type(WRONG)
    window.key(Key.Key_Return)


def test_that_a_wrong_phone_is_kept_flagged_and_taken_back(window: RealWindow, job: Job) -> None:
    spoiled(window, job.spokesperson)
    assert (window.record.phones[0].raw, window.record.phones[0].valid) == (WRONG, False)
    field = window.field("Mobile")
    assert field.value == WRONG
    assert field.verdict.level in {Level.BAD, Level.WARN}
    assert field.verdict.text in window.texts
    assert window.rows.chosen()[0].warning == "A phone or e-mail is wrong."
    window.chord("Z")
    assert window.record.phones[0].display == job.mobile
    verdict = window.field("Mobile").verdict  # not green where the text is from years ago
    assert verdict.level in {Level.OK, Level.NONE}
    assert verdict.text.startswith("Valid")
    assert window.rows.chosen()[0].warning == "The e-mail is not known."


def test_that_a_wrong_phone_of_a_body_is_flagged_where_it_belongs(
    window: RealWindow, job: Job
) -> None:
    spoiled(window, job.officer)
    assert CENTRE in window.look_for(CENTRE)
    flagged = {row.name: row.warning for _, row in window.rows.rows.loaded()}
    assert flagged[CENTRE] == "A phone or e-mail is wrong."


def test_that_nothing_is_called_wrong_while_it_is_typed(window: RealWindow, job: Job) -> None:
    window.look_for(job.officer)
    window.keys(Key.Key_Down, Key.Key_F2)
    window.chord("A")
    window.type("+66 2 28")
    assert window.field("Phone").verdict.level not in {Level.BAD, Level.WARN}
    window.type("8 2623")
    assert window.field("Phone").verdict.level is Level.OK
    window.key(Key.Key_Escape)
    assert window.record.phones[0].display == job.landline


def test_that_a_wrong_phone_is_taken_back_after_a_restart(qtbot: QtBot, job: Job) -> None:
    with opened(qtbot) as window:
        begun(window)
        kept(window, job)
        spoiled(window, job.officer)
        assert not window.record.phones[0].valid
    with opened(qtbot) as again:
        assert again.window.place == "people.everyone"
        again.look_for(job.officer)
        assert again.record.phones[0].raw == WRONG
        again.chord("Z")
        assert again.record.phones[0].display == job.landline


def listed(window: RealWindow) -> None:
    """Put everyone on a new list, by keys, and go there."""
    window.chord("F")
    window.keys(Key.Key_Escape, Key.Key_Escape)
    window.chord("A")
    assert len(window.people.chosen()) == 2
    window.chord("A", shift=True)
    assert overlay(window, ListPicker).isVisible()
    window.type("Press list")
    window.key(Key.Key_Return)
    places = [place.key for place in window.window.side_bar.places()]
    number = next(n for n, key in enumerate(places, 1) if key.startswith("list:"))
    window.key(Key(Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)


def test_that_both_are_put_on_a_list_by_keys(window: RealWindow, job: Job) -> None:
    listed(window)
    assert window.window.place.startswith("list:")
    assert sorted(window.names) == sorted((job.spokesperson, job.officer))
    assert window.desktop.directory is not None
    (made,) = window.desktop.directory.lists.every()
    assert (made.name, made.members) == ("Press list", 2)


def exported(window: RealWindow, format_name: str) -> None:
    """Export the list that is shown, by keys."""
    window.chord("E", shift=True)
    panel = overlay(window, ExportPanel)
    assert panel.isVisible()
    formats = panel.findChildren(ChoiceList)[0]
    while formats.chosen != format_name:
        window.key(Key.Key_Down)
    window.key(Key.Key_Return)
    assert not panel.isVisible()


def imported(window: RealWindow, file: Path) -> ImportPage:
    """Open a file by keys and let its plan be shown."""
    window.ask.will_answer(file)
    window.chord("I")
    return window.desktop.features.one(ImportFeature).page


@pytest.mark.parametrize(("format_name", "suffix"), [("vcard", ".vcf"), ("csv", ".csv")])
def test_that_the_list_is_exported_and_imports_with_no_difference(
    window: RealWindow, job: Job, home: Path, format_name: str, suffix: str
) -> None:
    listed(window)
    exported(window, format_name)
    file = home / f"Press list{suffix}"
    assert file.is_file()
    assert file.name in window.told
    before = window.window.place
    page = imported(window, file)
    assert window.window.place == "import"
    plan = page.findChildren(PlanView)[0].preview
    assert plan is not None
    people = [
        item for item in plan.plan.items if item.record and item.record.kind is not EntryKind.LIST
    ]
    assert [item.decision for item in people] == [Decision.SAME, Decision.SAME]
    assert {item.decision for item in plan.plan.items} == {Decision.SAME}  # the list itself too
    window.key(Key.Key_Return)
    assert window.window.place == before
    assert window.people.total == 2
