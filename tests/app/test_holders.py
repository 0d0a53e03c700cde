"""Holders: those of today stand in the place of posts, in the order of the posts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.exporting import Scope
from stakeholders.app.progress import Job
from stakeholders.app.reference import Reference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Record
from stakeholders.domain.tenure import today
from stakeholders.store.history import Author

_TERMS = (
    {"to": PartialDate.from_text("2020")},
    {"from_": PartialDate.from_text("2999-05")},
    {"type": "designate"},
    {"from_": PartialDate.from_text("2020-02-03")},
)


@pytest.fixture
def terms(tmp_path: Path, reference: Reference) -> Iterator[Directory]:
    """Open a directory with holders of today, former ones, future ones and designates."""
    file, author = tmp_path / "terms.stakeholders", Author("Anna", "cli")
    new_directory(file, reference, author, sample=False)
    directory = open_directory(file, reference, author)
    for number, told in enumerate(_TERMS):
        person = directory.people.add(f"Rosa Dahl {number}", f"Spokesperson, Quay Office {number}")
        (line,) = directory.search.record(person).posts
        directory.positions.change(replace(line, **told))  # type: ignore[arg-type]
    yield directory
    directory.close()


def record_by_record(directory: Directory, text: str) -> list[Record]:
    """Return whom a search stands for, every post read for its holders."""
    found: dict[object, Record] = {}
    for record in directory.search.records(directory.search.find(text, limit=0)):
        holders = [one.uid for one in record.holders if one.holds_on(today())]
        if record.kind is EntryKind.POST:
            found.update({uid: directory.search.record(uid) for uid in holders})
        elif record.kind is not EntryKind.EVENT:
            found[record.uid] = record
    return list(found.values())


def test_that_posts_give_those_who_hold_them_today(terms: Directory) -> None:
    for text in ("", "spokesperson", "quay office", "kind:post"):
        records, out = terms.exporting.of_scope(Scope(text), Job(), "csv")
        assert list(records) == record_by_record(terms, text)
        vacant = [item.problem.message for item in out]
        offices = [
            f"Left out: Spokesperson, Quay Office {n} has no holder today." for n in range(3)
        ]
        assert [said for said in vacant if "Quay" in said] == offices


def test_that_only_vacant_posts_are_contacts_of_their_own(terms: Directory) -> None:
    records, out = terms.exporting.of_scope(Scope("quay office"), Job(), "vcard-iphone")
    posts = [record.name for record in records if record.kind is EntryKind.POST]
    assert posts == [f"Spokesperson, Quay Office {number}" for number in range(3)]
    assert not out
