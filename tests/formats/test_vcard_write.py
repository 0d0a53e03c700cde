from hypothesis import given, settings

from stakeholders.domain.record import Record
from stakeholders.formats.vcard_read import read_vcards
from stakeholders.formats.vcard_write import write_vcards
from tests.formats.reading import records_in, written_with
from tests.strategies import records


@settings(max_examples=60, deadline=None)
@given(records())
def test_that_a_record_comes_back_as_it_was(record: Record) -> None:
    assert records_in(read_vcards, written_with(write_vcards, record)) == [record]
