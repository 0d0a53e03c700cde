"""`encryption`: a directory under a passphrase."""

from pathlib import Path

import click

from stakeholders.app.encryption import ConfirmedKey, Converted, RecoveryKey
from stakeholders.app.encryption_errors import UnconfirmedRecoveryKeyError
from stakeholders.app.recovery_sheet import numbered_lines, save_recovery_sheet
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.cli.unlocking import (
    NEW_PASSPHRASE_VARIABLE,
    PASSPHRASE_VARIABLE,
    is_at_terminal,
    new_passphrase,
    typed_that_opens,
)
from stakeholders.domain.problems import Finding, Problem
from stakeholders.i18n import marked, plural, translated

_SHEET = click.option(
    "--recovery-key-file",
    "sheet",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write the recovery key to this new file.",
)


@click.group()
def encryption() -> None:
    """Encrypt the directory, change its passphrase, show its recovery key."""


@encryption.command()
@common
def status(session: Session) -> None:
    """Say whether the directory is encrypted, and which backups are not."""
    is_on = session.encryption.is_on(session.path)
    plain = session.encryption.plain_copies(session.path) if is_on else ()
    yes = translated("The directory {file} is encrypted.", file=session.path)
    no = translated("The directory {file} is not encrypted.", file=session.path)
    document = {"encrypted": is_on, "plain_backups": [str(copy) for copy in plain]}
    session.answer(document, [yes if is_on else no], [_left(copy) for copy in plain])


@encryption.command(name="on")
@_SHEET
@click.option("--confirm", is_flag=True, help="Promise that the recovery key is kept.")
@common
def switch_on(session: Session, sheet: Path | None, confirm: bool) -> None:  # noqa: FBT001
    """Encrypt the directory and its backups; the recovery key is shown and confirmed before."""
    path = session.path
    if session.encryption.is_on(path) and session.encryption.plain_copies(path):
        typed = typed_that_opens(path, session.encryption)
        _answer(session, encrypted=True, done=session.encryption.encrypt_copies(path, typed))
        return
    session.encryption.check_plain(path)
    _check_way(session, sheet, confirm=confirm)
    passphrase = new_passphrase(path, session.encryption, PASSPHRASE_VARIABLE)
    key = session.encryption.new_key()
    _show(session, key, sheet)
    confirmed = key.said_to_be_kept() if confirm else _confirmed(key)
    done = session.encryption.switch_on(path, passphrase, confirmed)
    _answer(session, encrypted=True, done=done)


@encryption.command(name="off")
@common
def switch_off(session: Session) -> None:
    """Take the passphrase away: directory and backups can be read by everybody then."""
    typed = typed_that_opens(session.path, session.encryption)
    done = session.encryption.switch_off(session.path, typed)
    _answer(session, encrypted=False, done=done)


@encryption.command(name="passphrase")
@common
def change_passphrase(session: Session) -> None:
    """Change the passphrase, by the old one or the recovery key."""
    typed = typed_that_opens(session.path, session.encryption)
    new = new_passphrase(session.path, session.encryption, NEW_PASSPHRASE_VARIABLE)
    session.encryption.change_passphrase(session.path, typed, new)
    session.answer({"encrypted": True}, [translated("The passphrase was changed.")])


@encryption.command(name="recovery-key")
@_SHEET
@common
def show_recovery_key(session: Session, sheet: Path | None) -> None:
    """Show the recovery key again, or write it to a file."""
    typed = typed_that_opens(session.path, session.encryption)
    key = session.encryption.recovery_key(session.path, typed)
    _show(session, key, sheet)
    if session.as_json:
        told = {"recovery_key_file": str(sheet)} if sheet else {"recovery_key": key.text}
        session.answer(told, ())


@encryption.command(name="keyring")
@click.argument("choice", type=click.Choice(["keep", "forget"]))
@common
def use_keyring(session: Session, choice: str) -> None:
    """Let the keyring of this system open the directory, or no more; the passphrase stays."""
    typed, keep = typed_that_opens(session.path, session.encryption), choice == "keep"
    done = session.encryption.keep_in_system(session.path, typed, keep=keep)
    if not done:
        session.nothing_done()
    said = translated("There is no keyring that keeps it. The passphrase goes on being asked for.")
    if done and keep:
        said = translated("The keyring of this system opens the directory from now on.")
    if done and not keep:
        said = translated("The keyring has forgotten the key of the directory.")
    session.answer({"in_keyring": done and keep}, [said])


def _check_way(session: Session, sheet: Path | None, *, confirm: bool) -> None:
    """Find a way on which the recovery key reaches somebody before anything is encrypted."""
    if not confirm and (session.as_json or not is_at_terminal()):
        said = translated("Without a terminal, say by --confirm that the recovery key is kept.")
        raise click.UsageError(said)
    if session.as_json and sheet is None:
        said = translated("With --json, say by --recovery-key-file where it is kept.")
        raise click.UsageError(said)


def _show(session: Session, key: RecoveryKey, sheet: Path | None) -> None:
    if sheet is not None:
        save_recovery_sheet(sheet, session.path, key)
    elif not session.as_json:
        session.say(translated("The recovery key opens the directory, whatever else is lost:"))
        for line in ("", *numbered_lines(key), ""):
            session.say(line)
        session.output.flush()


def _confirmed(key: RecoveryKey) -> ConfirmedKey:
    first, second = key.asked
    question = translated(
        "Write it down. Then type group {first} and group {second} of it",
        first=first,
        second=second,
    )
    while True:
        try:
            return key.confirmed(str(click.prompt(question, err=True)))
        except UnconfirmedRecoveryKeyError as error:
            click.echo(str(error), err=True)


def _answer(session: Session, *, encrypted: bool, done: Converted) -> None:
    said = (
        translated("The directory {file} is encrypted.", file=session.path)
        if encrypted
        else translated("The directory {file} is not encrypted any more.", file=session.path)
    )
    copies = plural("{count} backup too", "{count} backups too", done.copies)
    document = {"encrypted": encrypted, "backups": done.copies}
    session.answer(document, [said, *([copies] if done.copies else ())], map(_left, done.left))


def _left(copy: Path) -> Finding:
    text = marked("The backup {file} was left as it was. Remove it if it is not needed.")
    return Finding(Problem("encryption.backup", text, (("file", str(copy)),)))
