"""Blocks: texts with contacts and what people found in them, the project's own and real ones."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from stakeholders.domain.text import digits

OWN: Final = Path(__file__).parents[1] / "data" / "contact_blocks"
_PRESS: Final = Path("shared", "corpus", "press")
_ASIDE: Final = 3
"""Every third block of a file is kept aside while rules are made, to tell whether they hold.

A file that says `tuned = true` was read whole while rules were made; one that says
`aside = true` is kept aside whole.
"""


@dataclass(frozen=True, slots=True)
class ExpectedPhone:
    """A phone as a block has it: E.164, or its digits where it has none, and what it is."""

    number: str
    type: str


@dataclass(frozen=True, slots=True)
class ExpectedContact:
    """A person, or a body without one, as a block has it; what it does not say is empty."""

    is_person: bool
    name: str
    honorific: str = ""
    post: str = ""
    body: str = ""
    country: str = ""
    phones: tuple[ExpectedPhone, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A text, the country of its reader, and the contacts in it."""

    name: str
    text: str
    region: str | None
    contacts: tuple[ExpectedContact, ...]
    is_aside: bool = False


def own_blocks() -> tuple[Block, ...]:
    """Return the project's own blocks: invented people in real layouts."""
    return tuple(block for path in sorted(OWN.glob("*.toml")) for block in _blocks_of(path))


def press_blocks() -> tuple[Block, ...]:
    """Return the real blocks beside this checkout, none where they are absent."""
    folders = (parent / _PRESS for parent in Path(__file__).parents)
    folder = next((each for each in folders if each.is_dir()), None)
    return tuple(_press_block(path) for path in sorted(folder.glob("*.json"))) if folder else ()


def _blocks_of(path: Path) -> Iterator[Block]:
    content = tomllib.loads(path.read_text("utf-8"))
    is_tuned, is_whole = content.get("tuned", False), content.get("aside", False)
    for number, row in enumerate(content["block"], 1):
        people = [_own_contact(each, is_person=True) for each in row.get("people", ())]
        bodies = [_own_contact(each, is_person=False) for each in row.get("bodies", ())]
        name = f"{path.stem}/{row['name']}"
        region = row.get("region")
        is_aside = is_whole or (number % _ASIDE == 0 and not is_tuned)
        yield Block(name, row["text"], region, (*people, *bodies), is_aside)


def _own_contact(row: Mapping[str, Any], *, is_person: bool) -> ExpectedContact:
    return ExpectedContact(
        is_person,
        row["name"],
        row.get("honorific", ""),
        row.get("post", ""),
        row.get("body", ""),
        row.get("country", ""),
        tuple(ExpectedPhone(*phone.split()) for phone in row.get("phones", ())),
        tuple(row.get("emails", ())),
    )


def _press_block(path: Path) -> Block:
    content = json.loads(path.read_text("utf-8"))
    contacts = tuple(map(_press_contact, (*content["people"], *content["bodies"])))
    text = path.with_suffix(".txt").read_text("utf-8")
    return Block(path.stem, text, content["default_region"], contacts)


def _press_contact(row: Mapping[str, Any]) -> ExpectedContact:
    return ExpectedContact(
        row["kind"] == "person",
        row["name"] or "",
        row.get("honorific") or "",
        row.get("role") or "",
        row.get("body") or "",
        row.get("country") or "",
        tuple(map(_press_phone, row.get("phones", ()))),
        tuple(email["value"] for email in row.get("emails", ())),
    )


def _press_phone(row: Mapping[str, Any]) -> ExpectedPhone:
    label, planned = row["label_type"], (row.get("line_type") or "").casefold()
    planned = planned.replace("fixed_line", "fixed")
    kind = label if label in {"fax", "mobile"} else planned
    number = row["e164"] or digits(row["raw"])
    return ExpectedPhone(number, kind if row.get("valid_now", True) else "")
