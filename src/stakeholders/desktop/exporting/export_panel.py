"""The panel of an export: for whom, who may see it, where; Enter exports."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from stakeholders.app.settings import ExportChoice, SettingsFile
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.exporting.export_options import audience_options, target_options
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.audience import LeftOut
    from stakeholders.app.exporting import Exported, Exporting, Preview
    from stakeholders.domain.record import Record

    Contacts = tuple[tuple[Record, ...], tuple[LeftOut, ...]]

_RECORDS = "exporting.records"
_PREVIEW = "exporting.preview"


@dataclass(frozen=True, slots=True)
class ExportScope:
    """What is exported: `key` says whose last choice is remembered, `name` suggests a file name.

    `title` is shown, such as "Press list, 2 contacts"; `read` gives the contacts, and what was left
    out already, and is called in a reader thread.
    """

    key: str
    title: str
    name: str
    read: "Callable[[], Contacts]"


class ExportPanel(Overlay):
    """Opened with a scope; what would be left out is said before anything leaves."""

    def __init__(self, frame: Frame, settings: SettingsFile, documents: Path) -> None:
        super().__init__(frame.theme, frame.window, drawn_size=(680, 600))
        self._frame = frame
        self._settings = settings
        self._documents = documents
        self._exporting: Exporting | None = None
        self._scope: ExportScope | None = None
        self._contacts: Contacts | None = None
        self._folder = documents
        self._chosen: Path | None = None
        self._is_awaited = False
        self._is_empty = False
        theme, panel = frame.theme, self._panel
        self._title = ElidedLabel(translated("Export"), panel)
        self._what = ElidedLabel("", panel)
        self._close = IconButton(theme, "x", translated("Close"), panel)
        self._targets = ChoiceList(theme, translated("For whom?"), panel)
        self._audiences = ChoiceList(theme, translated("Who may see it?"), panel)
        self._scroll = ScrollColumn(panel)
        self._middle = QWidget()
        self._verdict = QLabel(panel)
        self._name = QLineEdit(panel)
        self._folder_line = ElidedLabel("", panel)
        self._other = TextButton(theme, translated("Another place…"), "folder-open", parent=panel)
        self._cancel = TextButton(theme, translated("Cancel"), parent=panel)
        self._export = TextButton(theme, translated("Export"), "upload", Role.PRIMARY, panel)
        self._set_up_parts()
        self._lay_out()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def use(self, exporting: "Exporting") -> None:
        """Export from this directory from now on."""
        self._exporting = exporting

    def open(self, scope: ExportScope) -> None:
        """Ask for these contacts, with what was chosen for them the last time."""
        if self._exporting is None:
            return
        self._scope, self._contacts, self._is_awaited, self._chosen = scope, None, False, None
        last = self._settings.current.exports.get(scope.key, ExportChoice())
        formats = self._exporting.formats()
        options = target_options([(one.name, one.title) for one in formats])
        self._targets.show_options(options, last.format)
        self._audiences.show_options(audience_options(), last.audience or Visibility.OFFICE.value)
        self._folder = Path(last.folder) if last.folder else self._documents
        self._what.setText(scope.title)
        self._name.setText(safe_file_name(scope.name, self._suffix()))
        self._say(Role.THIRD, translated("Looking at what may leave…"))
        self._show_place()
        self.appear(self._targets)
        self._frame.runner.read(scope.read, self._take_contacts, lane=_RECORDS)

    @override
    def disappear(self) -> None:
        for lane in (_RECORDS, _PREVIEW):
            self._frame.runner.forget(lane)
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
        if self._middle.isAncestorOf(stop):
            self._scroll.ensureWidgetVisible(stop)
        return True

    def _stops(self) -> list[QWidget]:
        return [
            self._targets,
            self._audiences,
            self._name,
            self._other,
            self._export,
            self._cancel,
            self._close,
        ]

    def _suffix(self) -> str:
        formats = self._exporting.formats() if self._exporting else ()
        return next((f.suffixes[0] for f in formats if f.name == self._targets.chosen), "")

    def _wanted(self) -> Path:
        """Return the file that is asked for, its ending that of the format."""
        suffix, name = self._suffix(), self._name.text().strip()
        stem = name[: -len(suffix)] if name.casefold().endswith(suffix) else name
        return self._folder / safe_file_name(stem, suffix)

    def _take_contacts(self, contacts: "Contacts") -> None:
        self._contacts = contacts
        self._preview()

    def _preview(self) -> None:
        """Ask what would leave; what is asked last is shown."""
        if self._contacts is None or self._exporting is None:
            return
        work = partial(
            self._exporting.preview,
            self._contacts[0],
            Visibility(self._audiences.chosen),
            self._wanted(),
        )
        self._frame.runner.read(work, self._show_preview, lane=_PREVIEW)

    def _show_preview(self, preview: "Preview") -> None:
        from stakeholders.app.left_out import reasons

        left_out = (*(self._contacts[1] if self._contacts else ()), *preview.left_out)
        self._is_empty = preview.count == 0
        count = plural("{count} contact leaves.", "{count} contacts leave.", preview.count)
        if self._is_empty:
            nobody = translated("Nobody is left to export.")
            self._say(Role.BAD, "\n".join((nobody, *reasons(left_out))))
        elif left_out:
            self._say(Role.WARN, "\n".join((count, *reasons(left_out))))
        else:
            self._say(Role.OK, translated("{sentence} Nothing is left out.", sentence=count))
        if self._chosen is None and not self._name.hasFocus():
            self._name.setText(preview.target.name)
        if self._is_awaited:
            self._export_now()

    def _export_or_await(self) -> None:
        """Export; before it is known what leaves, as soon as it is."""
        if self._contacts is None:
            self._is_awaited = True
        else:
            self._export_now()

    def _export_now(self) -> None:
        if self._contacts is None or self._exporting is None or self._scope is None:
            return
        self._is_awaited = False
        if self._is_empty:
            return
        wanted, audience = self._wanted(), Visibility(self._audiences.chosen)
        replaces = self._chosen == wanted
        work = partial(
            _exported,
            self._exporting,
            self._contacts[0],
            wanted,
            self._targets.chosen,
            audience,
            replaces=replaces,
        )
        choice = ExportChoice(self._targets.chosen, audience.value, str(self._folder))
        done = partial(self._report, self._scope.key, choice, self._contacts[1])
        self._frame.runner.write(work, done, failed=self._show_failure)

    def _report(
        self, scope: str, choice: ExportChoice, left_out: "tuple[LeftOut, ...]", done: "Exported"
    ) -> None:
        from stakeholders.app.left_out import counted

        self.disappear()
        self._settings.choose(self._settings.current.with_export(scope, choice))
        self._frame.runner.write(self._settings.save, _nothing)
        out = counted((*left_out, *done.left_out))
        if out:
            text = plural(
                "Exported {count} contact to {file}, without {what}.",
                "Exported {count} contacts to {file}, without {what}.",
                done.count,
                file=Path(done.target).name,
                what=out,
            )
        else:
            text = plural(
                "Exported {count} contact to {file}.",
                "Exported {count} contacts to {file}.",
                done.count,
                file=Path(done.target).name,
            )
        self._frame.tell(text)

    def _show_failure(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        if not isinstance(error, NothingDoneError | DirectoryFileError):
            raise error
        self._say(Role.BAD, str(error))

    def _ask_for_place(self) -> None:
        kind = FileKind(translated("This kind of file"), (f"*{self._suffix()}",))
        title = translated("Where shall the file lie?")
        self._frame.ask.for_file_to_save(title, self._wanted(), (kind,), self._take_place)

    def _take_place(self, path: Path) -> None:
        self._folder = path.parent
        self._name.setText(path.name)
        self._chosen = self._wanted()
        self._show_place()
        self._preview()
        self._export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_target(self) -> None:
        if self._scope is not None:
            self._chosen = None
            self._name.setText(self._wanted_name())
            self._preview()

    def _wanted_name(self) -> str:
        return safe_file_name(Path(self._name.text()).stem, self._suffix())

    def _show_place(self) -> None:
        self._folder_line.setText(translated("In the folder {folder}", folder=str(self._folder)))

    def _say(self, role: Role, text: str) -> None:
        give_role(self._verdict, role)
        self._verdict.setText(text)
        self._export.setAccessibleDescription(text)

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
        self._name.textEdited.connect(self._preview)
        self._targets.chosen_changed.connect(self._take_target)
        self._audiences.chosen_changed.connect(self._preview)
        self._other.clicked.connect(self._ask_for_place)
        self._cancel.clicked.connect(self.disappear)
        self._close.clicked.connect(self.disappear)
        self._export.clicked.connect(self._export_or_await)

    def _lay_out(self) -> None:
        head, words = QHBoxLayout(), QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._what)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._columns = QHBoxLayout()
        for title, choices in (
            (translated("For whom?"), self._targets),
            (translated("Who may see it?"), self._audiences),
        ):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(_labelled(title, choices))
            column.addWidget(choices)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._middle.setLayout(self._columns)
        self._scroll.setWidget(self._middle)
        where, buttons = QHBoxLayout(), QHBoxLayout()
        where.addWidget(self._name, 1)
        where.addWidget(self._other)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._export)
        self._column.addLayout(head)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self._verdict)
        self._column.addWidget(_labelled(translated("Where?"), self._name))
        self._column.addLayout(where)
        self._column.addWidget(self._folder_line)
        self._column.addLayout(buttons)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._column.setContentsMargins(px(22), px(18), px(22), px(18))
        self._column.setSpacing(px(8))
        self._columns.setSpacing(px(16))
        self._columns.setContentsMargins(0, 0, 0, 0)


def _labelled(title: str, widget: QWidget) -> QLabel:
    label = ElidedLabel(title)
    give_role(label, Role.CARD_TITLE)
    label.setBuddy(widget)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label


def _exported(
    exporting: "Exporting",
    records: "tuple[Record, ...]",
    wanted: Path,
    format_name: str,
    audience: Visibility,
    *,
    replaces: bool,
) -> "Exported":
    """Export; another file of this name is only replaced when the user said so."""
    target = wanted if replaces else exporting.preview((), audience, wanted).target
    return exporting.export(records, str(target), format_name=format_name, audience=audience)


def _nothing(_answer: None) -> None:
    """Say nothing: settings are kept silently."""
