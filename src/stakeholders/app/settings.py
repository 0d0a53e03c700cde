"""Settings: what each user has chosen, kept in a small file beside no one else's."""

import os
import tempfile
import threading
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from stakeholders.app.settings_document import written
from stakeholders.app.settings_table import AS_THE_SYSTEM, TABLE
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked

_EXPORTS: Final = "exports"
_KEYS: Final = "keys"
_FORMATS: Final = "copy_formats"
_FORMAT: Final = "copy_format"
_FORMER_NAMES: Final = "former_names"
_REMEMBERED_EXPORTS: Final = 50

_SET_ASIDE: Final = (
    "settings.damaged",
    marked("{file} was damaged. It was set aside as {aside}, and the usual settings are on."),
)
_UNREADABLE: Final = (
    "settings.unreadable",
    marked("{file} cannot be read: {reason}. The usual settings are on."),
)
_NOT_ALLOWED: Final = (
    "settings.not_allowed",
    marked("{file} says {key} = {value}, which is not known. The usual value is on."),
)


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What was chosen the last time the same contacts were exported."""

    format: str = ""
    audience: str = ""
    folder: str = ""
    columns: str = ""
    rows: str = ""
    separator: str = ""


def _nothing_exported() -> Mapping[str, ExportChoice]:
    return MappingProxyType({})


def _no_formats() -> Mapping[str, str]:
    return MappingProxyType({})


def _usual_keys() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen.

    Without a `name` it is the system's, and so is the `language`; `country` is an ISO alpha-2 code.
    `former_names` are those that were chosen before, which steps still stand under.
    `exports` are by the key of what was exported, the last one last; `keys` are those of commands
    that have others than usual, as Qt writes them in English. `copy_formats` are formats of one's
    own by their names; contacts are copied in the `copy_format` of these, where it is not empty.
    """

    name: str = ""
    former_names: tuple[str, ...] = ()
    country: str = ""
    look: str = AS_THE_SYSTEM
    scale: int = 100
    language: str = ""
    audience: str = Visibility.OFFICE.value
    folder: str = ""
    backup_megabytes: int = 5000
    lock_after: int = 15
    exports: Mapping[str, ExportChoice] = field(default_factory=_nothing_exported)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=_usual_keys)
    copy_formats: Mapping[str, str] = field(default_factory=_no_formats)
    copy_format: str = ""

    @property
    def copy_template(self) -> str:
        """The format that contacts are copied in, empty where it is the usual block."""
        return self.copy_formats.get(self.copy_format, "")

    def with_export(self, scope: str, choice: ExportChoice) -> "Settings":
        """Return the settings with a choice remembered; the oldest ones are forgotten."""
        others = {key: old for key, old in self.exports.items() if key != scope}
        kept = dict([*others.items(), (scope, choice)][-_REMEMBERED_EXPORTS:])
        return replace(self, exports=MappingProxyType(kept))

    def with_format(self, name: str, template: str, *, before: str = "") -> "Settings":
        """Return the settings with a format, in the place of the one that had a name before."""
        pairs = [
            (name, template) if old == before else (old, kept)
            for old, kept in self.copy_formats.items()
        ]
        formats = dict(pairs if before in self.copy_formats else [*pairs, (name, template)])
        chosen = name if before and self.copy_format == before else self.copy_format
        return replace(self, copy_formats=MappingProxyType(formats), copy_format=chosen)

    def with_usual_format(self, name: str) -> "Settings":
        """Return the settings with the format that contacts are copied in, empty for the block."""
        return replace(self, copy_format=name if name in self.copy_formats else "")

    def without_format(self, name: str) -> "Settings":
        """Return the settings without a format; where it was chosen the usual block is."""
        formats = {other: kept for other, kept in self.copy_formats.items() if other != name}
        chosen = "" if self.copy_format == name else self.copy_format
        return replace(self, copy_formats=MappingProxyType(formats), copy_format=chosen)

    def with_value(self, key: str, value: str | int) -> "Settings":
        """Return the settings with one row of the table chosen otherwise."""
        if key == "name" and self.name.strip() not in {"", value, *self.former_names}:
            former = (*self.former_names, self.name.strip())
            return replace(self, name=str(value), former_names=former)
        return replace(self, **{key: value})  # type: ignore[arg-type]


class SettingsFile:
    """The file that holds the settings; what it holds beside them stays in it.

    `choose` is at once and in memory, `load` and `save` read and write; any thread may call them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._current = Settings()
        self._findings: tuple[Finding, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder that the file lies in, and what belongs to it."""
        return self._path.parent

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with the file when it was read the last time."""
        return self._findings

    @property
    def current(self) -> Settings:
        """What is chosen now."""
        return self._current

    def choose(self, settings: Settings) -> None:
        """Take other settings from now on; `save` keeps them."""
        self._current = settings

    def load(self) -> Settings:
        """Read the file, if there is one; `findings` are what is wrong with it.

        A file that is no TOML is set aside under another name, and the defaults are taken.
        """
        try:
            with self._lock:
                document, findings = self._read()
        except OSError as error:
            reason = error.strerror or str(error)
            document, findings = {}, (_finding(_UNREADABLE, self._path.name, reason=reason),)
        known, wrong = _known(document, self._path.name)
        self._current = known
        self._findings = (*findings, *wrong)
        return known

    def save(self) -> None:
        """Write the settings as they are now, whole or not at all, for their owner only.

        Raises:
            OSError: when the file cannot be written.
        """
        with self._lock:
            document, _ = self._read()
            _write(self._path, written(_updated(document, self._current)))

    def _read(self) -> tuple[dict[str, object], tuple[Finding, ...]]:
        try:
            return tomllib.loads(self._path.read_text("utf-8")), ()
        except FileNotFoundError:
            return {}, ()
        except ValueError:
            aside = _free_name(self._path)
            self._path.replace(aside)
            return {}, (_finding(_SET_ASIDE, self._path.name, aside=aside.name),)


def language_of(choice: str, wanted: Sequence[str], known: Sequence[str]) -> str:
    """Return the language to speak: the chosen one, if any, else the first wanted that is known.

    `wanted` are languages as a system names them, such as `ar_EG.UTF-8`; of the known, the first
    is taken where none is wanted.
    """
    if choice:
        return choice
    for name in wanted:
        code = name.partition(".")[0].replace("_", "-")
        for candidate in (code, code.partition("-")[0]):
            if candidate in known:
                return candidate
    return known[0]


def _known(document: Mapping[str, object], file: str) -> tuple[Settings, tuple[Finding, ...]]:
    values: dict[str, str | int] = {}
    findings = []
    for row in TABLE:
        value = document.get(row.key, row.default)
        if isinstance(value, str | int) and row.takes(value):
            values[row.key] = value
        else:
            findings.append(_finding(_NOT_ALLOWED, file, key=row.key, value=str(value)))
    keys, wrong = _keys(document, file)
    formats, wrong_formats = _formats(document, file)
    chosen = str(document.get(_FORMAT, ""))
    settings = Settings(
        exports=_exports(document),
        keys=keys,
        copy_formats=formats,
        copy_format=chosen if chosen in formats else "",
    )
    for key, value in values.items():
        settings = settings.with_value(key, value)
    return replace(settings, former_names=_former_names(document)), (
        *findings,
        *wrong,
        *wrong_formats,
    )


def _former_names(document: Mapping[str, object]) -> tuple[str, ...]:
    names = document.get(_FORMER_NAMES, [])
    return tuple(one for one in names if isinstance(one, str)) if isinstance(names, list) else ()


def _formats(document: Mapping[str, object], file: str) -> tuple[Mapping[str, str], list[Finding]]:
    """Return the formats of one's own; what is no text is told."""
    table = document.get(_FORMATS, {})
    if not isinstance(table, dict):
        return _no_formats(), [_finding(_NOT_ALLOWED, file, key=_FORMATS, value=str(table))]
    known = {name: text for name, text in table.items() if isinstance(text, str) and name}
    findings = [
        _finding(_NOT_ALLOWED, file, key=f"{_FORMATS}.{name}", value=str(text))
        for name, text in table.items()
        if name not in known
    ]
    return MappingProxyType(known), findings


def _keys(
    document: Mapping[str, object], file: str
) -> tuple[Mapping[str, tuple[str, ...]], list[Finding]]:
    """Return the keys that were chosen for commands; what is no list of texts is told."""
    table = document.get(_KEYS, {})
    if not isinstance(table, dict):
        return _usual_keys(), [_finding(_NOT_ALLOWED, file, key=_KEYS, value=str(table))]
    known, findings = {}, []
    for command, keys in table.items():
        if isinstance(keys, list) and all(isinstance(one, str) for one in keys):
            known[command] = tuple(keys)
        else:
            name = f"{_KEYS}.{command}"
            findings.append(_finding(_NOT_ALLOWED, file, key=name, value=str(keys)))
    return MappingProxyType(known), findings


def _wrong_keys(document: Mapping[str, object]) -> dict[str, object]:
    """Return what stands in the place of keys and is none: it stays until it is chosen anew."""
    table = document.get(_KEYS)
    known, _ = _keys(document, "")
    if not isinstance(table, dict):
        return {}
    return {command: keys for command, keys in table.items() if command not in known}


def _exports(document: Mapping[str, object]) -> Mapping[str, ExportChoice]:
    table = document.get(_EXPORTS)
    if not isinstance(table, dict):
        return _nothing_exported()
    names = [one.name for one in fields(ExportChoice)]
    return MappingProxyType(
        {
            scope: ExportChoice(**{name: str(choice.get(name, "")) for name in names})
            for scope, choice in table.items()
            if isinstance(choice, dict)
        }
    )


def _updated(document: Mapping[str, object], settings: Settings) -> dict[str, object]:
    """Return the document with what differs; a wrong value stays until another is chosen."""
    present, _ = _known(document, "")
    changed: dict[str, object] = {
        row.key: getattr(settings, row.key)
        for row in TABLE
        if getattr(settings, row.key) != getattr(present, row.key)
    }
    names = [one.name for one in fields(ExportChoice)]
    exports = {
        scope: {name: getattr(choice, name) for name in names}
        for scope, choice in settings.exports.items()
    }
    if settings.former_names != present.former_names:
        changed[_FORMER_NAMES] = list(settings.former_names)
    if settings.keys != present.keys:
        chosen = {command: list(keys) for command, keys in settings.keys.items()}
        changed[_KEYS] = {**_wrong_keys(document), **chosen}
    if settings.copy_formats != present.copy_formats:
        table = document.get(_FORMATS)
        others = table.items() if isinstance(table, dict) else ()
        wrong = {name: one for name, one in others if name not in present.copy_formats}
        changed[_FORMATS] = {**wrong, **settings.copy_formats}
    if settings.copy_format != present.copy_format:
        changed[_FORMAT] = settings.copy_format
    return {**document, **changed, **({_EXPORTS: exports} if exports else {})}


def _finding(kind: tuple[str, str], file: str, **values: str) -> Finding:
    code, text = kind
    named = (("file", file), *values.items())
    return Finding(Problem(code, text, named, Severity.WARNING), file=file)


def _free_name(path: Path) -> Path:
    """Return a name beside the file that no other file has."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return aside


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
