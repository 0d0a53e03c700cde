"""The page of the settings: made from their table, found by typing, each in force at once."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.app.settings_table import TABLE, Section, Setting
from stakeholders.desktop.actions.registry import shown_keys
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.page import Page
from stakeholders.desktop.settings.backup_card import BackupCard
from stakeholders.desktop.settings.choosing import Choosing
from stakeholders.desktop.settings.format_card import FORMAT_WORDS, FormatCard
from stakeholders.desktop.settings.marked_label import MarkedLabel
from stakeholders.desktop.settings.setting_row import SettingRow
from stakeholders.desktop.settings.spoken_language import speak
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.in_parts import InParts
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.desktop.widgets.text_line import TextLine
from stakeholders.domain.text import fold
from stakeholders.i18n import marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices
    from stakeholders.app.directory_file import Directory

_WIDEST: Final = 820
_TITLES: Final = MappingProxyType(
    {
        Section.OFFICE: marked("Your office"),
        Section.LOOK: marked("Look and letters"),
        Section.LEAVING: marked("What leaves"),
        Section.KEEPING: marked("Keeping"),
    }
)
_TOPICS: Final = MappingProxyType(
    {
        Section.OFFICE: "settings#office",
        Section.LOOK: "settings#look",
        Section.LEAVING: "settings#leaving",
        Section.KEEPING: "backups#backups",
    }
)
_BACKUPS: Final = marked("Backups: make one now, go back to one")
_KEYS: Final = marked("See which keys do what, and give a command other ones.")
_ENCRYPTION: Final = marked("A passphrase keeps the directory from whoever gets its file.")


class SettingsPage(Page):
    """Shows what is chosen; whatever else shows texts has to follow `language_changed`."""

    language_changed = Signal(str)
    restore_wanted = Signal(object)

    def __init__(self, frame: Frame, table: tuple[Setting, ...] = TABLE) -> None:
        super().__init__(frame)
        self._table = table
        self._directory: Directory | None = None
        self._choosing: Choosing | None = None
        self._choices: Choices | None = None
        self._rows: dict[str, SettingRow] = {}
        self._cards: list[tuple[Card, str]] = []
        self._row_columns: list[QVBoxLayout] = []
        self._formats: FormatCard | None = None
        self._backups: BackupCard | None = None
        self._parts = InParts(self)
        self._line = TextLine(self)
        self._line.textChanged.connect(self._show_fitting)
        self._line.installEventFilter(self)
        self._top = QWidget(self)
        self._head = QHBoxLayout(self._top)
        self._title = ElidedLabel("", self)
        give_role(self._title, Role.TITLE)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._line, 1)
        self._scroll = ScrollColumn(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._top)
        whole.addWidget(self._scroll, 1)
        frame.theme.changed.connect(self._take_measure)

    def use_choosing(self, choosing: Choosing) -> None:
        """Show these settings, and choose by this from now on."""
        self._choosing = choosing
        choosing.chosen.connect(self._show_value)
        choosing.language_wanted.connect(self._speak)
        self._show_settings()

    @override
    def use(self, directory: "Directory") -> None:
        """Show the backups of this directory; settings are the user's, whatever is open."""
        self._directory = directory
        if self._choosing is not None:
            self._use_below(directory)
            self.frame.runner.read(directory.choices.read, self._complete_with, lane="settings")

    def _use_below(self, directory: "Directory") -> None:
        """Let the cards below know the directory, as far as they are there."""
        if self._backups is not None:
            self._backups.use(directory.backups)
        if self._formats is not None:
            self._formats.use(directory.wording)

    @override
    def show_place(self, place: str) -> None:
        if self._choosing is not None:
            if self._backups is not None:
                self._backups.look()
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_setting(self, key: str) -> None:
        """Give the focus to a setting, whatever was searched for."""
        self._parts.finish()
        self._line.clear()
        row = self._rows[key]
        row.take_focus()
        self._scroll.ensureWidgetVisible(row)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._line
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._take_first()
                return True
            if event.key() == Qt.Key.Key_Escape and self._line.text():
                self._line.clear()
                return True
        return super().eventFilter(watched, event)

    # search

    def _show_fitting(self, typed: str) -> None:
        """Show the settings with all the words that were typed, and mark them."""
        self._parts.finish()
        words = tuple(fold(typed).split())
        for row in self._rows.values():
            row.setVisible(row.fits(words))
            row.mark(tuple(typed.split()))
        for card, said in self._cards:
            rows = card.findChildren(SettingRow)
            by_words = bool(said) and all(word in fold(said) for word in words)
            card.setVisible(by_words or any(not row.isHidden() for row in rows))
        self._nothing.setVisible(all(card.isHidden() for card, _ in self._cards))

    def _take_first(self) -> None:
        self._parts.finish()
        shown = [row for row in self._rows.values() if not row.isHidden()]
        if shown:
            shown[0].take_focus()
        else:
            self.focusNextChild()

    # what is shown

    def _show_settings(self) -> None:
        """Show all settings in the language that is spoken now, the first of them at once."""
        self._title.setText(translated("Settings"))
        self._line.setPlaceholderText(translated("Search the settings"))
        self._line.setAccessibleName(translated("Search the settings"))
        self._box = box = QWidget()
        self._inside = QVBoxLayout(box)
        self._rows, self._cards, self._row_columns = {}, [], []
        self._formats = self._backups = None
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(box)
        first, *others = Section
        self._add_section(first)
        self._take_measure()
        later = (partial(self._add_section, section) for section in others)
        self._parts.begin((*later, self._add_other_cards, self._add_last_lines))

    def _add_last_lines(self) -> None:
        """Say what is left to say below the cards."""
        box = self._box
        self._nothing = MarkedLabel(
            self.frame.theme, translated("No setting has these words."), box
        )
        hint = MarkedLabel(
            self.frame.theme, translated("Whatever you choose is in force at once, and kept."), box
        )
        for label in (self._nothing, hint):
            give_role(label, Role.THIRD)
            self._inside.addWidget(label)
        self._inside.addStretch(1)
        self._show_fitting(self._line.text())
        self._take_measure()

    def _add_section(self, section: Section) -> None:
        rows = [row for row in self._table if row.section is section]
        if not rows:
            return
        card = self._card(translated(_TITLES[section]), "")
        give_topic(card, _TOPICS[section])
        column = QVBoxLayout()
        card.body.addLayout(column)
        self._row_columns.append(column)
        for row in rows:
            column.addWidget(self._row(row, card))

    def _row(self, row: Setting, card: Card) -> SettingRow:
        shown = SettingRow(self.frame, row, card)
        if self._choices is not None:
            shown.complete_with(self._choices)
        self._rows[row.key] = shown
        self._show_value(row.key)
        if self._choosing is not None:
            shown.chosen.connect(partial(self._choosing.choose, row))
        return shown

    def _show_value(self, key: str) -> None:
        if self._choosing is not None and key in self._rows:
            self._rows[key].show_value(getattr(self._choosing.current, key))

    def _add_other_cards(self) -> None:
        if self._choosing is not None:
            self._formats = FormatCard(self.frame, self._choosing, self._box)
            self._inside.addWidget(self._formats)
            self._cards.append((self._formats, translated(FORMAT_WORDS)))
        self._backups = BackupCard(self.frame, self._box)
        self._backups.restore_wanted.connect(self.restore_wanted)
        self._inside.addWidget(self._backups)
        self._cards.append((self._backups, translated(_BACKUPS)))
        if self._directory is not None:
            self._use_below(self._directory)
        keys = self.frame.actions.action("keys.show")
        show_keys = partial(self.frame.actions.run, "keys.show")
        title = translated("Keys…")
        self._add_leading_card(translated("Keys"), translated(_KEYS), title, "keyboard", show_keys)
        self._cards[-1][0].setToolTip(shown_keys(keys))
        encrypt = partial(self.frame.go_to, "encryption")
        title = translated("Encryption…")
        why = translated(_ENCRYPTION)
        self._add_leading_card(translated("Encryption"), why, title, "lock", encrypt)

    def _add_leading_card(
        self, title: str, why: str, button_title: str, icon: str, run: Callable[[], object]
    ) -> None:
        """Add a card with a sentence and a button that leads to where more is chosen."""
        card = self._card(title, f"{title} {why}")
        sentence = MarkedLabel(self.frame.theme, why, card)
        give_role(sentence, Role.SECOND)
        button = TextButton(self.frame.theme, button_title, icon, parent=card)
        button.clicked.connect(run)
        card.body.addWidget(sentence)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _card(self, title: str, said: str) -> Card:
        card = Card(self.frame.theme, title, self._box)
        self._inside.addWidget(card)
        self._cards.append((card, said))
        return card

    def _complete_with(self, choices: "Choices") -> None:
        self._choices = choices
        for row in self._rows.values():
            row.complete_with(choices)

    def _speak(self, choice: str) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            speak(application, choice)
        self._show_settings()
        self._parts.finish()
        self._rows["language"].take_focus()
        self.language_changed.emit(choice)

    def _take_measure(self) -> None:
        if self._choosing is None:
            return
        px = self.frame.theme.measures.px
        bar = self._scroll.verticalScrollBar().sizeHint().width()  # which the cards stand beside
        left, right = (bar, 0) if self.isRightToLeft() else (0, bar)
        self._head.setContentsMargins(px(32) + left, px(24), px(32) + right, px(8))
        self._inside.setContentsMargins(px(32), px(8), px(32), px(24))
        self._inside.setSpacing(px(16))
        self._top.setMaximumWidth(px(_WIDEST) + bar)
        self._box.setMaximumWidth(px(_WIDEST))
        for rows in self._row_columns:
            rows.setSpacing(px(18))
