import json
from types import MappingProxyType
from typing import Final

import pytest

from stakeholders.domain.ids import UidFactory
from stakeholders.formats.contact_block import read_contact_blocks
from tests.formats.corpus_scorer import PRESS, Score, expected_facts, found_facts, score
from tests.formats.test_contact_block import TABLES

# Precision and recall reached; a change may raise these, never lower them.
FLOORS: Final = MappingProxyType(
    {
        "name": (0.97, 0.92),
        "role": (1.0, 0.90),
        "body": (0.94, 0.84),
        "phone": (1.0, 0.93),
        "email": (1.0, 1.0),
    }
)


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    blocks = sorted(PRESS.glob("*.json"))
    if not blocks:
        pytest.skip("the corpus of press blocks is not beside this checkout")
    pairs = []
    for block in blocks:
        region = json.loads(block.read_text("utf-8"))["default_region"]
        text = block.with_suffix(".txt").read_text("utf-8")
        read = read_contact_blocks(text, TABLES, region, new_uid=UidFactory())
        pairs.append((expected_facts(block), found_facts(read.records)))
    return score(pairs)


@pytest.mark.parametrize("name", FLOORS)
def test_that_real_press_blocks_are_read_as_well_as_before(
    name: str, scores: dict[str, Score]
) -> None:
    precision, recall = FLOORS[name]
    assert scores[name].precision >= precision
    assert scores[name].recall >= recall
