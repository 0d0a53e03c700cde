"""Choices are what fields are completed with, in the reader's language."""

from stakeholders.app.choices import CHANNEL_STATES, Choices
from stakeholders.app.directory_file import Directory
from stakeholders.domain.own_field import OwnField


def test_that_words_are_found_by_code_and_by_name(directory: Directory) -> None:
    choices = directory.choices.read()
    assert choices.code("language", "fr") == "fr"
    assert choices.code("language", "FRENCH") == "fr"
    assert choices.code("area", "Côte d'Ivoire") == "CI"
    assert choices.code("rank", "no such rank") is None
    assert choices.name("area", "TH") == "Thailand"
    assert choices.name("area", "Atlantis") == "Atlantis"
    assert choices.name(CHANNEL_STATES, "do_not_use") == "Do not use"


def test_that_a_kind_of_name_that_nobody_can_have_is_no_choice(directory: Directory) -> None:
    choices = directory.choices.read()
    assert choices.code("name_type", "passport") is None
    assert choices.code("name_type", "nickname") == "nickname"
    assert choices.code("area_role", "covers") is None


def test_that_tags_and_own_fields_are_among_them(directory: Directory) -> None:
    assert directory.choices.read().texts("tag") == ()
    anna = directory.people.add("Anna Berg")
    directory.tags.put((anna,), "press")
    directory.own_fields.add(OwnField("Badge"))
    choices = directory.choices.read()
    assert choices.texts("tag") == ("press",)
    assert [field.name for field in choices.own_fields] == ["Badge"]


def test_that_the_official_languages_come_first(directory: Directory) -> None:
    codes = tuple(directory.choices.read().names["language"])
    assert set(codes[:6]) == {"ar", "zh", "en", "fr", "ru", "es"}


def test_that_nothing_is_known_of_an_unknown_list() -> None:
    assert Choices().texts("language") == ()
    assert Choices().code("language", "French") is None
