"""Exporting in the window: the command opens a panel over what the list shows."""

from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import Feature, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.scopes import flags_for, list_of_place
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # the panel is imported when it is shown, the store after the first paint
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.exporting.export_panel import ExportPanel, ExportScope


class ExportFeature(Feature):
    """Makes the panel when somebody exports for the first time."""

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._panel: ExportPanel | None = None

    @override
    def connect_commands(self) -> None:
        self.frame.actions.connect_to("exporting.open", self._open)

    @override
    def use(self, directory: "Directory") -> None:
        super().use(directory)
        if self._panel is not None:
            self._panel.use(directory)

    def _open(self) -> None:
        if self.directory is not None:
            panel = self._panel or self._made_panel(self.directory)
            panel.open(self._scope())

    def _made_panel(self, directory: "Directory") -> "ExportPanel":
        from stakeholders.desktop.exporting.export_panel import ExportPanel

        workplace = self.workplace
        self._panel = ExportPanel(self.frame, workplace.settings, workplace.documents())
        self._panel.use(directory)
        return self._panel

    def _scope(self) -> "ExportScope":
        from stakeholders.app.exporting import Scope
        from stakeholders.desktop.exporting.export_panel import ExportScope

        people = self.workplace.people
        scope, text = people.scope, people.text
        title = translated(scope.title)
        if list_of_place(scope.place) and not text:
            contacts = Scope(list_name=scope.title)
        else:
            contacts = Scope(text, tuple(flags_for(scope, text)))
        shown = _title(title, text, people.total)
        return ExportScope(scope.place, shown, title, contacts)


def _title(name: str, text: str, total: int) -> str:
    """Return the title of what is exported: what is searched for finds posts and events too."""
    if text:
        return plural("{name}, {count} found", "{name}, {count} found", total, name=name)
    return plural("{name}, {count} contact", "{name}, {count} contacts", total, name=name)
