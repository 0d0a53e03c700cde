"""The page of the settings: look, size of letters, language, each in force at once."""

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.app.settings import (
    BACKUP_ROOMS,
    TABLE,
    Settings,
    SettingsFile,
    known_languages,
)
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.settings.backup_card import BackupCard
from stakeholders.desktop.settings.spoken_language import speak
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Look
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.choice_list import ChoiceList, Option
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.i18n import PSEUDO_LANGUAGE, marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

DEVELOPER_VARIABLE: Final = "STAKEHOLDERS_DEVELOPER"
"""Set in the environment, the pseudo-language can be chosen."""

_WIDEST: Final = 820
_SCALES: Final = (100, 110, 125, 150, 175, 200)
_LOOKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "system": marked("As the system"),
        "light": marked("Light"),
        "dark": marked("Dark"),
        "high-contrast": marked("High contrast"),
    }
)
# Languages call themselves by their own names, whatever is spoken.
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ar": "العربية",
        "en": "English",
        "es": "Español",
        "fr": "Français",
        "ru": "Русский",
        "zh": "中文",
        PSEUDO_LANGUAGE: "[Þšéûðö]",
    }
)


class SettingsPage(Page):
    """Shows what is chosen; whatever else shows texts has to follow `language_changed`."""

    language_changed = Signal(str)
    restore_wanted = Signal(object)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._settings: SettingsFile | None = None
        self._scroll = ScrollColumn(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        frame.theme.changed.connect(self._take_measure)

    def use_settings(self, settings: SettingsFile) -> None:
        """Show these settings, and keep what is chosen in their file."""
        self._settings = settings
        self._show_settings()

    @override
    def use(self, directory: "Directory") -> None:
        """Show the backups of this directory; settings are the user's, whatever is open."""
        self._directory = directory
        if self._settings is not None:
            self._backups.use(directory.backups)

    @override
    def show_place(self, place: str) -> None:
        if self._settings is not None:
            self._backups.look()
            self._lists["look"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_setting(self, key: str) -> None:
        """Give the focus to a setting."""
        self._lists[key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_settings(self) -> None:
        """Show all settings in the language that is spoken now."""
        self._box = box = QWidget()
        self._inside = QVBoxLayout(box)
        title = ElidedLabel(translated("Settings"), box)
        give_role(title, Role.TITLE)
        self._inside.addWidget(title)
        self._lists: dict[str, ChoiceList] = {}
        for row in TABLE:
            self._inside.addWidget(self._card(row.key, translated(row.title)))
        self._backups = BackupCard(self.frame, box)
        self._backups.restore_wanted.connect(self.restore_wanted)
        if self._directory is not None:
            self._backups.use(self._directory.backups)
        self._inside.addWidget(self._backups)
        self._inside.addWidget(self._encryption_card())
        hint = ElidedLabel(translated("Whatever you choose is in force at once, and kept."), box)
        give_role(hint, Role.THIRD)
        self._inside.addWidget(hint)
        self._inside.addStretch(1)
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(box)
        self._take_measure()

    def _card(self, key: str, title: str) -> Card:
        card = Card(self.frame.theme, title, self)
        choices = ChoiceList(self.frame.theme, title, card, in_row=True)
        choices.setObjectName(key)
        present = self._settings.current if self._settings else Settings()
        choices.show_options(_options(key), _key_of(key, present))
        choices.chosen_changed.connect(self._choose)
        card.body.addWidget(choices)
        self._lists[key] = choices
        return card

    def _encryption_card(self) -> Card:
        card = Card(self.frame.theme, translated("Encryption"), self)
        why = translated("A passphrase keeps the directory from whoever gets its file.")
        sentence = ElidedLabel(why, card)
        give_role(sentence, Role.SECOND)
        button = TextButton(self.frame.theme, translated("Encryption…"), "lock", parent=card)
        button.clicked.connect(partial(self.frame.go_to, "encryption"))
        card.body.addWidget(sentence)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _choose(self, value: str) -> None:
        """Take the value that was chosen in one of the lists."""
        if self._settings is None:
            return
        match self.sender().objectName():
            case "look":
                chosen = replace(self._settings.current, look=value)
            case "scale":
                chosen = replace(self._settings.current, scale=int(value))
            case "backup_megabytes":
                chosen = replace(self._settings.current, backup_megabytes=int(value))
            case _:
                chosen = replace(self._settings.current, language=value)
        before = self._settings.current
        self._settings.choose(chosen)
        self.frame.runner.write(self._settings.save, _nothing, failed=self._tell_failure)
        self.frame.theme.show(Look(chosen.look), chosen.scale)
        if chosen.language != before.language:
            self._speak(chosen.language)

    def _speak(self, choice: str) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            speak(application, choice)
        self._show_settings()
        self._lists["language"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.language_changed.emit(choice)

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self.frame.tell(
            translated(
                "The settings cannot be kept: {reason}. They are in force until you quit.",
                reason=error.strerror or str(error),
            )
        )

    def _take_measure(self) -> None:
        if self._settings is None:
            return
        px = self.frame.theme.measures.px
        self._inside.setContentsMargins(px(32), px(24), px(32), px(24))
        self._inside.setSpacing(px(16))
        self._box.setMaximumWidth(px(_WIDEST))


def _options(key: str) -> tuple[Option, ...]:
    match key:
        case "look":
            return tuple(Option(look, translated(text)) for look, text in _LOOKS.items())
        case "scale":
            locale = QLocale()
            return tuple(
                Option(str(scale), translated("{number} %", number=locale.toString(scale)))
                for scale in _SCALES
            )
        case "backup_megabytes":
            return tuple(Option(str(room), _room(room)) for room in BACKUP_ROOMS)
        case _:
            codes = known_languages(pseudo=bool(os.environ.get(DEVELOPER_VARIABLE)))
            named = tuple(Option(code, _name_of(code)) for code in codes)
            return (Option("", translated("As the system")), *named)


def _key_of(key: str, settings: Settings) -> str:
    if key == "scale":
        return str(min(_SCALES, key=lambda scale: abs(scale - settings.scale)))
    return str(getattr(settings, key))


def _room(megabytes: int) -> str:
    if not megabytes:
        return translated("As much as they need")
    return translated("{number} GB", number=QLocale().toString(megabytes // 1000))


def _name_of(code: str) -> str:
    return _NAMES.get(code) or QLocale(code).nativeLanguageName() or code


def _nothing(_answer: None) -> None:
    """Say nothing: what was chosen is seen."""
