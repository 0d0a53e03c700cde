"""The recovery sheet: what is printed or saved of a recovery key, to be kept away from the file."""

import os
from pathlib import Path
from typing import Final

from stakeholders.app.encryption import RecoveryKey
from stakeholders.app.errors import UnwritableTargetError
from stakeholders.i18n import translated

_IN_A_LINE: Final = 4
_OWNER_ONLY: Final = 0o600


def numbered_lines(key: RecoveryKey) -> tuple[str, ...]:
    """Return the groups of a recovery key with their numbers, four in a line."""
    numbered = [f"{number:2}: {group}" for number, group in enumerate(key.groups, 1)]
    starts = range(0, len(numbered), _IN_A_LINE)
    return tuple("   ".join(numbered[start : start + _IN_A_LINE]) for start in starts)


def recovery_sheet(file: Path, key: RecoveryKey) -> str:
    """Return the text of the sheet for a directory."""
    return "\n".join(
        (
            translated("Recovery key of the directory {file}", file=file.name),
            "",
            *numbered_lines(key),
            "",
            translated(
                "This key and the file open the directory, whatever else is lost: type it where "
                "the passphrase is asked for. Capitals, spaces and hyphens do not matter."
            ),
            translated(
                "Keep this sheet locked away, not beside the file and not on this computer."
            ),
            "",
        )
    )


def save_recovery_sheet(target: Path, file: Path, key: RecoveryKey) -> None:
    """Write the sheet to a new file that only its owner may read.

    Raises:
        UnwritableTargetError: when there is a file already, or it cannot be written.
    """
    content = recovery_sheet(file, key).encode()
    try:
        descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise UnwritableTargetError(str(target), error.strerror or str(error)) from error
