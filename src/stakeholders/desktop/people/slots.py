"""Slots: the attributes of names, addresses, channels and parts as they are typed and shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices

Item = Any
"""A channel, a name, an address, a position or a part: each slot knows its own."""


class SlotType(StrEnum):
    """What is typed into a slot."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"
    """An address of mail or of the web, from left to right in every language."""
    DATE = "date"
    FLAG = "flag"
    WORD = "word"
    """One of a list; what is not in it is kept all the same."""
    CHOICE = "choice"
    """One of a list and nothing else."""
    WORDS = "words"
    """Several of a list, with commas between them."""
    LINES = "lines"
    BODY = "body"
    """A body by its name, looked for in the directory."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One attribute: what it is called, what is typed, and the list of choices that it is from.

    `make` turns the code of a choice into the value.
    """

    attribute: str
    title: str
    type: SlotType = SlotType.TEXT
    of: str = ""
    make: Callable[[str], object] = str

    def told(self, item: Item, choices: "Choices") -> str:
        """Return what a value has in the slot, as it is typed."""
        value = getattr(item, self.attribute)
        if value is None or value is False:
            return ""
        if value is True:
            return "yes"
        if isinstance(value, tuple):
            if self.type is SlotType.LINES:
                return "\n".join(value)
            return ", ".join(choices.name(self.of, one) for one in value)
        return choices.name(self.of, str(value)) if self.of else str(value)

    def filled(self, item: Item, text: str, choices: "Choices") -> Item:
        """Return a value with what was typed into the slot; `verdict` has let it through."""
        return replace(item, **{self.attribute: self._read(text, choices)})

    def _read(self, text: str, choices: "Choices") -> object:
        match self.type:
            case SlotType.DATE:
                return PartialDate.from_text(text) if text else None
            case SlotType.FLAG:
                return text == "yes"
            case SlotType.WORD | SlotType.CHOICE:
                return self.make(choices.code(self.of, text) or text)
            case SlotType.WORDS:
                words = [word.strip() for word in text.replace("،", ",").split(",")]
                return tuple(choices.code(self.of, word) or word for word in words if word)
            case SlotType.LINES:
                return tuple(line.strip() for line in text.splitlines() if line.strip())
            case _:
                return text

    @property
    def is_strict(self) -> bool:
        """Tell whether it holds no value that is wrong."""
        return self.type in {SlotType.DATE, SlotType.CHOICE}


def verdict_of_text(type_: SlotType, of: str, choices: "Choices", text: str) -> Verdict:
    """Return what is wrong with what was typed; pure, called at every key."""
    if not text:
        return Verdict()
    if type_ is SlotType.DATE and PartialDate.from_text(text) is None:
        return Verdict(Level.BAD, translated("A date is written as 2007-10-02, 2007-10 or 2007."))
    if type_ is SlotType.CHOICE and choices.code(of, text) is None:
        known = ", ".join(choices.texts(of))
        return Verdict(Level.BAD, translated("It can be one of these: {choices}.", choices=known))
    if type_ is SlotType.WORD and choices.code(of, text) is None and choices.texts(of):
        told = _UNKNOWN.get(of, _UNKNOWN[""])
        return Verdict(Level.WARN, translated(told))
    return Verdict()


_UNKNOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": marked("Not a word of the list; kept as it was typed."),
        "area": marked("No country, area or group is called so; kept as it was typed."),
        "time_zone": marked("No time zone is called so; kept as it was typed."),
        "language": marked("No language is called so; kept as it was typed."),
    }
)
