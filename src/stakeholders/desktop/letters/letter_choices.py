"""What is written: which letter, who writes, about what, and the text."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.letters.letter_files import LetterFiles
from stakeholders.desktop.letters.letter_texts import LetterTexts
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.choice_list import ChoiceList, Option
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.text_editors import LongEditor, PlainLine
from stakeholders.domain.email import read_email
from stakeholders.i18n import marked, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.meeting_letters import LetterGroup, LetterWish

_TITLES: Final = MappingProxyType(
    {
        "note-verbale": (marked("Notes verbales"), marked("Notes verbales in {language}")),
        "letter": (marked("Letters to each"), marked("Letters in {language}")),
        "reminder": (marked("Reminders"), marked("Reminders in {language}")),
    }
)


class LetterChoices(QWidget):
    """`changed` tells that something else is wanted, `group_changed` that another letter is."""

    changed = Signal()
    group_changed = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        theme = frame.theme
        self._groups: dict[str, LetterGroup] = {}
        self._whats = ChoiceList(theme, translated("Which letters?"), self)
        self._sender, self._subject, self._mailbox = (PlainLine(self) for _ in range(3))
        self.texts, self.files = LetterTexts(theme, self), LetterFiles(frame, self)
        self._text = LongEditor(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._add(translated("Which letters?"), self._whats)
        self._add(translated("Who writes"), self._sender)
        self._add(translated("Subject of mails"), self._subject)
        self._add(translated("Your e-mail address, for mails"), self._mailbox)
        self._add(translated("The text"), self.texts, self._text)
        self._add(translated("Files with the drafts of mails"), self.files)
        self._whats.chosen_changed.connect(self._tell_group)
        for editor in (self._sender, self._subject, self._mailbox, self._text):
            editor.edited.connect(self._tell)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The parts in the order of the tab key."""
        return (self._whats, self._sender, self._subject, self._mailbox, self._text)

    @property
    def group(self) -> "LetterGroup | None":
        """Which letters are wanted, None where there are none."""
        return self._groups.get(self._whats.chosen)

    def wish(self) -> "LetterWish":
        """Return what was written."""
        from stakeholders.app.meeting_letters import LetterWish

        sender, address = self._sender.text().strip(), self._mailbox.text().strip()
        found = read_email(address) if address else None
        mailbox = (sender, found.normalised) if found and found.valid and found.normalised else None
        return LetterWish(self._text.typed(), self._subject.text().strip(), sender, mailbox)

    @property
    def has_wrong_address(self) -> bool:
        """Whether the address of the sender is none."""
        address = self._mailbox.text().strip()
        return bool(address) and not read_email(address).valid

    def offer(self, groups: "Sequence[LetterGroup]", sender: str) -> None:
        """Offer these letters; who wrote before still does where nobody is told."""
        self._groups = {group.key: group for group in groups}
        if sender:
            self._sender.put(sender)
        self._whats.show_options([_option(group) for group in groups], "")

    def put_text(self, text: str, subject: str | None = None) -> None:
        """Begin with a text, and with a subject of mails where one is told."""
        self._text.put(text)
        if subject is not None:
            self._subject.put(subject)

    def take_focus(self) -> None:
        """Give the focus to the first choice."""
        self._whats.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_measure(self, spacing: int, height: int) -> None:
        """Part the fields by so many pixels; the text is so high."""
        self._column.setSpacing(spacing)
        self._text.setMinimumHeight(height)

    def _add(self, title: str, *parts: QWidget) -> None:
        """Add parts below their title, which names the last of them."""
        label = ElidedLabel(title, self)
        give_role(label, Role.CARD_TITLE)
        label.setBuddy(parts[-1])
        parts[-1].setAccessibleName(title)
        for part in (label, *parts):
            self._column.addWidget(part)

    def _tell(self, _text: str) -> None:
        self.changed.emit()

    def _tell_group(self, _key: str) -> None:
        self.group_changed.emit()


def _option(group: "LetterGroup") -> Option:
    plain, spoken = _TITLES[group.template]
    title = translated(spoken, language=group.language) if group.language else translated(plain)
    count = len(group.invitations)
    note = plural("{count} addressee", "{count} addressees", count) if count else ""
    return Option(group.key, title, note)
