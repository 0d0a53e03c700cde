"""Traits: the little of an entry that tells whether another one is the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.email import is_role_address
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import fold, latin

_LITTLE: Final = frozenset(
    (
        "the", "of", "for", "and", "on", "in", "de", "des", "du", "la", "le", "les", "et", "pour",
        "del", "el", "los", "y", "para", "do", "da", "dos", "e", "und", "der", "die", "fur",
    )
)  # fmt: skip
NameWords = frozenset[str]
"""The words of one spelling of a name, in no order."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What two entries of a kind are compared by.

    `names` are as written and in Latin letters, of a post its title; `emails` are mailboxes of
    one's own, `mobiles` and `phones` numbers in their international form, `bodies` what the
    organisations are called, or their uids.
    """

    kind: EntryKind
    names: frozenset[NameWords]
    acronyms: frozenset[NameWords] = frozenset()
    emails: frozenset[str] = frozenset()
    mobiles: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    country: str = ""


def traits_of(record: Record) -> Traits:
    """Return what a record is compared by."""
    if record.kind is EntryKind.POST:
        return _of_post(record)
    if record.kind is EntryKind.BODY:
        names = body_words((record.name, *record.aliases))
        return Traits(record.kind, names, body_words((record.acronym,)), country=record.country)
    phones = [c for c in record.phones if c.normalised]
    return Traits(
        record.kind,
        name_words(name.full for name in record.names) or name_words((record.name,)),
        emails=frozenset(c.normalised for c in record.emails if c.normalised and is_personal(c)),
        mobiles=frozenset(number_of(c) for c in phones if c.number_type is NumberType.MOBILE),
        phones=frozenset(number_of(c) for c in phones),
        bodies=frozenset(fold(line.body) for line in record.posts if line.body),
        country=record.country,
    )


def _of_post(record: Record) -> Traits:
    first = record.posts[0] if record.posts else PostLine()
    named = {fold(first.body), first.body_uid or ""}
    return Traits(record.kind, body_words((first.title,)), bodies=frozenset(named - {""}))


def name_words(names: Iterable[str]) -> frozenset[NameWords]:
    """Return the words of names, each as it is written and in Latin letters."""
    found = {frozenset(form(name).split()) for name in names for form in (fold, latin)}
    return frozenset(found - {frozenset()})


def body_words(names: Iterable[str]) -> frozenset[NameWords]:
    """Return the words of the names of an organisation, without those that say nothing."""
    return frozenset(words - _LITTLE or words for words in name_words(names))


def number_of(phone: Channel) -> str:
    """Return what makes two numbers the same, as one text: the number and its extension."""
    return f"{phone.normalised};{phone.extension}" if phone.extension else phone.normalised or ""


def is_personal(email: Channel) -> bool:
    """Tell whether an address is a mailbox of one person, not of an office (`press@`)."""
    return email.type is ChannelType.EMAIL and not is_role_address(email.normalised or "")
