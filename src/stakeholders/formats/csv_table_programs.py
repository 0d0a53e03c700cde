"""Tables that Outlook, Google Contacts and Thunderbird take in, with the columns they know.

Each has a place for one job and a few numbers; what finds none stands in the notes, so that
nothing is lost. Their headers are read again by `csv_table_headers`.
"""

import csv
import functools
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO, Final, NamedTuple

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.record import PostLine, Record
from stakeholders.formats.csv_table_write import EXCEL_MARK
from stakeholders.formats.table_spool import RowSpool, folder_of
from stakeholders.formats.vcard_read_channels import shown_channel

_SEVERAL: Final = " ::: "
_LABELS: Final = MappingProxyType({"mobile": "Mobile", "fax": "Work Fax", "pager": "Pager"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a program: all of them in order, and which hold what.

    `places` gives the columns for each kind of channel, in the order they are filled; `single`
    the column for a part of the name, job or address; a part without one goes to the notes.
    """

    headers: tuple[str, ...]
    single: Mapping[str, str]
    places: Mapping[str, tuple[str, ...]]
    tags: str = ""


OUTLOOK: Final = Columns(
    (
        "Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department",
        "Job Title", "Business Street", "Business City", "Business State", "Business Postal Code",
        "Business Country/Region", "Business Address PO Box", "Business Fax", "Business Phone",
        "Business Phone 2", "Home Fax", "Mobile Phone", "Other Fax", "Other Phone", "Pager",
        "Primary Phone", "Categories", "E-mail Address", "E-mail 2 Address", "E-mail 3 Address",
        "Notes", "Web Page",
    ),
    MappingProxyType(
        {
            "honorific": "Title", "given": "First Name", "additional": "Middle Name",
            "family": "Last Name", "suffix": "Suffix", "body": "Company", "unit": "Department",
            "title": "Job Title", "street": "Business Street", "city": "Business City",
            "region": "Business State", "postal_code": "Business Postal Code",
            "country": "Business Country/Region", "po_box": "Business Address PO Box",
        }
    ),
    MappingProxyType(
        {
            "mobile": ("Mobile Phone",), "fax": ("Business Fax", "Other Fax", "Home Fax"),
            "pager": ("Pager",),
            "phone": ("Business Phone", "Business Phone 2", "Other Phone", "Primary Phone"),
            "email": ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address"),
            "web": ("Web Page",),
        }
    ),
    "Categories",
)  # fmt: skip
_NEW_OUTLOOK_ORDER: Final = (
    "First Name", "Middle Name", "Last Name", "Title", "Suffix", "Nickname", "Given Yomi",
    "Surname Yomi", "E-mail Address", "E-mail 2 Address", "E-mail 3 Address", "Home Phone",
    "Home Phone 2", "Business Phone", "Business Phone 2", "Mobile Phone", "Car Phone",
    "Other Phone", "Primary Phone", "Pager", "Business Fax", "Home Fax", "Other Fax",
    "Company Main Phone", "Callback", "Radio Phone", "Telex", "TTY/TDD Phone", "IMAddress",
    "Job Title", "Department", "Company", "Office Location", "Manager's Name",
    "Assistant's Name", "Assistant's Phone", "Company Yomi", "Business Street", "Business City",
    "Business State", "Business Postal Code", "Business Country/Region", "Home Street",
    "Home City", "Home State", "Home Postal Code", "Home Country/Region", "Other Street",
    "Other City", "Other State", "Other Postal Code", "Other Country/Region",
    "Personal Web Page", "Spouse", "Schools", "Hobby", "Location", "Web Page", "Birthday",
    "Anniversary", "Notes",
)  # fmt: skip
NEW_OUTLOOK: Final = Columns(
    _NEW_OUTLOOK_ORDER,
    MappingProxyType({key: one for key, one in OUTLOOK.single.items() if key != "po_box"}),
    OUTLOOK.places,
)
"""What new Outlook and Outlook.com write and take: no categories, no box."""
THUNDERBIRD: Final = Columns(
    (
        "First Name", "Last Name", "Display Name", "Nickname", "Primary Email", "Secondary Email",
        "Screen Name", "Work Phone", "Home Phone", "Fax Number", "Pager Number", "Mobile Number",
        "Home Address", "Home Address 2", "Home City", "Home State", "Home ZipCode",
        "Home Country", "Work Address", "Work Address 2", "Work City", "Work State",
        "Work ZipCode", "Work Country", "Job Title", "Department", "Organization", "Web Page 1",
        "Web Page 2", "Birth Year", "Birth Month", "Birth Day", "Custom 1", "Custom 2", "Custom 3",
        "Custom 4", "Notes",
    ),
    MappingProxyType(
        {
            "given": "First Name", "family": "Last Name", "shown": "Display Name",
            "body": "Organization", "unit": "Department", "title": "Job Title",
            "street": "Work Address", "city": "Work City", "region": "Work State",
            "postal_code": "Work ZipCode", "country": "Work Country",
        }
    ),
    MappingProxyType(
        {
            "mobile": ("Mobile Number",), "fax": ("Fax Number",), "pager": ("Pager Number",),
            "phone": ("Work Phone",), "email": ("Primary Email", "Secondary Email"),
            "web": ("Web Page 1", "Web Page 2"),
        }
    ),
)  # fmt: skip
_GOOGLE_SINGLE: Final = MappingProxyType(
    {
        "given": "First Name", "additional": "Middle Name", "family": "Last Name",
        "honorific": "Name Prefix", "suffix": "Name Suffix", "body": "Organization Name",
        "title": "Organization Title", "unit": "Organization Department",
        "street": "Address 1 - Street", "city": "Address 1 - City",
        "region": "Address 1 - Region", "postal_code": "Address 1 - Postal Code",
        "country": "Address 1 - Country", "po_box": "Address 1 - PO Box",
        "extended": "Address 1 - Extended Address",
    }
)  # fmt: skip
_PARTS_OF_NAME: Final = ("honorific", "given", "additional", "family", "suffix")
_PARTS_OF_ADDRESS: Final = (
    "po_box", "extended", "street", "city", "region", "postal_code", "country",
)  # fmt: skip


def write_csv_for_outlook(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as Outlook's import reads them, with a mark for UTF-8."""
    stream.write(EXCEL_MARK.encode())
    _write(records, stream, OUTLOOK)


def write_csv_for_new_outlook(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as new Outlook and Outlook.com read them, with a mark for UTF-8."""
    stream.write(EXCEL_MARK.encode())
    _write(records, stream, NEW_OUTLOOK)


def write_csv_for_thunderbird(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as Thunderbird's import reads them."""
    _write(records, stream, THUNDERBIRD)


def write_csv_for_google(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as Google Contacts reads them, as many numbers as the fullest has."""
    spool, wide = RowSpool(folder_of(stream)), _Wide(1, 1, 1)
    for record in records:
        own = _Wide(*(max(_count(record, means), 1) for means in _NUMBERED.values()))
        wide = _Wide(*map(max, wide, own))
        spool.add(ProgramRow(record, _google(own)).cells())
    _write_rows(spool.rows(), stream, _google(wide).headers)


class _Wide(NamedTuple):
    """How many e-mails, phones and web pages a row of Google's has room for."""

    emails: int
    phones: int
    webs: int


_NUMBERED: Final = MappingProxyType(
    {"E-mail": ChannelType.EMAIL, "Phone": ChannelType.PHONE, "Website": ChannelType.WEB}
)


def _count(record: Record, means: ChannelType) -> int:
    return sum(one.type is means for one in record.channels)


@functools.lru_cache(maxsize=64)
def _google(wide: _Wide) -> Columns:
    places = {
        means.value: tuple(f"{name} {number} - Value" for number in range(1, count + 1))
        for (name, means), count in zip(_NUMBERED.items(), wide, strict=True)
    }
    numbered = (
        header
        for values in places.values()
        for value in values
        for header in (value.replace("Value", "Label"), value)
    )
    headers = (*_GOOGLE_SINGLE.values(), "Notes", "Labels", *numbered)
    return Columns(headers, _GOOGLE_SINGLE, MappingProxyType(places), "Labels")


def _write(records: Iterable[Record], stream: BinaryIO, columns: Columns) -> None:
    rows = (ProgramRow(record, columns).cells() for record in records)
    _write_rows(rows, stream, columns.headers)


def _write_rows(
    rows: Iterable[Mapping[str, str]], stream: BinaryIO, headers: Sequence[str]
) -> None:
    text = io.TextIOWrapper(stream, "utf-8", "replace", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([row.get(header, "") for header in headers] for row in rows)
    text.detach()


class ProgramRow:
    """One record on its way to a row."""

    def __init__(self, record: Record, columns: Columns) -> None:
        self._record = record
        self._columns = columns
        self._cells: dict[str, str] = {}
        self._rest: list[str] = []

    def cells(self) -> dict[str, str]:
        """Return the cells that are not empty, by their headers."""
        record = self._record
        self._name()
        posts = record.present_posts if record.kind is EntryKind.PERSON else ()
        if posts:
            self._put_all(posts[0], ("title", "body", "unit"))
        self._rest += map(_in_words, posts[1:])
        for channel in record.channels:
            self._channel(channel)
        for number, address in enumerate(record.addresses):
            self._address(address, is_first=number == 0)
        self._tags()
        self._cells["Notes"] = "\n".join((*self._rest, *record.notes))
        return self._cells

    def _name(self) -> None:
        record = self._record
        if record.kind is not EntryKind.PERSON:
            self._put("body", record.name)
            return
        name = record.names[0] if record.names else PersonName("")
        if not (name.given or name.family):
            name = PersonName("", honorific=name.honorific, family=record.name)
        self._put_all(name, _PARTS_OF_NAME)
        if "shown" in self._columns.single:
            self._put("shown", record.name)

    def _channel(self, channel: Channel) -> None:
        shown, kind = shown_channel(channel), _kind_of(channel)
        place = next((one for one in self._places(kind) if one not in self._cells), None)
        if place is None:
            self._rest.append(f"{channel.label} {shown}".strip())
            return
        self._cells[place] = shown
        if place.endswith(" - Value"):
            label = channel.label or _LABELS.get(kind, "Work")
            self._cells[place.replace("Value", "Label")] = label

    def _places(self, kind: str) -> Sequence[str]:
        """Return the columns for a kind of channel; a program without one takes it for a phone."""
        places = self._columns.places
        return places.get(kind, places["phone"] if kind in _LABELS else ())

    def _address(self, address: Address, *, is_first: bool) -> None:
        lines = address.lines or tuple(part for part in address.parts if part)
        if not is_first:
            self._rest.append(", ".join(lines))
        elif any(address.parts):
            self._put_all(address, _PARTS_OF_ADDRESS)
        else:
            self._put("street", "\n".join(lines))

    def _tags(self) -> None:
        tags = self._record.tags
        if not self._columns.tags:
            self._rest += tags
        elif tags:
            between = _SEVERAL if self._columns.tags == "Labels" else ";"
            self._cells[self._columns.tags] = between.join(tags)

    def _put_all(self, value: PersonName | PostLine | Address, keys: Iterable[str]) -> None:
        for key in keys:
            self._put(key, getattr(value, key))

    def _put(self, key: str, text: str) -> None:
        if not text:
            return
        header = self._columns.single.get(key)
        if header is None:
            self._rest.append(text)
        else:
            self._cells[header] = text


def _kind_of(channel: Channel) -> str:
    if channel.type is not ChannelType.PHONE:
        return channel.type.value
    kinds: Mapping[NumberType | None, str] = {
        NumberType.MOBILE: "mobile", NumberType.FAX: "fax", NumberType.PAGER: "pager",
    }  # fmt: skip
    return kinds.get(channel.number_type, "phone")


def _in_words(post: PostLine) -> str:
    return ", ".join(text for text in (post.title, post.unit, post.body) if text)
