"""Scores of contact blocks: how much of each field is found, and how much of it is right.

`python -m tests.benchmarks.block_scores` prints them with what was missed and what was false; of
the blocks that are kept aside only the scores.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import UidFactory
from stakeholders.domain.record import Record
from stakeholders.domain.text import digits, fold
from stakeholders.formats.contact_block import read_contact_blocks
from stakeholders.formats.contact_block_words import BlockWords
from tests.benchmarks.blocks import Block, ExpectedContact, own_blocks, press_blocks
from tests.formats.block_words import TABLES

FIELDS: Final = ("person", "honorific", "post", "body", "country", "phone", "type", "email")
Facts = Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """How much of one field was found, and how much of what was found is right."""

    hits: int
    expected: int
    found: int

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.hits / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / self.found if self.found else 1.0


def scores_of(blocks: Iterable[Block], words: BlockWords) -> dict[str, Score]:
    """Return the score of each field over all these blocks."""
    pairs = [(expected_facts(block), found_facts(block, words)) for block in blocks]
    return {
        field: Score(
            sum((wanted[field] & got[field]).total() for wanted, got in pairs),
            sum(wanted[field].total() for wanted, _ in pairs),
            sum(got[field].total() for _, got in pairs),
        )
        for field in FIELDS
    }


def expected_facts(block: Block) -> Facts:
    """Return what a block holds, by field; each fact counts once, however often it is said."""
    facts = _no_facts()
    for contact in block.contacts:
        _add(facts, "person" if contact.is_person else "body", _comparable(contact.name))
        _add(facts, "body", _comparable(contact.body))
        _add(facts, "post", _comparable(contact.post))
        if contact.honorific:
            _add(facts, "honorific", f"{_comparable(contact.name)}: {fold(contact.honorific)}")
        if contact.country:
            _add(facts, "country", f"{_comparable(contact.name)}: {contact.country}")
        for phone in contact.phones:
            _add(facts, "phone", phone.number)
            if phone.type:
                _add(facts, "type", f"{phone.number}: {phone.type}")
        for email in contact.emails:
            _add(facts, "email", email.casefold())
    return facts


def found_facts(block: Block, words: BlockWords) -> Facts:
    """Return what was read out of a block, by field; what is only offered does not count.

    Countries and types count where people said what they are.
    """
    read = read_contact_blocks(block.text, words, block.region, new_uid=UidFactory())
    records = [record for record in read.records if record.certain and "name" not in record.missing]
    unnamed = [record for record in read.records if "name" in record.missing]
    facts = _no_facts()
    for record in records:
        _add_record(facts, record, _printed(record, records, block.text))
    for record in (*records, *unnamed):
        _add_channels(facts, record)
    _leave_what_nobody_told(facts, block.contacts)
    return facts


def _add_record(facts: Facts, record: Record, printed: str) -> None:
    name = _comparable(printed)
    if record.kind is EntryKind.PERSON:
        _add(facts, "person", name)
        for line in record.posts:
            _add(facts, "post", _comparable(line.title))
        if record.honorific:
            _add(facts, "honorific", f"{name}: {fold(record.honorific)}")
    elif record.kind is EntryKind.BODY:
        _add(facts, "body", name)
    if record.country and record.kind is not EntryKind.POST:
        _add(facts, "country", f"{name}: {record.country}")


def _add_channels(facts: Facts, record: Record) -> None:
    for phone in record.phones:
        number = phone.normalised or digits(phone.raw)
        _add(facts, "phone", number)
        _add(facts, "type", f"{number}: {phone.number_type}")
    for email in record.emails:
        _add(facts, "email", (email.normalised or email.raw).casefold())


def _printed(record: Record, records: list[Record], text: str) -> str:
    """Return a name as the text has it: a known body may be recorded under its full one."""
    if record.kind is not EntryKind.BODY:
        return record.name
    lines = (line for each in records for line in each.posts if line.body_uid == record.uid)
    said = next((line.body for line in lines if line.body), "")
    known = " ".join(text.split())
    return said or next((n for n in (record.name, *record.aliases) if n in known), record.name)


def _leave_what_nobody_told(facts: Facts, contacts: Iterable[ExpectedContact]) -> None:
    told = {_comparable(each.name) for each in contacts if each.country}
    numbers = {phone.number for each in contacts for phone in each.phones if phone.type}
    for field, known in (("country", told), ("type", numbers)):
        for fact in list(facts[field]):
            if fact.rpartition(": ")[0] not in known:
                del facts[field][fact]


def _no_facts() -> dict[str, Counter[str]]:
    return {field: Counter() for field in FIELDS}


def _add(facts: Facts, field: str, value: str) -> None:
    if value:
        facts[field][value] = 1


def _comparable(text: str) -> str:
    """Return a name as it is compared: without the acronym in brackets."""
    return fold(re.sub(r"\([^)]*\)", " ", text)) or fold(text)


def _told(block: Block) -> Iterable[str]:
    wanted, got = expected_facts(block), found_facts(block, TABLES)
    for field in FIELDS:
        missed, false = wanted[field] - got[field], got[field] - wanted[field]
        if missed or false:
            yield f"{block.name} {field}: missed {list(missed)}, false {list(false)}"


def _table(name: str, blocks: tuple[Block, ...]) -> Iterable[str]:
    yield f"{name}, {len(blocks)} blocks"
    for field, score in scores_of(blocks, TABLES).items():
        yield (
            f"  {field:10} precision {score.precision:6.1%}  recall {score.recall:6.1%}"
            f"  ({score.hits} of {score.expected}, {score.found} found)"
        )


def main() -> int:
    """Print the scores of all sets, with the faults of those that rules may be made on."""
    own = own_blocks()
    tuned = tuple(block for block in own if not block.is_aside)
    aside = tuple(block for block in own if block.is_aside)
    for name, blocks in (("press", press_blocks()), ("own", tuned)):
        print("\n".join(line for block in blocks for line in _told(block)))
        print("\n".join(_table(name, blocks)))
    print("\n".join(_table("kept aside", aside)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
