"""Labels and codes on a page of HTML, each in its place on the millimetre."""

from collections.abc import Iterator
from html import escape
from typing import Final

from stakeholders.domain.text import clean
from stakeholders.reports.document import Document, Label, Labels, Line
from stakeholders.reports.label_fit import EDGE, code_side, points_of, share_that_fits
from stakeholders.reports.qr_code import QUIET, path_of, squares_of

_STYLE: Final = (
    "body{{max-width:none;margin:0;padding:0}}@page{{size:{across}mm {down}mm;margin:0}}"
    ".sheet{{position:relative;width:{across}mm;height:{down}mm;break-after:page;overflow:hidden}}"
    ".label{{position:absolute;box-sizing:border-box;display:flex;align-items:center;gap:1mm;"
    "line-height:1.2}}.label p{{margin:0}}.text{{flex:1}}.cut{{outline:.2mm solid #c9ced8}}"
)


def label_style(document: Document) -> str:
    """Return what a page of labels asks of the paper; nothing for other documents."""
    for block in document.blocks:
        if isinstance(block, Labels):
            across, down = block.form.paper
            return _STYLE.format(across=across, down=down)
    return ""


def label_sheets(block: Labels) -> Iterator[str]:
    """Yield the sheets, one element each."""
    skipped = block.skipped % block.form.on_sheet
    places = [*([None] * skipped), *block.labels]
    for first in range(0, len(places), block.form.on_sheet):
        sheet = places[first : first + block.form.on_sheet]
        labels = (_label(one, number, block) for number, one in enumerate(sheet) if one)
        yield f'<div class="sheet">{"".join(labels)}</div>'


def code_drawing(text: str, side: float) -> str:
    """Return a code as a drawing inside the page, which loads nothing."""
    squares = squares_of(text)
    count = len(squares) + 2 * QUIET
    return (
        f'<svg width="{side:g}mm" height="{side:g}mm" viewBox="0 0 {count} {count}"'
        f' shape-rendering="crispEdges" role="img"><rect width="{count}" height="{count}"'
        f' fill="#fff"/><path d="{path_of(squares)}"/></svg>'
    )


def _label(label: Label, number: int, block: Labels) -> str:
    form = block.form
    left, top = form.place(number)
    width, height = form.size
    share = share_that_fits(label, block)
    middle = ";text-align:center" if block.is_centred else ""
    lines = "".join(_line(line, points_of(line, block) * share, middle) for line in label.lines)
    code = code_drawing(label.code, code_side(block)) if label.code else ""
    above = height / 2 if form.is_folded else 0  # the upper half is turned down behind it
    cut = " cut" if form.is_cut else ""
    return (
        f'<div class="label{cut}" style="left:{left:g}mm;top:{top:g}mm;width:{width:g}mm;'
        f'height:{height:g}mm;padding:{above + EDGE:g}mm {EDGE:g}mm {EDGE:g}mm">'
        f'<div class="text">{lines}</div>{code}</div>'
    )


def _line(line: Line, points: float, look: str) -> str:
    text = escape(clean(line.text))
    said = f"<strong>{text}</strong>" if line.strong else text
    return f'<p dir="auto" style="font-size:{points:.1f}pt{look}">{said}</p>'
