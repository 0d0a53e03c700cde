"""What is printed, who may see it, and on which paper or labels."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stakeholders.desktop.exporting.export_options import audience_options
from stakeholders.desktop.printing.print_options import Subject, paper_options
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import translated
from stakeholders.printing.paper import PAPER_NAMES, Paper


class PrintChoices(QWidget):
    """The choices below each other; `changed` tells that something else is wanted."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._forms: tuple[tuple[str, str], ...] = ()
        self._whats = ChoiceList(theme, translated("What?"), self)
        self._audiences = ChoiceList(theme, translated("Who may see it?"), self)
        self._papers = ChoiceList(theme, translated("Paper"), self, in_row=True)
        self._sheets = ChoiceList(theme, translated("Labels"), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for title, choices in (
            (translated("What?"), self._whats),
            (translated("Who may see it?"), self._audiences),
        ):
            self._add(title, choices)
        self._paper_title = self._add(translated("Paper"), self._papers)
        self._sheet_title = self._add(translated("Labels"), self._sheets)
        self._whats.chosen_changed.connect(self._offer_sheets)
        for choices in self.stops:
            choices.chosen_changed.connect(self.changed)
        self._show_sheets()

    @property
    def stops(self) -> tuple[ChoiceList, ...]:
        """The choices in the order of the tab key."""
        return (self._whats, self._audiences, self._papers, self._sheets)

    @property
    def what(self) -> str:
        """What is printed."""
        return self._whats.chosen

    @property
    def sheet(self) -> str:
        """On which labels, nothing where none are needed."""
        return self._sheets.chosen if self._forms else ""

    @property
    def audience(self) -> Visibility:
        """Who may see it."""
        return Visibility(self._audiences.chosen)

    @property
    def paper(self) -> Paper:
        """On which paper."""
        return Paper(self._papers.chosen)

    def offer(self, subject: Subject, audience: str, paper: str) -> None:
        """Offer what can be printed of a subject, with these choices to begin with."""
        self._whats.show_options(subject.options(), "")
        self._audiences.show_options(audience_options(), audience)
        names = [(one.value, PAPER_NAMES[one]) for one in Paper]
        self._papers.show_options(paper_options(names), paper)
        self._offer_sheets()

    def take_focus(self) -> None:
        """Give the focus to the first choice."""
        self._whats.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_spacing(self, pixels: int) -> None:
        """Part the choices by so many pixels."""
        self._column.setSpacing(pixels)

    def _offer_sheets(self) -> None:
        """Let labels be chosen where something is printed on them, else the paper."""
        from stakeholders.app.contact_sheets import forms_of

        forms = forms_of(self._whats.chosen)
        if forms != self._forms:
            self._forms = forms
            self._sheets.show_options(paper_options(forms), "")
        self._show_sheets()

    def _show_sheets(self) -> None:
        for part in (self._sheets, self._sheet_title):
            part.setVisible(bool(self._forms))
        for part in (self._papers, self._paper_title):
            part.setVisible(not self._forms)

    def _add(self, title: str, choices: ChoiceList) -> ElidedLabel:
        label = ElidedLabel(title, self)
        give_role(label, Role.CARD_TITLE)
        label.setBuddy(choices)
        self._column.addWidget(label)
        self._column.addWidget(choices)
        return label
