"""Directory records: generated contacts as the records that the store saves."""

from collections.abc import Iterator

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.record import PostLine, Record
from tests.benchmarks.contacts import generate
from tests.benchmarks.records import Contact


def directory_records(count: int, seed: int) -> Iterator[Record]:
    """Yield the people, their values read already: only the store is to be measured."""
    for contact in generate(count, seed):
        yield _person(contact)


def _person(contact: Contact) -> Record:
    return Record(
        EntryKind.PERSON,
        contact.name.full,
        uid=Uid(contact.uid),
        names=tuple(_names(contact)),
        posts=(PostLine(contact.title, contact.body.name, unit=contact.unit),),
        place=contact.body.city,
        country=contact.body.region,
        channels=tuple(_channels(contact)),
        languages=contact.languages,
        tags=contact.tags,
        notes=(contact.note,) if contact.note else (),
    )


def _names(contact: Contact) -> Iterator[PersonName]:
    name = contact.name
    yield PersonName(name.full, name.honorific, name.given, family=name.family)
    if name.latin:
        yield PersonName(
            name.latin,
            given=name.latin_given,
            family=name.latin_family,
            type=NameType.ROMANISED,
        )


def _channels(contact: Contact) -> Iterator[Channel]:
    for phone in contact.phones:
        yield Channel(
            ChannelType.PHONE,
            raw=phone.text,
            normalised=phone.e164,
            valid=phone.e164 is not None,
            display=phone.text,
            number_type=NumberType.MOBILE if phone.kind == "mobile" else NumberType.FIXED,
            extension=phone.extension or None,
            region=phone.region,
        )
    for email in contact.emails:
        yield Channel(
            ChannelType.EMAIL,
            raw=email.text,
            normalised=email.address,
            valid=email.address is not None,
            display=email.text,
        )
