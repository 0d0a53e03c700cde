"""Generator speed: contacts are invented fast enough to measure the program with a million."""

from itertools import islice

import vobject

from tests.benchmarks.contacts import generate
from tests.benchmarks.measure import (
    Figure,
    Figures,
    interleaved_ratio,
    milliseconds_each,
    peak_megabytes,
    seconds,
    spread,
)
from tests.benchmarks.records import Contact
from tests.benchmarks.writers import vcard


def invent_contacts(size: int) -> Figures:
    """Measure how fast contacts come, the slowest of them, and that memory does not grow."""
    elapsed = seconds(lambda: sum(1 for _ in generate(size, 1)))
    stream = generate(size, 1)
    half = sum(1 for _ in islice(stream, size // 2))  # by then the number plans are learnt
    each = spread(milliseconds_each([lambda: next(stream)] * (size - half)))
    few = peak_megabytes(lambda: sum(1 for _ in generate(max(size // 10, 1), 1)))
    many = peak_megabytes(lambda: sum(1 for _ in generate(size, 1)))
    return (
        Figure("all of them", elapsed, "s"),
        Figure("one contact, median", each.median, "ms", 0.2, each),
        Figure("one contact, p99", each.p99, "ms", 1.0),
        Figure("memory, ten times the contacts", many / few, "x", 3.0, remark=f"{many:.0f} MB"),
    )


def write_them(size: int) -> Figures:
    """Measure the vCard writer against vobject's, which is given fewer properties to write."""
    contacts = tuple(generate(size, 1))
    ratio = interleaved_ratio(
        lambda: [vcard(contact) for contact in contacts],
        lambda: [_vobject_card(contact) for contact in contacts],
    )
    return (Figure("vCards, against vobject", ratio.median, "x", 0.2, ratio),)


def _vobject_card(contact: Contact) -> str:
    card = vobject.vCard()
    card.add("fn").value = contact.name.full
    card.add("n").value.family = contact.name.family
    card.add("org").value = [contact.body.name]
    for phone in contact.phones:
        card.add("tel").value = phone.text
    return str(card.serialize())
