"""The table of settings: what can be chosen, how it is called, and what may be chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import PSEUDO_LANGUAGE, SOURCE_LANGUAGE, marked
from stakeholders.paths import resource

AS_THE_SYSTEM: Final = "system"
SCALES: Final = range(80, 201)
"""Sizes of letters in per cent of the user's own."""
OFFERED_SCALES: Final = (80, 90, 100, 110, 125, 150, 175, 200)

BACKUP_ROOMS: Final = (1000, 2000, 5000, 10_000, 20_000, 0)
"""How many megabytes all backups together may take; 0 is as many as they need."""
LOCK_TIMES: Final = (5, 15, 30, 60, 0)
"""After how many minutes an encrypted directory is locked; 0 is never."""

_MEGABYTES_OF_A_GIGABYTE: Final = 1000
_LINE: Final = r"[^\x00-\x1f]{0,200}"
_FOLDER: Final = r"[^\x00-\x1f]{0,1000}"
_COUNTRY: Final = r"([A-Z]{2})?"
# Languages call themselves by their own names, whatever is spoken.
_NAMES: Final = (
    ("ar", "العربية"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("zh", "中文"),
    (PSEUDO_LANGUAGE, "[Þšéûðö]"),
)


class Kind(StrEnum):
    """How a setting is chosen."""

    CHOICE = "choice"
    LANGUAGE = "language"
    TEXT = "text"
    COUNTRY = "country"
    FOLDER = "folder"


class Section(StrEnum):
    """What settings stand together, in the order of the page."""

    OFFICE = "office"
    LOOK = "look"
    LEAVING = "leaving"
    KEEPING = "keeping"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that are offered; `number` fills the place of that name in the text.

    The text is marked for translation, except where it `is_name`. A `note` says more.
    """

    value: str | int
    text: str
    number: int | None = None
    is_name: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: the field that holds it, what it is called and for, and what it may be.

    Title, help and aliases are marked for translation; `aliases` are more words that it is found
    by. Without `allowed` and `pattern`, any value of the default's type will do. `hint` stands
    where a text is empty. What `reopens` is in force once the directory has been opened anew.
    """

    key: str
    section: Section
    title: str
    help: str
    kind: Kind
    default: str | int
    choices: Sequence[Choice] = ()
    allowed: Sequence[str | int] = ()
    pattern: str = ""
    aliases: str = ""
    hint: str = ""
    reopens: bool = False

    def takes(self, value: object) -> bool:
        """Tell whether a value can be this setting's."""
        fits = isinstance(value, type(self.default)) and not isinstance(value, bool)
        if not fits:
            return False
        if self.pattern:
            return re.fullmatch(self.pattern, str(value)) is not None
        offered = self.allowed or [choice.value for choice in self.choices]
        return not offered or value in offered


TABLE: Final = (
    Setting(
        "name",
        Section.OFFICE,
        marked("Your name"),
        marked(
            "It stands beside every step in the history; steps of your former names stay yours."
        ),
        Kind.TEXT,
        "",
        pattern=_LINE,
        aliases=marked("who am I user author actor"),
        hint=marked("The name this computer knows you by"),
        reopens=True,
    ),
    Setting(
        "country",
        Section.OFFICE,
        marked("Country of the office"),
        marked("Phone numbers without a country are read as its own, and marked as assumed."),
        Kind.COUNTRY,
        "",
        pattern=_COUNTRY,
        aliases=marked("region prefix phone assumed"),
        hint=marked("None: such numbers stay unread"),
        reopens=True,
    ),
    Setting(
        "look",
        Section.LOOK,
        marked("Look"),
        marked("Light or dark; high contrast has strong lines and colours."),
        Kind.CHOICE,
        AS_THE_SYSTEM,
        (
            Choice(AS_THE_SYSTEM, marked("As the system")),
            Choice("light", marked("Light")),
            Choice("dark", marked("Dark")),
            Choice("high-contrast", marked("High contrast")),
        ),
        aliases=marked("theme colours night contrast"),
    ),
    Setting(
        "scale",
        Section.LOOK,
        marked("Size of letters"),
        marked("Everything grows and shrinks with them."),
        Kind.CHOICE,
        100,
        tuple(Choice(scale, marked("{number} %"), scale) for scale in OFFERED_SCALES),
        allowed=SCALES,
        aliases=marked("zoom font text larger smaller"),
    ),
    Setting(
        "language",
        Section.LOOK,
        marked("Language"),
        marked("Of the window; names and texts of contacts stay as they are."),
        Kind.LANGUAGE,
        "",
        aliases=marked("translation English Arabic French"),
    ),
    Setting(
        "audience",
        Section.LEAVING,
        marked("Who may see an export"),
        marked("What is offered the first time; later exports remember what you chose."),
        Kind.CHOICE,
        Visibility.OFFICE.value,
        (
            Choice(Visibility.ANYONE.value, marked("Anyone")),
            Choice(Visibility.PARTICIPANTS.value, marked("Participants")),
            Choice(Visibility.OFFICE.value, marked("The office")),
            Choice(Visibility.NAMED.value, marked("Named staff")),
        ),
        aliases=marked("audience visibility print leave"),
    ),
    Setting(
        "folder",
        Section.LEAVING,
        marked("Folder for files"),
        marked("Where exports and PDFs are put unless you say otherwise."),
        Kind.FOLDER,
        "",
        pattern=_FOLDER,
        aliases=marked("directory place save export"),
        hint=marked("The folder of documents"),
    ),
    Setting(
        "backup_megabytes",
        Section.KEEPING,
        marked("Room for backups"),
        marked("When they need more, the oldest go first; those of the last two days stay."),
        Kind.CHOICE,
        5000,
        tuple(
            Choice(room, marked("{number} GB"), room // _MEGABYTES_OF_A_GIGABYTE)
            if room
            else Choice(room, marked("As much as they need"))
            for room in BACKUP_ROOMS
        ),
        aliases=marked("disk space megabytes keep"),
    ),
    Setting(
        "lock_after",
        Section.KEEPING,
        marked("Lock when nobody is there"),
        marked(
            "Of an encrypted directory: it is closed after this time, and asks again who you are."
        ),
        Kind.CHOICE,
        15,
        tuple(
            Choice(minutes, marked("{number} minutes"), minutes)
            if minutes
            else Choice(minutes, marked("Never"))
            for minutes in LOCK_TIMES
        ),
        aliases=marked("idle timeout lock privacy away"),
    ),
)
"""All settings; a new one is a row here and a field of `Settings`."""


_ENGLISH: Final = marked("texts in English so far")
_OFFICIAL: Final = ("ar", "es", "fr", "ru", "zh")


def language_choices(*, pseudo: bool = False) -> tuple[Choice, ...]:
    """Return the languages to choose from, each under its own name, that of the system first."""
    names = dict(_NAMES)
    codes = known_languages(pseudo=pseudo)
    has_texts = {*translated_languages(), SOURCE_LANGUAGE, PSEUDO_LANGUAGE}
    named = tuple(
        Choice(
            code, names.get(code, code), is_name=True, note="" if code in has_texts else _ENGLISH
        )
        for code in codes
    )
    return (Choice("", marked("As the system")), *named)


def known_languages(*, pseudo: bool = False) -> tuple[str, ...]:
    """Return the codes of the languages to choose from, English first: all six of the UN.

    One without a catalogue still has its own dates, numbers and buttons of dialogs. `pseudo` adds
    the one that nobody speaks, which shows what was not passed on for translation.
    """
    others = sorted({*translated_languages(), *_OFFICIAL})
    return (SOURCE_LANGUAGE, *others, *((PSEUDO_LANGUAGE,) if pseudo else ()))


def translated_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue."""
    try:
        folders = [one.name for one in resource("locale").iterdir() if one.is_dir()]
    except FileNotFoundError:
        folders = []
    return tuple(sorted(name for name in folders if not name.startswith("_")))
