"""CSV: plain tables that lose nothing, tables for Excel, and those that other programs take."""

import csv
import io
from typing import Final

from stakeholders.formats.base import Format
from stakeholders.formats.csv_table_columns import PLAN, families_of, headers_for
from stakeholders.formats.csv_table_headers import meanings_of
from stakeholders.formats.csv_table_programs import (
    write_csv_for_google,
    write_csv_for_new_outlook,
    write_csv_for_outlook,
    write_csv_for_thunderbird,
)
from stakeholders.formats.csv_table_read import is_our_header, read_csv
from stakeholders.formats.csv_table_rows import separator_of
from stakeholders.formats.csv_table_write import (
    EXCEL_MARK,
    write_csv,
    write_csv_for_excel,
    write_csv_for_excel_table,
    write_csv_table,
)
from stakeholders.formats.encoding import decoded
from stakeholders.i18n import marked

_COLUMNS: Final = tuple(headers_for([1] * len(families_of(PLAN))))


def is_csv(head: bytes) -> bool:
    """Tell whether a file starts with a row of headers that are known."""
    headers = _headers(head)
    return is_our_header(headers) or sum(map(bool, meanings_of(headers))) >= 2


def is_csv_for_excel(head: bytes) -> bool:
    """Tell whether a file starts like a table of our own for Excel."""
    return head.startswith(EXCEL_MARK.encode()) and is_our_header(_headers(head))


def _headers(head: bytes) -> list[str]:
    text = decoded(head[:4096]).text.removeprefix(EXCEL_MARK).replace("\0", "")
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text)), [])
    except csv.Error:
        return []


CSV: Final = Format(
    name="csv",
    title=marked("CSV (RFC 4180)"),
    suffixes=(".csv", ".tsv"),
    read=read_csv,
    write=write_csv,
    recognises=is_csv,
    columns=_COLUMNS,
    write_table=write_csv_table,
)
CSV_FOR_EXCEL: Final = Format(
    name="csv-excel",
    title=marked("CSV for Excel"),
    suffixes=(".csv",),
    read=read_csv,
    write=write_csv_for_excel,
    recognises=is_csv_for_excel,
    columns=_COLUMNS,
    write_table=write_csv_for_excel_table,
)
CSV_FOR_PROGRAMS: Final = tuple(
    Format(
        name=name,
        title=title,
        suffixes=(".csv",),
        read=read_csv,
        write=write,
        recognises=is_csv,
    )
    for name, title, write in (
        ("csv-outlook", marked("CSV for Outlook"), write_csv_for_outlook),
        ("csv-outlook-new", marked("CSV for new Outlook"), write_csv_for_new_outlook),
        ("csv-google", marked("CSV for Google Contacts"), write_csv_for_google),
        ("csv-thunderbird", marked("CSV for Thunderbird"), write_csv_for_thunderbird),
    )
)
