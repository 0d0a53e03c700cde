"""The help is read page by page, and found by the words that people have in mind."""

from typing import Final

import pytest

from stakeholders.app.help import HelpBook, page_of, read_help

TEXT: Final = """order: 20
places: people. list:
commands: contact.new list.add
words: create add

# Somebody new

Press {contact.new}, or [try it](do:contact.new). See [Lists](lists#make).

## A wrong number {#wrong}

It is *kept*, and marked.
"""


@pytest.fixture(scope="module")
def book() -> HelpBook:
    return read_help("en")


def test_that_a_page_is_read_from_its_text() -> None:
    page = page_of("new", TEXT)
    assert (page.name, page.order, page.title) == ("new", 20, "Somebody new")
    assert page.places == ("people.", "list:")
    assert page.commands == ("contact.new", "list.add")
    assert [(one.anchor, one.title) for one in page.sections] == [
        ("", "Somebody new"),
        ("wrong", "A wrong number"),
    ]
    assert page.sections[0].plain == "Press , or try it. See Lists."


def test_that_a_page_is_found_by_what_it_says_and_by_words_beside_it() -> None:
    book = HelpBook([page_of("new", TEXT), page_of("lists", "words: group\n# Lists\nMany.")])
    found = [(hit.page.name, hit.section.anchor) for hit in book.search("wrong num")]
    assert found == [("new", "wrong")]
    assert [hit.page.name for hit in book.search("create")] == ["new"]
    assert [hit.page.name for hit in book.search("lists")] == ["lists", "new"]
    assert not book.search("zebra")


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("people.missions", "find"),
        ("list:0198", "find"),
        ("history", "history"),
        ("settings", "settings"),
        ("nowhere", "start"),
    ],
)
def test_that_a_place_of_the_window_has_its_page(book: HelpBook, place: str, name: str) -> None:
    assert book.about_place(place).name == name


def test_that_a_command_has_the_page_that_explains_it(book: HelpBook) -> None:
    page = book.about_command("post.succeed")
    assert page is not None
    assert page.name == "terms"
    assert book.about_command("nothing.such") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("missed call", "find"),
        ("recovery key", "encryption"),
        ("holiday", "terms"),
        ("iphone", "exporting"),
        ("dark", "settings"),
        ("shortcut", "keys"),
        ("undelete restore", "bin"),
        ("photo", "notes"),
    ],
)
def test_that_people_find_their_job_in_their_words(book: HelpBook, words: str, name: str) -> None:
    assert name in [hit.page.name for hit in book.search(words)][:3]


def test_that_a_language_without_texts_reads_english(book: HelpBook) -> None:
    assert read_help("tlh").pages == book.pages
