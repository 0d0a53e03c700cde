"""The command line as a process of its own, with every warning an error."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
START = (sys.executable, "-W", "error", "-m", "stakeholders")


def started(
    *arguments: str | Path, given: bytes = b"", **variables: str
) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **variables}
    command = [*START, *(str(argument) for argument in arguments)]
    return subprocess.run(
        command, input=given, capture_output=True, check=False, env=environment, cwd=ROOT
    )


def test_that_a_job_spans_processes_and_speaks_utf_8_everywhere(tmp_path: Path) -> None:
    file = tmp_path / "a.stakeholders"
    assert started("-d", file, "new").returncode == 0
    added = started("-d", file, "add", "person", "Zoë Łęcka", LANG="C", PYTHONIOENCODING="ascii")
    assert (added.returncode, added.stderr) == (0, b"")
    assert added.stdout.decode().startswith("Zoë Łęcka\n")
    found = started("-d", file, "find", "-", given="łęcka\n".encode(), PYTHONIOENCODING="latin-1")
    assert json.loads(found.stdout)["records"][0]["name"] == "Zoë Łęcka"
    assert started("-d", file, "undo").returncode == 0


def test_that_an_error_is_a_sentence_and_a_code(tmp_path: Path) -> None:
    answer = started("-d", tmp_path / "none.stakeholders", "find")
    assert (answer.returncode, answer.stdout) == (3, b"")
    assert answer.stderr.count(b"\n") == 1


def test_that_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    file = tmp_path / "a.stakeholders"
    assert started("-d", file, "new", "--sample").returncode == 0
    command = " ".join([*START, "-d", str(file), "--json", "find", "--limit", "0"])
    answer = subprocess.run(
        ["bash", "-c", f"{command} | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        cwd=ROOT,
    )
    assert (answer.stdout, answer.stderr) == ("0\n", "")
