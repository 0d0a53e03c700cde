"""A name to type, or an organisation to choose: for a new post, a new part, another parent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.domain.ids import Uid
from stakeholders.domain.search_row import SearchRow
from stakeholders.i18n import translated

_UID: Final = Qt.ItemDataRole.UserRole + 1
_IS_NEW: Final = Qt.ItemDataRole.UserRole + 2
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class BodyForm:
    """What a panel asks: `new` names what is typed when it is new, `none` the choice of nothing.

    Without `finds` a name is typed and no organisation is looked for.
    """

    title: str
    label: str
    finds: bool = False
    takes_new: bool = False
    none: str = ""


class BodyPanel(Overlay):
    """Enter takes the marked line, or the name; Esc leaves.

    `typed` tells what an organisation is sought by; `kept` the uid of the one that was chosen and
    the name that was typed: without a uid the name is a new one, without either none is chosen.
    """

    typed = Signal(str)
    kept = Signal(str, str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(520, 400))
        give_topic(self, "bodies")
        self._form = BodyForm("", "")
        px = theme.measures.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(8))
        self._title = LeadingLabel(self._panel, Role.HEADING)
        self._label = LeadingLabel(self._panel, Role.LABEL)
        self._line = PlainLine(self._panel)
        self._label.setBuddy(self._line)
        self._line.installEventFilter(self)
        self._found = QListWidget(self._panel)
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._found.setAccessibleName(translated("Organisations"))
        self._verdict = VerdictLine(theme, self._panel)
        for part in (self._title, self._label, self._line, self._verdict):
            self._column.addWidget(part)
        self._column.addWidget(self._found, 1)
        self._column.addStretch(0)
        self._add_buttons()
        self._line.textEdited.connect(self._seek)
        self._found.itemClicked.connect(self._keep)

    def open(self, form: BodyForm) -> None:
        """Ask anew."""
        self._form = form
        self._drawn_size = (520, 400 if form.finds else 220)
        self._title.say(form.title)
        self._label.say(form.label)
        self._line.setAccessibleName(form.label)
        self._line.clear()
        self._found.setVisible(form.finds)
        self._verdict.show_verdict(Verdict())
        self.show_found("", ())
        self.appear(self._line)

    def show_found(self, typed: str, rows: Sequence[SearchRow]) -> None:
        """Show who is found, unless something else was typed meanwhile."""
        if typed != self._line.text().strip():
            return
        self._found.clear()
        if self._form.none and not typed:
            QListWidgetItem(self._form.none, self._found)
        for row in rows if typed else ():
            told = translated("{name} · {about}", name=row.name, about=row.line1)
            item = QListWidgetItem(told if row.line1 else row.name, self._found)
            item.setData(_UID, row.uid)
        if typed and self._form.takes_new:
            item = QListWidgetItem(translated("New organisation “{name}”", name=typed), self._found)
            item.setData(_IS_NEW, True)
        self._found.setCurrentRow(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is self._line and isinstance(event, QKeyEvent) and is_key:
            return self._key_taken(event)
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Walk through the line and the buttons of the panel only."""
        stops = (self._line, self._cancel_button, self._keep_button)
        focused = self.focusWidget()
        at = stops.index(focused) if focused in stops else 0
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _key_taken(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._found.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            last = self._found.count() - 1
            self._found.setCurrentRow(min(max(self._found.currentRow() + step, 0), last))
            return True
        if event.key() in _ENTER:
            self._keep()
            return True
        return False

    def _seek(self, text: str) -> None:
        self._verdict.show_verdict(Verdict())
        self._found.clear()
        if self._form.finds:
            self.show_found(text.strip(), ())
            self.typed.emit(text.strip())

    def _keep(self) -> None:
        """Hand over what was chosen; nothing at all is said, and the panel stays."""
        name, marked_line = self._line.text().strip(), self._found.currentIndex()
        uid = str(marked_line.data(_UID) or "")
        is_new = not self._form.finds or bool(marked_line.data(_IS_NEW))
        is_none = bool(self._form.none) and not name
        if uid or (name and is_new) or is_none:
            self.disappear()
            self.kept.emit(Uid(uid), "" if uid else name)
        else:
            sentence = (
                translated("No organisation here is called so.")
                if name
                else translated("Type a name.")
            )
            self._verdict.show_verdict(Verdict(Level.BAD, sentence))
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        self._cancel_button = TextButton(self._theme, translated("Cancel"), parent=self._panel)
        self._keep_button = TextButton(
            self._theme, translated("Keep"), "check", Role.PRIMARY, self._panel
        )
        give_role(self._label, Role.LABEL)
        self._cancel_button.clicked.connect(self.disappear)
        self._keep_button.clicked.connect(self._keep)
        row.addWidget(self._cancel_button)
        row.addWidget(self._keep_button)
        self._column.addLayout(row)
