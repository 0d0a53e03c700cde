"""Noted fields: notes, checks and files of a contact, as `set` knows them."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import WrongValueError
from stakeholders.cli.list_field import Item, ListField, uid_of
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Attachment, CheckOutcome, Note, Verification
from stakeholders.domain.record import Record
from stakeholders.domain.tenure import today
from stakeholders.i18n import marked, translated


def outcome_of(text: str) -> CheckOutcome:
    """Return what came of a check.

    Raises:
        WrongValueError: when the text is none of them.
    """
    if text not in list(CheckOutcome):
        raise WrongValueError(text, "checked", ", ".join(CheckOutcome))
    return CheckOutcome(text)


def _note(_directory: Directory, text: str, old: Note | None) -> Note:
    return replace(old, text=text) if old else Note(text)


def _checked(_directory: Directory, text: str, old: Verification | None) -> Verification:
    outcome = outcome_of(text)
    if old is None:
        return Verification(PartialDate.of(today()), outcome)
    return replace(old, outcome=outcome)


def _check(directory: Directory, record: Record, item: Verification) -> object:
    return directory.verifications.check(uid_of(record), outcome=item.outcome)


def _file(_directory: Directory, text: str, old: Attachment | None) -> Attachment:
    if old is None:
        raise WrongValueError(text, "attachment", translated("a file; see attach --help"))
    return replace(old, title=text)


def _add_file(_directory: Directory, _record: Record, item: Item) -> object:
    raise AssertionError(item)


NOTED_FIELDS: Final[Mapping[str, ListField]] = MappingProxyType(
    {
        "note": ListField(
            Note, marked("what was said"),
            lambda _directory, record: record.parts_of(Note),
            _note,
            lambda directory, record, item: directory.notes.add(uid_of(record), item.text),
            lambda directory, item: directory.notes.correct(item),
            lambda directory, item: directory.notes.remove(uid_of(item)),
            frozenset({"kind", "at", "by"}), appends=True,
        ),
        "checked": ListField(
            Verification, marked("what came of checking: right, changed, gone or unknown"),
            lambda _directory, record: record.parts_of(Verification),
            _checked,
            _check,
            lambda directory, item: directory.parts.change(item),
            lambda directory, item: directory.parts.remove(uid_of(item)),
            frozenset({"target"}), appends=True,
        ),
        "attachment": ListField(
            Attachment, marked("what to call a file that is kept; see attach"),
            lambda _directory, record: record.parts_of(Attachment),
            _file,
            _add_file,
            lambda directory, item: directory.attachments.rename(uid_of(item), item.title),
            lambda directory, item: directory.attachments.remove(uid_of(item)),
            frozenset({"file_name", "media_type", "size", "digest", "role"}),
        ),
    }
)  # fmt: skip
