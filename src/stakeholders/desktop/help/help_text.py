"""The text of a page of the help: laid out, its keys filled in, its links told."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from stakeholders import __version__
from stakeholders.app.help import FOLDER, HelpPage
from stakeholders.app.settings_table import TABLE
from stakeholders.desktop.actions.registry import Actions, shown_keys, title_of
from stakeholders.desktop.style.theme import Theme
from stakeholders.i18n import left_to_right, translated
from stakeholders.paths import resource_bytes

RUN: Final = "do:"
SETTING: Final = "setting:"

_KEYS: Final = re.compile(r"\{([a-z_.0-9]+)\}")
_VERSION: Final = "version"
_LINE_PER_CENT: Final = 140


def markdown_of(page: HelpPage, actions: Actions) -> str:
    """Return a page whole: its sections, then its commands with their keys, and its settings."""
    lines: list[str] = []
    for section in page.sections:
        lines += [f"{'##' if section.anchor else '#'} {section.title}", "", section.text, ""]
    commands = [key for key in page.commands if key in {a.key for a in actions.connected()}]
    if commands:
        lines += [f"## {translated('Commands')}", "", *(_command(key, actions) for key in commands)]
    settings = [row for row in TABLE if row.key in page.settings]
    if settings:
        lines += ["", f"## {translated('Settings')}", ""]
        lines += [f"- [{translated(row.title)}]({SETTING}{row.key})" for row in settings]
    return _KEYS.sub(lambda found: _keys(found[1], actions), "\n".join(lines))


def _command(key: str, actions: Actions) -> str:
    action = actions.action(key)
    link = f"[{title_of(action)}]({RUN}{key})"
    told = translated(action.help)
    return f"- {link} ({{{key}}}): {told}" if action.keys else f"- {link}: {told}"


def _keys(key: str, actions: Actions) -> str:
    """Return the keys of a command as they are now, its title where it has none."""
    if key == _VERSION:
        return __version__
    action = actions.action(key)
    keys = shown_keys(action)
    return f"**{left_to_right(keys)}**" if keys else f"“{title_of(action)}”"


class HelpText(QTextBrowser):
    """Read by arrows, its links reached by Tab and opened by Enter; `link_opened` tells which."""

    link_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._anchors: tuple[str, ...] = ()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(translated("Help text"))
        self.anchorClicked.connect(self._tell_link)

    def show_page(self, page: HelpPage, actions: Actions, anchor: str, words: str) -> None:
        """Show a page from one of its sections on, with these words marked."""
        self._anchors = tuple(section.anchor for section in page.sections)
        self.document().setDefaultFont(self._theme.font)
        self.document().setIndentWidth(self._theme.measures.px(18))
        self.document().setMarkdown(
            markdown_of(page, actions), QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
        )
        self._dress()
        self.go_to(anchor)
        self._mark(words.split())

    def go_to(self, anchor: str) -> None:
        """Scroll to a section; to the top without one."""
        heads = [block for block in self._blocks() if block.blockFormat().headingLevel()]
        at = self._anchors.index(anchor) if anchor in self._anchors else 0
        cursor = QTextCursor(heads[at] if heads else self.document().firstBlock())
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.verticalScrollBar().setValue(int(top) if at else 0)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the help, as wide as there is room; nothing comes from elsewhere."""
        place = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not place.isRelative():
            return None
        try:
            picture = QImage.fromData(resource_bytes(FOLDER, place.path()))
        except FileNotFoundError:
            return None
        ratio = self.devicePixelRatioF()
        room = self.viewport().width() - self._theme.measures.px(24)
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = picture.scaledToWidth(min(int(room * ratio), picture.width()), smooth)
        scaled.setDevicePixelRatio(ratio)
        return scaled

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.measures.px(560), self._theme.measures.px(480))

    def _tell_link(self, link: QUrl) -> None:
        self.link_opened.emit(link.toString())

    def _blocks(self) -> list[QTextBlock]:
        blocks, block = [], self.document().begin()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks

    def _dress(self) -> None:
        """Give lines air, headings their size, links and typed words their colours."""
        px = self._theme.measures.px
        for block in self._blocks():
            level = block.blockFormat().headingLevel()
            shape = QTextBlockFormat()
            shape.setTopMargin(px(20) if level == 2 else px(2))
            shape.setBottomMargin(px(6) if block.textList() is not None else px(10))
            shape.setLineHeight(
                float(_LINE_PER_CENT), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(shape)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(self._heading(level))
            self._dress_words(block)

    def _heading(self, level: int) -> QTextCharFormat:
        shape = QTextCharFormat()
        size = 1.55 if level == 1 else 1.15
        font = self._theme.measures.sized(self._theme.font, size, QFont.Weight.DemiBold)
        shape.setFont(font)
        return shape

    def _dress_words(self, block: QTextBlock) -> None:
        tokens = self._theme.tokens
        parts = [(one.position(), one.length(), one.charFormat()) for one in _fragments(block)]
        for position, length, found in parts:
            shape = QTextCharFormat()
            if found.isAnchor():
                shape.setForeground(QBrush(QColor(tokens.accent_text)))
                shape.setFontUnderline(True)
            elif found.fontFixedPitch():
                shape.setBackground(QBrush(QColor(tokens.hover)))
                shape.setFontPointSize(self._theme.measures.pt(0.93))
            else:
                continue
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(shape)

    def _mark(self, words: Sequence[str]) -> None:
        """Show words that were searched for on another ground."""
        marks = []
        ground = QTextCharFormat()
        ground.setBackground(QBrush(QColor(self._theme.tokens.accent_soft)))
        for word in words:
            found = self.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = found, ground
                marks.append(mark)
                found = self.document().find(word, found)
        self.setExtraSelections(marks)


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    """Return the runs of equal letters of a block."""
    return [place.fragment() for place in block]  # type: ignore[attr-defined]
