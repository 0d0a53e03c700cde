"""The window at work: what was handed over by bootstrap, put together and started."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from stakeholders.app.bug_log import note_bug
from stakeholders.app.encryption_errors import LockedFileError
from stakeholders.app.first_page import DirectoryFileError, FirstPage
from stakeholders.app.settings import SettingsFile
from stakeholders.app.window_state import WindowStateFile
from stakeholders.desktop.actions.first_window import FIRST_WINDOW
from stakeholders.desktop.actions.positions import PositionKeys
from stakeholders.desktop.ask import Ask, WindowAsk
from stakeholders.desktop.changes import ChangeRelay
from stakeholders.desktop.day_watch import DayWatch
from stakeholders.desktop.encryption.unlocking_feature import UnlockingFeature
from stakeholders.desktop.feature import WholeFile
from stakeholders.desktop.features import Features
from stakeholders.desktop.file_watch import FileWatch
from stakeholders.desktop.first_paint import NextPaint
from stakeholders.desktop.garbage import WindowGarbage
from stakeholders.desktop.idle_watch import IdleWatch
from stakeholders.desktop.main_window import MainWindow
from stakeholders.desktop.pages import FEATURES
from stakeholders.desktop.runner import Runner
from stakeholders.desktop.settings.spoken_language import speak
from stakeholders.desktop.style.application_icon import application_icon
from stakeholders.desktop.style.theme import Look, Theme
from stakeholders.desktop.welcome.welcome_feature import WelcomeFeature
from stakeholders.domain.changes import Changes
from stakeholders.domain.problems import Problem
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.backups import Restored
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.encryption import Encryption
    from stakeholders.desktop.single_instance import FirstInstance

_LOOK_AT_OTHERS_MS: Final = 2000
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the window is given: how files are read, opened and made.

    `first_page` reads what a file shows first of the contacts with a flag, `encryption` makes what
    knows the keys when it is first asked, `take_over` opens a file that another computer has,
    `is_open_here` tells whether a process of this one has it, `restore` puts a backup in the place
    of a file.
    """

    file: Path
    first_page: Callable[[Path, str], FirstPage]
    open_directory: Callable[[Path], "Directory"]
    make_directory: Callable[[Path, bool], None]
    settings: SettingsFile
    state: WindowStateFile
    encryption: "Callable[[], Encryption]"
    take_over: Callable[[Path], "Directory"]
    is_open_here: Callable[[Path], bool]
    restore: Callable[[Path, Path], "Restored"]


class Desktop(QObject):
    """The running window: opens the directory behind it and passes changes on."""

    def __init__(
        self,
        application: QApplication,
        parts: Parts,
        ask: Callable[[QWidget], Ask] = WindowAsk,
        brought: Path | None = None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._parts = parts
        self._ask = ask
        self._brought = brought
        self._file = parts.file
        self._version = 0
        self._keys: PositionKeys | None = None
        self.directory: Directory | None = None
        settings = parts.settings.current
        self.theme = Theme(application, Look(settings.look), settings.scale)
        self.runner = Runner(self._tell_error, self, self._tell_unwritten)
        self._relay = ChangeRelay(self)
        self._relay.changed.connect(self._refresh)
        self._others = QTimer(self, interval=_LOOK_AT_OTHERS_MS)
        self._others.timeout.connect(self._look_at_others)
        self._day = DayWatch(self.runner, self)
        self._day.turned.connect(self._show_day)
        self._day.problems_met.connect(self._tell_problems)
        self._day.purged.connect(self._tell_purged)
        self._idle = IdleWatch(lambda: parts.settings.current.lock_after, self)
        self._idle.idled.connect(self._lock)
        self._garbage = WindowGarbage(self)
        self._first: FirstInstance | None = None
        parts.state.load()
        self._build()
        application.aboutToQuit.connect(self.stop)

    def start(self) -> None:
        """Show the window with the first rows, then open the directory behind it."""
        self._open(self._file)
        self.window.show()
        self._idle.watch(self.window.windowHandle())
        QTimer.singleShot(0, self.features.take_focus)
        for finding in self._parts.settings.findings:
            self.window.tell(finding.problem.message)

    def stop(self) -> None:
        """Finish what is being written and let go of the file."""
        self._others.stop()
        self._day.leave()
        self._watch.leave()
        self._remember()
        self.runner.write(self._parts.state.save, _ignore, failed=_ignore)
        if self._first is not None:
            self._first.stop()
        if self.directory is not None:
            directory, self.directory = self.directory, None
            self.runner.write(directory.close, _ignore)
        self.runner.stop()
        self._garbage.stop()

    def _build(self) -> None:
        """Make the window in the language that is spoken now."""
        application = self._application
        parts = self._parts
        self.window = MainWindow(self.theme, self.runner, FIRST_WINDOW, self._ask)
        file = WholeFile(
            parts.encryption, self._open, self._make, self._restore, self._while_closed,
            self._cannot_open, self._lock,
        )  # fmt: skip
        self.features = Features(self.window, FEATURES, parts.settings, parts.state, file)
        self.features.language_changed.connect(self._speak)
        self.window.be_as(parts.state.current)
        self._watch = FileWatch(self.window.frame, self.window.banner, self.window)
        self._watch.take_over_wanted.connect(self._take_over)
        self._watch.reopen_wanted.connect(self._open_for_work)
        if self._keys is not None:
            application.removeEventFilter(self._keys)
            self._keys.deleteLater()
        self._keys = PositionKeys(self.window.actions_, application.platformName(), application)

    def _remember(self) -> None:
        """Note how the window would be left now."""
        state = self._parts.state
        state.change(self.features.noted(self.window.noted(state.current)))

    def _speak(self, choice: str) -> None:
        """Make the window anew in another language, at the same place."""
        speak(self._application, choice)
        place = self.window.place
        self._show_anew()
        if self.directory is not None:
            self._hand_over(self.directory)
        self.window.go_to(place)

    def _lock(self) -> None:
        """Close an encrypted directory; forget its key and whatever the window shows of it."""
        from stakeholders.app.backups import needs_key

        if self.directory is None or not needs_key(self._file):
            return
        unlocking = self._parts.encryption().unlocking
        if unlocking.is_kept_by_system(self._file):
            return
        self._others.stop()
        self._day.leave()
        directory, self.directory = self.directory, None
        self.runner.write(directory.close, _ignore)
        unlocking.forget(self._file)
        self._show_anew()
        self._open(self._file)

    def _show_anew(self) -> None:
        """Put a new window in the place of the old one."""
        old = self.window
        self._watch.leave()
        self._remember()
        self._build()
        self.window.show()
        self._idle.watch(self.window.windowHandle())
        old.hide()
        old.deleteLater()

    def _open(self, path: Path) -> None:
        self._file = path
        first_page = partial(self._parts.first_page, path, self.features.first_flag)
        self.runner.read(first_page, self._show_first_page, failed=self._cannot_open)

    def _show_first_page(self, page: FirstPage) -> None:
        self.features.show_first_page(page)
        NextPaint(self._application, self.window).done.connect(self._go_on)

    def _go_on(self) -> None:
        self._open_for_work()
        self.features.complete()
        self._application.setWindowIcon(application_icon())

    def _open_for_work(self) -> None:
        work = partial(self._parts.open_directory, self._file)
        self.runner.write(work, self._use, failed=self._cannot_open)

    def _take_over(self) -> None:
        self.runner.write(partial(self._parts.take_over, self._file), self._use)

    def _use(self, directory: "Directory") -> None:
        if self.directory is not None:
            self.runner.write(self.directory.close, _ignore)
        self.directory = directory
        directory.listen(self._hear)
        self._hand_over(directory)
        self._garbage.begin()
        self._day.use(directory)
        self._version = 0
        self._look_at_others()
        self._others.start()
        self._be_raised()
        if self._brought is not None:
            brought, self._brought = self._brought, None
            self.window.file_dropped.emit(str(brought))

    def _show_day(self) -> None:
        """Show anew what is due, and what holds, on another day."""
        self.features.refresh(Changes(None, frozenset(), frozenset({"entry"})))

    def _tell_purged(self, count: int) -> None:
        text = plural(
            "Erased {count} contact or list that was in the bin for 90 days.",
            "Erased {count} contacts and lists that were in the bin for 90 days.",
            count,
        )
        self.window.tell(text)

    def _tell_problems(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self.window.tell(problem.message)

    def _restore(self, backup: Path) -> None:
        work = partial(self._parts.restore, self._file, backup)
        self._while_closed(work, self._tell_restored, self._tell_error)

    def _tell_restored(self, done: "Restored") -> None:
        if done.kept is None:
            text = translated("Restored {backup}.", backup=done.backup.name)
        else:
            text = translated(
                "Restored {backup}. What was there before is kept as {kept}.",
                backup=done.backup.name,
                kept=done.kept.name,
            )
        self.window.tell(text)

    def _be_raised(self) -> None:
        """Let further starts on this file raise this window."""
        from stakeholders.desktop.single_instance import FirstInstance

        if self._first is None:
            self._first = FirstInstance(self)
            self._first.raise_wanted.connect(self._raise)
        self._first.listen(self._file)

    def _raise(self, token: str, brought: str) -> None:
        from stakeholders.desktop.single_instance import raise_window

        raise_window(self.window, token)
        if brought:
            self.window.file_dropped.emit(brought)

    def _hand_over(self, directory: "Directory") -> None:
        self.window.let_work()
        self.features.use(directory)
        self._watch.use(directory)

    def _cannot_open(self, error: Exception) -> None:
        if isinstance(error, LockedFileError):
            self.features.one(UnlockingFeature).show_locked(self._file, str(error))
            return
        is_first_run = not self._file.exists() and self._file == self._parts.file
        sentence = "" if is_first_run else _sentence(error)
        self.features.one(WelcomeFeature).show_problem(sentence)

    def _while_closed(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do what needs the file alone, then open it again whatever came of it."""
        self._others.stop()
        self._day.leave()
        self._watch.leave()
        self.window.hold_still(still=True)
        if self.directory is not None:
            directory, self.directory = self.directory, None
            self.runner.write(directory.close, _ignore)
        self.runner.write(
            work, partial(self._open_again, done), failed=partial(self._open_again, failed)
        )

    def _open_again(self, then: Callable[[Answer], None], answer: Answer) -> None:
        self.window.hold_still(still=False)
        self._open_for_work()
        then(answer)

    def _make(self, path: Path | None, sample: bool, then: Callable[[], None]) -> None:  # noqa: FBT001
        made = path or self._parts.file
        work = partial(self._parts.make_directory, made, sample)
        self.runner.write(work, partial(self._open_made, made, then))

    def _open_made(self, path: Path, then: Callable[[], None], _answer: None) -> None:
        self._open(path)
        self.features.when_open(then)

    def _hear(self, changes: Changes) -> None:
        """Pass on what an operation touched; called in the thread that wrote."""
        if changes.operation is not None:
            self.runner.note(changes.operation)
        self._relay.hear(changes)

    def _refresh(self, changes: Changes) -> None:
        self.features.refresh(changes)
        if self.directory is not None:
            self._tell_problems(self.directory.backups.take_failures())

    def _look_at_others(self) -> None:
        if self.directory is not None:
            self.runner.read(self.directory.data_version, self._compare_version, lane="others")
            self._watch.look()
            self._day.look()
            self._idle.look()
            self.runner.write(self.directory.rest, _ignore, failed=_ignore)

    def _compare_version(self, version: int) -> None:
        """Show anew what another process wrote to the file."""
        if self._version and version != self._version:
            self.features.refresh(Changes(None, frozenset(), frozenset({"entry"})))
        self._version = version

    def _tell_error(self, error: Exception) -> None:
        self.window.tell(_sentence(error))

    def _tell_unwritten(self, error: Exception, again: Callable[[], None]) -> None:
        """Say why something was not written; where the file is to blame it can be tried again."""
        if isinstance(error, DirectoryFileError):
            self.window.tell_unwritten(_sentence(error), again)
        else:
            self._tell_error(error)


def run_window(arguments: Sequence[str], parts: Parts, brought: Path | None = None) -> int:
    """Start the window, with a file to read into it, and return the exit code when it is closed."""
    application = QApplication(list(arguments))
    application.setApplicationName("Stakeholders")
    application.setDesktopFileName("org.stakeholders.Stakeholders")
    if parts.is_open_here(parts.file) and _is_raised(parts.file, brought):
        return 0
    speak(application, parts.settings.load().language)
    desktop = Desktop(application, parts, brought=brought)
    desktop.start()
    return application.exec()


def _is_raised(file: Path, brought: Path | None) -> bool:
    """Tell whether a window that has the file came to the front."""
    from stakeholders.desktop.single_instance import raise_first

    return raise_first(file, brought)


def _sentence(error: Exception) -> str:
    """Return what to say of an error; one that nobody expected is noted in the log of bugs."""
    if type(error).__module__.startswith("stakeholders."):
        return str(error)
    note_bug(error)
    return translated(
        "Something went wrong inside the program ({error}). What was saved is safe.",
        error=type(error).__name__,
    )


def _ignore(_answer: object) -> None:
    """Need no answer."""
