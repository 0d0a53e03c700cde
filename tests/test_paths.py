"""Paths: resources are found, and the user's files lie where the platform puts them."""

import pytest

from stakeholders.paths import (
    log_folder,
    resource,
    resource_bytes,
    resource_text,
    settings_file,
    user_directory_file,
)


def test_that_a_resource_is_found_by_folders_and_name() -> None:
    text = resource_text("reference", "areas.json")
    assert text.startswith("{")
    assert resource_bytes("reference", "areas.json").decode() == text
    assert resource("reference").is_dir()


def test_that_a_missing_resource_is_said_so() -> None:
    with pytest.raises(FileNotFoundError, match="reference/nothing"):
        resource_text("reference", "nothing")


def test_that_the_users_files_have_their_names() -> None:
    assert user_directory_file().name == "directory.stakeholders"
    assert settings_file().suffix == ".toml"
    assert "takeholders" in str(log_folder())


def test_that_asking_where_a_file_lies_makes_none() -> None:
    assert not user_directory_file().exists()
    assert not settings_file().exists()
