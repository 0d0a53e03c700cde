"""A document as one page of HTML: every text escaped, nothing loaded, nothing that runs."""

from collections.abc import Iterator
from html import escape
from typing import Final

from stakeholders.domain.text import clean
from stakeholders.reports.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyValues,
    Labels,
    Line,
    PageBreak,
    Paragraph,
    QrCode,
    Table,
)
from stakeholders.reports.html_labels import code_drawing, label_sheets, label_style

# Whoever opens the page: no script, no picture, no request; see the Content Security Policy.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_LEVELS: Final = 3
_STYLE: Final = (
    "body{font:15px/1.45 'Noto Sans',Inter,'Segoe UI',system-ui,sans-serif;color:#18202c;"
    "max-width:70em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.8em;margin:0 0 .3em}h2{font-size:1.2em;margin:1.4em 0 .3em}p{margin:.1em 0}"
    "table{border-collapse:collapse;width:100%;margin:.6em 0}thead{display:table-header-group}"
    "th,td{text-align:start;vertical-align:top;padding:.35em .5em;border-bottom:1px solid #c9ced8}"
    "thead th{background:#eff1f5}tr{break-inside:avoid}"
    "tbody th{font-weight:normal;color:#525d6e;width:26%}"
    ".quiet{color:#525d6e}footer{margin-top:2em;font-size:.85em;color:#525d6e}"
    ".whole{break-inside:avoid;margin:.5em 0}h3{font-size:1em;margin:1em 0 .2em;break-after:avoid}"
    "@media print{.new-page{break-before:page}}"
)


def as_html(document: Document) -> str:
    """Return the document as a page that stands alone."""
    foot = f"<footer>{_text(document.footer)}</footer>\n" if document.footer else ""
    direction = "rtl" if document.right_to_left else "ltr"
    body = "\n".join(part for block in document.blocks for part in _block(block) if part)
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(document.language)}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_text(document.title)}</title>\n<style>{_STYLE}{label_style(document)}</style>\n</head>\n<body>\n"
        f"{body}\n{foot}</body>\n</html>\n"
    )


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            level = min(block.level, _LEVELS)
            yield f"<h{level}>{_text(block.text)}</h{level}>"
        case Paragraph():
            yield from _paragraph(block)
        case Table():
            yield from _table(block)
        case KeyValues():
            yield from _key_values(block)
        case PageBreak():
            yield '<div class="new-page"></div>'
        case Labels():
            yield from label_sheets(block)
        case QrCode():
            yield code_drawing(block.text, block.side)
            yield from (f'<p class="quiet">{_text(line.text)}</p>' for line in block.caption)


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield '<div class="whole">' if block.whole else ""
    for line in block.lines:
        quiet = ' class="quiet"' if line.quiet else ""
        own = ' dir="auto"' if block.given else ""
        text = _text(line.text)
        yield f"<p{quiet}{own}>{f'<strong>{text}</strong>' if line.strong else text}</p>"
    yield "</div>" if block.whole else ""


def _table(table: Table) -> Iterator[str]:
    titles = "".join(f'<th scope="col">{_text(c.title)}</th>' for c in table.columns)
    yield f"<table>\n<thead><tr>{titles}</tr></thead>\n<tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody>\n</table>"


def _key_values(block: KeyValues) -> Iterator[str]:
    yield "<table>\n<tbody>"
    for key, cell in block.rows:
        yield f'<tr><th scope="row">{_text(key)}</th><td>{_cell(cell)}</td></tr>'
    yield "</tbody>\n</table>"


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(line) for line in cell)


def _line(line: Line) -> str:
    """Return a line, which stands in a direction of its own and cannot turn that of others."""
    direction = ' dir="ltr"' if line.code else ""
    quiet = ' class="quiet"' if line.quiet else ""
    text = f"<bdi{direction}{quiet}>{_text(line.text)}</bdi>"
    return f"<strong>{text}</strong>" if line.strong else text


def _text(text: str) -> str:
    return escape(clean(text))
