"""Scoring of read contact blocks against what people found in them."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Record
from stakeholders.domain.text import digits, fold

PRESS: Final = Path(__file__).parents[3] / "shared" / "corpus" / "press"
FIELDS: Final = ("name", "role", "body", "phone", "email")


@dataclass(frozen=True)
class Score:
    """How much of one field was found, and how much of what was found is right."""

    hits: int
    expected: int
    found: int

    @property
    def recall(self) -> float:
        return self.hits / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 1.0


def comparable(text: str) -> str:
    """Return a name as it is compared: without the acronym in brackets."""
    return fold(re.sub(r"\([^)]*\)", " ", text)) or fold(text)


def expected_facts(path: Path) -> dict[str, Counter[str]]:
    """Return what a block holds, by field."""
    content = json.loads(path.read_text("utf-8"))
    facts: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    for contact in (*content["people"], *content["bodies"]):
        if contact["kind"] == "person":
            facts["name"][comparable(contact["name"])] = 1
            if contact.get("role"):
                facts["role"][comparable(contact["role"])] = 1
        elif contact["name"]:
            facts["body"][comparable(contact["name"])] = 1
        if contact.get("body"):
            facts["body"][comparable(contact["body"])] = 1
        for phone in contact.get("phones", ()):
            facts["phone"][phone["e164"] or digits(phone["raw"])] = 1
        for email in contact.get("emails", ()):
            facts["email"][email["value"].casefold()] = 1
    return facts


def found_facts(records: tuple[Record, ...]) -> dict[str, Counter[str]]:
    """Return what was read, by field."""
    facts: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    printed = {line.body_uid: line.body for record in records for line in record.posts}
    for record in records:
        if "name" in record.missing:
            pass
        elif record.kind is EntryKind.PERSON:
            facts["name"][comparable(record.name)] = 1
            for line in record.posts:
                if line.title:
                    facts["role"][comparable(line.title)] = 1
        elif record.kind is EntryKind.BODY:
            name = printed.get(record.uid) or (record.aliases or (record.name,))[0]
            facts["body"][comparable(name)] = 1
        for phone in record.phones:
            facts["phone"][phone.normalised or digits(phone.raw)] = 1
        for email in record.emails:
            facts["email"][(email.normalised or email.raw).casefold()] = 1
    return facts


def score(pairs: list[tuple[dict[str, Counter[str]], dict[str, Counter[str]]]]) -> dict[str, Score]:
    """Return the score of each field over all blocks: expected and found facts in pairs."""
    return {
        name: Score(
            sum((wanted[name] & got[name]).total() for wanted, got in pairs),
            sum(wanted[name].total() for wanted, _ in pairs),
            sum(got[name].total() for _, got in pairs),
        )
        for name in FIELDS
    }
