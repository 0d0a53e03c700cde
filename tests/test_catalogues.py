"""Catalogues are up to date, compiled as committed, and translations keep what is filled in."""

import gettext
import importlib.util
import io
import re
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from babel.messages.catalog import Message

from stakeholders.i18n import plural, translated, use_language

ROOT = Path(__file__).resolve().parents[1]
REFRESH = "run: python resources/locale/make_catalogues.py"


def tool() -> ModuleType:
    """Return the script that makes the catalogues."""
    path = ROOT / "resources" / "locale" / "make_catalogues.py"
    spec = importlib.util.spec_from_file_location("make_catalogues", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CODES = tool().languages()


def places_in(text: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(text) if place is not None}


def pairs(message: Message) -> list[tuple[str, str]]:
    """Return each translation of a message beside the text whose places it must have."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))] if message.string else []
    return [(message.id[-1], text) for text in message.string or () if text]


def test_that_the_catalogues_have_the_texts_of_today() -> None:
    assert not tool().stale(), REFRESH


@pytest.mark.parametrize("code", CODES)
def test_that_every_place_of_a_text_is_in_its_translation(code: str) -> None:
    wrong = [
        (text, translation)
        for message in tool().read(code)
        if message.id
        for text, translation in pairs(message)
        if places_in(translation) - places_in(text)
        or places_in(text) - places_in(translation) - {"count"}
    ]
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_that_a_number_is_only_left_out_where_the_word_says_it(code: str) -> None:
    """Arabic says one and two by the word itself; every other form names the number."""
    wrong = [
        text
        for message in tool().read(code)
        if isinstance(message.id, tuple) and "{count}" in message.id[-1]
        for text in message.string[3:]
        if text and "{count}" not in text
    ]
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_that_most_texts_are_translated_and_plurals_have_all_forms(code: str) -> None:
    messages = [message for message in tool().read(code) if message.id]
    done = [message for message in messages if pairs(message)]
    forms = tool().read(code).num_plurals
    assert len(done) >= 0.9 * len(messages)
    assert all(len(pairs(m)) == forms for m in done if isinstance(m.id, tuple))


@pytest.mark.parametrize("code", CODES)
def test_that_the_program_speaks_the_language(code: str) -> None:
    with (ROOT / "resources" / "locale" / code / "stakeholders.mo").open("rb") as stream:
        assert gettext.GNUTranslations(io.BytesIO(stream.read())).charset() == "utf-8"
    use_language(code)
    assert translated("New contact") != "New contact"


def test_that_arabic_counts_in_six_forms() -> None:
    use_language("ar")
    said = {
        plural("{count} phone", "{count} phones", number).replace(str(number), "")
        for number in (0, 1, 2, 3, 11, 100)
    }
    assert len(said) == 6


def test_that_french_counts_none_and_one_alike() -> None:
    use_language("fr")
    said = [plural("{count} phone", "{count} phones", number) for number in (0, 1, 2)]
    assert said == ["0 téléphone", "1 téléphone", "2 téléphones"]


def test_that_french_marks_do_not_leave_their_words() -> None:
    """A line never begins with a colon or ends with an opening quotation mark."""
    loose = re.compile(r" [:;?!»%]|« |'")
    texts = [text for message in tool().read("fr") for _, text in pairs(message)]
    assert texts
    assert not [text for text in texts if loose.search(text)]


def test_that_arabic_turns_no_path_and_no_date_around() -> None:
    """Slashes, hyphens and digits change sides among Arabic words, unless they are isolated."""
    bare = re.compile(r"(?<![\u2066\u2068])\{(?:file|folder|date|value)\}")
    texts = [text for message in tool().read("ar") for _, text in pairs(message)]
    assert texts
    assert not [text for text in texts if bare.search(text)]
