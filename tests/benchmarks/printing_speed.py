"""Printing speed: a list is there before one looks up."""

import datetime

from PySide6.QtWidgets import QApplication

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.visibility import Visibility
from stakeholders.printing.paper import Paper
from stakeholders.printing.pdf import pdf_of
from stakeholders.printing.sheets import Sheets
from stakeholders.reports.contact_list import contact_list
from stakeholders.reports.document import Document
from stakeholders.reports.framing import Framing
from tests.benchmarks.measure import Figure, Figures, milliseconds_each, spread
from tests.reports.people import PlainWords

_ROUNDS = 9
_NAMES = ("Anna Berg", "محمد المثالي", "สมชาย ใจดี", "Nguyễn Thị Ví Dụ", "Азамат Примеров", "李明")


def print_a_list(size: int) -> Figures:
    """Measure a list as PDF, and its first page as it is seen before, in all scripts."""
    application = QApplication.instance() or QApplication(["benchmark"])
    document = _list_of(size)
    pdf_of(document, Paper.A4)  # the font is read once
    pdf = spread(milliseconds_each([lambda: pdf_of(document, Paper.A4)] * _ROUNDS))
    seen = spread(milliseconds_each([lambda: Sheets(document, Paper.A4).picture(0, 800)] * _ROUNDS))
    del application
    return (
        Figure("as PDF", pdf.median, "ms", 300, pdf),
        Figure("to be looked at", seen.median, "ms", 250, seen),
    )


def _list_of(size: int) -> Document:
    framing = Framing("Press list", datetime.date(2026, 4, 15), Visibility.OFFICE)
    return contact_list([_person(number) for number in range(size)], framing, PlainWords())


def _person(number: int) -> Record:
    email = f"somebody.{number}@unodc.example"
    return Record(
        EntryKind.PERSON,
        f"{_NAMES[number % len(_NAMES)]} {number}",
        posts=(PostLine("Spokesperson", "United Nations Office on Drugs and Crime"),),
        channels=(
            Channel(ChannelType.PHONE, f"+41 22 917 {number:04}"),
            Channel(ChannelType.PHONE, "(+662) 288-2623"),
            Channel(ChannelType.EMAIL, email, normalised=email),
        ),
    )
