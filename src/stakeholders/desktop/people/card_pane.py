"""The card pane: the card of the chosen contact at the right of the list, or why there is none."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.corrections import Corrections
from stakeholders.desktop.people.scopes import scope_of_list
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.domain.changes import Changes
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the card is built after the first paint, and so is all that it needs
    from stakeholders.app.contact_card import ContactCard
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.drafts.card_typing import CardTyping
    from stakeholders.desktop.people.contact_view import ContactView
    from stakeholders.desktop.people.detail_edits import DetailEdits


class CardPane(QStackedWidget):
    """Reads a card elsewhere, shows it, and writes what is corrected on it.

    The card with all its fields is built when it is first asked for. `shown` tells that there is
    a card now, or none; `contact_wanted` the uid of another contact that was clicked.
    """

    shown = Signal()
    contact_wanted = Signal(str)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._directory: Directory | None = None
        self._view: ContactView | None = None
        self._edits: DetailEdits | None = None
        self._empty = EmptyState(frame.theme, self)
        self.corrections = Corrections(frame, self)
        self._typing: CardTyping | None = None
        self.addWidget(self._empty)
        self.show_nothing()

    @property
    def view(self) -> "ContactView":
        """The card as it is drawn."""
        if self._view is None:
            self._view = self._built()
        return self._view

    @property
    def card(self) -> "ContactCard | None":
        """The card that is shown, None while there is none."""
        view = self._view
        return view.card if view is not None and self.currentWidget() is view else None

    def use(self, directory: "Directory") -> None:
        """Read and write this directory from now on."""
        self._directory = directory
        self.corrections.use(directory)
        self._kept_typing().use(directory)
        if self._edits is not None:
            self._edits.use(directory)

    def refresh(self, changes: Changes) -> None:
        """Show anew what an operation touched."""
        if self._edits is None or self._view is None:
            return
        self._edits.refresh()
        card = self._view.card
        if card is not None and card.record.uid and changes.touches(card.record.uid):
            self.read(card.record.uid)

    def read(self, uid: Uid) -> None:
        """Show the card of a contact as soon as it is there."""
        if self._directory is not None:
            read = partial(self._directory.cards.read, uid)
            self._frame.runner.read(
                read, self._show, lane="card", failed=self._show_gone, painted=True
            )

    def show_nothing(self) -> None:
        """Say that no contact is chosen."""
        self._empty.say(
            "id-card",
            translated("No contact chosen"),
            translated("Type anywhere to search. Ctrl+K shows everything you can do."),
        )
        self.setCurrentWidget(self._empty)
        self.shown.emit()

    def take_focus(self) -> None:
        """Give the focus to the first field."""
        self.view.take_focus()

    def edit(self) -> None:
        """Open the first field."""
        self.view.edit()

    def _show(self, card: "ContactCard") -> None:
        self.view.show_card(card)
        self.setCurrentWidget(self.view)
        self.shown.emit()

    def _show_gone(self, _error: Exception) -> None:
        self.show_nothing()

    def _kept_typing(self) -> "CardTyping":
        from stakeholders.desktop.drafts.card_typing import CardTyping

        self._typing = self._typing or CardTyping(self._frame, self)
        return self._typing

    def _built(self) -> "ContactView":
        from stakeholders.desktop.people.contact_view import ContactView
        from stakeholders.desktop.people.detail_edits import DetailEdits

        frame, corrections = self._frame, self.corrections
        judge, country_name = corrections.judge, corrections.country_name
        view = ContactView(frame.theme, frame.actions, judge, country_name, self)
        self.addWidget(view)
        self._edits = DetailEdits(frame, view, self)
        if self._directory is not None:
            self._edits.use(self._directory)
        self._connect(view)
        return view

    def _connect(self, view: "ContactView") -> None:
        view.channel_changed.connect(self.corrections.change_channel)
        view.latin_taken.connect(self._add_latin)
        view.channel_added.connect(self._add_channel)
        view.field_changed.connect(self._change_field)
        view.copy_wanted.connect(self._copy)
        view.contact_wanted.connect(self.contact_wanted)
        view.list_wanted.connect(self._go_to_list)
        view.event_wanted.connect(self._go_to_event)
        view.run_wanted.connect(self._frame.actions.run)

    def _add_latin(self, latin: str) -> None:
        if self.view.card is not None:
            self.corrections.add_latin(self.view.card.record, latin)

    def _add_channel(self, kind: str, text: str) -> None:
        if self.view.card is not None:
            self.corrections.add_channel(self.view.card.record, kind, text)

    def _change_field(self, field: str, text: str) -> None:
        card = self.view.card
        if card is not None and not self.corrections.change_field(card.record, field, text):
            self.view.show_card(card)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._frame.tell(translated("Copied."))

    def _go_to_event(self, uid: str) -> None:
        self._frame.go_to(f"event:{uid}")

    def _go_to_list(self, uid: str) -> None:
        self._frame.go_to(scope_of_list(Uid(uid), "").place)
