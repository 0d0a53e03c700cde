"""Duplicates: the same invented contact once more, as another hand would have written it."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tests.benchmarks.numbers import NumberPlan
from tests.benchmarks.records import Contact, Email, Name

_HARD_SHARE: Final = 0.1


def repeat(original: Contact, uid: str, plan: NumberPlan, rng: random.Random) -> Contact:
    """Return a near-duplicate; a hard one shares neither a phone nor an e-mail."""
    is_hard = rng.random() < _HARD_SHARE
    phones = () if is_hard else tuple(plan.respell(each, rng) for each in original.phones)
    emails = () if is_hard else original.emails
    if phones and rng.random() < 0.2:
        phones = phones[:-1]
    if emails and rng.random() < 0.25:
        emails = tuple(_shout(each) for each in emails[:1])
    return replace(
        original,
        uid=uid,
        name=rng.choice(_OTHER_HANDS)(original.name, rng),
        title=original.title if rng.random() < 0.7 else "",
        unit="",
        phones=phones,
        emails=emails,
        note="",
        tags=(),
        duplicate_of=original.uid,
    )


def _shout(email: Email) -> Email:
    mailbox, at, domain = email.text.rpartition("@")
    return Email(f"{mailbox}{at}{domain.upper()}", email.address)


def _same(name: Name, _rng: random.Random) -> Name:
    return name


def _in_latin_letters(name: Name, _rng: random.Random) -> Name:
    """Leave the script away, or the accents where it is Latin."""
    given, family = _bare(name.latin_given), _bare(name.latin_family)
    full = _bare(name.spelling)
    return replace(
        name, given=given, family=family, full=full, latin=None, script="Latn", honorific=""
    )


def _in_capitals(name: Name, _rng: random.Random) -> Name:
    """Write the family name in capitals, as lists of participants do."""
    family = name.family.upper()
    return replace(name, family=family, full=name.full.replace(name.family, family))


def _family_first(name: Name, _rng: random.Random) -> Name:
    return replace(name, full=f"{name.family}, {name.given}")


def _with_initial(name: Name, _rng: random.Random) -> Name:
    initial = f"{name.latin_given[:1]}."
    return replace(
        name,
        given=initial,
        family=name.latin_family,
        full=f"{initial} {name.latin_family}",
        latin=None,
        script="Latn",
    )


def _with_slip(name: Name, rng: random.Random) -> Name:
    """Swap two letters of the family name, as fingers do."""
    family = name.family
    if len(family) < 4 or name.script != "Latn":
        return name
    place = rng.randrange(1, len(family) - 2)
    slipped = family[:place] + family[place + 1] + family[place] + family[place + 2 :]
    return replace(name, family=slipped, full=name.full.replace(family, slipped))


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(each for each in decomposed if not unicodedata.combining(each))


_OtherHand = Callable[[Name, random.Random], Name]
_OTHER_HANDS: Final[tuple[_OtherHand, ...]] = (
    _same, _same, _in_latin_letters, _in_latin_letters, _in_capitals, _family_first,
    _with_initial, _with_slip,
)  # fmt: skip
