from dataclasses import fields
from itertools import product

import pytest

from stakeholders.desktop.style.contrast import contrast
from stakeholders.desktop.style.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Tokens

LOOKS = pytest.mark.parametrize("tokens", [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST])
GROUNDS = ("window", "sidebar", "surface", "raised", "hover", "field", "accent_soft")
TEXTS = ("text", "second_text", "third_text", "accent_text")
OTHER_PAIRS = (
    ("second_text", "chip"),
    ("ok", "surface"), ("warn", "surface"), ("bad", "surface"),
    ("ok", "window"), ("warn", "window"), ("bad", "window"), ("warn", "sidebar"),
    ("ok", "ok_soft"), ("warn", "warn_soft"), ("bad", "bad_soft"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("toast_text", "toast"), ("toast_link", "toast"),
)  # fmt: skip


@LOOKS
def test_that_every_text_is_read_on_its_ground(tokens: Tokens) -> None:
    pairs = (*product(TEXTS, GROUNDS), *OTHER_PAIRS)
    weak = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1]))) < 4.5
    }
    assert not weak


@LOOKS
def test_that_initials_are_read_on_their_disc(tokens: Tokens) -> None:
    assert min(contrast(tint.ink, tint.ground) for tint in tokens.avatars) >= 4.5


@LOOKS
def test_that_the_focus_ring_is_seen_everywhere(tokens: Tokens) -> None:
    assert min(contrast(tokens.focus, getattr(tokens, ground)) for ground in GROUNDS) >= 3


@pytest.mark.parametrize("tokens", [LIGHT_CONTRAST, DARK_CONTRAST])
def test_that_high_contrast_reads_texts_at_seven_to_one(tokens: Tokens) -> None:
    grounds = ("window", "sidebar", "surface", "raised")
    ratios = [
        contrast(getattr(tokens, text), getattr(tokens, ground))
        for text, ground in product(TEXTS, grounds)
    ]
    assert min(ratios) >= 7


@LOOKS
def test_that_colours_are_written_as_qt_reads_them(tokens: Tokens) -> None:
    colours = [getattr(tokens, field.name) for field in fields(tokens)]
    assert all(len(c) in {7, 9} and c.startswith("#") for c in colours if isinstance(c, str))


def test_that_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
