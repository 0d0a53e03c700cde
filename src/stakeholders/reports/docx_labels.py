"""Labels as a table of Word, each cell as large as a label."""

from collections.abc import Callable, Sequence
from typing import Final

from stakeholders.reports.document import Label, Labels, Line
from stakeholders.reports.label_fit import EDGE, code_side, points_of, share_that_fits

LabelLine = Callable[[Line, float, bool], str]
"""Writes a line as a paragraph with letters of so many points, in the middle or not."""

LabelCode = Callable[[str, float], str]
"""Writes a code as a paragraph, so many millimetres wide."""

_TWIPS: Final = 1440 / 25.4
_EMPTY: Final = "<w:p/>"


def labels_table(block: Labels, line: LabelLine, code: LabelCode, page_break: str) -> str:
    """Return sheets of labels as one table; a sheet begins with what breaks the page."""
    form = block.form
    skipped = block.skipped % form.on_sheet
    places = [*([None] * skipped), *block.labels]
    cells = _Cells(block, line, code)
    rows = []
    for first in range(0, len(places), form.counts[0]):
        row = places[first : first + form.counts[0]]
        begins = first > 0 and first % form.on_sheet == 0
        rows.append(cells.row(row, page_break if begins else ""))
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in cells.widths)
    side = _twips(EDGE)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'{_borders() if form.is_cut else ""}<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{widths}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


class _Cells:
    """Writes the rows of one table; a label takes two columns where codes stand beside the text."""

    def __init__(self, block: Labels, line: LabelLine, code: LabelCode) -> None:
        self._block = block
        self._line = line
        self._code = code
        self._has_codes = any(label.code for label in block.labels)
        form = block.form
        across = form.steps[0] if form.counts[0] > 1 else form.size[0]
        self._gap = max(across - form.size[0], 0)
        self._beside = code_side(block) + 2 * EDGE if self._has_codes else 0.0
        widths = [form.size[0] - self._beside, *([self._beside] if self._has_codes else [])]
        one = [*widths, *([self._gap] if self._gap else [])]
        every = one * form.counts[0]
        self.widths = [_twips(width) for width in (every[:-1] if self._gap else every)]

    def row(self, labels: Sequence[Label | None], page_break: str) -> str:
        """Return one row of labels; a card that is folded has its text on the lower half."""
        form = self._block.form
        padded = [*labels, *([None] * (form.counts[0] - len(labels)))]
        high = form.steps[1] if form.counts[1] > 1 else form.size[1]
        if not form.is_folded:
            return self._row(padded, high, page_break)
        blank: list[Label | None] = [None] * len(padded)
        return self._row(blank, high / 2, page_break) + self._row(padded, high / 2, "")

    def _row(self, labels: Sequence[Label | None], high: float, page_break: str) -> str:
        cells: list[str] = []
        for number, label in enumerate(labels):
            cells.append(self._text(label, "" if number else page_break))
            if self._has_codes:
                cells.append(self._picture(label))
            if self._gap and number < len(labels) - 1:
                cells.append(_EMPTY)
        said = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{cell}</w:tc>"
            for width, cell in zip(self.widths, cells, strict=True)
        )
        height = f'<w:trHeight w:val="{_twips(high)}" w:hRule="exact"/>'
        return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(said)}</w:tr>"

    def _text(self, label: Label | None, page_break: str) -> str:
        if label is None or not label.lines:
            return page_break or _EMPTY
        share = share_that_fits(label, self._block)
        block = self._block
        lines = (
            self._line(one, points_of(one, block) * share, block.is_centred) for one in label.lines
        )
        return page_break + "".join(lines)

    def _picture(self, label: Label | None) -> str:
        if label is None or not label.code:
            return _EMPTY
        return self._code(label.code, code_side(self._block))


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (f'<w:{side} w:val="single" w:sz="2" w:space="0" w:color="C9CED8"/>' for side in sides)
    return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)
