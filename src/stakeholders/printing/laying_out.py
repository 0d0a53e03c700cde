"""Laying out: which sheets a document becomes."""

from typing import Any

from stakeholders.app.progress import Job
from stakeholders.printing.label_sheets import LabelSheets
from stakeholders.printing.painted import PaintedSheets
from stakeholders.printing.paper import Paper
from stakeholders.printing.sheets import Sheets
from stakeholders.reports.document import Document, Labels


def laid_out(document: Document, paper: Paper, job: Job | None = None) -> PaintedSheets[Any]:
    """Return the sheets of a document; labels have a paper of their own.

    Raises:
        StoppedError: when the job was stopped.
    """
    for block in document.blocks:
        if isinstance(block, Labels):
            return LabelSheets(document, block, job)
    return Sheets(document, paper, job)
