"""One setting on its page: what it is called and for, and how it is chosen."""

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stakeholders.app.settings_table import Choice, Kind, Setting, language_choices
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.settings.marked_label import MarkedLabel
from stakeholders.desktop.settings.text_setting import TextSetting
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.choice_list import ChoiceList, Option
from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.domain.text import fold
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from pathlib import Path

    from stakeholders.app.choices import Choices

DEVELOPER_VARIABLE: Final = "STAKEHOLDERS_DEVELOPER"
"""Set in the environment, the pseudo-language can be chosen."""

_AREAS: Final = "area"
_LENGTH_OF_A_CODE: Final = 2


class SettingRow(QWidget):
    """Made from a row of the table alone; `chosen` tells the value, as a text, that was chosen."""

    chosen = Signal(str)

    def __init__(self, frame: Frame, row: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self._frame = frame
        self._choices: Choices | None = None
        self._value: str | int = row.default
        self._title = MarkedLabel(frame.theme, translated(row.title), self)
        self._help = MarkedLabel(frame.theme, translated(row.help), self)
        give_role(self._help, Role.THIRD)
        self._control = self._made_control()
        self._control.setObjectName(row.key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(frame.theme.measures.px(4))
        for part in (self._title, self._help):
            column.addWidget(part)
        column.addLayout(self._line())

    def show_value(self, value: str | int) -> None:
        """Show what is chosen."""
        self._value = value
        if isinstance(self._control, ChoiceList):
            self._control.show_options(self._options(), str(self._nearest(value)))
        else:
            self._control.show_value(self._shown(str(value)))

    def complete_with(self, choices: "Choices") -> None:
        """Say countries by their names, and complete them, from now on."""
        self._choices = choices
        if self.row.kind is Kind.COUNTRY and isinstance(self._control, TextSetting):
            self._control.complete_with(tuple(self._countries().values()))
            self.show_value(self._value)

    def fits(self, words: tuple[str, ...]) -> bool:
        """Tell whether all these words, as they are compared, are in what the row says."""
        texts = [self.row.title, self.row.help, self.row.aliases]
        texts += [choice.text for choice in self.row.choices]
        said = fold(" ".join(translated(text) for text in texts))
        return all(word in said for word in words)

    def mark(self, words: tuple[str, ...]) -> None:
        """Mark these words in title and help."""
        self._title.mark(words)
        self._help.mark(words)

    def take_focus(self) -> None:
        """Give the focus to what chooses."""
        self._control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _made_control(self) -> ChoiceList | TextSetting:
        title, theme = translated(self.row.title), self._frame.theme
        if self.row.kind in (Kind.CHOICE, Kind.LANGUAGE):
            choices = ChoiceList(theme, title, self, in_row=True)
            choices.chosen_changed.connect(self.chosen)
            return choices
        field = TextSetting(theme, title, translated(self.row.hint), self._judge, self)
        field.kept.connect(self._tell_typed)
        return field

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._control, 1)
        if self.row.kind is Kind.FOLDER:
            text = translated("Choose a folder…")
            button = TextButton(self._frame.theme, text, "folder-open", parent=self)
            button.clicked.connect(self._ask_for_folder)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    # choices

    def _options(self) -> tuple[Option, ...]:
        choices = self.row.choices
        if self.row.kind is Kind.LANGUAGE:
            choices = language_choices(pseudo=bool(os.environ.get(DEVELOPER_VARIABLE)))
        return tuple(Option(str(one.value), _words(one), translated(one.note)) for one in choices)

    def _nearest(self, value: str | int) -> str | int:
        """Return the offered number that is nearest: others are taken from the file too."""
        numbers = [one.value for one in self.row.choices if isinstance(one.value, int)]
        if not isinstance(value, int) or value in numbers or not numbers:
            return value
        return min(numbers, key=lambda number: abs(number - value))

    # texts

    def _shown(self, value: str) -> str:
        if self.row.kind is Kind.COUNTRY and self._choices is not None:
            return self._choices.name(_AREAS, value) if value else ""
        return value

    def _value_of(self, typed: str) -> str | None:
        """Return the value that was typed, None where it is none of the countries."""
        if self.row.kind is not Kind.COUNTRY or not typed:
            return typed
        code = self._choices.code(_AREAS, typed) if self._choices else typed.upper()
        return code if code and len(code) == _LENGTH_OF_A_CODE else None

    def _judge(self, typed: str) -> Verdict:
        value = self._value_of(typed)
        if value is None:
            return Verdict(Level.BAD, translated("There is no such country."))
        if not self.row.takes(value):
            return Verdict(Level.BAD, translated("This is too long."))
        return Verdict()

    def _tell_typed(self, typed: str) -> None:
        value = self._value_of(typed)
        if value is not None:
            self.show_value(value)
            self.chosen.emit(value)

    def _countries(self) -> dict[str, str]:
        names = self._choices.names.get(_AREAS, {}) if self._choices else {}
        return {code: name for code, name in names.items() if len(code) == _LENGTH_OF_A_CODE}

    def _ask_for_folder(self) -> None:
        self._frame.ask.for_folder(translated("Which folder shall it be?"), self._take_folder)

    def _take_folder(self, folder: "Path") -> None:
        self.show_value(str(folder))
        self.chosen.emit(str(folder))


def _words(choice: Choice) -> str:
    if choice.is_name:
        return choice.text
    if choice.number is None:
        return translated(choice.text)
    return translated(choice.text, number=QLocale().toString(choice.number))
