from types import MappingProxyType
from typing import Final

import pytest

from tests.benchmarks.block_scores import Score, scores_of
from tests.benchmarks.blocks import own_blocks, press_blocks
from tests.formats.block_words import TABLES

# Precision and recall reached; a change may raise these, never lower them.
OWN: Final = MappingProxyType(
    {
        "person": (0.99, 0.99),
        "honorific": (1.0, 1.0),
        "post": (1.0, 1.0),
        "body": (0.99, 0.99),
        "country": (1.0, 1.0),
        "phone": (1.0, 1.0),
        "type": (1.0, 1.0),
        "email": (1.0, 1.0),
    }
)
ASIDE: Final = MappingProxyType(
    {
        "person": (0.97, 0.91),
        "honorific": (0.95, 0.88),
        "post": (0.95, 0.87),
        "body": (0.89, 0.85),
        "country": (1.0, 0.92),
        "phone": (1.0, 1.0),
        "type": (1.0, 1.0),
        "email": (1.0, 1.0),
    }
)
PRESS: Final = MappingProxyType(
    {
        "person": (1.0, 0.96),
        "honorific": (1.0, 1.0),
        "post": (1.0, 0.94),
        "body": (0.97, 0.90),
        "country": (1.0, 0.77),
        "phone": (1.0, 1.0),
        "type": (1.0, 1.0),
        "email": (1.0, 1.0),
    }
)


@pytest.fixture(scope="module")
def own() -> dict[str, Score]:
    return scores_of([block for block in own_blocks() if not block.is_aside], TABLES)


@pytest.fixture(scope="module")
def aside() -> dict[str, Score]:
    return scores_of([block for block in own_blocks() if block.is_aside], TABLES)


@pytest.fixture(scope="module")
def press() -> dict[str, Score]:
    blocks = press_blocks()
    if not blocks:
        pytest.skip("the corpus of press blocks is not beside this checkout")
    return scores_of(blocks, TABLES)


def test_that_the_own_set_is_large_enough() -> None:
    layouts = {block.name.partition("/")[0] for block in own_blocks()}
    assert len(own_blocks()) >= 60
    assert len(layouts) >= 10


@pytest.mark.parametrize("field", OWN)
def test_that_invented_blocks_are_read_as_well_as_before(field: str, own: dict[str, Score]) -> None:
    precision, recall = OWN[field]
    assert own[field].precision >= precision
    assert own[field].recall >= recall


@pytest.mark.parametrize("field", ASIDE)
def test_that_blocks_that_no_rule_was_made_by_are_read_as_well_as_before(
    field: str, aside: dict[str, Score]
) -> None:
    precision, recall = ASIDE[field]
    assert aside[field].precision >= precision
    assert aside[field].recall >= recall


@pytest.mark.parametrize("field", PRESS)
def test_that_real_press_blocks_are_read_as_well_as_before(
    field: str, press: dict[str, Score]
) -> None:
    precision, recall = PRESS[field]
    assert press[field].precision >= precision
    assert press[field].recall >= recall
