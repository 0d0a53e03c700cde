"""Dates as the reader's language writes them."""

from PySide6.QtCore import QDate, QLocale

from stakeholders.domain.partial_date import PartialDate


def shown_date(date: PartialDate) -> str:
    """Return a date as far as it is known: 12 May 2026, May 2026 or 2026."""
    locale = QLocale()
    if date.month is None:
        return str(date.year)
    if date.day is None:
        return locale.toString(QDate(date.year, date.month, 1), "MMMM yyyy")
    return locale.toString(QDate(date.year, date.month, date.day), "d MMMM yyyy")
