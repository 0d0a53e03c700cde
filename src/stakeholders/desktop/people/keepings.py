"""What is kept with a contact: notes and files, and the ways to add some."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stakeholders.desktop.people.files_card import FilesCard
from stakeholders.desktop.people.note_drafts import NoteDrafts
from stakeholders.desktop.people.notes_card import NotesCard
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Attachment, Note
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_card import ContactCard


class Keepings(QWidget):
    """The end of a card; `run_wanted` tells the command of a button."""

    run_wanted = Signal(str)

    def __init__(self, theme: Theme, drafts: NoteDrafts, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card: ContactCard | None = None
        self.notes = NotesCard(theme, drafts, self)
        self.files = FilesCard(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.measures.px(16))
        for part in (self.notes, self.files, self._button_row()):
            column.addWidget(part)

    def show_card(self, card: "ContactCard") -> None:
        """Show what is kept with another contact."""
        self._card = card
        record = card.record
        self.notes.show_notes(record.uid, record.parts_of(Note))
        self.files.show_files(record.parts_of(Attachment))

    def show_draft(self, about: Uid) -> None:
        """Show anew whether a call note of this contact waits to be gone on with."""
        if self._card is not None and self._card.record.uid == about:
            self.show_card(self._card)

    def _button_row(self) -> QWidget:
        row = QWidget(self)
        flow = FlowLayout(row, gap=self._theme.measures.px(8))
        for key, text, icon in (
            ("contact.call_note", translated("Call note"), "phone"),
            ("contact.attach", translated("Add file…"), "file-text"),
            ("contact.photo", translated("Add photo…"), "square-user"),
            ("contact.history", translated("History"), "history"),
            ("contact.as_of", translated("As it stood on…"), "clock"),
        ):
            button = TextButton(self._theme, text, icon, parent=row)
            button.clicked.connect(partial(self.run_wanted.emit, key))
            flow.addWidget(button)
        return row
