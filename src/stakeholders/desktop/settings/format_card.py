"""Copy formats in the settings: which one Ctrl+3 takes, and how each is written."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stakeholders.app.settings import Settings
from stakeholders.desktop.actions.registry import shown_keys
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.settings.choosing import Choosing
from stakeholders.desktop.settings.format_editor import FormatEditor
from stakeholders.desktop.settings.marked_label import MarkedLabel
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.i18n import marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.wording import Wording

FORMAT_WORDS: Final = marked("Copy formats: template, quick copy, signature, block of your own")
_BLOCK: Final = "contact.copy_block"
_FIRST: Final = "{honorific} {name}\n{position}\n[Tel. {phone}]\n[{email}]"


class FormatCard(Card):
    """Chooses, adds, changes and removes formats; each is in force at once."""

    def __init__(self, frame: Frame, choosing: Choosing, parent: QWidget) -> None:
        super().__init__(frame.theme, translated("Copy formats"), parent)
        give_topic(self, "copying#formats")
        self._frame = frame
        self._choosing = choosing
        self._shown = ""
        keys = shown_keys(frame.actions.action(_BLOCK))
        said = translated("How {keys} copies a contact: as a block, or as you write it.", keys=keys)
        self._why = MarkedLabel(frame.theme, said, self)
        give_role(self._why, Role.SECOND)
        self._usual = self._box(translated("What {keys} copies", keys=keys))
        self._which = self._box(translated("Format to change"))
        self._editor = FormatEditor(frame.theme, self)
        self._new = self._button(translated("New format"), "plus", self._add)
        self._remove = self._button(translated("Remove"), "trash-2", self._remove_shown)
        self._lay_out()
        self._usual.activated.connect(self._choose_usual)
        self._which.activated.connect(self._choose_shown)
        self._editor.edited.connect(self._keep)
        self._show(next(iter(choosing.current.copy_formats), ""))

    def use(self, wording: "Wording") -> None:
        """Show what formats make of a contact, in these words."""
        self._editor.use(wording)

    # what is chosen

    def _choose_usual(self) -> None:
        chosen = str(self._usual.currentData() or "")
        self._take(self._choosing.current.with_usual_format(chosen))

    def _choose_shown(self) -> None:
        self._editor.flush()
        self._show(str(self._which.currentData() or ""))

    def _add(self) -> None:
        self._editor.flush()
        name = self._free_name()
        self._take(self._choosing.current.with_format(name, _FIRST))
        self._show(name)
        self._editor.take_focus()

    def _remove_shown(self) -> None:
        name, before = self._shown, self._choosing.current
        self._editor.forget()
        self._take(before.without_format(name))
        self._show(next(iter(self._choosing.current.copy_formats), ""))
        self._frame.tell(translated("Removed the format “{name}”.", name=name))

    def _keep(self, name: str, template: str) -> None:
        """Keep what is written; a name that another format has, or none, is not taken."""
        current = self._choosing.current
        if name != self._shown and (not name or name in current.copy_formats):
            name = self._shown
        if (name, template) != (self._shown, current.copy_formats.get(self._shown)):
            self._take(current.with_format(name, template, before=self._shown))
            self._shown = name
            self._fill()

    def _take(self, settings: Settings) -> None:
        self._choosing.take(settings)
        self._fill()

    # what is shown

    def _show(self, name: str) -> None:
        self._shown = name
        self._fill()
        formats = self._choosing.current.copy_formats
        others = [other for other in formats if other != name]
        self._editor.show_format(name, formats.get(name, ""), others)
        for part in (self._which, self._remove, self._editor):
            part.setVisible(bool(name))

    def _fill(self) -> None:
        settings = self._choosing.current
        block = translated("Contact block, as usual")
        _offer(self._usual, {"": block, **_same(settings)}, settings.copy_format)
        _offer(self._which, _same(settings), self._shown)

    def _free_name(self) -> str:
        known = self._choosing.current.copy_formats
        numbers = (translated("Format {number}", number=number) for number in range(1, 1000))
        return next(name for name in numbers if name not in known)

    # how it is built

    def _lay_out(self) -> None:
        px = self._frame.theme.measures.px
        label = LeadingLabel(self, Role.LABEL, self._usual.accessibleName())
        label.setBuddy(self._usual)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._which, 1)
        row.addWidget(self._new)
        row.addWidget(self._remove)
        row.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._why)
        self.body.addWidget(label)
        self.body.addWidget(self._usual)
        self.body.addLayout(row)
        self.body.addWidget(self._editor)

    def _box(self, name: str) -> ChoiceBox:
        return ChoiceBox(self._frame.theme, name, self)

    def _button(self, title: str, icon: str, pressed: "partial[None] | object") -> TextButton:
        button = TextButton(self._frame.theme, title, icon, parent=self)
        button.clicked.connect(pressed)
        return button


def _same(settings: Settings) -> dict[str, str]:
    return {name: name for name in settings.copy_formats}


def _offer(box: ChoiceBox, options: dict[str, str], chosen: str) -> None:
    """Offer options in a box without a word to those who listen."""
    box.blockSignals(True)
    box.clear()
    for key, text in options.items():
        box.addItem(text, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)
