"""Dragging contacts out of the results: onto a list, into a mail, onto a folder."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication
from typing_extensions import override

from stakeholders.desktop.dragging import drag_content
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.style.tokens import Tint
from stakeholders.desktop.widgets.painting import paint_pill
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.copying import HandedOut
    from stakeholders.app.directory_file import Directory

_LANE: Final = "drag"
_LEFT: Final = Qt.MouseButton.LeftButton


class DragOut(QObject):
    """Watches a list: who presses on chosen rows and moves drags them, as file managers do it.

    What goes out is what anyone may see; its card is written elsewhere while the pointer moves.
    """

    def __init__(self, frame: Frame, page: PeoplePage) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._page = page
        self._directory: Directory | None = None
        self._pressed: QPoint | None = None
        self._views: dict[QObject, QAbstractItemView] = {}

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def watch(self, view: QAbstractItemView) -> None:
        """Let the rows of a view be dragged."""
        self._views[view.viewport()] = view
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        view = self._views.get(watched)
        if view is None or not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        at = event.position().toPoint()
        if event.type() is QEvent.Type.MouseButtonPress:
            is_plain = event.button() is _LEFT and not event.modifiers()
            self._pressed = at if is_plain and view.indexAt(at).isValid() else None
        elif event.type() is QEvent.Type.MouseMove and event.buttons() & _LEFT:
            return self._moved(at)
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._pressed = None
        return super().eventFilter(watched, event)

    def _moved(self, at: QPoint) -> bool:
        """Begin once the pointer has gone far enough; tell whether it is a drag and no choosing."""
        if self._pressed is None:
            return False
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far:
            self._pressed = None
            self._begin()
        return True

    def _begin(self) -> None:
        self._page.results.with_all_chosen(self._hand_out)

    def _hand_out(self, uids: tuple[Uid, ...]) -> None:
        if self._directory is not None and uids:
            work = partial(self._directory.copying.hand_out, uids)
            self._frame.runner.read(work, partial(self._carry, uids), lane=_LANE)

    def _carry(self, uids: tuple[Uid, ...], handed: "HandedOut") -> None:
        content = drag_content(uids, handed.clip, handed.card)
        out = partial(self._tell_out, handed)
        self._frame.ask.to_drop(content, self._picture(len(uids)), out)

    def _tell_out(self, handed: "HandedOut") -> None:
        """Note in the history what left as a file, and say what was kept back."""
        if self._directory is None or handed.card is None:
            return
        count, kept_back = handed.clip.count, handed.clip.kept_back
        note = partial(self._directory.copying.note_file, handed.card.name, count)
        self._frame.runner.write(note, partial(self._tell, count, kept_back))

    def _tell(self, count: int, kept_back: int, _answer: None) -> None:
        said = plural("Handed out {count} contact.", "Handed out {count} contacts.", count)
        if kept_back:
            said = plural(
                "{handed_out} {count} fact that not everyone may see was kept back.",
                "{handed_out} {count} facts that not everyone may see were kept back.",
                kept_back,
                handed_out=said,
            )
        self._frame.tell(said)

    def _picture(self, count: int) -> QPixmap:
        """Return what hangs on the pointer: how many contacts it is."""
        theme, ratio = self._frame.theme, self._frame.window.devicePixelRatioF()
        text, font = plural("{count} contact", "{count} contacts", count), theme.font
        picture = QPixmap(
            round(theme.measures.px(150) * ratio), round(theme.measures.px(30) * ratio)
        )
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(0, 0, 0, 0))
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tint = Tint(theme.tokens.accent, theme.tokens.on_accent)
            size = picture.deviceIndependentSize().toSize()
            rect = picture.rect()
            rect.setSize(size)
            paint_pill(painter, rect, tint, text, font)
        return picture
