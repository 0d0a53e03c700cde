"""The window in a process of its own, watched: when it is painted, what it takes, how it runs.

`python -m tests.benchmarks.window_at_work DIRECTORY [FILE TO IMPORT]` prints one JSON object a
line: first `painted`, then, once the recorded flows were played, `frames` and `settled`; with
`--keys SIZE` in place of them `keys` and `wheel`, once queries of so many contacts were typed.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from stakeholders import bootstrap
from stakeholders.desktop.plain_imports import import_plainly, put_off_asyncio

if TYPE_CHECKING:
    from stakeholders.desktop.application import Desktop


class _FirstRows(QObject):
    """Tells once that the window was painted with rows in it."""

    def __init__(self, application: QApplication, desktop: "Desktop", *, goes_on: bool) -> None:
        super().__init__(application)
        self._application = application
        self._desktop = desktop
        self._goes_on = goes_on
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        from stakeholders.desktop.people.people_feature import PeopleFeature

        if (
            event.type() is QEvent.Type.Paint
            and self._desktop.features.one(PeopleFeature).page.total
        ):
            self._application.removeEventFilter(self)
            tell(painted={"cpu": time.process_time(), "pss": pss_megabytes()})
            if not self._goes_on:
                QTimer.singleShot(0, self._application.quit)
        return False


def tell(**what: object) -> None:
    """Print an object on a line of its own, at once."""
    print(json.dumps(what), flush=True)


def pss_megabytes() -> float:
    """Return this process's share of memory, pages that others use too divided among them."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    lines = rollup.read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


_Work = Callable[[QApplication, "Desktop"], None]


def main(file: Path, work: _Work | None) -> None:
    """Open the window on a directory as the program does, and play the flows in it."""
    import_plainly()
    put_off_asyncio()
    from stakeholders.desktop.application import Desktop
    from stakeholders.desktop.settings.spoken_language import speak

    application = QApplication(["stakeholders"])
    parts = bootstrap.window_parts(file)
    speak(application, "en")
    desktop = Desktop(application, parts)
    desktop.start()
    _FirstRows(application, desktop, goes_on=work is not None)
    if work is not None:
        QTimer.singleShot(0, partial(work, application, desktop))
    application.exec()


def _type(size: int, application: QApplication, desktop: "Desktop") -> None:
    from tests.benchmarks.keys_in_window import press_keys, turn_wheel
    from tests.desktop.recorded_flows import come_to_rest

    come_to_rest(lambda: desktop.directory is not None and desktop.runner.is_idle)
    tell(keys=press_keys(desktop, size))
    tell(wheel=turn_wheel(desktop))
    application.quit()


def _play(imported: Path | None, application: QApplication, desktop: "Desktop") -> None:
    from stakeholders.desktop.importing.import_feature import ImportFeature
    from tests.desktop.recorded_flows import FLOWS, THEMES, FrameMeter, come_to_rest, play

    come_to_rest(lambda: desktop.directory is not None and desktop.runner.is_idle)
    meter = FrameMeter()
    beside = 0
    if imported is not None:
        desktop.features.one(ImportFeature).page.show_file(imported)
        beside = 1
    play(desktop, meter, FLOWS, beside=beside)
    play(desktop, meter, THEMES, beside=beside)
    meter.stop()
    tell(frames=[[one.step, one.milliseconds, one.own_milliseconds] for one in meter.frames])
    tell(settled={"pss": pss_megabytes()})
    application.quit()


def _wanted(given: list[str]) -> _Work | None:
    """Return what the window is to do once it is there, nothing where only that is looked at."""
    if "--start" in sys.argv:
        return None
    if "--keys" in sys.argv:
        return partial(_type, int(given[0]))
    return partial(_play, Path(given[0]) if given else None)


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    main(Path(given[0]), _wanted(given[1:]))
