"""No network: the window and every import run without one, and ask for none."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CALLS = "connect,sendto,sendmsg,sendmmsg,bind"
INTERNET = re.compile(r"sa_family=AF_INET6?\b|sin6?_addr|getaddrinfo")
CONTROL = """
import socket
with socket.socket() as one:
    one.settimeout(1)
    one.connect_ex(("192.0.2.1", 80))
"""
READ_ALL = """
import sys
from pathlib import Path
from stakeholders.app.directory_file import new_directory, open_directory
from stakeholders.app.exporting import ExportOrder
from stakeholders.app.leaving import Scope
from stakeholders.bootstrap import build_reference
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.registry import FORMATS, WRITTEN_FORMATS
from stakeholders.store.history import Author

folder, reference = Path(sys.argv[1]), build_reference()
path = folder / "a.stakeholders"
new_directory(path, reference, Author("Anna", "cli"), sample=True)
directory = open_directory(path, reference, Author("Anna", "cli"))
for number, one in enumerate(WRITTEN_FORMATS):
    target = folder / f"{number}{'.zip' if one.one_each else one.suffixes[0]}"
    directory.exporting.send(ExportOrder(Scope(), Visibility.NAMED, one.name, target))
(folder / "remote.vcf").write_text(
    "BEGIN:VCARD\\nVERSION:3.0\\nFN:Ana Example\\nPHOTO;VALUE=URI:http://photos.example/a.jpg\\n"
    "URL:http://lone.example\\nEMAIL:ana@lone.example\\nEND:VCARD\\n")
(folder / "remote.html").write_text(
    "<html><link href='http://lone.example/a.css'><img src='http://lone.example/a.png'>"
    "<p>Contact: Ana Example, tel: +41 79 555 01 42, e-mail: ana@lone.example</p></html>")
read = 0
for one in FORMATS:
    for file in sorted(folder.iterdir()):
        if file.suffix in one.suffixes:
            directory.importing.apply(directory.importing.plan(file, format_name=one.name))
            read += 1
assert read >= len(FORMATS)
from stakeholders.app.capture import read_text_file
directory.capture.keep(directory.capture.read(read_text_file(folder / "remote.html")))
directory.close()
"""
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from stakeholders import bootstrap
from stakeholders.desktop.application import Desktop

application = QApplication(["stakeholders"])
desktop = Desktop(application, bootstrap.window_parts(Path(sys.argv[1]) / "a.stakeholders"))
desktop.start()
steps = ["help.show", "audit.show", "history.show", "bin.show"]
seen = []

def go_on():
    if desktop.directory is None:
        return
    if not steps:
        desktop.stop()
        application.quit()
        return
    name = steps.pop(0)
    try:
        desktop.window.actions_.run(name)
        seen.append(name)
    except KeyError:
        pass

timer = QTimer(interval=300)
timer.timeout.connect(go_on)
timer.start()
application.exec()
assert len(seen) >= 3, seen
"""


def asked_for(folder: Path, program: str) -> list[str]:
    """Run a program where there is no network; return what it asked of one."""
    for name in ("strace", "unshare"):
        if shutil.which(name) is None:
            pytest.skip(f"there is no {name} here")
    alone = ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-r", "-n"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network namespace may be made here")
    log, homes = (
        folder / "trace",
        {
            name: str(folder / name)
            for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        },
    )
    trace = ["strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(log)]
    answer = subprocess.run(
        [*alone, *trace, sys.executable, "-c", program, str(folder)],
        capture_output=True, text=True, check=False, timeout=240,
        env={**os.environ, **homes, "PYTHONPATH": ":".join(sys.path),
             "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    if answer.returncode and "ptrace" in answer.stderr.lower():
        pytest.skip("processes may not be traced here")
    assert answer.returncode == 0, answer.stderr
    return [line for line in log.read_text("utf-8").splitlines() if INTERNET.search(line)]


def test_that_an_attempt_to_connect_would_be_seen(tmp_path: Path) -> None:
    assert asked_for(tmp_path, CONTROL)


@pytest.mark.timeout(300)
def test_that_neither_an_import_nor_the_window_asks_for_a_network(tmp_path: Path) -> None:
    assert asked_for(tmp_path, READ_ALL) == []
    assert asked_for(tmp_path, WINDOW) == []
