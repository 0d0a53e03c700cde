"""Who gets a list: somebody who had it before is given only what changed since."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.i18n import directed, left_to_right, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.exporting import Scope, TableLayout
    from stakeholders.app.hand_overs import HandedOver, HandOverOrder, HandOverOutlook
    from stakeholders.app.progress import Job

_LANE: Final = "exporting.hand_over"
_KNOWN: Final = "exporting.recipients"


class HandOverLine(QWidget):
    """A line for a name, shown for lists; `changed` tells that somebody typed."""

    changed = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._list = ""
        self._job: Job | None = None
        self._title = ElidedLabel(translated("Who gets it?"), self)
        give_role(self._title, Role.CARD_TITLE)
        self._line = TextLine(self)
        self._line.setAccessibleName(translated("Who gets it?"))
        self._line.setPlaceholderText(translated("A name: the next time only changes"))
        self._title.setBuddy(self._line)
        self._verdict = QLabel(parent)
        self._verdict.hide()
        self._verdict.setWordWrap(True)
        give_role(self._verdict, Role.THIRD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._line):
            column.addWidget(part)
        self._line.textEdited.connect(self.changed)

    @property
    def line(self) -> TextLine:
        """The line that takes the focus."""
        return self._line

    @property
    def verdict(self) -> QLabel:
        """What is said below, shown where there is room."""
        return self._verdict

    def show_for(self, directory: "Directory", scope: "Scope") -> None:
        """Ask for a name where a list is exported, and say who had it before."""
        self._list = scope.list_name
        self._line.clear()
        self._say("")
        self.setVisible(bool(self._list))
        if self._list:
            work = partial(directory.hand_overs.recipients, self._list)
            self._frame.runner.read(work, self._show_known, lane=_KNOWN, failed=self._say_failed)

    def order(
        self,
        format_name: str,
        audience: str,
        layout: "TableLayout",
        target: Path,
        *,
        replaces: bool,
    ) -> "HandOverOrder | None":
        """Return the hand-over that is wanted, None where nobody is named."""
        from stakeholders.app.hand_overs import HandOverOrder
        from stakeholders.domain.visibility import Visibility

        name = self._line.text().strip()
        if not (self._list and name):
            return None
        return HandOverOrder(
            self._list, name, format_name, Visibility(audience), layout, target, replaces=replaces
        )

    def look_at(self, directory: "Directory", order: "HandOverOrder | None") -> None:
        """Say what the person who is named would get."""
        from stakeholders.app.progress import Job

        if self._job is not None:
            self._job.stop()  # what somebody named before gets is not wanted any more
        if order is None:
            self._frame.runner.forget(_LANE)
            self._say("")
            return
        self._job = Job()
        work = partial(directory.long_work.hand_over_outlook, order, self._job)
        self._frame.runner.read(
            work, partial(self._show_outlook, order.recipient), lane=_LANE, failed=self._say_failed
        )

    def report(self, order: "HandOverOrder", done: "HandedOver") -> str:
        """Return what was handed over, in words."""
        sentence = _outlook_in_words(order.recipient, done.outlook)
        if done.to_delete is None:
            return sentence
        return translated(
            "{sentence} Whom to delete stands in {file}.",
            sentence=sentence,
            file=done.to_delete.name,
        )

    def _show_known(self, names: tuple[str, ...]) -> None:
        if names and not self._line.text():
            self._say(translated("Had it before: {names}.", names=", ".join(names)))

    def _show_outlook(self, name: str, outlook: "HandOverOutlook") -> None:
        if self._line.text().strip() == name:
            self._say(_outlook_in_words(name, outlook))

    def _say_failed(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        self._say(str(error))

    def _say(self, text: str) -> None:
        self._verdict.setText(directed(text))
        self._verdict.setVisible(bool(text))
        self._line.setAccessibleDescription(text)


def _outlook_in_words(name: str, outlook: "HandOverOutlook") -> str:
    if outlook.since is None:
        return translated(
            "{name} gets this for the first time: all of it, and from then on what changes.",
            name=name,
        )
    date = left_to_right(outlook.since.astimezone().date().isoformat())
    if not (outlook.count or outlook.gone):
        return translated("Nothing has changed for {name} since {date}.", name=name, date=date)
    return translated(
        "As {name} had it on {date}, but: {new} new, {changed} changed, {gone} to delete.",
        name=name,
        date=date,
        new=outlook.new,
        changed=outlook.changed,
        gone=len(outlook.gone),
    )
