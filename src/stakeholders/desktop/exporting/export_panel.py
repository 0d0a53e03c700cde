"""The panel of an export: for whom, who may see it, where; Enter exports."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.app.settings import ExportChoice, SettingsFile
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.exporting.export_choices import ExportChoices
from stakeholders.desktop.exporting.export_options import labelled
from stakeholders.desktop.exporting.export_table import ExportTable
from stakeholders.desktop.exporting.export_words import outlook_in_words, sent_in_words
from stakeholders.desktop.exporting.hand_over_line import HandOverLine
from stakeholders.desktop.exporting.list_preset import ListPreset
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.domain.file_name import safe_file_name
from stakeholders.i18n import directed, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.exporting import Outlook, Scope, Sent
    from stakeholders.app.hand_overs import HandedOver, HandOverOrder

_OUTLOOKS = "exporting.outlooks"
_NAME = "exporting.name"


@dataclass(frozen=True, slots=True)
class ExportScope:
    """What is exported: `key` says whose last choice is remembered, `name` suggests a file name.

    `title` is shown, such as "Press list, 2 contacts".
    """

    key: str
    title: str
    name: str
    contacts: "Scope"


class ExportPanel(Overlay):
    """Opened with a scope; what would be left out is said before anything leaves."""

    def __init__(self, frame: Frame, settings: SettingsFile, documents: Path) -> None:
        super().__init__(frame.theme, frame.window, drawn_size=(720, 700))
        give_topic(self, "exporting")
        self._frame = frame
        self._settings = settings
        self._documents = documents
        self._directory: Directory | None = None
        self._scope: ExportScope | None = None
        self._outlooks: tuple[Outlook, ...] = ()
        self._folder = documents
        self._chosen: Path | None = None
        self._ending = ""
        self._is_awaited = False
        self._is_exporting = False
        theme, panel = frame.theme, self._panel
        self._title = ElidedLabel(translated("Export"), panel)
        self._what = ElidedLabel("", panel)
        self._close = IconButton(theme, "x", translated("Close"), panel)
        self._hand_over = HandOverLine(frame, panel)
        self._choices = ExportChoices(theme, self._hand_over, panel)
        self._table = ExportTable(frame, panel)
        self._preset = ListPreset(frame, self._choices, self._table, panel)
        self._verdict = QLabel(panel)
        self._progress = LateProgress(theme, panel)
        self._name = TextLine(panel)
        self._folder_line = ElidedLabel("", panel)
        self._other = TextButton(theme, translated("Another place…"), "folder-open", parent=panel)
        self._check = TextButton(theme, translated("Check old facts"), "badge-check", parent=panel)
        self._cancel = TextButton(theme, translated("Cancel"), parent=panel)
        self._export = TextButton(theme, translated("Export"), "upload", Role.PRIMARY, panel)
        self._set_up_parts()
        self._lay_out()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def use(self, directory: "Directory") -> None:
        """Export from this directory from now on."""
        self._directory = directory

    def open(self, scope: ExportScope) -> None:
        """Ask for these contacts, with what was chosen for them the last time.

        While something is being exported, that is shown.
        """
        if self._directory is None:
            return
        if self._is_exporting:
            self.appear(self._choices.targets)
            return
        self._scope, self._outlooks, self._is_awaited, self._chosen = scope, (), False, None
        last = self._settings.current.exports.get(scope.key, ExportChoice())
        formats = self._directory.exporting.formats()
        usual = self._settings.current.audience
        self._choices.show_choices(
            [(one.name, one.title) for one in formats], last.format, last.audience or usual
        )
        self._folder = Path(last.folder or self._settings.current.folder or self._documents)
        self._table.show_choice(last.columns, last.rows, last.separator)
        self._hand_over.show_for(self._directory, scope.contacts)
        self._show_table()
        self._what.setText(scope.title)
        self._ending = self._suffix()
        self._name.setText(safe_file_name(scope.name, self._ending))
        self._say(Role.THIRD, translated("Looking at what may leave…"))
        self._show_place()
        self.appear(self._choices.targets)
        self._preset.look_up(self._directory, scope.contacts)
        job = self._progress.start(translated("Looking at what may leave…"))
        work = partial(self._directory.long_work.outlooks, scope.contacts, job)
        self._frame.runner.read(
            work, self._take_outlooks, lane=_OUTLOOKS, failed=self._show_failure
        )

    @override
    def disappear(self) -> None:
        """Vanish; an export that has begun goes on."""
        for lane in (_OUTLOOKS, _NAME):
            self._frame.runner.forget(lane)
        if not self._is_exporting:
            self._progress.stop()
        super().disappear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._export_or_await()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops = self._stops()
        focused = QApplication.focusWidget()
        here = stops.index(focused) if focused in stops else -1
        stop = stops[(here + (1 if next else -1)) % len(stops)]
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stop.setFocus(reason)
        self._choices.bring_into_view(stop)
        return True

    def _stops(self) -> list[QWidget]:
        table = self._table.stops() if self._table.isVisible() else ()
        given = () if self._hand_over.isHidden() else (self._hand_over.line,)
        last = (
            *given,
            self._name,
            self._other,
            self._export,
            self._check,
            self._cancel,
            self._close,
        )
        return [*self._choices.stops(), *table, *last]

    def _suffix(self) -> str:
        return self._directory.exporting.suffix(self._choices.target) if self._directory else ""

    def _wanted(self) -> Path:
        """Return the file that is asked for, its ending that of the format."""
        suffix, name = self._suffix(), self._name.text().strip()
        stem = name[: -len(suffix)] if name.casefold().endswith(suffix) else name
        return self._folder / safe_file_name(stem, suffix)

    def _take_outlooks(self, outlooks: "tuple[Outlook, ...]") -> None:
        self._progress.finish()
        self._outlooks = outlooks
        self._show_outlook()
        if self._is_awaited:
            self._export_now()

    @property
    def _outlook(self) -> "Outlook | None":
        """What the chosen audience would get in the format, None while it is not known."""
        found = [one for one in self._outlooks if one.audience == self._choices.audience]
        if self._directory is not None and self._directory.exporting.takes_posts(
            self._choices.target
        ):
            found.reverse()  # where there are vacant posts, they leave too
        return found[0] if found else None

    def _show_outlook(self) -> None:
        """Say what would leave, and look for a name that no file has yet."""
        outlook = self._outlook
        if outlook is None:
            return
        self._say(*outlook_in_words(outlook))
        if self._chosen is None and not self._name.hasFocus():
            self._frame.runner.read(
                partial(_free_name, self._wanted()), self._take_name, lane=_NAME
            )

    def _take_name(self, name: str) -> None:
        if self._chosen is None and not self._name.hasFocus():
            self._name.setText(name)

    def _export_or_await(self) -> None:
        """Export; before it is known what leaves, as soon as it is."""
        if self._outlooks:
            self._export_now()
        else:
            self._is_awaited = True

    def _export_now(self) -> None:
        outlook = self._outlook
        self._is_awaited = False
        if self._directory is None or self._scope is None or self._is_exporting:
            return
        if outlook is None or not outlook.count:
            return
        from stakeholders.app.exporting import ExportOrder

        wanted = self._wanted()
        order = ExportOrder(
            self._scope.contacts,
            outlook.audience,
            self._choices.target,
            wanted,
            replaces=self._chosen == wanted,
            layout=self._table.layout_wanted(),
            title=self._scope.name,
        )
        given = self._handed_over(wanted)
        choice = ExportChoice(
            order.format, order.audience.value, str(self._folder), **self._table.choice
        )
        self._set_exporting(to=True)
        job = self._progress.start(translated("Exporting…"))
        keep = partial(self._keep, self._scope.key, choice)
        if given is not None:
            hand_over = partial(self._directory.long_work.hand_over, given, job)
            done = partial(self._tell_handed_over, keep, given)
            self._frame.runner.write(hand_over, done, failed=self._show_failure)
            return
        work = partial(self._directory.long_work.send, order, job)
        self._frame.runner.write(work, partial(self._report, keep), failed=self._show_failure)

    def _handed_over(self, target: Path) -> "HandOverOrder | None":
        return self._hand_over.order(
            self._choices.target,
            self._choices.audience,
            self._table.layout_wanted(),
            target,
            replaces=self._chosen == target,
        )

    def _show_hand_over(self) -> None:
        if self._directory is not None:
            self._hand_over.look_at(self._directory, self._handed_over(self._wanted()))

    def _set_exporting(self, *, to: bool) -> None:
        self._is_exporting = to
        self._export.setEnabled(not to)

    def _keep(self, scope: str, choice: ExportChoice) -> None:
        self._set_exporting(to=False)
        self._progress.finish()
        self.disappear()
        self._settings.choose(self._settings.current.with_export(scope, choice))
        self._frame.runner.write(self._settings.save, _nothing)

    def _tell_handed_over(
        self, keep: Callable[[], None], order: "HandOverOrder", done: "HandedOver | Sent"
    ) -> None:
        from stakeholders.app.hand_overs import HandedOver

        if isinstance(done, HandedOver):
            keep()
            self._frame.tell(self._hand_over.report(order, done))
        else:
            self._report(keep, done)

    def _report(self, keep: Callable[[], None], sent: "Sent") -> None:
        keep()
        self._frame.tell(sent_in_words(sent))

    def _show_failure(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        self._set_exporting(to=False)
        self._progress.finish()
        if not isinstance(error, NothingDoneError | DirectoryFileError):
            raise error
        self._say(Role.BAD, str(error))
        if self.isHidden():
            self._frame.tell(str(error))

    def _ask_for_place(self) -> None:
        kind = FileKind(translated("This kind of file"), (f"*{self._suffix()}",))
        title = translated("Where shall the file lie?")
        self._frame.ask.for_file_to_save(title, self._wanted(), (kind,), self._take_place)

    def _take_place(self, path: Path) -> None:
        self._folder = path.parent
        self._name.setText(path.name)
        self._chosen = self._wanted()
        self._show_place()
        self._show_outlook()
        self._export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_table(self) -> None:
        """Show the first rows of what the chosen audience would get."""
        if self._directory is not None and self._scope is not None:
            self._table.show_for(
                self._directory,
                self._scope.contacts,
                self._choices.audience,
                self._choices.target,
            )

    def _take_target(self) -> None:
        if self._scope is not None:
            self._chosen = None
            self._name.setText(self._wanted_name())

    def _wanted_name(self) -> str:
        name, before, self._ending = self._name.text(), self._ending, self._suffix()
        stem = name.removesuffix(before) if name.endswith(before) else Path(name).stem
        return safe_file_name(stem, self._ending)

    def _show_place(self) -> None:
        self._folder_line.setText(translated("In the folder {folder}", folder=str(self._folder)))

    def _say(self, role: Role, text: str) -> None:
        give_role(self._verdict, role)
        self._verdict.setText("\n".join(directed(line) for line in text.splitlines()))
        self._export.setAccessibleDescription(text)

    def _go_and_check(self) -> None:
        """Leave, and go through the old facts of what was to be exported."""
        self.disappear()
        self._frame.actions.run("verify.shown")

    def _set_up_parts(self) -> None:
        for part, role in (
            (self._title, Role.HEADING),
            (self._what, Role.SECOND),
            (self._folder_line, Role.THIRD),
        ):
            give_role(part, role)
        self._verdict.setWordWrap(True)
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._name.setAccessibleName(translated("File name"))
        self._name.textEdited.connect(self._show_outlook)
        self._choices.target_changed.connect(self._take_target)
        for show in (self._show_table, self._show_outlook, self._show_hand_over):
            self._choices.changed.connect(show)
        for told in (self._hand_over.changed, self._table.changed):
            told.connect(self._show_hand_over)
        self._table.changed.connect(self._show_table)
        self._other.clicked.connect(self._ask_for_place)
        self._check.clicked.connect(self._go_and_check)
        self._cancel.clicked.connect(self.disappear)
        self._close.clicked.connect(self.disappear)
        self._export.clicked.connect(self._export_or_await)

    def _lay_out(self) -> None:
        head, words = QHBoxLayout(), QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._what)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        where, buttons = QHBoxLayout(), QHBoxLayout()
        where.addWidget(self._name, 1)
        where.addWidget(self._other)
        buttons.addWidget(self._check)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._export)
        self._column.addLayout(head)
        self._column.addWidget(self._choices, 1)
        self._column.addWidget(self._table)
        self._column.addWidget(self._hand_over.verdict)
        self._column.addWidget(self._verdict)
        self._column.addWidget(self._progress)
        self._column.addWidget(labelled(translated("Where?"), self._name))
        self._column.addLayout(where)
        self._column.addWidget(self._folder_line)
        self._column.addLayout(buttons)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._column.setContentsMargins(px(22), px(18), px(22), px(18))
        self._column.setSpacing(px(8))


def _free_name(wanted: Path) -> str:
    from stakeholders.app.exporting import free_target

    return free_target(wanted).name


def _nothing(_answer: None) -> None:
    """Say nothing: settings are kept silently."""
