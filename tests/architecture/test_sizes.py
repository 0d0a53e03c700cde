"""A module reads in one sitting, a function at a glance, and a class is remembered."""

import ast
from typing import Final

import pytest

from tests.architecture.house import Module, modules

LINES_OF_A_MODULE: Final = 400
LINES_OF_A_FUNCTION: Final = 40
PUBLIC_METHODS_OF_A_CLASS: Final = 20


def lines_of_body(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines from the first statement after the docstring to the last."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def public_methods(class_: ast.ClassDef) -> list[str]:
    """Return the methods that a reader has to remember: not those that Qt or Python calls."""
    return [
        node.name
        for node in class_.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and not any(
            isinstance(mark, ast.Name) and mark.id == "override" for mark in node.decorator_list
        )
    ]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_that_a_module_reads_in_one_sitting(module: Module) -> None:
    lines = [line for line in module.path.read_text("utf-8").splitlines() if line.strip()]
    assert len(lines) <= LINES_OF_A_MODULE


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_that_functions_stay_short(module: Module) -> None:
    long = {
        module.at(function): lines_of_body(function)
        for function in module.functions
        if lines_of_body(function) > LINES_OF_A_FUNCTION
    }
    assert not long


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_that_the_public_methods_of_a_class_can_be_remembered(module: Module) -> None:
    broad = {
        class_.name: len(public_methods(class_))
        for class_ in module.classes
        if len(public_methods(class_)) > PUBLIC_METHODS_OF_A_CLASS
    }
    assert not broad
