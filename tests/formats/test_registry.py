import pytest

from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Record
from stakeholders.formats.base import Format
from stakeholders.formats.registry import FORMATS, WRITTEN_FORMATS, format_of, recognised
from tests.formats.reading import written_with

ANA = Record(EntryKind.PERSON, "Ana Example", channels=(read_email("ana@example.org"),))


@pytest.mark.parametrize("format_", WRITTEN_FORMATS, ids=lambda one: one.name)
def test_that_a_format_knows_what_it_wrote_whatever_the_file_is_called(format_: Format) -> None:
    data = written_with(format_.write, ANA)
    assert format_.recognises(data)
    found = recognised("no suffix", data)
    assert found is not None
    assert found.read is format_.read


def test_that_names_are_unique_and_found() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    assert all(format_of(one.name) is one for one in FORMATS)
    assert format_of("wordstar") is None


def test_that_a_file_of_no_known_kind_is_not_recognised() -> None:
    assert recognised("letter.doc", b"\xd0\xcf\x11\xe0") is None
    assert recognised("list.csv", b"x\r\n") is not None
