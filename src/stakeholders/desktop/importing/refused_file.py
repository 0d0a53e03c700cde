"""Refused rows of an import, saved where somebody says, to be mended and imported again."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.frame import Frame
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.importing_plan import FilePlan


def save_refused(frame: Frame, plan: "FilePlan", file: Path) -> None:
    """Ask for a file beside the one that was read, and write the refused rows into it."""
    from stakeholders.app.refused_rows import suffix_of, write_refused

    suffix = suffix_of(plan)
    name = translated("{name} refused", name=file.stem)
    kinds = (FileKind(translated("Contacts"), (f"*{suffix}",)),)

    def save(target: Path) -> None:
        frame.runner.read(
            partial(write_refused, [plan], target),
            partial(_tell, frame, target.name),
            failed=partial(_tell_failed, frame),
        )

    frame.ask.for_file_to_save(
        translated("Save the refused rows"), file.with_name(f"{name}{suffix}"), kinds, save
    )


def _tell(frame: Frame, file: str, count: int) -> None:
    frame.tell(
        plural(
            "{count} refused row is in {file}, to be mended and imported again.",
            "{count} refused rows are in {file}, to be mended and imported again.",
            count,
            file=file,
        )
        if count
        else translated("What was refused has no text that could be saved.")
    )


def _tell_failed(frame: Frame, error: Exception) -> None:
    from stakeholders.app.errors import NothingDoneError

    if not isinstance(error, NothingDoneError):
        raise error
    frame.tell(str(error))
