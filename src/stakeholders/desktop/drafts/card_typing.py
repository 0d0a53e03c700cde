"""What is typed into the fields of a card, kept as a draft until the field is closed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from stakeholders.desktop.drafts.typed_draft import Typed, TypedDraft, shortly
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the card is built after the first paint, and so is all that it needs
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.people.card_pane import CardPane

_UNTIL_SHOWN_MS = 50


class CardTyping(QObject):
    """Notices the field that has the focus; offers what is left of the last time."""

    def __init__(self, frame: Frame, pane: "CardPane") -> None:
        super().__init__(pane)
        self._frame = frame
        self._pane = pane
        self._watched: EditableField | None = None
        self._draft = TypedDraft("card", frame.runner, self._offer, self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def use(self, directory: "Directory") -> None:
        """Keep drafts in this directory, and offer those that are there."""
        self._draft.use(directory)

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        field = _field_of(new)
        if field is None or field is self._watched or not self._pane.isAncestorOf(field):
            return
        if self._watched is not None:
            self._watched.typed.disconnect(self._note)
            self._watched.closed.disconnect(self._drop)
            self._watched.destroyed.disconnect(self._forget)
        field.typed.connect(self._note)
        field.closed.connect(self._drop)
        field.destroyed.connect(self._forget)
        self._watched = field

    def _note(self, typed: str) -> None:
        card, field = self._pane.card, self._watched
        if card is not None and card.record.uid is not None and field is not None:
            lines = {"label": field.label, "typed": typed, "name": card.record.name}
            self._draft.keep(lines if typed else {}, card.record.uid)

    def _drop(self) -> None:
        card = self._pane.card
        if card is not None and card.record.uid is not None:
            self._draft.drop(card.record.uid)

    def _forget(self) -> None:
        self._watched = None

    def _offer(self, uid: str, lines: Typed) -> None:
        said = translated(
            "Not kept when the program ended: “{text}” in {label} of {name}.",
            text=shortly(lines.get("typed", "")),
            label=lines.get("label", ""),
            name=lines.get("name", ""),
        )
        go_on = partial(self._go_on, Uid(uid), lines)
        self._frame.offer(said, translated("Go on with it"), go_on)

    def _go_on(self, uid: Uid, lines: Typed) -> None:
        self._frame.go_to("people.everyone")
        self._pane.contact_wanted.emit(uid)
        self._open_when_shown(uid, lines, 40)

    def _open_when_shown(self, uid: Uid, lines: Typed, tries: int) -> None:
        """Open the field with what was typed, as soon as its card is there."""
        card = self._pane.card
        if card is not None and card.record.uid == uid:
            fields = self._pane.findChildren(EditableField)
            named = (one for one in fields if one.label == lines.get("label") and one.isVisible())
            field = next(named, None)
            if field is not None:
                field.refuse(lines.get("typed", ""), field.value, translated("Not kept yet."))
                field.go_on_typing()
        elif tries:
            again = partial(self._open_when_shown, uid, lines, tries - 1)
            QTimer.singleShot(_UNTIL_SHOWN_MS, self, again)


def _field_of(widget: QWidget | None) -> EditableField | None:
    above = widget
    while above is not None and not isinstance(above, EditableField):
        above = above.parentWidget()
    return above
