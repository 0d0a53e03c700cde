"""What people read can be translated: whole sentences, with named places for values."""

import ast
from collections.abc import Iterator
from string import Formatter
from typing import Final

from tests.architecture.house import Module, modules

# How many of the first arguments are texts.
TEXTS_OF: Final = (("translated", 1), ("marked", 1), ("plural", 2))


def text_calls(module: Module) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Return the calls that take texts for people, with those texts."""
    counts = dict(TEXTS_OF)
    for call in module.calls:
        if isinstance(call.func, ast.Name) and call.func.id in counts:
            yield call, call.args[: counts[call.func.id]]


def places_in(text: str) -> list[str]:
    """Return what stands between the braces of a text."""
    return [place for _, place, _, _ in Formatter().parse(text) if place is not None]


def is_glued(text: ast.expr) -> bool:
    """Tell whether a text is put together from pieces before the translator can see it."""
    pieces = (ast.JoinedStr, ast.BinOp, ast.Call, ast.IfExp)
    return isinstance(text, pieces) or (
        isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and text.value != text.value.strip()
    )


def is_text_call(node: ast.expr) -> bool:
    """Tell whether a node is a call for a text."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {name for name, _ in TEXTS_OF}
    )


def test_that_no_text_is_glued_from_pieces() -> None:
    glued = [
        module.at(call)
        for module in modules()
        for call, texts in text_calls(module)
        if any(is_glued(text) for text in texts)
    ]
    assert not glued


def test_that_no_sentence_is_the_sum_of_two() -> None:
    sums = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.BinOp) and (is_text_call(node.left) or is_text_call(node.right))
    ]
    assert not sums


def test_that_every_place_in_a_text_has_a_name_and_a_value() -> None:
    wrong = []
    for module in modules():
        for call, texts in text_calls(module):
            written = [t.value for t in texts if isinstance(t, ast.Constant)]
            places = {place for text in written for place in places_in(str(text))}
            given = {keyword.arg for keyword in call.keywords}
            named = all(place.isidentifier() for place in places)
            is_marked = isinstance(call.func, ast.Name) and call.func.id == "marked"
            known = (
                is_marked or None in given or not written or places - {"count"} == given - {"count"}
            )
            if not (named and known):
                wrong.append(module.at(call))
    assert not wrong
