"""Workbooks as formats: XLSX is read and written, XLS and ODS are read."""

from typing import Final

from stakeholders.formats.base import Format
from stakeholders.formats.csv_table_columns import PLAN, families_of, headers_for
from stakeholders.formats.workbook_guard import OLE, ZIP
from stakeholders.formats.workbook_read import read_workbook
from stakeholders.formats.xlsx_write import write_xlsx, write_xlsx_table
from stakeholders.i18n import marked


def is_workbook(head: bytes) -> bool:
    """Tell whether a file starts as workbooks do: packed with sheets in it, or as Excel 97's."""
    return (head.startswith(ZIP) and (b"xl/" in head or b"spreadsheet" in head)) or (
        head.startswith(OLE)
    )


XLSX: Final = Format(
    name="xlsx",
    title=marked("Excel workbook (XLSX)"),
    suffixes=(".xlsx", ".xlsm", ".xls", ".ods"),
    read=read_workbook,
    write=write_xlsx,
    recognises=is_workbook,
    columns=tuple(headers_for([1] * len(families_of(PLAN)))),
    write_table=write_xlsx_table,
    is_text=False,
)
