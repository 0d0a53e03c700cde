"""Detail edits: what is typed into the rows of a card, written away from the window."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.contact_view import ContactView
from stakeholders.desktop.people.detail_rows import DetailRow
from stakeholders.desktop.people.row_fields import RowFields
from stakeholders.domain.entry import EntryKind
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.search import SearchResult

_BODIES: Final = 6


class DetailEdits(QObject):
    """One operation and one message with Undo for every row that is kept.

    What cannot be written stays in its field, with the sentence that says why.
    """

    def __init__(self, frame: Frame, view: ContactView, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._view = view
        self._directory: Directory | None = None
        for fields in view.row_fields:
            fields.kept.connect(partial(self._keep, fields))
            fields.taken.connect(self._take)
            fields.bodies_wanted.connect(partial(self._look_for_bodies, fields))

    def use(self, directory: "Directory") -> None:
        """Write to this directory from now on."""
        self._directory = directory
        self.refresh()

    def refresh(self) -> None:
        """Read anew what fields are completed with: a tag or a field may have come."""
        if self._directory is not None:
            self._frame.runner.read(self._directory.choices.read, self._show, lane="choices")

    def _show(self, choices: "Choices") -> None:
        self._view.complete_with(choices)

    def _keep(self, fields: RowFields, row: DetailRow, text: str) -> None:
        if self._directory is None or self._frame.is_kept_for_later():
            return
        said = translated("Changed.") if row.text else translated("Added.")
        self._frame.runner.write(
            partial(row.write, self._directory, text),
            partial(self._tell_kept, row, said if text else translated("Removed.")),
            failed=partial(self._refuse, fields, row, text),
        )

    def _take(self, row: DetailRow, key: str) -> None:
        if self._directory is not None and row.take is not None:
            work = partial(row.take, self._directory, key)
            self._frame.runner.write(work, partial(self._tell_kept, row, translated("Removed.")))

    def _tell_kept(self, row: DetailRow, said: str, _answer: object) -> None:
        self._view.forget_row(row.key)
        self._frame.tell_done(said)

    def _refuse(self, fields: RowFields, row: DetailRow, text: str, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError, UnknownUidError

        if not isinstance(error, NothingDoneError | DirectoryFileError | UnknownUidError):
            raise error
        fields.refuse(row.key, text, str(error))

    def _look_for_bodies(self, fields: RowFields, typed: str) -> None:
        if self._directory is not None and typed:
            flags = (EntryKind.BODY.value,)
            find = partial(self._directory.search.find, typed, flags=flags, limit=_BODIES)
            show = partial(self._offer_bodies, fields, typed)
            self._frame.runner.read(find, show, lane="bodies")

    def _offer_bodies(self, fields: RowFields, typed: str, result: "SearchResult") -> None:
        fields.offer_bodies(typed, [row.name for row in result.rows])
