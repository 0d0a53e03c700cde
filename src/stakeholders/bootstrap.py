"""Wiring: every part is built here and given what it needs; nothing else is global."""

import getpass
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from stakeholders import i18n, paths
from stakeholders.app.directory_file import (
    Directory,
    new_directory,
    open_directory,
    scratch_directory,
)
from stakeholders.app.reference import Reference
from stakeholders.domain.area import read_areas
from stakeholders.domain.reference import read_bodies
from stakeholders.domain.vocabulary import Words
from stakeholders.store.history import Author

_LANGUAGE_VARIABLES: Final = ("STAKEHOLDERS_LANGUAGE",)


def build_reference() -> Reference:
    """Read the reference tables that ship with the program."""

    def text(name: str) -> str:
        return paths.resource_text("reference", name)

    areas = read_areas(text("areas.json"), text("groups.json"), text("cities.json"))
    return Reference(areas, read_bodies(text("un_bodies.json")), Words(text("words.json")))


def user_name() -> str:
    """Return who works here, by the name the system knows."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def directory_opener(reference: Reference, origin: str) -> Callable[[Path], Directory]:
    """Return what opens a directory file for a front end."""
    author = Author(user_name(), origin)
    return lambda path: open_directory(path, reference, author)


def directory_maker(reference: Reference, origin: str) -> Callable[[Path, bool], None]:
    """Return what makes a directory file for a front end."""
    author = Author(user_name(), origin)

    def make(path: Path, sample: bool) -> None:  # noqa: FBT001
        new_directory(path, reference, author, sample=sample)

    return make


def run(arguments: Sequence[str]) -> int:
    """Start the window without arguments, else the command line; return the exit code."""
    for name in _LANGUAGE_VARIABLES:
        if os.environ.get(name):
            i18n.use_language(os.environ[name])
    return run_command_line(arguments)


def run_command_line(arguments: Sequence[str]) -> int:
    """Do one command."""
    from stakeholders.cli.main import CommandLine

    reference = build_reference()
    line = CommandLine(
        open_directory=directory_opener(reference, "cli"),
        make_directory=directory_maker(reference, "cli"),
        scratch=lambda: scratch_directory(reference, Author(user_name(), "cli")),
        user_file=paths.user_directory_file(),
    )
    return line.run(arguments)
