"""Queries: what people type into the search box, drawn from the contacts that are searched."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from tests.benchmarks.dice import dice
from tests.benchmarks.records import Contact

QueryKind = Literal[
    "one letter",
    "two letters",
    "three letters",
    "six letters",
    "several words",
    "transliterated",
    "phone digits",
    "part of an e-mail",
    "acronym and function",
    "mistyped",
    "as one hears it",
    "fields",
]


@dataclass(frozen=True, slots=True)
class Query:
    """Hold a query, its kind, and the uid of a contact that it was drawn from."""

    kind: QueryKind
    text: str
    source: str


def queries(contacts_sample: Iterable[Contact], count: int, seed: int) -> tuple[Query, ...]:
    """Return `count` queries of all kinds in turn; a short sample gives some of them twice."""
    sample = tuple(contacts_sample)
    if not sample:
        raise ValueError("Queries are drawn from contacts, and there are none.")
    rng = dice(f"queries {seed}")
    return tuple(_draw(sample, *_KINDS[place % len(_KINDS)], rng) for place in range(count))


def _draw(
    sample: tuple[Contact, ...], kind: QueryKind, compose: "_Composer", rng: random.Random
) -> Query:
    """Take the first of some contacts of which such a query can be made."""
    for _ in range(1000):
        contact = rng.choice(sample)
        text = compose(contact, rng)
        if text:
            return Query(kind, text, contact.uid)
    raise ValueError(f"None of the contacts gives a query of the kind «{kind}».")


_Composer = Callable[[Contact, random.Random], str | None]


def _first_letters(count: int) -> _Composer:
    def compose(contact: Contact, rng: random.Random) -> str | None:
        long_enough = [word for word in _words(contact, rng) if len(word) >= count]
        return rng.choice(long_enough)[:count].lower() if long_enough else None

    return compose


def _words(contact: Contact, rng: random.Random) -> list[str]:
    """Return the words of the name in one of its scripts, or now and then those of the body."""
    if rng.random() < 0.2:
        return _plain_words(contact.body.name)
    name = contact.name
    return _plain_words(name.full if rng.random() < 0.4 else name.spelling)


def _plain_words(text: str) -> list[str]:
    words = (word.strip(",.()'") for word in text.replace("-", " ").split())
    return [word for word in words if word]


def _several_words(contact: Contact, rng: random.Random) -> str | None:
    """Begin a given or family name, then a word of the place, body or title."""
    others = [contact.body.city, contact.title, contact.body.acronym or contact.body.name]
    other = _plain_words(rng.choice([each for each in others if each]))
    name = rng.choice(_plain_words(contact.name.spelling))
    return f"{name[: rng.randrange(3, 8)]} {rng.choice(other)[: rng.randrange(3, 9)]}".lower()


def _transliterated(contact: Contact, rng: random.Random) -> str | None:
    """Write in Latin letters a name that stands there in others, or the other way round."""
    name = contact.name
    if name.latin is None:
        return None
    words = _plain_words(name.latin if rng.random() < 0.7 else name.full)
    return rng.choice(words).lower() if words else None


def _phone_digits(contact: Contact, rng: random.Random) -> str | None:
    """Take the last digits, some from the middle, or the whole number in E.164."""
    numbers = [phone.e164 for phone in contact.phones if phone.e164]
    if not numbers:
        return None
    number = rng.choice(numbers)
    draw = rng.random()
    if draw < 0.3:
        return number
    if draw < 0.7:
        return number[-rng.randrange(4, 8) :]
    start = rng.randrange(1, max(2, len(number) - 5))
    return number[start : start + 5]


def _part_of_an_email(contact: Contact, rng: random.Random) -> str | None:
    addresses = [email.address for email in contact.emails if email.address]
    if not addresses:
        return None
    mailbox, at, domain = rng.choice(addresses).partition("@")
    return rng.choice((mailbox, mailbox[:6], domain.partition(".")[0], mailbox + at + domain))


def _acronym_and_function(contact: Contact, rng: random.Random) -> str | None:
    """Compose what `ohchr sp` stands for: a body's acronym and the beginning of a title."""
    if contact.body.acronym is None or not contact.title:
        return None
    return f"{contact.body.acronym} {contact.title[: rng.randrange(2, 7)]}".lower().strip()


def _mistyped(contact: Contact, rng: random.Random) -> str | None:
    """Swap two neighbours of a long word of the name, or leave a letter out."""
    words = [word for word in _plain_words(contact.name.spelling) if len(word) >= 5]
    if not words:
        return None
    word = rng.choice(words).lower()
    place = rng.randrange(1, len(word) - 2)
    middle = word[place + 1] + word[place] if rng.random() < 0.5 else word[place + 1]
    return word[:place] + middle + word[place + 2 :]


def _as_heard(contact: Contact, rng: random.Random) -> str | None:
    """Write a name with other vowels and another way to write its consonants."""
    words = [word for word in _plain_words(contact.name.spelling) if len(word) >= 5]
    if not words:
        return None
    word = rng.choice(words).lower()
    return word.replace("ph", "f").replace("i", "e").replace("z", "s").replace("k", "c")


def _fields(contact: Contact, rng: random.Random) -> str | None:
    first = _plain_words(contact.name.spelling)[0][:3].lower()
    asked = (f"country:{contact.body.region}", "has:email", "kind:person", "-has:fax")
    return " ".join((first if rng.random() < 0.5 else "", *rng.sample(asked, 2))).strip()


_KINDS: Final[tuple[tuple[QueryKind, _Composer], ...]] = (
    ("one letter", _first_letters(1)),
    ("two letters", _first_letters(2)),
    ("three letters", _first_letters(3)),
    ("six letters", _first_letters(6)),
    ("several words", _several_words),
    ("transliterated", _transliterated),
    ("phone digits", _phone_digits),
    ("part of an e-mail", _part_of_an_email),
    ("acronym and function", _acronym_and_function),
    ("mistyped", _mistyped),
    ("as one hears it", _as_heard),
    ("fields", _fields),
)
