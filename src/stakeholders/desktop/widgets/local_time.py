"""What time it is somewhere, going on by itself."""

import datetime
from typing import Final

from PySide6.QtCore import QLocale, QTime, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.i18n import translated

_LOOK_AT_CLOCK_MS: Final = 5000


class LocalTime(LeadingLabel):
    """The clock of a time zone; hidden where none is known."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Role.SECOND)
        self._zone = ""
        self._clock = QTimer(self, interval=_LOOK_AT_CLOCK_MS)
        self._clock.timeout.connect(self._look)
        self.hide()

    def show_zone(self, zone: str) -> None:
        """Show the time of another IANA zone, nothing of an empty one."""
        self._zone = zone
        self._look()
        self.setVisible(bool(self.text()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()
        self._clock.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _look(self) -> None:
        from stakeholders.app.staff import local_time

        now = datetime.datetime.now().astimezone()
        there = local_time(self._zone, now) if self._zone else None
        self.say(time_there(there, now) if there is not None else "")


def time_there(there: datetime.datetime, now: datetime.datetime) -> str:
    """Return what time it is somewhere, with the day of the week where it is another one."""
    locale = QLocale()
    time = locale.toString(QTime(there.hour, there.minute), QLocale.FormatType.ShortFormat)
    if there.date() == now.date():
        return translated("{time} there now", time=time)
    day = locale.standaloneDayName(there.isoweekday())
    return translated("{time} there now, {day}", time=time, day=day)
