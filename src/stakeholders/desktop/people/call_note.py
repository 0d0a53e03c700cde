"""The call note: a small panel on the card while somebody is on the phone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.people.note_drafts import NoteDrafts
from stakeholders.desktop.people.note_form import NoteForm
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.card import Card
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated


class CallNote(Card):
    """Not in the way: the card can be read and used beside it.

    `kept` tells the contact, the text and the day to call back; `left` that it was closed.
    """

    kept = Signal(str, str, str)
    left = Signal()

    def __init__(self, theme: Theme, drafts: NoteDrafts, parent: QWidget) -> None:
        super().__init__(theme, translated("Call note"), parent)
        give_topic(self, "notes#call")
        self._drafts = drafts
        self._about: Uid | None = None
        self._form = NoteForm(theme, self)
        self._form.kept.connect(self._tell_kept)
        self._form.typed.connect(self._keep_draft)
        self._form.left.connect(self.close_panel)
        self.body.addWidget(self._form)
        self.hide()

    @property
    def about(self) -> Uid | None:
        """Whom the call was with; None while the panel is closed."""
        return self._about

    def open(self, about: Uid, name: str) -> None:
        """Ask what a call was about, with what was typed before."""
        if about != self._about:
            self._about = about
            self.rename(translated("Call with {name}", name=name))
            self._form.show_draft(self._drafts.of(about))
        self.show()
        self._form.take_focus()

    def close_panel(self) -> None:
        """Close; what was typed stays a draft."""
        had_focus = self._form.has_focus
        self._about = None
        self.hide()
        if had_focus:
            self.left.emit()

    def _tell_kept(self, text: str, day: str) -> None:
        if self._about is not None:
            self.kept.emit(self._about, text, day)

    def _keep_draft(self) -> None:
        if self._about is not None:
            self._drafts.keep(self._about, self._form.draft)
