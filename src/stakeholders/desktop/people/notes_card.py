"""The notes on a card: what was said, by whom and when, and when to call back."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.people.note_drafts import NoteDraft, NoteDrafts, key_of
from stakeholders.desktop.people.note_form import NoteForm
from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.chip import Chip, ChipText, Tone
from stakeholders.desktop.widgets.dates import moment, shown_date
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Note, NoteKind
from stakeholders.domain.tenure import today
from stakeholders.i18n import translated


class NotesCard(Card):
    """The newest note first; each is changed where it stands, and what is typed there stays.

    `changed` tells a note, its text and its day; `done` and `removed` tell a note;
    `draft_wanted` that a call note that was not kept is to be gone on with.
    """

    changed = Signal(str, str, str)
    done = Signal(str)
    removed = Signal(str)
    draft_wanted = Signal()

    def __init__(self, theme: Theme, drafts: NoteDrafts, parent: QWidget) -> None:
        super().__init__(theme, translated("Notes"), parent)
        give_topic(self, "notes#call")
        self._drafts = drafts
        self._rows: dict[Uid, NoteRow] = {}
        self._draft = TextButton(
            theme, translated("Go on with the call note"), "pencil", Role.LINK, self
        )
        self._draft.clicked.connect(self.draft_wanted)
        self.body.addWidget(self._draft, 0, Qt.AlignmentFlag.AlignLeading)

    def show_notes(self, owner: Uid | None, notes: tuple[Note, ...]) -> None:
        """Show the notes of a contact."""
        shown = {note.uid: note for note in sorted(notes, key=_age) if note.uid is not None}
        for uid in [uid for uid in self._rows if uid not in shown]:
            row = self._rows.pop(uid)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        for place, (uid, note) in enumerate(shown.items(), 1):
            row = self._rows.get(uid) or self._added(uid, key_of(owner or "", uid))
            row.show_note(note)
            if self.body.indexOf(row) != place + 1:
                self.body.insertWidget(place + 1, row)
            row.show()
        has_draft = owner is not None and not self._drafts.of(owner).is_empty
        self._draft.setVisible(has_draft)
        self.setVisible(bool(shown) or has_draft)

    def close_form(self, uid: Uid) -> None:
        """Show a note as it is kept."""
        if uid in self._rows:
            self._rows[uid].close_form()

    def _added(self, uid: Uid, key: str) -> "NoteRow":
        row = NoteRow(self._theme, uid, key, self._drafts, self)
        row.changed.connect(self.changed)
        row.done.connect(self.done)
        row.removed.connect(self.removed)
        self._rows[uid] = row
        return row


class NoteRow(QWidget):
    """One note; a pencil opens it where it stands."""

    changed = Signal(str, str, str)
    done = Signal(str)
    removed = Signal(str)

    def __init__(
        self, theme: Theme, uid: Uid, key: str, drafts: NoteDrafts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._uid = uid
        self._key = key
        self._drafts = drafts
        self._note = Note("")
        self._caption = LeadingLabel(self, Role.LABEL)
        self._text = LeadingLabel(self)
        self._chip = Chip(theme, ChipText(""), self)
        self._form: NoteForm | None = None
        self._done = self._button("check", translated("Called back"), self._tell_done)
        self._edit = self._button("pencil", translated("Change the note"), self.edit)
        self._remove = self._button("trash-2", translated("Remove the note"), self._tell_removed)
        self._lay_out()

    def show_note(self, note: Note) -> None:
        """Show what is kept; what is being typed stays."""
        self._note = note
        self._caption.say(_caption(note))
        self._text.say(note.text)
        self._chip.setVisible(note.call_back is not None)
        if note.call_back is not None:
            self._chip.show_text(_call_back(note))
        self._done.setVisible(note.call_back is not None and not note.done)
        if self._form is None and not self._drafts.of(self._key).is_empty:
            self._open_form(self._drafts.of(self._key))

    def edit(self) -> None:
        """Open the note where it stands."""
        if self._form is None:
            day = str(self._note.call_back) if self._note.call_back else ""
            self._open_form(NoteDraft(self._note.text, day))
        if self._form is not None:
            self._form.take_focus()

    def close_form(self) -> None:
        """Show the note as it is kept."""
        if self._form is None:
            return
        form, self._form = self._form, None
        had_focus = form.has_focus
        self._drafts.drop(self._key)
        form.hide()
        form.setParent(None)
        form.deleteLater()
        self._text.show()
        self._edit.setEnabled(True)
        if had_focus:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_form(self, draft: NoteDraft) -> None:
        self._form = NoteForm(self._theme, self)
        self._form.show_draft(draft)
        self._form.kept.connect(self._tell_changed)
        self._form.typed.connect(self._keep_draft)
        self._form.left.connect(self.close_form)
        self._column.addWidget(self._form)
        self._form.show()
        self._text.hide()

    def _tell_changed(self, text: str, day: str) -> None:
        self.changed.emit(self._uid, text, day)

    def _tell_done(self) -> None:
        self.done.emit(self._uid)

    def _tell_removed(self) -> None:
        self.removed.emit(self._uid)

    def _keep_draft(self, draft: NoteDraft) -> None:
        self._drafts.keep(self._key, draft)

    def _button(self, icon: str, name: str, pressed: Callable[[], None]) -> IconButton:
        button = IconButton(self._theme, icon, name, self, size=16)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        px = self._theme.measures.px
        head = QHBoxLayout()
        head.setSpacing(px(6))
        head.addWidget(self._caption, 1)
        for button in (self._done, self._edit, self._remove):
            head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, px(8))
        self._column.setSpacing(px(4))
        self._column.addLayout(head)
        self._column.addWidget(self._text)
        self._column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeading)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def _age(note: Note) -> tuple[bool, float]:
    """Return what puts the newest note first, and those of unknown age last."""
    return note.at is None, -note.at.timestamp() if note.at else 0.0


def _caption(note: Note) -> str:
    kind = translated("Call") if note.kind is NoteKind.CALL else translated("Note")
    if note.at is None:
        return kind
    when = moment(note.at, QLocale(), QDate.currentDate())
    if not note.by:
        return translated("{kind} · {when}", kind=kind, when=when)
    return translated("{kind} · {when} · {who}", kind=kind, when=when, who=note.by)


def _call_back(note: Note) -> ChipText:
    day = note.call_back
    if day is None or note.done:
        return ChipText(translated("Called back"), "check", Tone.OK)
    is_due = day.first_day <= today()
    tone = Tone.WARN if day.last_day < today() else Tone.ACCENT if is_due else Tone.PLAIN
    return ChipText(translated("Call back on {day}", day=shown_date(day)), "phone", tone)
