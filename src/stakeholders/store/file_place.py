"""Where a directory file lies: on this computer, on the network, in a folder that is synchronised.

SQLite's journals in shared memory work on one computer only, and programs that synchronise folders
copy a file while it is being written; both are recognised as far as a system lets us.
"""

import os
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mountinfo")
_NETWORK_SYSTEMS: Final = frozenset(
    {
        "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs",
        "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.rclone",
        "fuse.s3fs", "fuse.sshfs", "fuse.vmhgfs-fuse", "gfs2", "glusterfs", "gpfs", "lustre",
        "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb3", "smbfs", "vboxsf",
        "virtiofs", "vmhgfs", "webdav",
    }
)  # fmt: skip
_DRIVE_REMOTE: Final = 4
_SERVICES: Final = (
    ("OneDrive", re.compile(r"OneDrive(?: - .+|-.+)?")),
    ("Dropbox", re.compile(r"Dropbox(?: \(.+\)|-.+)?")),
    ("Google Drive", re.compile(r"Google ?Drive(?:-.+)?|\.shortcut-targets-by-id")),
    ("Nextcloud", re.compile(r"Nextcloud\d*")),
    ("ownCloud", re.compile(r"ownCloud")),
    ("iCloud", re.compile(r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents")),
    ("Box", re.compile(r"Box(?: Sync|-Box)")),
    ("pCloud", re.compile(r"p[Cc]loud ?Drive|pCloudSync")),
)


class PlaceKind(StrEnum):
    """What can be trusted at a place."""

    LOCAL = "local"
    NETWORK = "network"
    CLOUD = "cloud"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies; `service` is the name of what synchronises it, if anything does."""

    kind: PlaceKind
    service: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether another computer may write the file, or copy it, at any moment."""
        return self.kind is not PlaceKind.LOCAL


def place_of(path: Path, mounts: Path = _MOUNTS) -> Place:
    """Return where a file lies; what cannot be told is taken for this computer.

    `mounts` lists the file systems as Linux does (proc(5), mountinfo).
    """
    whole = path.resolve()
    for service, name in _SERVICES:
        if any(name.fullmatch(part) for part in whole.parent.parts):
            return Place(PlaceKind.CLOUD, service)
    on_network = _is_remote_drive(whole) or _is_mounted(whole, mounts)
    return Place(PlaceKind.NETWORK if on_network else PlaceKind.LOCAL)


def _is_mounted(path: Path, mounts: Path) -> bool:
    """Tell whether the innermost file system around a path is one of the network."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    system, depth = "", 0
    for line in lines:
        before, _, after = line.partition(" - ")
        point = Path(_unescaped(before.split(" ")[4]))
        if len(point.parts) >= depth and path.is_relative_to(point):
            system, depth = after.split(" ")[0], len(point.parts)
    return system in _NETWORK_SYSTEMS


def _unescaped(text: str) -> str:
    return re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), text)


def _is_remote_drive(path: Path) -> bool:
    """Tell whether Windows calls a drive remote; `//server/share` always is."""
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}{os.sep}")
        return path.drive.startswith("\\\\") or int(kind) == _DRIVE_REMOTE
    return False
