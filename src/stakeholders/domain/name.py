"""Names of people: the full text as written, its parts, its order, how to sort and address."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from stakeholders.domain.frozen import quickly_made
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.text import clean, script_of, sort_key


class NameType(StrEnum):
    """What use a name has."""

    MAIN = "main"
    NATIVE = "native"
    ROMANISED = "romanised"
    FORMER = "former"
    NICKNAME = "nickname"
    ALIAS = "alias"


@quickly_made
@dataclass(frozen=True, slots=True)
class PersonName:
    """One name of a person: `full` as the person writes it wins in print; parts may be empty.

    `particle` is what of the family name does not count when sorting (de, van, bin), which stands
    in `family` too; `address_as` is how to write to the person, `sort_as` a sort key of one's own.
    """

    full: str
    honorific: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""
    family_first: bool = False
    type: NameType = NameType.MAIN
    language: str = ""
    phonetic_given: str = ""
    phonetic_family: str = ""
    particle: str = ""
    post_nominals: str = ""
    address_as: str = ""
    sort_as: str = ""
    from_: PartialDate | None = None
    to: PartialDate | None = None
    uid: Uid | None = None

    @property
    def script(self) -> str:
        """The ISO 15924 code of the script it is written in."""
        return script_of(self.full)

    @property
    def sort_key(self) -> bytes:
        """Bytes that sort people by what they are sorted as, else family name, then given names."""
        if self.sort_as:
            return sort_key(self.sort_as)
        if not self.family:
            return sort_key(self.full)
        rest = " ".join(part for part in (self.given, self.additional) if part)
        return sort_key(f"{self.family}, {rest}" if rest else self.family)


class NameWords(Protocol):
    """The words a name is read with, from the reference tables."""

    def is_honorific(self, text: str) -> bool:
        """Tell whether this word, with or without its dot, is a title before a name."""
        ...

    def is_particle(self, word: str) -> bool:
        """Tell whether this word belongs to the family name after it (de, van, bin)."""
        ...


def read_name(text: str, words: NameWords) -> PersonName:
    """Return the name that a text writes: honorifics kept apart, CAPITALS taken as family name.

    `H.E. Mr. TANG Jiaxuan` gives honorific `H.E. Mr.`, family `TANG`, family first. A name in
    one word has no family name; the full text always stays as written, less the honorific.
    """
    honorific, rest = _without_honorifics(clean(text).strip(" ,;"), words)
    if "," in rest:
        before, _, after = (part.strip() for part in rest.partition(","))
        if before and after and not _is_suffix(after):
            return _sorted_out(f"{after} {before}", honorific, after.split(), before.split())
    parts = rest.split()
    capitals = [part for part in parts if _is_capitals(part)]
    if capitals and len(capitals) < len(parts):
        given = [part for part in parts if part not in capitals]
        first = _is_capitals(parts[0])
        return _sorted_out(rest, honorific, given, capitals, family_first=first)
    if script_of(rest) == "Hani":
        return _chinese(rest, honorific)
    return _by_position(rest, honorific, parts, words)


def is_initial(word: str) -> bool:
    """Tell whether a word is the first letter of a name (`D.`), and no honorific but for `M.`."""
    return len(word) == 2 and word[0].isupper() and word[1] == "." and word != "M."


def _by_position(full: str, honorific: str, parts: list[str], words: NameWords) -> PersonName:
    suffix = parts.pop() if len(parts) > 2 and _is_suffix(parts[-1]) else ""
    if len(parts) < 2:
        return PersonName(full, honorific=honorific, given=" ".join(parts), suffix=suffix)
    start = len(parts) - 1
    while start > 1 and words.is_particle(parts[start - 1]):
        start -= 1
    name = _sorted_out(full, honorific, parts[:start], parts[start:])
    return PersonName(
        name.full,
        name.honorific,
        name.given,
        name.additional,
        name.family,
        suffix.strip(","),
    )


def _sorted_out(
    full: str,
    honorific: str,
    given: list[str],
    family: list[str],
    *,
    family_first: bool = False,
) -> PersonName:
    return PersonName(
        full,
        honorific=honorific,
        given=given[0] if given else "",
        additional=" ".join(given[1:]),
        family=" ".join(family),
        family_first=family_first,
    )


def _chinese(full: str, honorific: str) -> PersonName:
    if " " in full or not 2 <= len(full) <= 4:
        return PersonName(full, honorific=honorific)
    cut = 2 if len(full) == 4 else 1
    return PersonName(full, honorific, given=full[cut:], family=full[:cut], family_first=True)


def _without_honorifics(text: str, words: NameWords) -> tuple[str, str]:
    parts = text.split()
    count = 0
    while count < len(parts) - 1:
        step = next(
            (n for n in (3, 2, 1) if words.is_honorific(" ".join(parts[count : count + n]))),
            0,
        )
        if step == 1 and is_initial(parts[count]):
            break
        if not step or count + step >= len(parts):
            break
        count += step
    return " ".join(parts[:count]), " ".join(parts[count:])


def _is_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def _is_suffix(word: str) -> bool:
    return word.strip(".,").casefold() in {
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "md",
        "esq",
    }
