"""The source as the guards of the house read it: modules, their names and their syntax."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "src" / "stakeholders"


@dataclass(frozen=True)
class Module:
    """One module of the program."""

    path: Path

    @cached_property
    def name(self) -> str:
        """Return the dotted name, such as `stakeholders.domain.phone`."""
        parts = self.path.relative_to(PACKAGE.parent).with_suffix("").parts
        return ".".join(part for part in parts if part != "__init__")

    @cached_property
    def tree(self) -> ast.Module:
        """Return the syntax tree."""
        return ast.parse(self.path.read_bytes())

    @cached_property
    def classes(self) -> list[ast.ClassDef]:
        """Return every class, nested ones too."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)]

    @cached_property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Return every function and method."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return [node for node in ast.walk(self.tree) if isinstance(node, kinds)]

    @cached_property
    def calls(self) -> list[ast.Call]:
        """Return every call."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]

    def at(self, node: ast.stmt | ast.expr) -> str:
        """Say where a node stands."""
        return f"{self.path.relative_to(ROOT)}:{node.lineno}"


def modules() -> list[Module]:
    """Return every module of the program, in order of their names."""
    return [Module(path) for path in sorted(PACKAGE.rglob("*.py"))]


def imported(module: Module) -> Iterator[str]:
    """Return the dotted names that a module imports, at its top or inside a function."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
