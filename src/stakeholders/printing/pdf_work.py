"""PDFs made in a process of their own, for front ends that know no Qt, and for long documents.

Qt is imported in the child alone.
"""

import os
import sys
from typing import TYPE_CHECKING

from stakeholders.app.child_work import run_in_child
from stakeholders.app.progress import Job
from stakeholders.reports.document import Document

if TYPE_CHECKING:
    from stakeholders.printing.paper import Paper


def pdf_in_child(document: Document, job: Job, paper: "Paper | None" = None) -> bytes:
    """Return a document as PDF, on the paper of this computer's country unless told.

    Raises:
        StoppedError: when the job was stopped.
        WorkEndedError: when the child ended without an answer.
    """
    return run_in_child(job, _made, document, paper)


def _made(job: Job, document: Document, paper: "Paper | None") -> bytes:
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no screen is needed, nor looked for
    from PySide6.QtGui import QGuiApplication

    from stakeholders.printing.paper import usual_paper
    from stakeholders.printing.pdf import pdf_of

    application = QGuiApplication(["stakeholders"])
    try:
        return pdf_of(document, paper or usual_paper(), job)
    finally:
        del application
