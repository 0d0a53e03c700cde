"""The files kept with a contact: what each is, a copy of it, and taking it away."""

from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.people.photos import is_picture
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton
from stakeholders.desktop.widgets.card import Card
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.domain.parts import Attachment, AttachmentRole
from stakeholders.i18n import translated


class FilesCard(Card):
    """Made anew when the files are others; `save_wanted` and `remove_wanted` tell a file."""

    save_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, translated("Files"), parent)
        give_topic(self, "notes#files")
        self._files: tuple[Attachment, ...] = ()
        self._rows: list[QWidget] = []
        theme.changed.connect(self._redraw)
        self.hide()

    def show_files(self, files: tuple[Attachment, ...]) -> None:
        """Show the files of a contact."""
        if files != self._files:
            self._files = files
            self._redraw()
        self.setVisible(bool(files))

    def _redraw(self) -> None:
        for row in self._rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._rows = [self._row(file) for file in self._files]
        for row in self._rows:
            self.body.addWidget(row)
            row.show()

    def _row(self, file: Attachment) -> QWidget:
        px, name = self._theme.measures.px, file.title or file.file_name
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(10))
        icon = Drawing(row)
        kind = "square-user" if is_picture(file) else "file-text"
        colour = self._theme.tokens.second_text
        icon.draw(self._theme.icons.pixmap(kind, colour, px(18)))
        line.addWidget(icon)
        line.addLayout(self._words(file, name, row), 1)
        save = IconButton(
            self._theme, "download", translated("Save a copy of {name}…", name=name), row
        )
        remove = IconButton(self._theme, "trash-2", translated("Remove {name}", name=name), row)
        save.clicked.connect(partial(self.save_wanted.emit, str(file.uid)))
        remove.clicked.connect(partial(self.remove_wanted.emit, str(file.uid)))
        line.addWidget(save, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _words(self, file: Attachment, name: str, parent: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.measures.px(2))
        column.addWidget(ElidedLabel(name, parent))
        about = ElidedLabel(_about(file), parent)
        give_role(about, Role.THIRD)
        column.addWidget(about)
        return column


def _about(file: Attachment) -> str:
    """Return what a file is to the contact, its kind, and its size."""
    roles = {
        AttachmentRole.PHOTO: translated("Photo"),
        AttachmentRole.LOGO: translated("Logo"),
        AttachmentRole.DOCUMENT: translated("File"),
    }
    kind = file.media_type.rpartition("/")[2].rpartition(".")[2].rpartition("-")[2].upper()
    size = QLocale().formattedDataSize(file.size)
    return translated("{role} · {kind} · {size}", role=roles[file.role], kind=kind, size=size)
