"""The two commands that a newcomer types."""

import os
import subprocess
import sys

import dev
from tests.architecture.house import ROOT


def test_that_without_a_verb_the_commands_are_explained() -> None:
    answer = subprocess.run(
        [sys.executable, "dev.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 2
    assert "python3 dev.py run" in answer.stdout
    assert "python3 dev.py test" in answer.stdout


def test_that_ci_runs_what_developers_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "python3 dev.py test" in script.read_text("utf-8")


def test_that_a_lock_is_read_with_its_hashes() -> None:
    first = dev.pins(dev.RUN_LOCK)[0]
    assert first.startswith("anyascii==")
    assert first.count("--hash=sha256:") >= 1


def test_that_what_is_missing_is_found_out() -> None:
    assert dev.is_there("libc.so.6") == (sys.platform == "linux")
    assert not dev.is_there("libnothing-at-all.so.0")
    assert not dev.is_there("/no/such/file")
