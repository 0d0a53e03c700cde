"""Settings survive, and no file of settings stops the program."""

import datetime
import stat
import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.app.settings import (
    ExportChoice,
    Settings,
    SettingsFile,
    language_of,
)
from stakeholders.app.settings_document import written
from stakeholders.app.settings_table import TABLE, Kind, known_languages, language_choices

TEXTS = st.text(st.characters(codec="utf-8"))
VALUES = st.one_of(
    TEXTS,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
)
DOCUMENTS = st.recursive(
    st.dictionaries(TEXTS, st.one_of(VALUES, st.lists(VALUES))),
    lambda below: st.dictionaries(TEXTS, st.one_of(VALUES, below, st.lists(below))),
    max_leaves=20,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def loaded(path: Path) -> Settings:
    file = SettingsFile(path)
    settings = file.load()
    assert not file.findings
    assert settings == file.current
    return settings


@given(DOCUMENTS)
def test_that_what_is_written_reads_back_the_same(document: dict[str, object]) -> None:
    assert tomllib.loads(written(document)) == document


def test_that_a_missing_file_means_the_usual_settings_and_is_not_made(path: Path) -> None:
    assert loaded(path) == Settings()
    assert not path.exists()


def test_that_every_setting_is_a_row_and_a_field_with_the_same_default() -> None:
    usual = Settings()
    chosen_elsewhere = {"exports", "keys", "former_names", "copy_formats", "copy_format"}
    assert {row.key for row in TABLE} == {one.name for one in fields(Settings)} - chosen_elsewhere
    assert all(row.takes(getattr(usual, row.key)) for row in TABLE)
    assert all(row.default == getattr(usual, row.key) for row in TABLE)


def test_that_settings_survive_a_restart(path: Path) -> None:
    choice = ExportChoice("csv-excel", "anyone", '/home/olga/Ünïcode "quoted"')
    file = SettingsFile(path)
    file.choose(replace(Settings(), look="dark", scale=150).with_export("list:1", choice))
    file.save()
    assert loaded(path) == file.current
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_that_what_the_program_does_not_know_stays_in_the_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("later = 3\nseen = 2026-05-01\n[panel.sizes]\nleft = [1, 2]\n", "utf-8")
    file = SettingsFile(path)
    file.load()
    file.choose(replace(file.current, scale=120))
    file.save()
    document = tomllib.loads(path.read_text("utf-8"))
    assert document == {
        "later": 3,
        "seen": datetime.date(2026, 5, 1),
        "scale": 120,
        "panel": {"sizes": {"left": [1, 2]}},
    }


@pytest.mark.parametrize("content", [b"look = ", b"\xff\xfe\x00", b"= = =", b"\x00" * 80])
def test_that_a_damaged_file_is_set_aside_and_said(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    for _ in range(2):
        path.write_bytes(content)
        file = SettingsFile(path)
        file.load()
        (finding,) = file.findings
        assert finding.problem.code == "settings.damaged"
        assert "settings.toml" in finding.problem.message
        assert file.current == Settings()
    aside = sorted(path.parent.iterdir())
    assert [one.name for one in aside] == ["settings.toml.damaged-1", "settings.toml.damaged-2"]
    assert all(one.read_bytes() == content for one in aside)


@pytest.mark.parametrize(
    "line",
    [
        'look = "pink"',
        "scale = 900",
        "scale = 79",
        "scale = true",
        "language = 1",
        'country = "Frankreich"',
        'name = "a\\u0007b"',
        'keys = "Ctrl+N"',
    ],
)
def test_that_a_wrong_value_is_said_and_kept_until_another_is_chosen(path: Path, line: str) -> None:
    path.parent.mkdir()
    path.write_text(line, "utf-8")
    file = SettingsFile(path)
    file.load()
    (finding,) = file.findings
    assert line.partition(" ")[0] in finding.problem.message
    assert file.current == Settings()
    file.save()
    assert path.read_text("utf-8").strip() == line


def test_that_keys_of_commands_survive_and_a_wrong_one_is_said_and_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('[keys]\n"contact.new" = ["Ctrl+J"]\n"list.add" = 7\n', "utf-8")
    file = SettingsFile(path)
    file.load()
    (finding,) = file.findings
    assert "keys.list.add" in finding.problem.message
    assert file.current.keys == {"contact.new": ("Ctrl+J",)}
    file.choose(replace(file.current, keys={"contact.edit": ("F4", "Ctrl+E")}))
    file.save()
    document = tomllib.loads(path.read_text("utf-8"))
    assert document == {"keys": {"list.add": 7, "contact.edit": ["F4", "Ctrl+E"]}}


def test_that_copy_formats_survive_and_a_wrong_one_is_said_and_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('copy_format = "Line"\n[copy_formats]\nLine = "{name}"\nOdd = 7\n', "utf-8")
    file = SettingsFile(path)
    assert file.load().copy_template == "{name}"
    (finding,) = file.findings
    assert "copy_formats.Odd" in finding.problem.message
    more = file.current.with_format("Block", "{name}\n{phone}").with_usual_format("Block")
    file.choose(more.with_format("One line", "{name}", before="Line"))
    file.save()
    kept = SettingsFile(path).load()
    assert kept.copy_formats == {"One line": "{name}", "Block": "{name}\n{phone}"}
    assert kept.copy_template == "{name}\n{phone}"
    assert "Odd = 7" in path.read_text("utf-8")
    assert kept.without_format("Block").copy_template == ""


def test_that_every_choice_is_a_value_that_its_setting_takes() -> None:
    for row in TABLE:
        assert all(row.takes(choice.value) for choice in row.choices)
        assert row.title
        assert row.help
        if row.kind is Kind.CHOICE:
            assert row.default in [choice.value for choice in row.choices]


def test_that_languages_call_themselves_by_their_own_names() -> None:
    texts = [choice.text for choice in language_choices()]
    assert texts == [
        "As the system",
        "English",
        "العربية",
        "Español",
        "Français",
        "Русский",
        "中文",
    ]


def test_that_a_language_without_texts_says_so() -> None:
    said = {choice.value: choice.note for choice in language_choices(pseudo=True)}
    assert {code for code, note in said.items() if note} == {"es", "ru", "zh"}


def test_that_exports_of_another_shape_are_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("exports = 3", "utf-8")
    assert loaded(path) == Settings()


def test_that_a_file_that_cannot_be_read_means_the_usual_settings(path: Path) -> None:
    path.mkdir(parents=True)
    file = SettingsFile(path)
    file.load()
    (finding,) = file.findings
    assert finding.problem.code == "settings.unreadable"


def test_that_a_failed_save_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(OSError, match=r"settings\.toml"):
        SettingsFile(tmp_path / "settings.toml").save()
    assert list(tmp_path.iterdir()) == [tmp_path / "settings.toml"]


def test_that_the_oldest_exports_are_forgotten() -> None:
    settings = Settings()
    for number in range(60):
        settings = settings.with_export(f"list:{number}", ExportChoice("csv"))
    assert len(settings.exports) == 50
    assert list(settings.exports)[-1] == "list:59"


@pytest.mark.parametrize(
    ("choice", "wanted", "language"),
    [
        ("ar", ["fr_FR.UTF-8"], "ar"),
        ("", ["fr_FR.UTF-8", "ar_EG.UTF-8"], "ar"),
        ("", ["C.UTF-8", ""], "en"),
        ("", [], "en"),
    ],
)
def test_that_the_language_follows_the_choice_then_the_system(
    choice: str, wanted: list[str], language: str
) -> None:
    assert language_of(choice, wanted, ["en", "ar"]) == language


def test_that_english_is_known_first_and_the_pseudo_language_only_when_asked_for() -> None:
    assert known_languages()[0] == "en"
    assert {"ar", "es", "fr", "ru", "zh"} <= set(known_languages())
    assert set(known_languages(pseudo=True)) - set(known_languages()) == {"en-XA"}
