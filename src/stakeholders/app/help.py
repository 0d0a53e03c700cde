"""Help: one page a job, read from the texts that ship with the program, found by words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.text import fold
from stakeholders.i18n import SOURCE_LANGUAGE
from stakeholders.paths import resource

FOLDER: Final = "help"

_SUFFIX: Final = ".md"
_LAST: Final = 10_000
_FACT: Final = re.compile(r"(?P<name>[a-z]+): ?(?P<value>.*)")
_HEADING: Final = re.compile(r"#{1,2} (?P<title>.+?)(?: \{#(?P<anchor>[a-z-]+)\})?$")
_MARKUP: Final = re.compile(r"\]\([^)]*\)|[*`\[]|\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A part of a page under a heading of its own; that of the page itself has no anchor.

    The text is Markdown. `{contact.new}` stands for the keys of a command, `do:contact.new` is
    a link that runs it, and `lists#members` one to a section of another page.
    """

    anchor: str
    title: str
    text: str

    @property
    def plain(self) -> str:
        """The words alone."""
        return _MARKUP.sub("", self.text)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What is said about one job.

    `places` are the beginnings of the places of the window that it is about, `commands` and
    `settings` those it explains, `words` more that it is found by. An appendix is found by its
    title and these alone, not by what its texts say.
    """

    name: str
    order: int
    places: tuple[str, ...]
    commands: tuple[str, ...]
    settings: tuple[str, ...]
    words: str
    sections: tuple[HelpSection, ...]
    is_appendix: bool = False

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.sections[0].title


@dataclass(frozen=True, slots=True)
class HelpHit:
    """A section in which words were found."""

    page: HelpPage
    section: HelpSection


class HelpBook:
    """The pages of the help in one language, in order."""

    def __init__(self, pages: Sequence[HelpPage]) -> None:
        self.pages = tuple(sorted(pages, key=lambda page: (page.order, page.name)))

    def page(self, name: str) -> HelpPage | None:
        """Return the page of this name, None where there is none."""
        return next((page for page in self.pages if page.name == name), None)

    def about_place(self, place: str) -> HelpPage:
        """Return the page about a place of the window; the first where none is about it."""
        said = (page for page in self.pages if any(place.startswith(one) for one in page.places))
        return next(said, self.pages[0])

    def about_command(self, key: str) -> HelpPage | None:
        """Return the page that explains a command."""
        return next((page for page in self.pages if key in page.commands), None)

    def search(self, words: str) -> tuple[HelpHit, ...]:
        """Return the sections with all these words, those that have them in their title first.

        A page is found as a whole, by its first section, where its sections share the words.
        """
        wanted = fold(words).split()
        hits = [
            (_rank(wanted, section), number, HelpHit(page, section))
            for number, page in enumerate(self.pages)
            for section in _found(page, wanted)
        ]
        return tuple(hit for _, _, hit in sorted(hits, key=lambda one: one[:2]))


def read_help(language: str) -> HelpBook:
    """Read the pages in a language; those that it does not have are read in English."""
    texts = {**_texts(SOURCE_LANGUAGE), **_texts(language)}
    return HelpBook([page_of(name, text) for name, text in texts.items()])


def page_of(name: str, text: str) -> HelpPage:
    """Return the page that a text says: facts in lines of their own, then Markdown."""
    head, heading, body = text.partition("# ")
    facts = {
        fact["name"]: fact["value"]
        for line in head.splitlines()
        if (fact := _FACT.fullmatch(line.strip()))
    }
    return HelpPage(
        name,
        int(facts.get("order", _LAST)),
        _words(facts, "places"),
        _words(facts, "commands"),
        _words(facts, "settings"),
        facts.get("words", ""),
        tuple(_sections(heading + body)),
        is_appendix="appendix" in facts,
    )


def _texts(language: str) -> Mapping[str, str]:
    try:
        folder = resource(FOLDER, language)
    except FileNotFoundError:
        return {}
    return {
        file.name.removesuffix(_SUFFIX): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(_SUFFIX)
    }


def _words(facts: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(facts.get(name, "").split())


def _sections(text: str) -> Iterator[HelpSection]:
    anchor, title, lines = "", "", list[str]()
    for line in text.splitlines():
        heading = _HEADING.fullmatch(line)
        if heading is None:
            lines.append(line)
            continue
        if title:
            yield HelpSection(anchor, title, "\n".join(lines).strip())
        anchor, title, lines = heading["anchor"] or "", heading["title"], []
    yield HelpSection(anchor, title, "\n".join(lines).strip())


def _found(page: HelpPage, wanted: Sequence[str]) -> Iterator[HelpSection]:
    """Yield the sections with all words, else the first one where the page as a whole has them."""
    if page.is_appendix:
        if _has_all(f"{page.title} {page.words}", wanted):
            yield page.sections[0]
        return
    fitting = [one for one in page.sections if _has_all(_of_section(one), wanted)]
    yield from fitting
    whole = " ".join((page.words, *page.commands, *map(_of_section, page.sections)))
    if not fitting and _has_all(whole, wanted):
        yield page.sections[0]


def _of_section(section: HelpSection) -> str:
    return f"{section.title} {section.plain}"


def _has_all(text: str, wanted: Sequence[str]) -> bool:
    """Tell whether each word is the beginning of one in the text."""
    words = fold(text).split()
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _rank(wanted: Sequence[str], section: HelpSection) -> int:
    return 0 if _has_all(section.title, wanted) else 1
