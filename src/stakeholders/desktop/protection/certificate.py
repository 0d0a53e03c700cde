"""Saving the certificate of an erasure."""

from functools import partial
from pathlib import Path

from stakeholders.app.erasing import certificate_lines
from stakeholders.app.outgoing_files import write_text
from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.frame import Frame
from stakeholders.domain.erasure import Certificate
from stakeholders.i18n import translated


def ask_to_save(frame: Frame, certificate: Certificate) -> None:
    """Ask where a certificate shall go, and write it there."""
    name = translated("Certificate of erasure {reference}", reference=certificate.reference)
    frame.ask.for_file_to_save(
        name,
        Path(f"{name}.txt"),
        (FileKind(translated("Text"), ("*.txt",)),),
        partial(_save, frame, certificate),
    )


def _save(frame: Frame, certificate: Certificate, target: Path) -> None:
    said = translated("Saved {file}.", file=target.name)
    work = partial(write_text, target, certificate_lines(certificate))
    frame.runner.write(work, partial(_tell, frame, said))


def _tell(frame: Frame, said: str, _answer: object) -> None:
    frame.tell(said)
