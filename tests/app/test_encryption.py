"""A directory under a passphrase: whatever is lost but one of its keys, it can be opened."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from stakeholders.app.backups import Backups, restore_backup
from stakeholders.app.directory_file import new_directory, open_directory
from stakeholders.app.encryption import Encryption, RecoveryKey
from stakeholders.app.encryption_errors import (
    DamagedKeyFileError,
    EncryptedAlreadyError,
    EncryptionMissingError,
    LockedFileError,
    MissingKeyFileError,
    MistypedRecoveryKeyError,
    NotEncryptedError,
    OpenElsewhereError,
    UnconfirmedRecoveryKeyError,
    WeakPassphraseError,
    WrongKeyError,
    WrongPassphraseError,
)
from stakeholders.app.errors import StoppedError
from stakeholders.app.long_work import Limits
from stakeholders.app.progress import Job, Stage
from stakeholders.app.reference import Reference
from stakeholders.app.system_keyring import SystemKeyring
from stakeholders.app.unlocking import Unlocking
from stakeholders.store.key_file import Cost, key_file_of
from tests.app.conftest import ANNA
from tests.app.keyrings import MemoryKeyring

PASSPHRASE = "four quite random words"  # noqa: S105 - of no directory but those of the tests
OTHER = "something else entirely"
NAME = "Kostovar"
CHEAP = Cost(passes=1, memory_kib=8, lanes=1)


@pytest.fixture(autouse=True)
def memory() -> Iterator[MemoryKeyring]:
    """Give the system a keyring, with nothing in it."""
    usual, memory = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(usual)


@pytest.fixture
def file(tmp_path: Path, reference: Reference) -> Path:
    """Return a directory with the sample of invented people."""
    path = tmp_path / "test.stakeholders"
    new_directory(path, reference, ANNA, sample=True)
    return path


class Program:
    """The parts of a program that was just started: it knows no key."""

    def __init__(self, reference: Reference) -> None:
        self.unlocking = Unlocking(SystemKeyring())
        self.encryption = Encryption(self.unlocking, CHEAP)
        self._reference = reference

    def opens(self, file: Path) -> bool:
        """Open a directory with the key that is known, and tell whether the people are there."""
        directory = open_directory(file, self._reference, ANNA, self.unlocking.key_of(file))
        try:
            return directory.search.find(NAME).total > 0
        finally:
            directory.close()


@pytest.fixture
def program(reference: Reference) -> Program:
    return Program(reference)


def switched_on(file: Path, program: Program) -> RecoveryKey:
    """Encrypt a directory as users do, and return the recovery key they have printed."""
    shown = program.encryption.new_key()
    asked = " ".join(shown.groups[number - 1] for number in shown.asked)
    program.encryption.switch_on(file, PASSPHRASE, shown.confirmed(asked.lower()))
    return shown


def test_that_the_passphrase_opens_the_directory(
    file: Path, program: Program, reference: Reference
) -> None:
    switched_on(file, program)
    assert program.opens(file)
    later = Program(reference)
    with pytest.raises(LockedFileError, match="passphrase"):
        later.opens(file)
    later.unlocking.unlock(file, PASSPHRASE)
    assert later.opens(file)
    assert later.encryption.is_on(file)


def test_that_a_wrong_passphrase_asks_again_and_changes_nothing(
    file: Path, program: Program, reference: Reference
) -> None:
    switched_on(file, program)
    before = {each.name: each.read_bytes() for each in file.parent.iterdir() if each.is_file()}
    later = Program(reference)
    for typed in ("", OTHER, PASSPHRASE.upper(), f"{PASSPHRASE} "):
        with pytest.raises(WrongPassphraseError, match="Try again"):
            later.unlocking.unlock(file, typed)
    after = {each.name: each.read_bytes() for each in file.parent.iterdir() if each.is_file()}
    assert after == before
    later.unlocking.unlock(file, PASSPHRASE)
    assert later.opens(file)


def test_that_the_recovery_key_opens_it_in_the_same_place(
    file: Path, program: Program, reference: Reference
) -> None:
    shown = switched_on(file, program)
    later = Program(reference)
    later.unlocking.unlock(file, shown.text.lower().replace("-", "  "))
    assert later.opens(file)


def test_that_a_slip_in_the_recovery_key_is_called_one(
    file: Path, program: Program, reference: Reference
) -> None:
    shown = switched_on(file, program)
    later = Program(reference)
    groups = list(shown.groups)
    groups[3], groups[4] = groups[4], groups[3]
    with pytest.raises(MistypedRecoveryKeyError, match="slip"):
        later.unlocking.unlock(file, "-".join(groups))
    with pytest.raises(WrongKeyError, match="another directory"):
        later.unlocking.unlock(file, later.encryption.new_key().text)


def test_that_a_lost_key_file_is_survived_by_the_recovery_key(
    file: Path, program: Program, reference: Reference
) -> None:
    shown = switched_on(file, program)
    key_file_of(file).unlink()
    later = Program(reference)
    with pytest.raises(MissingKeyFileError, match="key file"):
        later.unlocking.unlock(file, PASSPHRASE)
    later.unlocking.unlock(file, shown.text)
    assert later.opens(file)
    later.encryption.change_passphrase(file, shown.text, OTHER)
    assert key_file_of(file).exists()
    anew = Program(reference)
    anew.unlocking.unlock(file, OTHER)
    assert anew.opens(file)


def test_that_a_spoilt_key_file_is_said_and_survived(
    file: Path, program: Program, reference: Reference
) -> None:
    shown = switched_on(file, program)
    content = bytearray(key_file_of(file).read_bytes())
    content[len(content) // 2] ^= 1
    key_file_of(file).write_bytes(content)
    later = Program(reference)
    with pytest.raises(DamagedKeyFileError, match="recovery key"):
        later.unlocking.unlock(file, PASSPHRASE)
    later.unlocking.unlock(file, shown.text)
    assert later.opens(file)


def test_that_nothing_is_encrypted_before_the_recovery_key_is_confirmed(program: Program) -> None:
    shown = program.encryption.new_key()
    for typed in ("", "AAAA AAAA", shown.groups[0], " ".join(shown.groups[:13])):
        with pytest.raises(UnconfirmedRecoveryKeyError):
            shown.confirmed(typed)
    assert shown.confirmed(shown.text) == shown.said_to_be_kept()


# the keyring: only an addition


def test_that_an_empty_keyring_loses_nothing(
    file: Path, program: Program, reference: Reference, memory: MemoryKeyring
) -> None:
    shown = switched_on(file, program)
    assert not memory.kept
    program.unlocking.unlock(file, PASSPHRASE, keep=True)
    assert Program(reference).opens(file)
    assert program.unlocking.is_kept_by_system(file)
    memory.kept.clear()
    for typed in (PASSPHRASE, shown.text):
        later = Program(reference)
        with pytest.raises(LockedFileError):
            later.opens(file)
        later.unlocking.unlock(file, typed)
        assert later.opens(file)


def test_that_a_keyring_that_is_missing_is_said(file: Path, program: Program) -> None:
    switched_on(file, program)
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    assert not program.encryption.keep_in_system(file, PASSPHRASE, keep=True)
    assert not program.unlocking.is_kept_by_system(file)
    program.unlocking.unlock(file, PASSPHRASE, keep=True)
    assert program.opens(file)


def test_that_the_keyring_is_not_asked_for_what_it_never_got(
    file: Path, program: Program, reference: Reference, memory: MemoryKeyring
) -> None:
    switched_on(file, program)
    program.encryption.keep_in_system(file, PASSPHRASE, keep=True)
    program.encryption.keep_in_system(file, PASSPHRASE, keep=False)
    assert not memory.kept
    with pytest.raises(LockedFileError):
        Program(reference).opens(file)


def test_that_a_key_of_another_directory_in_the_keyring_is_not_used(
    file: Path, program: Program, reference: Reference, memory: MemoryKeyring
) -> None:
    switched_on(file, program)
    program.encryption.keep_in_system(file, PASSPHRASE, keep=True)
    memory.kept = dict.fromkeys(memory.kept, program.encryption.new_key().text)
    assert Program(reference).unlocking.key_of(file) is None


# changing and switching off


def test_that_a_new_passphrase_leaves_the_directory_as_it_is(
    file: Path, program: Program, reference: Reference
) -> None:
    shown = switched_on(file, program)
    before = file.read_bytes()
    program.encryption.change_passphrase(file, PASSPHRASE, OTHER)
    assert file.read_bytes() == before
    later = Program(reference)
    with pytest.raises(WrongPassphraseError):
        later.unlocking.unlock(file, PASSPHRASE)
    later.unlocking.unlock(file, OTHER)
    assert later.opens(file)
    assert later.encryption.recovery_key(file, OTHER).text == shown.text


def test_that_switching_off_needs_the_passphrase_and_leaves_no_key(
    file: Path, program: Program, reference: Reference, memory: MemoryKeyring
) -> None:
    switched_on(file, program)
    program.encryption.keep_in_system(file, PASSPHRASE, keep=True)
    with pytest.raises(WrongPassphraseError):
        program.encryption.switch_off(file, OTHER)
    assert program.encryption.is_on(file)
    program.encryption.switch_off(file, PASSPHRASE)
    assert not key_file_of(file).exists()
    assert not memory.kept
    assert program.opens(file)
    assert Program(reference).opens(file)


def test_that_what_is_not_encrypted_has_no_key(file: Path, program: Program) -> None:
    encryption = program.encryption
    assert not encryption.is_on(file)
    for work in (
        lambda: encryption.switch_off(file, PASSPHRASE),
        lambda: encryption.change_passphrase(file, PASSPHRASE, OTHER),
        lambda: encryption.recovery_key(file, PASSPHRASE),
        lambda: encryption.encrypt_copies(file, PASSPHRASE),
    ):
        with pytest.raises(NotEncryptedError):
            work()
    program.unlocking.unlock(file, "anything")
    assert program.opens(file)


def test_that_what_is_encrypted_is_not_encrypted_again(file: Path, program: Program) -> None:
    switched_on(file, program)
    with pytest.raises(EncryptedAlreadyError):
        switched_on(file, program)


@pytest.mark.parametrize("poor", ["", "short", "       x", "0123-4567-89AB-CDEF-" * 3 + "0123"])
def test_that_a_poor_passphrase_is_refused(file: Path, program: Program, poor: str) -> None:
    encryption = program.encryption
    with pytest.raises(WeakPassphraseError):
        encryption.switch_on(file, poor, encryption.new_key().said_to_be_kept())
    assert not encryption.is_on(file)
    switched_on(file, program)
    with pytest.raises(WeakPassphraseError):
        encryption.change_passphrase(file, PASSPHRASE, poor)
    program.unlocking.unlock(file, PASSPHRASE)


def test_that_a_directory_that_is_open_is_not_converted(
    file: Path, program: Program, reference: Reference
) -> None:
    directory = open_directory(file, reference, ANNA)
    with pytest.raises(OpenElsewhereError):
        switched_on(file, program)
    assert directory.search.find(NAME).total
    directory.close()
    assert not program.encryption.is_on(file)


@pytest.mark.parametrize("stage", [Stage.WRITING, Stage.COMPARING, Stage.FINISHING])
def test_that_it_can_be_stopped(file: Path, program: Program, stage: Stage) -> None:
    job = Job(lambda progress: job.stop() if progress.stage is stage else None)
    key = program.encryption.new_key().said_to_be_kept()
    if stage is Stage.FINISHING:  # it is too late then
        program.encryption.switch_on(file, PASSPHRASE, key, job)
        assert program.encryption.is_on(file)
    else:
        with pytest.raises(StoppedError):
            program.encryption.switch_on(file, PASSPHRASE, key, job)
        assert not program.encryption.is_on(file)
        assert not key_file_of(file).exists()
    assert program.opens(file)


def test_that_without_the_extra_the_recovery_key_still_opens(
    file: Path, program: Program, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = switched_on(file, program)
    for library in ("argon2.low_level", "cryptography", "keyring"):
        monkeypatch.setitem(sys.modules, library, None)
    later = Program(reference)
    with pytest.raises(EncryptionMissingError, match=r"stakeholders\[encrypt\]"):
        later.unlocking.unlock(file, PASSPHRASE)
    later.unlocking.unlock(file, shown.text)
    assert later.opens(file)


# backups


def test_that_backups_are_encrypted_along_and_take_the_key_file(
    file: Path, program: Program, reference: Reference
) -> None:
    plain = Backups(file).make().file
    assert program.encryption.plain_copies(file) == (plain,)
    shown = program.encryption.new_key()
    done = program.encryption.switch_on(file, PASSPHRASE, shown.said_to_be_kept())
    assert (done.copies, done.left) == (1, ())
    assert not program.encryption.plain_copies(file)
    made = Backups(file, key=shown.key).make().file
    for copy in (plain, made):
        assert key_file_of(copy).exists()
        later = Program(reference)
        later.unlocking.unlock(copy, PASSPHRASE)
        assert later.opens(copy)
    names = [each.read_bytes() for each in file.parent.rglob("*") if each.is_file()]
    assert not [content for content in names if NAME.encode() in content]


def test_that_a_backup_is_still_as_it_was_noted(file: Path, program: Program) -> None:
    copy = Backups(file).make().file
    shown = switched_on(file, program)
    from stakeholders.store.backup import BackupFolder

    folder = BackupFolder(file, key=shown.key)
    assert folder.is_as_noted(copy)
    program.encryption.switch_off(file, PASSPHRASE)
    assert BackupFolder(file).is_as_noted(copy)
    assert not program.encryption.is_on(copy)


def test_that_an_old_passphrase_opens_no_backup(
    file: Path, program: Program, reference: Reference
) -> None:
    copy = Backups(file).make().file
    switched_on(file, program)
    program.encryption.change_passphrase(file, PASSPHRASE, OTHER)
    later = Program(reference)
    with pytest.raises(WrongPassphraseError):
        later.unlocking.unlock(copy, PASSPHRASE)
    later.unlocking.unlock(copy, OTHER)
    assert later.opens(copy)


def test_that_what_a_restore_has_kept_is_encrypted_too(file: Path, program: Program) -> None:
    copy = Backups(file).make().file
    kept = restore_backup(file, copy).kept
    assert kept is not None
    assert program.encryption.plain_copies(file) == (copy, kept)
    shown = program.encryption.new_key()
    assert program.encryption.switch_on(file, PASSPHRASE, shown.said_to_be_kept()).copies == 2
    assert program.encryption.is_on(kept)
    assert not program.encryption.plain_copies(file)


def test_that_a_damaged_backup_is_left_and_named(file: Path, program: Program) -> None:
    copy = Backups(file).make().file
    copy.write_bytes(copy.read_bytes()[:-100])
    shown = program.encryption.new_key()
    done = program.encryption.switch_on(file, PASSPHRASE, shown.said_to_be_kept())
    assert (done.copies, done.left) == (0, (copy,))


def test_that_backups_that_were_left_plain_can_be_encrypted_later(
    file: Path, program: Program
) -> None:
    copy = Backups(file).make().file
    before = copy.read_bytes()
    switched_on(file, program)
    copy.write_bytes(before)
    key_file_of(copy).unlink()
    assert program.encryption.encrypt_copies(file, PASSPHRASE).left == (copy,)
    (copy.parent / "manifest.json").unlink()
    assert program.encryption.encrypt_copies(file, PASSPHRASE).copies == 1
    assert not program.encryption.plain_copies(file)


def test_that_a_process_of_its_own_works_in_an_encrypted_directory(
    file: Path, program: Program, reference: Reference, tmp_path: Path
) -> None:
    shown = switched_on(file, program)
    cards = tmp_path / "people.jsonl"
    cards.write_text('{"kind": "person", "name": "Ann Quillfeather"}\n', "utf-8")
    directory = open_directory(file, reference, ANNA, shown.key)
    apart = replace(directory.long_work, limits=Limits(file_bytes=0, contacts=0))
    assert apart.apply_import(apart.plan_import(cards, Job()), Job()) == 1
    assert directory.search.find("quillfeather").total == 1
    directory.close()
