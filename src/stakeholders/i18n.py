"""Texts in the reader's language: gettext catalogues, and one that shows what was missed.

The one place of the program that remembers something module-wide: which catalogue is in use.
gettext's own convention asks for it, so that a text can be translated where it is written.
"""

import gettext
from importlib import resources
from types import MappingProxyType
from typing import Final

from typing_extensions import override

SOURCE_LANGUAGE: Final = "en"
PSEUDO_LANGUAGE: Final = "en-XA"
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})

_GROUPED_FROM: Final = 10_000
_GROUP_SIGNS: Final = MappingProxyType({"ar": "\u066c", "fr": "\u202f"})
_ARABIC_DIGITS: Final = MappingProxyType({ord("0") + n: 0x660 + n for n in range(10)})

_DOMAIN: Final = "stakeholders"
_RIGHT_TO_LEFT_MARK: Final = "\u200f"
_LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
_END_OF_ISOLATE: Final = "\u2069"


class PseudoTranslations(gettext.NullTranslations):
    """A language nobody speaks: every text accented, a good third longer, between brackets.

    A text that shows plain on the screen was never passed through `translated`.
    """

    _accents = str.maketrans("aceilnorsuyACEILNORSUY", "áçéíľñöřšüýÁÇÉÍĽÑÖŘŠÜÝ")

    @override
    def gettext(self, message: str) -> str:
        """Return the message disguised; placeholders stay as they are."""
        return self._disguised(message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the message for the number, disguised."""
        return self._disguised(msgid1 if n == 1 else msgid2)

    def _disguised(self, message: str) -> str:
        parts = []
        for number, part in enumerate(message.replace("}", "{").split("{")):
            parts.append(part.translate(self._accents) if number % 2 == 0 else f"{{{part}}}")
        longer = "".join(" ~~~~~"[place % 6] for place in range(1, len(message) * 2 // 5 + 1))
        return f"[{''.join(parts)}{longer.rstrip()}]"


class _Active:
    """The catalogue in use."""

    def __init__(self) -> None:
        self.language = SOURCE_LANGUAGE
        self.catalogue: gettext.NullTranslations = gettext.NullTranslations()


_active = _Active()


def use_language(code: str) -> None:
    """Speak this language from now on; one without a catalogue falls back to English."""
    _active.language = code
    _active.catalogue = _catalogue_of(code)


def current_language() -> str:
    """Return the code of the language in use, such as `en` or `ar`."""
    return _active.language


def is_right_to_left() -> bool:
    """Tell whether the language in use is written from right to left."""
    return _active.language.split("-")[0] in RIGHT_TO_LEFT


def directed(sentence: str) -> str:
    """Return a sentence that reads in the direction of the language, whatever it begins with."""
    return f"{_RIGHT_TO_LEFT_MARK}{sentence}" if sentence and is_right_to_left() else sentence


def left_to_right(code: str) -> str:
    """Return a phone, an address of mail and the like kept from left to right within a sentence."""
    return f"{_LEFT_TO_RIGHT_ISOLATE}{code}{_END_OF_ISOLATE}"


def every_translation(message: str) -> frozenset[str]:
    """Return a text in each of the languages that the program speaks, as a file may say it."""
    folder = resources.files("stakeholders").joinpath("resources", "locale")
    codes = [one.name for one in folder.iterdir() if one.is_dir()]
    return frozenset({message, *(_catalogue_of(code).gettext(message) for code in codes)})


def marked(message: str) -> str:
    """Mark a text for the catalogue that is translated later, where it is shown."""
    return message


def numeral(number: int) -> str:
    """Return a number in the digits of the language, long ones in groups of three."""
    language = _active.language.split("-")[0]
    text = f"{number:,}" if abs(number) >= _GROUPED_FROM else str(number)
    text = text.replace(",", _GROUP_SIGNS.get(language, ","))
    return text.translate(_ARABIC_DIGITS) if language == "ar" else text


def translated(message: str, **values: object) -> str:
    """Return the text in the reader's language, its `{placeholders}` filled."""
    text = _active.catalogue.gettext(message) if message else ""
    return text.format(**_shown(values)) if values else text


def plural(one: str, many: str, count: int, **values: object) -> str:
    """Return the text for this number in the reader's language; `{count}` is always filled."""
    text = _active.catalogue.ngettext(one, many, count)
    return text.format(count=numeral(count), **_shown(values))


def _shown(values: dict[str, object]) -> dict[str, object]:
    """Return values as they stand in a sentence: numbers as the language writes them."""
    return {name: numeral(value) if type(value) is int else value for name, value in values.items()}


def _catalogue_of(code: str) -> gettext.NullTranslations:
    if code == PSEUDO_LANGUAGE:
        return PseudoTranslations()
    file = resources.files("stakeholders").joinpath("resources", "locale", code, f"{_DOMAIN}.mo")
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)
