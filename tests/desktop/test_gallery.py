"""All widgets together, in every look: what the pictures are made of, with invented people."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.actions.first_window import FIRST_WINDOW
from stakeholders.desktop.actions.palette import Palette
from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.actions.shortcut_map import ShortcutMap
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.avatar import Avatar, initials_of
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.chip import Chip, ChipButton, ChipText, Tone
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.desktop.widgets.progress_bar import ProgressBar
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.desktop.widgets.rows_model import ResultRow, RowKind
from stakeholders.desktop.widgets.search_box import SearchBox
from stakeholders.desktop.widgets.shown_value import FieldShape
from stakeholders.desktop.widgets.side_bar import SideBar
from stakeholders.desktop.widgets.toast import Toast
from stakeholders.desktop.widgets.top_bar import TopBar
from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.domain.ids import fixed_uid
from tests.desktop.pictures import SETTINGS, Setting, render

PEOPLE = (
    ("Lucía Ferrand", "High Commissioner's spokesperson", "Example Office · Geneva", "CH"),
    ("Ana Belén Quiroz", "Prosecutor, trafficking unit", "Ministerio Ejemplar · Lima", "PE"),
    ("Marie-Odile Tessier", "Press attachée", "Permanent Mission of Exampleland", "FR"),
    ("Olga Sample-Marín", "Spokesperson", "Example Office · Geneva", "CH"),
    ("Азамат Примеров", "Head of delegation", "Delegation of Kazakhstan", "KZ"),
    ("محمد المثالي", "Director", "National Human Rights Institution", "JO"),
    ("Somchai Tuayang", "Director-General", "Ministry of Samples · Thailand", "TH"),
    ("范例玲", "Interpreter (zh, en)", "Host secretariat · Beijing", "CN"),
    ("Nguyễn Thị Ví Dụ", "Senior inspector of a ministry with a very long name", "Hà Nội", "VN"),
)


def rows() -> tuple[ResultRow, ...]:
    people = [
        ResultRow(
            fixed_uid("sample", name),
            name,
            line1,
            line2,
            country,
            warning="No e-mail" if number % 4 == 0 else "",
            initials=initials_of(name),
        )
        for number, (name, line1, line2, country) in enumerate(PEOPLE)
    ]
    body = ResultRow(
        fixed_uid("sample", "body"), "Example Office", "UN entity", "Geneva", "CH", "", RowKind.BODY
    )
    post = ResultRow(
        fixed_uid("sample", "post"),
        "Spokesperson, Example Office",
        "Olga Sample-Marín",
        "Geneva",
        "CH",
        "",
        RowKind.POST,
    )
    return (*people, body, post)


def sections() -> tuple[Section, ...]:
    directory = (
        Place("all", "Everyone", "users", 1284),
        Place("spokespersons", "Spokespersons", "megaphone", 46),
        Place("centres", "Regional centres", "landmark", 21),
        Place("delegations", "Delegations", "flag", 193),
        Place("partners", "Partner bodies", "handshake", 308),
    )
    lists = (
        Place("list1", "Bangkok workshop of the year 2026", "list-checks", 150),
        Place("list2", "Press list Geneva", "list-checks", 64),
    )
    to_do = (
        Place("missing", "Missing e-mail", "triangle-alert", 12, hides_empty=True, warns=True),
        Place("doubles", "Possible duplicates", "copy-check", 0, hides_empty=True),
    )
    return (Section("Directory", directory), Section("Lists", lists), Section("To do", to_do))


def check_phone(value: str) -> Verdict:
    if value.startswith("+41"):
        return Verdict(Level.OK, "Valid · Switzerland · mobile")
    return Verdict(Level.BAD, "The number is too short.")


def check_email(value: str) -> Verdict:
    if value.endswith("unodc.o"):
        text = "The domain ends too early. Did you mean press@unodc.org?"
        return Verdict(Level.BAD, text, "press@unodc.org")
    if not value:
        return Verdict(Level.WARN, "Known gap: the text names none")
    return Verdict(Level.OK, "Valid address")


def head(theme: Theme) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    avatar = Avatar(theme, 76)
    avatar.show_contact(fixed_uid("sample", "Olga Sample-Marín"), "OS")
    name = ElidedLabel("Olga Sample-Marín")
    give_role(name, Role.TITLE)
    post = ElidedLabel("Spokesperson · Example Office of the High Commissioner for Samples")
    give_role(post, Role.SECOND)
    chips = QWidget()
    flow = FlowLayout(chips)
    for shown in (
        ChipText("Spokesperson", tone=Tone.ACCENT),
        ChipText("EXOFF"),
        ChipText("EN · ES · FR"),
    ):
        flow.addWidget(Chip(theme, shown, chips))
    words = QVBoxLayout()
    for part in (name, post, chips):
        words.addWidget(part)
    line.addWidget(avatar)
    line.addSpacing(12)
    line.addLayout(words, 1)
    line.addWidget(IconButton(theme, "star", "Star"))
    line.addWidget(IconButton(theme, "ellipsis", "More"))
    return box


def reach_card(theme: Theme) -> Card:
    card = Card(theme, "Reach")
    phone = EditableField(theme, FieldShape("Mobile", is_code=True, is_main=True), check_phone)
    phone.show_value("+41 79 555 01 23")
    mail = EditableField(theme, FieldShape("Work e-mail", is_code=True), check_email)
    mail.show_value("olga.sample@office.example")
    second = EditableField(theme, FieldShape("Second e-mail", is_code=True), check_email)
    second.show_value("press@unodc.o")
    empty = EditableField(theme, FieldShape("Office", hint="Add an e-mail"), check_email)
    empty.show_value("")
    for field in (phone, mail, second, empty):
        card.body.addWidget(field)
    return card


def page(theme: Theme) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(14)
    column.addWidget(head(theme))
    buttons = QHBoxLayout()
    buttons.setSpacing(8)
    for icon, text in (
        ("mail", "E-mail"),
        ("copy", "Copy"),
        ("qr-code", "vCard"),
        ("list-checks", "Add to list"),
        ("pencil", "Edit"),
    ):
        buttons.addWidget(TextButton(theme, text, icon))
    buttons.addStretch(1)
    checked = QLabel("Checked 12 Nov 2026")
    give_role(checked, Role.THIRD)
    buttons.addWidget(checked)
    column.addLayout(buttons)
    column.addWidget(reach_card(theme))
    pair = QHBoxLayout()
    place = Card(theme, "Place")
    address = EditableField(theme, FieldShape("Address"), lambda _: Verdict())
    address.show_value("Palais Exemple, 52 rue des Modèles\n1201 Genève")
    place.body.addWidget(address)
    place.body.addStretch(1)
    lists = Card(theme, "On lists")
    chips = QWidget()
    flow = FlowLayout(chips)
    for shown in (
        ChipText("Bangkok workshop", "check", Tone.OK),
        ChipText("Asia-Pacific framework", "send", Tone.WARN),
        ChipText("Press list Geneva"),
    ):
        flow.addWidget(ChipButton(theme, shown, chips))
    lists.body.addWidget(chips)
    lists.body.addStretch(1)
    pair.addWidget(place, 1)
    pair.addWidget(lists, 1)
    column.addLayout(pair)
    column.addStretch(1)
    return box


def people_pane(theme: Theme) -> QWidget:
    list_pane = QWidget()
    give_role(list_pane, Role.PANE)
    column = QVBoxLayout(list_pane)
    column.setContentsMargins(0, 12, 0, 0)
    top = QHBoxLayout()
    top.setContentsMargins(18, 0, 18, 0)
    title = QLabel("Spokespersons")
    give_role(title, Role.HEADING)
    count = QLabel("46 people")
    give_role(count, Role.THIRD)
    top.addWidget(title)
    top.addWidget(count)
    top.addStretch(1)
    top.addWidget(IconButton(theme, "arrow-up-down", "Sort"))
    top.addWidget(IconButton(theme, "funnel", "Filter"))
    column.addLayout(top)
    found = ResultList(theme, "Contacts")
    found.show_rows(rows())
    found.choose(fixed_uid("sample", "Olga Sample-Marín"))
    column.addWidget(found)
    return list_pane


def window(theme: Theme) -> QWidget:
    """Return what looks like the window of people, without what it does."""
    whole = QWidget()
    whole.resize(1440, 900)
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    bar = TopBar(theme, "Stakeholders", SearchBox(theme, "Ctrl+F"), whole)
    for icon, name in (("upload", "Export"), ("download", "Import"), ("undo-2", "Undo")):
        bar.add_button(IconButton(theme, icon, name))
    bar.add_button(TextButton(theme, "New contact", "plus", Role.PRIMARY))
    bar.add_button(IconButton(theme, "settings", "Settings"))
    side = SideBar(theme, "Places")
    side.show_sections(sections())
    side.choose("spokespersons")
    split = QSplitter()
    split.setHandleWidth(1)
    list_pane = people_pane(theme)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(page(theme))
    for part in (side, list_pane, scroll):
        split.addWidget(part)
    split.setSizes([256, 396, 788])
    grid.addWidget(bar, 0, 0)
    grid.addWidget(split, 1, 0)
    return whole


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_window_can_be_pictured(
    setting: Setting, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    whole = window(theme)
    qtbot.addWidget(whole)
    toast = Toast(theme, whole)
    render(whole, tmp_path / "before.png", theme, setting)
    toast.say("Removed 2 people from “Press list Geneva”", "Undo", whole.update)
    found = whole.findChild(ResultList)
    assert found is not None
    found.setFocus()
    image = render(whole, tmp_path / f"window-{setting.name}.png", theme, setting)
    assert image.pixelColor(700, 5).name().upper() == theme.tokens.surface


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_palette_can_be_pictured(
    setting: Setting, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    whole = window(theme)
    qtbot.addWidget(whole)
    actions = Actions(theme, FIRST_WINDOW, whole)
    for action in FIRST_WINDOW:
        actions.connect_to(action.key, whole.update)
        for need in action.needs:
            actions.hold(need, holds=True)
    render(whole, tmp_path / "before.png", theme, setting)
    palette = Palette(theme, whole, actions, lambda _: None)
    palette.open()
    QTest.keyClicks(whole.focusWidget(), "co")
    render(whole, tmp_path / f"palette-{setting.name}.png", theme, setting)
    palette.disappear()
    actions.hold(Needs.CONTACT, holds=False)
    palette.open()
    QTest.keyClicks(whole.focusWidget(), "co")
    render(whole, tmp_path / f"palette-reasons-{setting.name}.png", theme, setting)
    palette.disappear()
    actions.change_keys("importing.open", ("F4",))
    keys = ShortcutMap(theme, whole, actions)
    keys.open()
    render(whole, tmp_path / f"keys-{setting.name}.png", theme, setting)
    QTest.keyClicks(whole.focusWidget(), "import")
    QTest.keyClick(whole.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(whole.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    render(whole, tmp_path / f"keys-collision-{setting.name}.png", theme, setting)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_an_empty_page_can_be_pictured(
    setting: Setting, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    box.resize(900, 600)
    column = QVBoxLayout(box)
    empty = EmptyState(theme)
    empty.say(
        "users",
        "Nobody is in this directory yet",
        "Look around in a small sample of invented people, or bring your own.",
        ("sparkles", "Open the sample"),
        ("download", "Import a file"),
        ("plus", "Start empty"),
    )
    progress = ProgressBar(theme)
    progress.show_progress("Reading contacts.vcf…", 30, 100)
    column.addWidget(empty)
    column.addWidget(progress)
    render(box, tmp_path / f"empty-{setting.name}.png", theme, setting)
    assert empty.accessibleName()
