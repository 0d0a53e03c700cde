import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.domain.record import Record
from stakeholders.formats.base import Format, ReadRecord, Refused
from stakeholders.formats.registry import FORMATS, WRITTEN_FORMATS
from tests.formats.reading import CONTEXT, written_with
from tests.strategies import records

_PIECES = st.sampled_from(
    (
        b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"VERSION:2.1\n", b"AGENT:", b"TEL;", b"FN:", b"N:;",
        b"ENCODING=QUOTED-PRINTABLE:", b"=\r\n", b"=C3", b"CHARSET=utf-7;", b"\xff", b"\0", b'"',
        b";", b",", b"\\", b"\r", b"\n ", b"UID:", b"X-STAKEHOLDERS-RECORD:kind=body;certain=x\n",
        b"X-STAKEHOLDERS-CHANNEL:of=1;as_of=99999;raw=\\", b"item1.", b"ADR:", b"BASE64:", b"ORG:",
        b"UID,Kind,Name,Phone 1,Phone 1 - More,Holder 1 - More\r\n", b"Name;E-mail\n", b"+41 7",
        b"'", b'{"kind":"person","name":"A","phones":[{"raw":7,"position":"x"}],"names":[1]}\n',
        b'{"kind":"body","name":"A","posts":[{"from":"2005-13"}],"kept":[{"parameters":[[1]]}]}\n',
        b'["vcard",[', b'["fn",{},"text","A"],', b'["n",{"type":[1]},"text",[["A"],null]]', b"]]",
        b"<vcard>", b"<fn><text>A</text></fn>", b"<n><surname>A</surname>", b"</vcard>", b"<c:",
        b'<contact xmlns="http://schemas.microsoft.com/Contact"><NameCollection><Name>', b"&x;",
        b"CHARSET=base64:", b"CHARSET=idna;ENCODING=QUOTED-PRINTABLE:=FF", b"X-ABLabel:_$!<",
    )
)  # fmt: skip
_BYTES = st.lists(_PIECES | st.binary(max_size=4), max_size=30).map(b"".join)
each_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda one: one.name)
each_written = pytest.mark.parametrize("format_", WRITTEN_FORMATS, ids=lambda one: one.name)


@each_format
@settings(deadline=None, max_examples=200)
@given(data=_BYTES)
def test_that_no_content_raises(format_: Format, data: bytes) -> None:
    format_.recognises(data)
    for item in format_.read(data, CONTEXT):
        assert isinstance(item, ReadRecord | Refused)


@each_written
@settings(deadline=None, max_examples=30)
@given(data=_BYTES)
def test_that_whatever_was_read_can_be_written_and_read_again(format_: Format, data: bytes) -> None:
    found = [item.record for item in format_.read(data, CONTEXT) if isinstance(item, ReadRecord)]
    again = format_.read(written_with(format_.write, *found), CONTEXT)
    assert sum(isinstance(item, ReadRecord) for item in again) == sum(
        bool(record.name) or not format_.columns for record in found
    )


@each_written
@settings(deadline=None, max_examples=30)
@given(record=records(), cut=st.floats(0, 1))
def test_that_a_file_cut_short_gives_what_it_has(
    format_: Format, record: Record, cut: float
) -> None:
    data = written_with(format_.write, record)
    list(format_.read(data[: int(len(data) * cut)], CONTEXT))
