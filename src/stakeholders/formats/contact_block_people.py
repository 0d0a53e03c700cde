"""People in the pieces of a contact block: what makes capitals the name of a person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.name import is_initial
from stakeholders.domain.text import fold, latin
from stakeholders.formats.contact_block_mark import Mark
from stakeholders.formats.contact_block_words import BlockWords

_INITIAL: Final = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_CAPITALISED: Final = re.compile(r"[^\W\d_]['’]?[^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?")
_SMALL_BEGINNING: Final = re.compile(r"[a-z]{1,2}['’-][A-Z]")
_ABSTRACT: Final = re.compile(
    r"[^\W\d_]{3,}(?:tion|tions|ung|ungen|heit|keit|schaft|arbeit|wesen|politik|recht|hilfe|ción"
    r"|ciones|ção|ções|ité|zione|ness|ings|ics|logy|services?|affairs|кция|ение|ение|ость)",
    re.IGNORECASE,
)
_PARTICLES_TOO: Final = frozenset(
    "de du des la le el del da do dos van von der den dem ter ten di y e a i".split()
)
_LONGEST_NAME: Final = 6
_LONGEST_LOCAL_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Mailboxes:
    """What stands before the at-signs of a text, as evidence of who is a person."""

    locals_: str

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Mailboxes":
        """Return the mailboxes among marks."""
        raw = (mark.raw for mark in marks if mark.type is ChannelType.EMAIL)
        return cls("|".join(re.split(r"[@＠\[({ ]", each)[0].casefold() for each in raw))

    def name(self, tokens: Iterable[str]) -> bool:
        """Tell whether a mailbox is called after one of these words."""
        words = (word for token in tokens for word in latin(token).split())
        return any(len(word) > _LONGEST_LOCAL_WORD and word in self.locals_ for word in words)

    def join(self, given: str, family: Iterable[str]) -> bool:
        """Tell whether a mailbox puts the letter of a given name before a family name."""
        letter = latin(given)[:1]
        words = (word for token in family for word in latin(token).split())
        return any(len(w) > _LONGEST_LOCAL_WORD and f"{letter}{w}" in self.locals_ for w in words)


def honorific_length(tokens: list[str], index: int, words: BlockWords) -> int:
    """Return how many tokens from here on are honorifics; an initial is none (John D. Smith)."""
    start = index
    is_marked = tokens[index].endswith(".") or "-" in tokens[index]
    if index > 0 and tokens[index - 1][0].isupper() and not is_marked:
        return 0
    while index < len(tokens) - 1:
        step = next(
            (n for n in (3, 2, 1) if words.is_honorific(" ".join(tokens[index : index + n]))), 0
        )
        if not step or (step == 1 and is_initial(tokens[index]) and index > 0):
            break
        index += step
    first = tokens[start]
    starts = first[0].isupper() or "-" in first or (len(first) > 2 and "." in first)
    return index - start if starts else 0


def name_run(tokens: list[str], words: BlockWords) -> list[str]:
    """Return the tokens from the first on that can be a name."""
    run: list[str] = []
    for token in tokens[:_LONGEST_NAME]:
        if not (is_name_word(token) or words.is_particle(token)):
            break
        if len(run) > 1 and token.isupper() and words.words.is_suffix(token):
            break
        run.append(token)
    while run and not is_name_word(run[-1]):
        run.pop()
    return run


def is_abstract(word: str) -> bool:
    """Tell whether a word names what people do and not one of them (`Öffentlichkeitsarbeit`)."""
    return _ABSTRACT.fullmatch(word) is not None


def is_name_word(token: str) -> bool:
    """Tell whether a word is written as names are."""
    if not token[0].isupper():
        return _SMALL_BEGINNING.match(token) is not None
    return bool(_INITIAL.fullmatch(token) or _CAPITALISED.fullmatch(token))


def is_full_name(tokens: list[str], words: BlockWords) -> bool:
    """Tell whether these words are given and family name of somebody."""
    if not 2 <= len(tokens) <= _LONGEST_NAME:
        return False
    names = [token for token in tokens if is_name_word(token)]
    if len(names) < 2 or not (is_name_word(tokens[-1]) and is_name_word(tokens[0])):
        return False
    if any(not is_name_word(t) and not words.is_particle(t) for t in tokens):
        return False
    if all(len(token.replace(".", "")) <= 2 for token in names):
        return False
    if tokens[0].isupper() and not tokens[1].isupper() and words.body_called(tokens[0]):
        return False
    folded = {fold(token) for token in tokens}
    if folded & words.grammar.no_names or folded & (words.grammar.small.joining - _PARTICLES_TOO):
        return False
    if any(_ABSTRACT.fullmatch(token) for token in tokens):
        return False
    return not any(words.label_of(token) for token in tokens if len(token.strip(".")) > 1)
