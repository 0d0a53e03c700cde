"""What covers the window while its directory is closed to be encrypted, or opened for good."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from stakeholders.app.progress import Job
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.i18n import translated


class ConversionPanel(Overlay):
    """Goes when the work has ended, not before: neither Escape nor a click beside it ends it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(480, 170))
        give_topic(self, "encryption")
        px = theme.measures.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(12))
        self._title = QLabel(self._panel)
        give_role(self._title, Role.HEADING)
        promise = QLabel(
            translated("The file is replaced at the very end, when the new one is compared."),
            self._panel,
        )
        give_role(promise, Role.SECOND)
        self._progress = LateProgress(theme, self._panel)
        for part in (self._title, promise):
            part.setWordWrap(True)
            self._column.addWidget(part)
        self._column.addWidget(self._progress)
        self._column.addStretch(1)
        self._panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def start(self, title: str) -> Job:
        """Cover the window and return the job of the work."""
        self._title.setText(title)
        self.appear(self._panel)
        return self._progress.start(title)

    def finish(self) -> None:
        """Show the window again."""
        self._progress.finish()
        self.disappear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
