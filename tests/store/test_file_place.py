"""Network drives and synchronised folders are recognised, all else is this computer."""

from pathlib import Path

import pytest

from stakeholders.store.file_place import Place, PlaceKind, place_of

MOUNTS = """\
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
31 27 0:30 / /home rw,relatime shared:1 - ext4 /dev/vdb rw
40 31 0:41 / /home/office rw - nfs4 server:/export rw
41 40 0:42 / /home/office/mine rw - tmpfs tmpfs rw
42 27 0:43 / /mnt/the\\040share rw - cifs //server/share rw
43 27 0:44 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
44 27 0:45 / /home/key rw - vfat /dev/sdc1 rw
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mountinfo"
    path.write_text(MOUNTS)
    return path


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv", PlaceKind.LOCAL),
        ("/home/anna", PlaceKind.LOCAL),
        ("/home/officer", PlaceKind.LOCAL),
        ("/home/key", PlaceKind.LOCAL),
        ("/home/office", PlaceKind.NETWORK),
        ("/home/office/contacts", PlaceKind.NETWORK),
        ("/home/office/mine/contacts", PlaceKind.LOCAL),
        ("/mnt/the share/contacts", PlaceKind.NETWORK),
        ("/run/user/1000/gvfs/smb-share", PlaceKind.NETWORK),
    ],
)
def test_that_the_innermost_file_system_decides(mounts: Path, folder: str, kind: PlaceKind) -> None:
    assert place_of(Path(folder) / "a.stakeholders", mounts) == Place(kind)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - United Nations", "OneDrive"),
        ("Dropbox (Office)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-anna@office.example", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Mobile Documents", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Box Sync", "Box"),
        ("Dropbox notes", ""),
        ("My OneDrive", ""),
        ("Box", ""),
        ("Documents", ""),
    ],
)
def test_that_a_synchronised_folder_is_known_by_its_name(
    mounts: Path, folder: str, service: str
) -> None:
    place = place_of(Path("/home/anna") / folder / "work" / "a.stakeholders", mounts)
    assert place == Place(PlaceKind.CLOUD if service else PlaceKind.LOCAL, service)
    assert place.is_shared is bool(service)


def test_that_a_file_called_like_a_service_is_no_folder_of_it(mounts: Path) -> None:
    assert not place_of(Path("/home/anna/Nextcloud"), mounts).is_shared


def test_that_a_link_into_a_shared_folder_is_followed(mounts: Path, tmp_path: Path) -> None:
    shared = tmp_path / "Nextcloud"
    shared.mkdir()
    (shared / "a.stakeholders").touch()
    link = tmp_path / "mine.stakeholders"
    link.symlink_to(shared / "a.stakeholders")
    assert place_of(link, mounts).service == "Nextcloud"


def test_that_without_a_list_of_mounts_a_place_is_taken_for_local(tmp_path: Path) -> None:
    assert place_of(Path("/home/office/a"), tmp_path / "none") == Place(PlaceKind.LOCAL)
