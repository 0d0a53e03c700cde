"""The tables that contact blocks are read with in the tests."""

from pathlib import Path
from typing import Final

from stakeholders.domain.area import read_areas
from stakeholders.domain.reference import read_bodies
from stakeholders.domain.vocabulary import read_words
from stakeholders.formats.contact_block_grammar import read_grammar
from stakeholders.formats.contact_block_words import BlockWords

_REFERENCE: Final = Path(__file__).parents[2] / "resources" / "reference"


def _text(name: str) -> str:
    return (_REFERENCE / name).read_text("utf-8")


TABLES: Final = BlockWords(
    read_areas(_text("areas.json"), _text("groups.json"), _text("cities.json")),
    read_bodies(_text("un_bodies.json")),
    read_words(_text("words.json")),
    read_grammar(_text("block_words.json")),
)
