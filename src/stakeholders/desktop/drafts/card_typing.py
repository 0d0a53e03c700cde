"""What is typed into the fields of a card, kept as a draft until the field is closed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from stakeholders.desktop.drafts.typed_draft import LATER, Typed, TypedDraft, shortly
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the card is built after the first paint, and so is all that it needs
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.people.card_pane import CardPane

_UNTIL_SHOWN_MS = 50
_AND = "."


class CardTyping(QObject):
    """Notices the field that has the focus; offers what is left of the last time."""

    def __init__(self, frame: Frame, pane: "CardPane") -> None:
        super().__init__(pane)
        self._frame = frame
        self._pane = pane
        self._watched: EditableField | None = None
        self._was = ""
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
            self._watched.kept.disconnect(self._keep_for_later)
            self._watched.closed.disconnect(self._drop)
            self._watched.destroyed.disconnect(self._forget)
        field.typed.connect(self._note)
        field.kept.connect(self._keep_for_later)
        field.closed.connect(self._drop)
        field.destroyed.connect(self._forget)
        self._watched, self._was = field, field.value

    def _note(self, typed: str) -> None:
        if typed:
            self._keep({"typed": typed})
        else:
            self._drop()

    def _keep_for_later(self, typed: str) -> None:
        """Leave the draft of what was to be kept, while the directory can only be read."""
        field = self._watched
        if field is not None and self._frame.is_read_only:
            self._keep({"typed": typed, "was": self._was, LATER: LATER})
            field.show_value(typed, Verdict(Level.WARN, translated("Kept for later.")))

    def _keep(self, lines: Typed) -> None:
        card, field = self._pane.card, self._watched
        if card is not None and card.record.uid is not None and field is not None:
            about = {"label": field.label, "name": card.record.name}
            self._draft.keep({**about, **lines}, _name_of(card.record.uid, field))

    def _drop(self) -> None:
        card, field = self._pane.card, self._watched
        if card is not None and card.record.uid is not None and field is not None:
            self._draft.drop(_name_of(card.record.uid, field))

    def _forget(self) -> None:
        self._watched = None

    def _offer(self, name: str, lines: Typed) -> None:
        uid, text = Uid(name.partition(_AND)[0]), shortly(lines.get("typed", ""))
        label, of = lines.get("label", ""), lines.get("name", "")
        said = (
            translated(
                "Typed while the directory was not free: “{text}” in {label} of {name}.",
                text=text,
                label=label,
                name=of,
            )
            if LATER in lines
            else translated(
                "Not kept when the program ended: “{text}” in {label} of {name}.",
                text=text,
                label=label,
                name=of,
            )
        )
        go_on = partial(self._go_on, uid, lines)
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
                field.refuse(lines.get("typed", ""), field.value, _meanwhile(lines, field.value))
                field.go_on_typing()
        elif tries:
            again = partial(self._open_when_shown, uid, lines, tries - 1)
            QTimer.singleShot(_UNTIL_SHOWN_MS, self, again)


def _name_of(uid: Uid, field: EditableField) -> str:
    """Return the name of a draft: one for each field of a contact."""
    return f"{uid}{_AND}{field.label}"


def _meanwhile(lines: Typed, value: str) -> str:
    """Say that it is not kept yet, and what somebody else has written there meanwhile."""
    was = lines.get("was", "")
    if LATER not in lines or value == was:
        return translated("Not kept yet.")
    return translated(
        "Not kept yet. Meanwhile it was changed from “{was}” to “{now}”.", was=was, now=value
    )


def _field_of(widget: QWidget | None) -> EditableField | None:
    above = widget
    while above is not None and not isinstance(above, EditableField):
        above = above.parentWidget()
    return above
