"""Where files lie: the program's own resources, and the user's directory, settings and log."""

import os
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

APPLICATION: Final = "Stakeholders"
DIRECTORY_SUFFIX: Final = ".stakeholders"

_REPOSITORY: Final = Path(__file__).parents[2]


def resource(*parts: str) -> Traversable:
    """Return a resource by its folders and name, packed in the program or lying in the repository.

    Raises FileNotFoundError when there is no such resource.
    """
    places: tuple[Traversable, ...] = (
        resources.files("stakeholders").joinpath("resources"),
        _REPOSITORY / "resources",
    )
    for place in places:
        found = place.joinpath(*parts)
        if found.is_file() or found.is_dir():
            return found
    raise FileNotFoundError(f"no resource {'/'.join(parts)}")


def resource_text(*parts: str) -> str:
    """Return the text of a resource, such as `resource_text("reference", "areas.json")`."""
    return resource(*parts).read_text(encoding="utf-8")


def resource_bytes(*parts: str) -> bytes:
    """Return the bytes of a resource."""
    return resource(*parts).read_bytes()


def user_directory_file() -> Path:
    """Return where the user's own directory file lies, whether it is there or not."""
    return _platform().user_data_path / f"directory{DIRECTORY_SUFFIX}"


def backup_folder_of(file: Path) -> Path:
    """Return the folder of the backups of a directory file, whether it is there or not."""
    return file.with_name(f"{file.name.removesuffix(DIRECTORY_SUFFIX)}.backups")


def settings_file() -> Path:
    """Return where the settings lie, whether they are there or not."""
    return _platform().user_config_path / "settings.toml"


def mappings_folder() -> Path:
    """Return the folder of the saved columns of tables, whether it is there or not."""
    return _platform().user_config_path / "columns"


def window_file() -> Path:
    """Return where it is kept how the window was left, whether it is there or not."""
    return _platform().user_state_path / "window.json"


def later_file(directory: Path) -> Path:
    """Return where it lies what was typed while a directory could only be read, if anything was."""
    import hashlib  # the window starts without

    name = hashlib.sha256(os.fsencode(directory.absolute())).hexdigest()[:32]
    return _platform().user_state_path / "later" / name


def log_folder() -> Path:
    """Return the folder for logs; nothing is made."""
    return _platform().user_log_path


def _platform() -> PlatformDirs:
    return PlatformDirs(APPLICATION, appauthor=False)
