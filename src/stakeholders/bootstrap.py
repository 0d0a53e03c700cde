"""Wiring: every part is built here and given what it needs; nothing else is global.

Imports stand inside the functions: the command line needs no window, and the window shows its
first rows before the store and the rules for phones are imported.
"""

import functools
import gc
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stakeholders import i18n, paths

if TYPE_CHECKING:
    from stakeholders.app.backups import Restored
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.encryption import Encryption
    from stakeholders.app.first_page import FirstPage
    from stakeholders.app.reference import Reference
    from stakeholders.app.settings import Settings
    from stakeholders.desktop.application import Parts
    from stakeholders.domain.recovery_key import DirectoryKey
    from stakeholders.store.history import Author

LANGUAGE_VARIABLE: Final = "STAKEHOLDERS_LANGUAGE"
_NO_COMMAND: Final = ((), ("open",))


def build_reference(home: str = "") -> "Reference":
    """Read the reference tables that ship with the program; `home` is the office's country."""
    from stakeholders.app.reference import Reference, Vocabularies
    from stakeholders.domain.address_format import AddressFormats
    from stakeholders.domain.area import read_areas
    from stakeholders.domain.given_names import GivenNames
    from stakeholders.domain.language import Languages
    from stakeholders.domain.reference import read_bodies
    from stakeholders.domain.terms import Terminology
    from stakeholders.domain.vocabulary import read_words
    from stakeholders.formats.contact_block_grammar import read_grammar

    def text(name: str) -> str:
        return paths.resource_text("reference", name)

    areas = read_areas(text("areas.json"), text("groups.json"), text("cities.json"))
    vocabularies = Vocabularies(
        Terminology(text("terms.json")),
        Languages(text("languages.json")),
        AddressFormats(text("address_lines.json")),
        read_grammar(text("block_words.json")),
        GivenNames(text("given_names.json")),
    )
    bodies, words = read_bodies(text("un_bodies.json")), read_words(text("words.json"))
    return Reference(areas, bodies, words, vocabularies, home=home)


def user_settings() -> "Settings":
    """Read what the user has chosen."""
    from stakeholders.app.settings import SettingsFile

    return SettingsFile(paths.settings_file()).load()


def author_of(chosen: "Settings", origin: str) -> "Author":
    """Return who works here: by the name that was chosen, else the one the system knows."""
    from stakeholders.store.history import Author

    system = user_name()
    return Author(chosen.name.strip() or system, origin, (system, *chosen.former_names))


def user_name() -> str:
    """Return who works here, by the name the system knows."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def build_encryption() -> "Encryption":
    """Return what unlocks directories; it knows no key but those in the keyring of the system."""
    from stakeholders.app.encryption import Encryption
    from stakeholders.app.system_keyring import SystemKeyring
    from stakeholders.app.unlocking import Unlocking

    return Encryption(Unlocking(SystemKeyring()), user=user_name())


def open_directory(
    path: Path,
    origin: str,
    key: "DirectoryKey | None" = None,
    *,
    take_over: bool = False,
    behind: bool = False,
) -> "Directory":
    """Open a directory file for a front end; `take_over` puts another computer out that has it.

    A search that must be made anew is made `behind` everything else, where that is wanted.
    """
    from stakeholders.app.directory_file import open_directory as opened
    from stakeholders.printing.pdf_work import pdf_in_child

    chosen = user_settings()
    author = author_of(chosen, origin)
    return opened(
        path,
        build_reference(chosen.country),
        author,
        key,
        take_over=take_over,
        behind=behind,
        backup_room=backup_room,
        pdf=pdf_in_child,
    )


def backup_room() -> int:
    """Return how many bytes the backups of a directory may take; 0 is as many as they need."""
    from stakeholders.app.backups import MEGABYTE

    return user_settings().backup_megabytes * MEGABYTE


def make_directory(path: Path, origin: str, *, sample: bool) -> None:
    """Make a directory file for a front end."""
    from stakeholders.app.directory_file import new_directory

    chosen = user_settings()
    author = author_of(chosen, origin)
    new_directory(path, build_reference(chosen.country), author, sample=sample)


def run(arguments: Sequence[str]) -> int:
    """Start the window without a command, else the command line; return the exit code."""
    from stakeholders.app.bug_log import close_bug_log, open_bug_log

    language = os.environ.get(LANGUAGE_VARIABLE)
    if language:
        i18n.use_language(language)
    open_bug_log(paths.log_folder())
    try:
        is_window = tuple(arguments) in _NO_COMMAND
        return run_window() if is_window else run_command_line(arguments)
    finally:
        close_bug_log()


def run_command_line(arguments: Sequence[str]) -> int:
    """Do one command."""
    from stakeholders.app.directory_file import new_directory, scratch_directory
    from stakeholders.app.directory_file import open_directory as opened
    from stakeholders.app.table_mappings import TableMappings
    from stakeholders.cli.main import CommandLine
    from stakeholders.cli.progress_line import ProgressLine
    from stakeholders.printing.pdf_work import pdf_in_child

    chosen = user_settings()
    reference, author = build_reference(chosen.country), author_of(chosen, "cli")
    encryption = build_encryption()
    key_of = encryption.unlocking.key_of

    def make(path: Path, sample: bool) -> None:  # noqa: FBT001
        new_directory(path, reference, author, sample=sample)

    def work_in(path: Path) -> "Directory":
        progress = ProgressLine()
        try:
            return opened(
                path, reference, author, key_of(path),
                backup_room=backup_room, pdf=pdf_in_child, job=progress.job(),
            )  # fmt: skip
        finally:
            progress.erase()

    line = CommandLine(
        open_directory=work_in,
        make_directory=make,
        scratch=lambda: scratch_directory(reference, author),
        user_file=paths.user_directory_file(),
        encryption=encryption,
        mappings=TableMappings(paths.mappings_folder()),
        copy_formats=chosen.copy_formats,
        open_window=run_window,
    )
    return line.run(arguments)


def wanted_window(directory: Path, file: Path | None) -> tuple[Path, Path | None]:
    """Return the directory to open and the file to read into it: a directory is opened itself."""
    if file is not None and file.suffix == paths.DIRECTORY_SUFFIX:
        return file, None
    return directory, file


def run_window(directory: Path | None = None, file: Path | None = None) -> int:
    """Open the window on a directory, else the user's own, and let it read a file."""
    opened, brought = wanted_window(directory or paths.user_directory_file(), file)
    gc.disable()  # nothing of what is imported is garbage; `desktop.garbage` goes on from there
    from stakeholders.desktop.plain_imports import import_plainly, put_off_asyncio

    import_plainly()
    put_off_asyncio()
    from stakeholders.desktop.application import run_window as started

    return started(("stakeholders",), window_parts(opened), brought)


def window_parts(file: Path) -> "Parts":
    """Return what the window is given to work on a directory file."""
    from stakeholders.app.first_page import LockedFileError, first_page, is_held_here
    from stakeholders.app.settings import SettingsFile
    from stakeholders.app.window_state import WindowStateFile
    from stakeholders.desktop.application import Parts

    encryption = functools.cache(build_encryption)

    def key_of(path: Path) -> "DirectoryKey | None":
        return encryption().unlocking.key_of(path)

    def looked(path: Path, flag: str) -> "FirstPage":
        try:
            return first_page(path, flag=flag)
        except LockedFileError:
            key = key_of(path)
            if key is None:
                raise
            return first_page(path, key, flag)

    def opened(path: Path) -> "Directory":
        return open_directory(path, "window", key_of(path), behind=True)

    def make(path: Path, sample: bool) -> None:  # noqa: FBT001
        make_directory(path, "window", sample=sample)

    def taken_over(path: Path) -> "Directory":
        return open_directory(path, "window", key_of(path), take_over=True, behind=True)

    def restored(path: Path, backup: Path) -> "Restored":
        from stakeholders.app.backups import restore_backup

        return restore_backup(path, backup, key=key_of(backup))

    settings, state = SettingsFile(paths.settings_file()), WindowStateFile(paths.window_file())
    return Parts(
        file, looked, opened, make, settings, state, encryption, taken_over, is_held_here, restored
    )
