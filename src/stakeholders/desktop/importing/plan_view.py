"""A planned import laid out to be looked over: sentence, filters, contacts, details."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from stakeholders.app.importing_plan import Decision
from stakeholders.desktop.importing.plan_details import PlanDetails
from stakeholders.desktop.importing.plan_rows import TITLES, Preview, sentence_on
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.chip import ChipButton, ChipText, Tone
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.desktop.widgets.rows_model import ResultRow
from stakeholders.desktop.widgets.splitting import tell_in_order
from stakeholders.i18n import plural, translated


class PlanView(QWidget):
    """Says in its signals what somebody wants to do with the plan."""

    apply_wanted = Signal()
    leave_wanted = Signal()
    file_wanted = Signal()
    columns_wanted = Signal()
    refused_wanted = Signal()

    def __init__(self, theme: Theme, country_name: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview: Preview | None = None
        self._decision: Decision | None = None
        self._sentence = LeadingLabel(self, Role.HEADING)
        self._about = ElidedLabel("", self)
        give_role(self._about, Role.SECOND)
        self._import = TextButton(theme, translated("Import"), "check", Role.PRIMARY, self)
        self._other = TextButton(theme, translated("Another file…"), "", None, self)
        self._leave = TextButton(theme, translated("Back"), "", None, self)
        self._columns = TextButton(theme, translated("Columns…"), "", None, self)
        self._refused = TextButton(theme, translated("Save the refused…"), "", None, self)
        self._filters = QWidget(self)
        self._flow = FlowLayout(self._filters)
        self._chips = {decision: self._chip(decision) for decision in (None, *TITLES)}
        self._list = ResultList(theme, translated("Contacts of the file"), self)
        self._details = PlanDetails(theme, country_name, self)
        self._connect()
        self._lay_out()

    @property
    def preview(self) -> Preview | None:
        """What is shown."""
        return self._preview

    def show_preview(self, preview: Preview, about: str) -> None:
        """Show a plan; `about` says which file, in which format."""
        self._preview = preview
        sentence = sentence_on(preview)
        self._sentence.say(sentence)
        self._about.setText(about)
        count = preview.count
        self._import.setText(plural("Import {count} contact", "Import {count} contacts", count))
        self._import.setVisible(count > 0)
        self._import.setEnabled(count > 0)
        self._import.setAccessibleDescription(sentence)
        self._refused.setVisible(bool(preview.total(Decision.REFUSED)))
        self._filter(None)

    def show_applying(self) -> None:
        """Say that the import is being written."""
        self._sentence.say(translated("Importing…"))
        self._import.setEnabled(False)

    def take_focus(self) -> None:
        """Give the focus to the button that imports, or to the one that leads back."""
        button = self._leave if self._import.isHidden() else self._import
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self, decision: Decision | None) -> None:
        if self._preview is None:
            return
        self._decision = decision
        self._show_counts(self._preview)
        self._list.show_rows(self._preview.rows(decision), self._preview.total(decision))

    def _fill(self, first: int) -> None:
        if self._preview is not None:
            self._list.rows.set_page(first, self._preview.rows(self._decision, first))

    def _show_counts(self, preview: Preview) -> None:
        for decision, chip in self._chips.items():
            count = preview.total(decision)
            title = translated(TITLES[decision]) if decision else translated("All")
            text = translated("{title}: {count}", title=title, count=count)
            is_on = decision is self._decision
            chip.show_text(
                ChipText(text, "check" if is_on else "", Tone.ACCENT if is_on else Tone.PLAIN)
            )
            name = translated("{filter}, shown", filter=text) if is_on else text
            chip.setAccessibleName(name)
            chip.setVisible(bool(count) or decision is None)

    def _show_row(self, row: ResultRow | None) -> None:
        found = self._preview.item(row) if self._preview and row else None
        self._details.show_item(found)

    def _chip(self, decision: Decision | None) -> ChipButton:
        chip = ChipButton(self._theme, ChipText(""), self._filters)
        chip.clicked.connect(partial(self._filter, decision))
        self._flow.addWidget(chip)
        return chip

    def _connect(self) -> None:
        self._import.setToolTip(translated("Enter"))
        self._leave.setToolTip(translated("Escape"))
        self._import.clicked.connect(self.apply_wanted)
        self._other.clicked.connect(self.file_wanted)
        self._columns.clicked.connect(self.columns_wanted)
        self._refused.clicked.connect(self.refused_wanted)
        self._leave.clicked.connect(self.leave_wanted)
        self._list.current_changed.connect(self._show_row)
        self._list.page_wanted.connect(self._fill)

    def _lay_out(self) -> None:
        left = QWidget(self)
        give_role(left, Role.PANE)
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = self._theme.measures.px
        column = QVBoxLayout(left)
        column.setContentsMargins(0, px(14), 0, 0)
        column.setSpacing(px(10))
        filters = QHBoxLayout()
        filters.setContentsMargins(px(18), 0, px(18), 0)
        filters.addWidget(self._filters)
        column.addLayout(filters)
        column.addWidget(self._list, 1)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(left)
        parts.addWidget(self._details)
        tell_in_order(parts)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setSizes([px(480), px(560)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(parts, 1)

    def _head(self) -> QWidget:
        px = self._theme.measures.px
        head = QWidget(self)
        give_role(head, Role.BAR)
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._sentence)
        words.addWidget(self._about)
        line = QHBoxLayout(head)
        line.setContentsMargins(px(20), px(14), px(20), px(14))
        line.setSpacing(px(8))
        line.addLayout(words, 1)
        line.addSpacing(px(8))
        for button in (self._import, self._columns, self._refused, self._other, self._leave):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head
