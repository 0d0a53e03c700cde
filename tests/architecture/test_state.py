"""Nothing is remembered module-wide: what can change is built in bootstrap and handed down."""

import ast
import dataclasses
import datetime
import decimal
import enum
import importlib
import logging
import re
import types
import typing
import uuid
from pathlib import PurePath
from struct import Struct
from typing import Final

import pytest

from tests.architecture.house import Module, modules

# Each with the day on which it was allowed, and why.
ALLOWED: Final = types.MappingProxyType(
    {
        "stakeholders.i18n._active": "2026-11-22: gettext's own convention, named in its docstring",
    }
)
# SQLAlchemy's tables describe the schema; nothing adds to them after the import.
ALLOWED_TYPES: Final = ("sqlalchemy.",)

UNCHANGING: Final = (
    str, bytes, int, float, complex, type, range, type(None), re.Pattern, logging.Logger, PurePath,
    uuid.UUID, decimal.Decimal, datetime.date, datetime.time, datetime.timedelta, datetime.tzinfo,
    enum.Enum, Struct, types.FunctionType, types.BuiltinFunctionType, types.MethodType,
    types.UnionType, types.GenericAlias, typing.TypeVar, typing.NewType,
)  # fmt: skip


def assigned_names(module: Module) -> list[str]:
    """Return the names that a module gives values to at its top."""
    names = []
    for statement in module.tree.body:
        targets = (
            statement.targets
            if isinstance(statement, ast.Assign)
            else [statement.target]
            if isinstance(statement, ast.AnnAssign)
            else []
        )
        names += [target.id for target in targets if isinstance(target, ast.Name)]
    return names


def is_unchanging(value: object) -> bool:
    """Tell whether a value, and all that it holds, stays as it is."""
    if isinstance(value, tuple | frozenset):
        return all(is_unchanging(part) for part in value)
    if isinstance(value, types.MappingProxyType):
        return all(is_unchanging(part) for part in value.values())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        frozen: bool = vars(type(value))["__dataclass_params__"].frozen
        parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
        return frozen and all(is_unchanging(part) for part in parts)
    known = type(value).__module__.startswith(("typing", "functools", *ALLOWED_TYPES))
    return known or isinstance(value, UNCHANGING)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_that_a_module_holds_nothing_that_can_change(module: Module) -> None:
    loaded = importlib.import_module(module.name)
    changing = [
        name
        for name in assigned_names(module)
        if f"{module.name}.{name}" not in ALLOWED
        and not name.startswith("__")
        and not is_unchanging(getattr(loaded, name, None))
    ]
    assert not changing, "use a tuple, a frozenset, a MappingProxyType or a frozen dataclass"


def test_that_every_exception_is_still_needed() -> None:
    stale = []
    for name in ALLOWED:
        module, _, attribute = name.rpartition(".")
        if is_unchanging(getattr(importlib.import_module(module), attribute)):
            stale.append(name)
    assert not stale
