"""Commands on files kept with a contact: add, save a copy, remove, and the photo in the head."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.people.photos import read_picture
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Attachment, AttachmentRole
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.attachments import Attachments
    from stakeholders.app.directory_file import Directory

_LARGEST_SIDE: Final = 512


class AttachmentCommands(QObject):
    """Runs `contact.attach` and `contact.photo`, and what the card asks for about its files."""

    def __init__(self, frame: Frame, page: PeoplePage) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._page = page
        self._attachments: Attachments | None = None
        view = page.view
        view.file_dropped.connect(self._add_dropped)
        view.head.photo_wanted.connect(self._read_photo)
        view.keepings.files.save_wanted.connect(self._ask_where)
        view.keepings.files.remove_wanted.connect(self._remove)
        frame.actions.connect_to("contact.attach", self._ask_for_file)
        frame.actions.connect_to("contact.photo", self._ask_for_photo)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._attachments = directory.attachments

    def _ask_for_file(self) -> None:
        kinds = (FileKind(translated("All files"), ("*",)),)
        self._ask(translated("Add a file"), kinds, AttachmentRole.DOCUMENT)

    def _ask_for_photo(self) -> None:
        card = self._page.card
        is_person = card is not None and card.record.kind is EntryKind.PERSON
        role = AttachmentRole.PHOTO if is_person else AttachmentRole.LOGO
        patterns = ("*.jpg", "*.jpeg", "*.png", "*.gif", "*.webp")
        kinds = (FileKind(translated("Pictures"), patterns),)
        self._ask(translated("Add a photo"), kinds, role)

    def _ask(self, title: str, kinds: tuple[FileKind, ...], role: AttachmentRole) -> None:
        card = self._page.card
        if card is not None and card.record.uid is not None:
            add = partial(self._add, card.record.uid, role)
            self._frame.ask.for_file_to_open(title, kinds, add)

    def _add_dropped(self, path: str) -> None:
        card = self._page.card
        if card is not None and card.record.uid is not None:
            self._add(card.record.uid, AttachmentRole.DOCUMENT, Path(path))

    def _add(self, owner: Uid, role: AttachmentRole, file: Path) -> None:
        if self._attachments is not None:
            work = partial(self._attachments.add, owner, file, role=role)
            said = translated("Added {file}.", file=file.name)
            self._frame.runner.write(work, partial(self._tell_done, said))

    def _ask_where(self, uid: str) -> None:
        file = self._file(uid)
        if file is not None:
            suffix = Path(file.file_name).suffix
            kind = FileKind(translated("All files"), (f"*{suffix}",))
            self._frame.ask.for_file_to_save(
                translated("Save a copy"),
                Path(Path(file.file_name).name),
                (kind,),
                partial(self._save, Uid(uid)),
            )

    def _save(self, uid: Uid, target: Path) -> None:
        if self._attachments is not None:
            work = partial(self._attachments.save, uid, target)
            said = translated("Saved a copy as {file}.", file=target.name)
            self._frame.runner.write(work, partial(self._tell, said))

    def _remove(self, uid: str) -> None:
        file = self._file(uid)
        if self._attachments is not None and file is not None:
            work = partial(self._attachments.remove, Uid(uid))
            said = translated("Removed {file}.", file=file.title or file.file_name)
            self._frame.runner.write(work, partial(self._tell_done, said))

    def _read_photo(self, uid: str) -> None:
        file = self._file(uid)
        if self._attachments is not None and file is not None:
            work = partial(_photo, self._attachments, Uid(uid), file.media_type)
            show = partial(self._page.view.head.show_photo, Uid(uid))
            self._frame.runner.read(work, show, lane="photo")

    def _file(self, uid: str) -> Attachment | None:
        card = self._page.view.card
        files = card.record.parts_of(Attachment) if card is not None else ()
        return next((file for file in files if file.uid == uid), None)

    def _tell_done(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)

    def _tell(self, said: str, _answer: None) -> None:
        self._frame.tell(said)


def _photo(attachments: "Attachments", uid: Uid, media_type: str) -> QImage | None:
    """Return the picture of an attachment; called in a worker."""
    return read_picture(attachments.content(uid), media_type, _LARGEST_SIDE)
