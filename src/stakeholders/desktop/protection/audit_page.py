"""The page Audit log: what left, was looked at or erased, and whether the log is whole."""

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QShowEvent
from typing_extensions import override

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.dates import moment
from stakeholders.desktop.widgets.line_list import Line, LineList
from stakeholders.desktop.widgets.lined_pane import LinedPane, Offer
from stakeholders.domain.changes import Changes
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.audit_log import Told
    from stakeholders.app.directory_file import Directory
    from stakeholders.domain.erasure import Certificate
    from stakeholders.domain.problems import Problem

_LANE: Final = "audit"
_MOST: Final = 1000
_CERTIFICATE: Final = "certificate.show"
_ICONS: Final = MappingProxyType(
    {
        "export": "upload",
        "hand_over": "upload",
        "save_file": "upload",
        "print": "printer",
        "mail": "mail",
        "view": "eye",
        "copy": "copy",
        "erase": "trash-2",
        "erase_checked": "badge-check",
    }
)


class AuditPage(Page):
    """Shows the newest lines; Enter on an erasure shows its certificate."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._lines: dict[str, Told] = {}
        self._list = LineList(frame.theme, translated("What left or was erased"), {}, self)
        keys = translated("Enter shows the certificate of an erasure.")
        self._pane = LinedPane(frame.theme, translated("Audit log"), keys, self._list, self)
        certificate = Offer(_CERTIFICATE, translated("Certificate…"), "file-text")
        (self._show,) = self._pane.offer(frame.actions.run, certificate)
        self._pane.fill_page()
        self._list.opened.connect(self._run_certificate)
        self._list.current_moved.connect(self._say_what_can_be_done)
        self._show_lines(((), None))

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        if self.isVisible():
            self._read()

    @override
    def show_place(self, place: str) -> None:
        self._read()
        self._list.begin()

    @override
    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._read()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say_what_can_be_done()

    def _run_certificate(self) -> None:
        self.frame.actions.run(_CERTIFICATE)

    def show_certificate(self) -> None:
        """Offer the certificate of the erasure that is meant, to be saved."""
        told = self._lines.get(self._list.current_key)
        if self._directory is not None and told is not None and told.line.entry is not None:
            read = partial(self._directory.erasing.certificate, told.line.entry)
            self.frame.runner.read(read, self._ask_where, lane=_LANE)

    def _ask_where(self, certificate: "Certificate") -> None:
        from stakeholders.desktop.protection.certificate import ask_to_save

        ask_to_save(self.frame, certificate)

    def _read(self) -> None:
        if self._directory is not None:
            read = partial(_read, self._directory)
            self.frame.runner.read(read, self._show_lines, lane=_LANE)

    def _show_lines(self, found: "tuple[tuple[Told, ...], Problem | None]") -> None:
        lines, problem = found
        self._lines = {str(one.line.number): one for one in lines}
        count = plural("{count} line", "{count} lines", len(lines))
        whole = translated("{count}, whole: no line was changed", count=count)
        self._pane.show_rows(tuple(map(_line, lines)), problem.message if problem else whole)
        self._pane.empty.say(
            "badge-check",
            translated("The audit log is empty"),
            translated(
                "Exports, prints, hand-overs, looks at protected contacts and erasures are noted "
                "here, without what was in them."
            ),
        )

    def _say_what_can_be_done(self) -> None:
        told = self._lines.get(self._list.current_key)
        self._show.setEnabled(told is not None and told.line.action.startswith("erase"))


def _read(directory: "Directory") -> "tuple[tuple[Told, ...], Problem | None]":
    """Return the newest lines, and what is wrong with the log; called in a worker."""
    return directory.audit.lines(_MOST), directory.audit.problem()


def _line(told: "Told") -> Line:
    line = told.line
    when = moment(line.at, QLocale(), QDate.currentDate())
    about = translated("{when} by {who}", when=when, who=line.actor)
    icon = _ICONS.get(line.action, "file-text")
    tone = Tone.WARN if line.action == "erase_checked" and line.count else Tone.PLAIN
    return Line(str(line.number), icon, told.sentence, about, str(line.number), tone)
