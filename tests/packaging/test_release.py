"""One command makes a release: what it writes, and what it refuses to release."""

import hashlib
import subprocess
from pathlib import Path

import pytest

import release
import release_notes

CHANGELOG = """\
# Changelog

## Unreleased

- Something is
  better.

## 0.0.9 (2026-01-02)

- It works.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project of its own that has a changelog, a version and a release before."""
    log, version = tmp_path / "CHANGELOG.md", tmp_path / "version.py"
    log.write_text(CHANGELOG, encoding="utf-8")
    version.write_text('__version__ = "0.0.9"\n', encoding="utf-8")
    for module in (release, release_notes):
        monkeypatch.setattr(module, "ROOT", tmp_path)
        monkeypatch.setattr(module, "CHANGELOG", log)
        monkeypatch.setattr(module, "VERSION_FILE", version)
    for words in (
        ("init", "--quiet"), ("config", "user.name", "A"), ("config", "user.email", "a@b.example"),
        ("add", "."), ("commit", "--quiet", "--message", "All"), ("tag", "v0.0.9"),
    ):  # fmt: skip
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.usefixtures("project")
def test_that_a_newer_version_can_be_released() -> None:
    release.look("0.1.0")
    assert release.main(["0.1.0", "--dry-run"]) == 0


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("version", "reason"),
    [("1.0", "no version"), ("0.0.9", "already"), ("0.0.8", "not newer")],
)
def test_that_other_versions_are_refused(version: str, reason: str) -> None:
    with pytest.raises(release.NotReadyError, match=reason):
        release.look(version)


def test_that_nothing_uncommitted_is_released(project: Path) -> None:
    (project / "more.txt").touch()
    with pytest.raises(release.NotReadyError, match="Commit"):
        release.look("0.1.0")


def test_that_a_changelog_that_says_nothing_is_not_released(project: Path) -> None:
    (project / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n", encoding="utf-8")
    subprocess.run(["git", "commit", "-qam", "Less"], cwd=project, check=True)
    with pytest.raises(release.NotReadyError, match="changelog"):
        release.look("0.1.0")


def test_that_the_version_and_its_day_are_written(project: Path) -> None:
    release.write_version(project / "version.py", "0.1.0")
    release.write_changelog(project / "CHANGELOG.md", "0.1.0", "2026-12-01")
    assert release_notes.current_version() == "0.1.0"
    newest, new, old = release_notes.releases()
    assert (newest.points, new.version, new.day.isoformat()) == ((), "0.1.0", "2026-12-01")
    assert (new.points, old.points) == (("Something is better.",), ("It works.",))


def test_that_sums_are_as_sha256sum_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"a")
    assert release.sums(tmp_path) == f"{hashlib.sha256(b'a').hexdigest()}  a.deb\n"


@pytest.mark.usefixtures("project")
def test_that_the_changelog_goes_to_debian_and_to_software_centres() -> None:
    debian = release_notes.as_debian("stakeholders", "A <a@b.example>")
    assert "  * Something is better." in debian
    assert "stakeholders (0.0.9) stable" in debian
    assert '<release version="0.0.9" date="2026-01-02"/>' in release_notes.as_releases()
