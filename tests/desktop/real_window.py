"""The real window over a real directory, driven by keys as a user drives it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap, paths
from stakeholders.desktop.actions.positions import PositionKeys
from stakeholders.desktop.application import Desktop, Parts
from stakeholders.desktop.ask import Ask
from stakeholders.desktop.main_window import MainWindow
from stakeholders.desktop.people.people_feature import PeopleFeature
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.settings.spoken_language import speak
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.in_parts import InParts
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.desktop.widgets.toast import Toast
from stakeholders.domain.record import Record
from stakeholders.domain.search_row import SearchRow
from tests.desktop.scripted_ask import ScriptedAsk

NO = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BUG = "Something went wrong inside the program"


class RealWindow:
    """Presses keys where the focus is, counts them, and reads what is shown."""

    def __init__(self, desktop: Desktop, qtbot: QtBot, ask: ScriptedAsk) -> None:
        self.desktop = desktop
        self.qtbot = qtbot
        self.ask = ask
        self.pressed = 0

    # keys

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
        """Press one key; each modifier that is held counts as a key too."""
        held = (one for one in (CONTROL, SHIFT, ALT) if one & modifiers)
        self.pressed += 1 + sum(1 for _ in held)
        QTest.keyClick(self.focus, key, modifiers)
        self.settle()

    def keys(self, *keys: Qt.Key) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.key(key)

    def chord(self, letter: str, *, shift: bool = False) -> None:
        """Press a letter or a digit with Ctrl."""
        self.key(Qt.Key(ord(letter)), CONTROL | SHIFT if shift else CONTROL)

    def type(self, text: str) -> None:
        """Type a text in any script, where the focus is."""
        for letter in text:
            self.pressed += 1
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, NO, letter))
        self.settle()

    def paste(self, text: str) -> None:
        """Copy a text elsewhere and add it from here."""
        QGuiApplication.clipboard().setText(text)
        self.chord("V", shift=True)

    def look_for(self, query: str) -> list[str]:
        """Search anew, and return the names that are found."""
        self.chord("F")
        self.type(query)
        return self.names

    def settle(self) -> None:
        """Wait until all that was asked for is answered and shown."""
        for _ in range(6):  # an answer may ask for more
            self.qtbot.waitUntil(lambda: self.desktop.runner.is_idle, timeout=20000)
            for parts in self.window.findChildren(InParts):
                parts.finish()
            QApplication.processEvents()
        assert BUG not in self.told

    # what is shown

    @property
    def window(self) -> MainWindow:
        """The window as it stands; another one after a change of language."""
        return self.desktop.window

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        return QApplication.focusWidget() or self.window

    @property
    def people(self) -> PeoplePage:
        """The page of list and card."""
        return self.desktop.features.one(PeopleFeature).page

    @property
    def rows(self) -> ResultList:
        """The list of what was found."""
        return self.people.findChildren(ResultList)[0]

    @property
    def names(self) -> list[str]:
        """The names in the list."""
        return [row.name for _, row in self.rows.rows.loaded()] if self.people.total else []

    @property
    def record(self) -> Record:
        """The contact whose card is shown."""
        card = self.people.card
        assert card is not None, "no card is shown"
        return card.record

    @property
    def told(self) -> str:
        """The message at the bottom, empty without one."""
        shown = [toast.text for toast in self.window.findChildren(Toast) if toast.isVisible()]
        return shown[0] if shown else ""

    @property
    def texts(self) -> list[str]:
        """All texts that labels show now, as they are read: where long words may break is aside."""
        shown: tuple[QLabel | QAbstractButton, ...] = (
            *self.window.findChildren(QLabel),
            *self.window.findChildren(QAbstractButton),
        )
        texts = [one.text().replace("\u200b", "") for one in shown if one.isVisible()]
        return [text for text in texts if text]

    @property
    def clipboard(self) -> str:
        """What was copied."""
        return QGuiApplication.clipboard().text()

    def field(self, label: str) -> EditableField:
        """Return the field of the card with this label."""
        fields = self.people.findChildren(EditableField)
        shown = [one for one in fields if one.isVisible()]
        return next(
            one for one in shown if any(t.text() == label for t in one.findChildren(QLabel))
        )

    def find(self, query: str) -> tuple[SearchRow, ...]:
        """Return what the directory itself finds."""
        assert self.desktop.directory is not None
        return self.desktop.directory.search.find(query).rows


def window_parts(file: Path | None = None) -> Parts:
    """Return what bootstrap hands to the window."""
    return bootstrap.window_parts(file or paths.user_directory_file())


@contextmanager
def opened(
    qtbot: QtBot,
    *answers: Path | str | None,
    file: Path | None = None,
    parts: Parts | None = None,
    brought: Path | None = None,
) -> Iterator[RealWindow]:
    """Start the program, and close it at the end as a user does."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    font, palette = application.font(), application.palette()
    script = ScriptedAsk(*answers)

    def ask(_window: QWidget) -> Ask:
        return script

    parts = parts or window_parts(file)
    speak(application, parts.settings.load().language)
    desktop = Desktop(application, parts, ask, brought)
    driver = RealWindow(desktop, qtbot, script)
    try:
        desktop.start()
        desktop.window.resize(1240, 800)
        driver.settle()
        doors = {"welcome", "unlocking"}
        qtbot.waitUntil(lambda: desktop.directory is not None or driver.window.place in doors)
        driver.settle()
        yield driver
    finally:
        desktop.stop()
        desktop.window.close()
        for keys in application.findChildren(PositionKeys):
            application.removeEventFilter(keys)
            keys.deleteLater()
        application.aboutToQuit.disconnect(desktop.stop)
        desktop.window.deleteLater()
        desktop.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.setStyleSheet("")
        application.setPalette(palette)
        application.setFont(font)
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        QLocale.setDefault(QLocale(QLocale.Language.English))
