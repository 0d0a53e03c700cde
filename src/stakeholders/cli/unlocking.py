"""Passphrases on the command line: typed without being seen, or taken from the environment."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import click

from stakeholders.app.encryption import Encryption
from stakeholders.app.encryption_errors import (
    LockedFileError,
    NoPassphraseError,
    NotEncryptedError,
    WeakPassphraseError,
)
from stakeholders.i18n import translated

PASSPHRASE_VARIABLE: Final = "STAKEHOLDERS_PASSPHRASE"  # noqa: S105 - the name of one
NEW_PASSPHRASE_VARIABLE: Final = "STAKEHOLDERS_NEW_PASSPHRASE"  # noqa: S105

Answer = TypeVar("Answer")


def is_at_terminal() -> bool:
    """Tell whether somebody is there who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_until_right(path: Path, locked: LockedFileError, work: Callable[[str], Answer]) -> Answer:
    """Do what needs a passphrase or a recovery key; a wrong one is asked for again.

    Raises:
        LockedFileError: when nobody can be asked, or the one in the environment is wrong.
    """
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None:
        return work(given)
    if not is_at_terminal():
        raise NoPassphraseError(path, PASSPHRASE_VARIABLE) from locked
    while True:
        click.echo(str(locked), err=True)
        try:
            return work(_typed(translated("Passphrase")))
        except LockedFileError as error:
            locked = error


def typed_that_opens(path: Path, encryption: Encryption) -> str:
    """Return the passphrase or recovery key of an encrypted directory, as it was typed.

    Raises:
        NotEncryptedError: when there is none.
        LockedFileError: see `ask_until_right`.
    """
    if not encryption.is_on(path):
        raise NotEncryptedError

    def tried(typed: str) -> str:
        encryption.recovery_key(path, typed)
        return typed

    return ask_until_right(path, LockedFileError(path), tried)


def new_passphrase(path: Path, encryption: Encryption, variable: str) -> str:
    """Return a passphrase that is good enough, typed twice or from a variable.

    Raises:
        NoPassphraseError: when nobody can be asked.
        WeakPassphraseError: when the one in the environment can be guessed.
    """
    given = os.environ.get(variable)
    if given is None and not is_at_terminal():
        raise NoPassphraseError(path, variable)
    while True:
        typed = _typed(translated("New passphrase"), twice=True) if given is None else given
        try:
            encryption.check_passphrase(typed)
        except WeakPassphraseError as error:
            if given is not None:
                raise
            click.echo(str(error), err=True)
        else:
            return typed


def _typed(title: str, *, twice: bool = False) -> str:
    again = translated("Once more") if twice else False
    return str(click.prompt(title, hide_input=True, confirmation_prompt=again, err=True))
