"""Forms of a page: a heading, a sentence, lines to type in, and buttons in a row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.i18n import directed


class Form(QWidget):
    """A column of what belongs to one step."""

    def __init__(self, theme: Theme, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = QLabel(title, self)
        self._sentence = QLabel(directed(sentence), self)
        give_role(self._title, Role.TITLE)
        give_role(self._sentence, Role.SECOND)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for label in (self._title, self._sentence):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.column.addWidget(label)
        self.setAccessibleName(title)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def say(self, sentence: str) -> None:
        """Say something else under the heading."""
        self._sentence.setText(directed(sentence))

    def add_row(self, *buttons: QPushButton) -> None:
        """Put buttons side by side, or one below the other where there is little room."""
        row = QWidget(self)
        flow = FlowLayout(row, gap=self._theme.measures.px(8))
        for button in buttons:
            flow.addWidget(button)
        self.column.addWidget(row)

    def _take_measure(self) -> None:
        self.column.setSpacing(self._theme.measures.px(12))
