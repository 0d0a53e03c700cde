"""The command line as a process of its own, with every warning an error."""

import json
import os
import pty
import signal
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


def cards(path: Path, count: int) -> Path:
    """Write a file of so many people."""
    one = "BEGIN:VCARD\nVERSION:3.0\nFN:Olga Sample {0}\nTEL:+4122555{0:04}\nEND:VCARD\n"
    path.write_text("".join(one.format(number) for number in range(count)), "utf-8")
    return path


def watched(*arguments: str | Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start a command that somebody watches on a terminal; return it and what they see.

    It gives way to whoever watches, who would else come too late on a busy machine.
    """
    seen, terminal = pty.openpty()
    process = subprocess.Popen(
        ["nice", "-n", "19", *START, *(str(argument) for argument in arguments)],
        stderr=terminal,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        cwd=ROOT,
    )
    os.close(terminal)
    return process, seen


def seen_until(word: bytes, terminal: int) -> bytes:
    """Read what is shown until a word comes."""
    shown = b""
    while word not in shown:
        shown += os.read(terminal, 1000)
    return shown


def test_that_an_interrupted_import_leaves_all_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.stakeholders"
    assert started("-d", file, "new", "--sample").returncode == 0
    before = [started("-d", file, "--json", *said).stdout for said in (["history"], ["check"])]
    process, terminal = watched("-d", file, "import", cards(tmp_path / "many.vcf", 4000))
    seen_until(b"Writing: ", terminal)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    os.close(terminal)
    after = [started("-d", file, "--json", *said).stdout for said in (["history"], ["check"])]
    assert after == before
    assert b"olga" not in started("-d", file, "find", "olga").stdout.lower()
    assert started("-d", file, "add", "person", "Ana Quiroz").returncode == 0


def test_that_a_script_is_told_no_progress(tmp_path: Path) -> None:
    file = tmp_path / "a.stakeholders"
    assert started("-d", file, "new").returncode == 0
    answer = started("-d", file, "import", cards(tmp_path / "many.vcf", 1500))
    assert (answer.returncode, answer.stderr) == (0, b"")


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
