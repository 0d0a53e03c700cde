"""Everything that the program can do is named in its help: resources/help/en, one file a job."""

import re
from collections.abc import Iterator
from typing import Final

import click
import pytest

from stakeholders.app.documents import DocumentKind
from stakeholders.app.help import HelpBook, read_help
from stakeholders.app.settings_table import TABLE
from stakeholders.cli.main import group
from stakeholders.desktop.actions.first_window import FIRST_WINDOW
from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.pages import FEATURES
from stakeholders.formats.registry import FORMATS
from stakeholders.i18n import SOURCE_LANGUAGE

WHERE: Final = "resources/help/en"
KEYS: Final = re.compile(r"\{([a-z_.0-9]+)\}")
LINK: Final = re.compile(r"(?<!!)\[[^]]*\]\(([^)]+)\)")  # a picture is none
CODE: Final = re.compile(r"`([^`]+)`")


@pytest.fixture(scope="module")
def book() -> HelpBook:
    return read_help(SOURCE_LANGUAGE)


def texts(book: HelpBook) -> str:
    return "\n".join(section.text for page in book.pages for section in page.sections)


def commands_of(owner: click.Group, *above: str) -> Iterator[str]:
    """Yield the commands of the command line as they are typed."""
    for name, command in owner.commands.items():
        yield " ".join((*above, name))
        if isinstance(command, click.Group):
            yield from commands_of(command, *above, name)


def test_that_every_command_of_the_window_is_in_the_help(book: HelpBook) -> None:
    named = {key for page in book.pages for key in page.commands}
    named |= set(KEYS.findall(texts(book)))
    numbered = {action.key for action in FIRST_WINDOW if action.key[-1].isdigit()}
    wanted = {action.key for action in FIRST_WINDOW} - (numbered - {"place.1"})
    assert not wanted - named, (
        f"write a line about them into the page of their job in {WHERE}, and their keys behind "
        "`commands:` at its top"
    )


def test_that_the_help_names_no_command_that_is_not_there(book: HelpBook) -> None:
    known = {action.key for action in FIRST_WINDOW}
    named = {key for page in book.pages for key in page.commands}
    named |= set(KEYS.findall(texts(book)))
    named |= {link[3:] for link in LINK.findall(texts(book)) if link.startswith("do:")}
    assert not named - known - {"version"}  # filled in by the program


def test_that_every_command_of_the_command_line_is_in_the_help(book: HelpBook) -> None:
    named = set(CODE.findall(texts(book)))
    missing = sorted(name for name in commands_of(group) if name not in named)
    assert not missing, f"name them in {WHERE}/command-line.md, as `list make`"


def test_that_every_setting_is_in_the_help(book: HelpBook) -> None:
    named = {key for page in book.pages for key in page.settings}
    missing = sorted({row.key for row in TABLE} - named)
    assert not missing, f"name them behind `settings:` at the top of a page in {WHERE}"
    assert not named - {row.key for row in TABLE}


def test_that_every_format_and_document_is_in_the_help(book: HelpBook) -> None:
    named = set(CODE.findall(texts(book)))
    missing = [one.name for one in FORMATS if one.name not in named]
    assert not missing, f"name them in {WHERE}/importing.md or exporting.md, as `vcard`"
    words = texts(book).casefold()
    assert not [kind for kind in DocumentKind if str(kind).replace("-", " ") not in words]


def test_that_every_page_of_the_window_has_a_page_of_the_help(book: HelpBook) -> None:
    places = [one.place for one in FEATURES if issubclass(one, PageFeature) and one.place]
    beginnings = tuple(place for page in book.pages for place in page.places)
    missing = sorted(place for place in places if not place.startswith(beginnings))
    assert places
    assert not missing, f"put its place behind `places:` at the top of a page in {WHERE}"


def test_that_all_links_of_the_help_lead_somewhere(book: HelpBook) -> None:
    targets = {page.name for page in book.pages}
    targets |= {f"{page.name}#{one.anchor}" for page in book.pages for one in page.sections}
    links = [link for link in LINK.findall(texts(book)) if not link.startswith("do:")]
    assert links
    assert not [link for link in links if link not in targets]


def test_that_pages_have_names_order_and_words_of_their_own(book: HelpBook) -> None:
    assert len({page.order for page in book.pages}) == len(book.pages)
    assert len({page.title for page in book.pages}) == len(book.pages)
    poor = [page.name for page in book.pages if not (page.words and page.sections[0].text)]
    assert not poor, "they need `words:` and a sentence below the title"
