"""Dates and moments as the reader's language writes them."""

import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale

from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import translated


def shown_date(date: PartialDate) -> str:
    """Return a date as far as it is known: 12 May 2026, May 2026 or 2026."""
    locale = QLocale()
    if date.month is None:
        return str(date.year)
    if date.day is None:
        return locale.toString(QDate(date.year, date.month, 1), "MMMM yyyy")
    return locale.toString(QDate(date.year, date.month, date.day), "d MMMM yyyy")


def moment(at: datetime.datetime, locale: QLocale, today: QDate) -> str:
    """Return a moment in the time of this machine: with the day only where it is another one."""
    local = QDateTime.fromMSecsSinceEpoch(round(at.timestamp() * 1000))
    time = locale.toString(local.time(), QLocale.FormatType.ShortFormat)
    if local.date() == today:
        return translated("today, {time}", time=time)
    if local.date() == today.addDays(-1):
        return translated("yesterday, {time}", time=time)
    day = locale.toString(local.date(), translated("d MMM yyyy"))
    return translated("{day}, {time}", day=day, time=time)
