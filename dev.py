#!/usr/bin/env python3
"""Set up, start and check Stakeholders with nothing but Python 3.11 and pip.

python3 dev.py run [ARGS…]        start the program, the window when there are no arguments
python3 dev.py test [ARGS…]       run every check and every test; with arguments, pytest alone
python3 dev.py benchmark [ARGS…]  measure and judge the budgets of speed
python3 dev.py bundle             make the folder and the Debian package that are given to users
python3 dev.py release VERSION     check, build and tag a release; with --dry-run only look
python3 dev.py format             lay out the code and mend what can be mended by rule
python3 dev.py lock [ARGS…]       write the locks anew, with --upgrade to the newest versions
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Final

ROOT: Final = Path(__file__).resolve().parent
VENV: Final = ROOT / ".venv"
BIN: Final = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON: Final = BIN / ("python.exe" if os.name == "nt" else "python")
RUN_LOCK: Final = ROOT / "requirements.lock"
TEST_LOCK: Final = ROOT / "requirements-test.lock"
BUNDLE_LOCK: Final = ROOT / "requirements-bundle.lock"

# Debian's package, and the library, program or file that shows that it is there.
WINDOW_PACKAGES: Final = MappingProxyType(
    {
        "libgl1": "libGL.so.1",
        "libegl1": "libEGL.so.1",
        "libxkbcommon0": "libxkbcommon.so.0",
        "libfontconfig1": "libfontconfig.so.1",
        "libdbus-1-3": "libdbus-1.so.3",
        "libglib2.0-0": "libglib-2.0.so.0",
        "libxcb-cursor0": "libxcb-cursor.so.0",
        "libxcb-icccm4": "libxcb-icccm.so.4",
        "libxcb-keysyms1": "libxcb-keysyms.so.1",
        "libxcb-shape0": "libxcb-shape.so.0",
        "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
        "libxcb-xkb1": "libxcb-xkb.so.1",
        "libwayland-cursor0": "libwayland-cursor.so.0",
        "libcups2": "libcups.so.2",
    }
)
TEST_PACKAGES: Final = MappingProxyType(
    {
        "xvfb": "Xvfb",
        "openbox": "openbox",
        "xdotool": "xdotool",
        "strace": "strace",
        "dbus-daemon": "dbus-run-session",
        "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
        "python3-pyatspi": "/usr/lib/python3/dist-packages/pyatspi",
        "fonts-noto-core": "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
        "fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    }
)
BUNDLE_PACKAGES: Final = MappingProxyType(
    {
        "binutils": "strip",
        "libpython3.11": "libpython3.11.so.1.0",
        "dpkg-dev": "dpkg-shlibdeps",
        "desktop-file-utils": "desktop-file-validate",
        "appstream": "appstreamcli",
        "debootstrap": "debootstrap",
    }
)
CHECKS: Final = MappingProxyType(
    {
        "layout": ("ruff", "format", "--check", "--quiet"),
        "rules": ("ruff", "check", "--quiet"),
        "storeys": ("lint-imports", "--no-logo"),
        "dead code": ("vulture",),
        "dependencies": ("deptry", ".", "--no-ansi"),
        "types": ("mypy", "src", "tests", "packaging", "dev.py"),
    }
)
PYTEST: Final = ("-m", "pytest")
# Tests of the window are half of all; counting the lines they run takes a third of their time,
# and what they run below the window has tests of its own, which are counted.
ALL_TESTS: Final = MappingProxyType(
    {
        "tests": (*PYTEST, "-n", "2", "--ignore=tests/desktop", "--cov", "--cov-report=term"),
        "window tests": (*PYTEST, "-n", "2", "tests/desktop"),
    }
)


def main(verb: str = "", *args: str) -> int:
    """Do what the verb says and return the exit code."""
    os.chdir(ROOT)
    verbs: dict[str, Callable[..., int]] = {
        "run": run, "test": test, "benchmark": benchmark, "bundle": bundle, "release": release,
        "format": tidy, "lock": lock,
    }  # fmt: skip
    if verb not in verbs:
        print(__doc__)
        return 2
    return verbs[verb](*args)


def run(*args: str) -> int:
    """Start the program; commands for scripts need none of the window's libraries."""
    if not (args or install_packages(WINDOW_PACKAGES)):
        return 1
    install(RUN_LOCK)
    return become("-m", "stakeholders", *args)


def test(*args: str) -> int:
    """Run the checks, fast ones first, and the tests last; none stops the others."""
    install_packages({**WINDOW_PACKAGES, **TEST_PACKAGES})
    install(RUN_LOCK, TEST_LOCK)
    os.environ.update(NO_COLOR="1", QT_QPA_PLATFORM="offscreen")
    if args:
        return become(*PYTEST, *args)
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    failed += [
        name
        for name, command in ALL_TESTS.items()
        if subprocess.run([PYTHON, *command], check=False).returncode
    ]
    print(f"FAILED: {', '.join(failed)}" if failed else "PASSED: every check and every test")
    return 1 if failed else 0


def benchmark(*args: str) -> int:
    """Measure the budgets of speed on generated contacts."""
    install_packages(WINDOW_PACKAGES)
    install(RUN_LOCK, TEST_LOCK)
    return become("-m", "tests.benchmarks", *args)


def bundle(*args: str) -> int:
    """Make what is given to users, and try it in a system that has nothing else."""
    install_packages({**WINDOW_PACKAGES, **BUNDLE_PACKAGES})
    install(RUN_LOCK, TEST_LOCK, BUNDLE_LOCK)
    made = subprocess.run([PYTHON, "packaging/bundle.py", *args], check=False)
    return made.returncode or become(*PYTEST, "--no-cov", "tests/packaging")


def release(*args: str) -> int:
    """Make a release, by the system's own Python: it sets up all else as it goes."""
    return subprocess.run([sys.executable, "packaging/release.py", *args], check=False).returncode


def tidy() -> int:
    """Lay out the code by rule."""
    install(RUN_LOCK, TEST_LOCK)
    subprocess.run([BIN / "ruff", "check", "--fix-only", "--quiet"], check=False)
    return subprocess.run([BIN / "ruff", "format"], check=False).returncode


def lock(*args: str) -> int:
    """Write the locks: hashes for every system, no address; each adds to those before it."""
    install(RUN_LOCK)
    pip("uv")
    compile_lock(RUN_LOCK, *args)
    known = set(pins(RUN_LOCK))
    limits = ["--constraint", RUN_LOCK.name]
    for part, group in ((TEST_LOCK, "test"), (BUNDLE_LOCK, "bundle")):
        compile_lock(part, "--group", group, *limits, *args)
        extra = [pin for pin in pins(part) if pin not in known]
        part.write_text("".join(extra), encoding="utf-8")
        known.update(extra)
        limits += ["--constraint", part.name]
    return 0


def compile_lock(target: Path, *args: str) -> None:
    """Resolve the dependencies of pyproject.toml for every system and Python we run on."""
    options = "--universal --python-version 3.11 --generate-hashes --no-emit-index-url --all-extras"
    quiet = "--no-header --no-annotate --no-strip-extras --quiet"
    command = ["pip", "compile", *options.split(), *quiet.split(), *args]
    subprocess.run([BIN / "uv", *command, "-o", target.name, "pyproject.toml"], check=True)


def pins(target: Path) -> list[str]:
    """Return the requirements of a lock, each with its hashes."""
    found: list[str] = []
    for line in target.read_text(encoding="utf-8").splitlines(keepends=True):
        if line[0].isspace():
            found[-1] += line
        else:
            found.append(line)
    return found


def passes(name: str, command: tuple[str, ...]) -> bool:
    """Run one check; show what it says only when it fails."""
    start = time.monotonic()
    answer = subprocess.run(
        [BIN / command[0], *command[1:]],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    verdict = "FAILED" if answer.returncode else "ok"
    print(f"{name:<14}{verdict:<8}{time.monotonic() - start:5.1f} s", flush=True)
    if answer.returncode:
        print(answer.stdout, flush=True)
    return answer.returncode == 0


def become(*args: str) -> int:
    """Hand over to the program's own Python: signals and exit codes are then its own."""
    if os.name != "nt":
        os.execv(PYTHON, [str(PYTHON), *args])
    return subprocess.run([PYTHON, *args], check=False).returncode


def install(*locks: Path) -> None:
    """Make .venv agree with the locks; one that agrees already costs nothing."""
    if not PYTHON.exists():
        # Debian keeps ensurepip in another package, so the system's pip installs into .venv.
        subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV], check=True)
    python = sys.version.encode()
    wanted = {part: hashlib.sha256(part.read_bytes() + python).hexdigest() for part in locks}
    if all(stamp_of(part).read_text(encoding="ascii") == wanted[part] for part in locks):
        return
    print("Setting up .venv …", flush=True)
    requirements = [word for part in locks for word in ("--requirement", part)]
    pip("--require-hashes", "--only-binary", ":all:", *requirements)
    link_source()
    for part in locks:
        stamp_of(part).write_text(wanted[part], encoding="ascii")


def stamp_of(part: Path) -> Path:
    """Return the file that says which state of a lock is installed; empty when none is."""
    stamp = VENV / f"{part.stem}.sha256"
    stamp.touch()
    return stamp


def pip(*args: str | Path) -> None:
    """Install into .venv by the pip that came with the system's Python."""
    options = ("--quiet", "--disable-pip-version-check", "--root-user-action", "ignore")
    command = [sys.executable, "-m", "pip", "--python", PYTHON, "install", *options, *args]
    subprocess.run(command, check=True)


def link_source() -> None:
    """Let .venv find the package in the checkout, without building anything."""
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=True)
    link = Path(answer.stdout.strip()) / "stakeholders.pth"
    link.write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def install_packages(packages: Iterable[str]) -> bool:
    """Install Debian packages that are missing, or say how to; tell whether all are there now."""
    missing = missing_packages(packages)
    if missing and may_install():
        print(f"Installing {' '.join(missing)} …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            subprocess.run(
                ["apt-get", "-qq", *command], env=quiet, check=False, stdout=subprocess.DEVNULL
            )
        missing = missing_packages(packages)
    if missing:
        print("Parts of the system are missing. Please install them and start again:")
        print(f"    sudo apt-get install {' '.join(missing)}", flush=True)
    return not missing


def missing_packages(packages: Iterable[str]) -> list[str]:
    """Return the packages whose library, program or file is not there; none but on Linux."""
    if sys.platform != "linux":
        return []
    probes = {**WINDOW_PACKAGES, **TEST_PACKAGES, **BUNDLE_PACKAGES}
    return [package for package in packages if not is_there(probes[package])]


def is_there(probe: str) -> bool:
    """Tell whether the system has a library, a file or a program."""
    if ".so" not in probe:
        return Path(probe).exists() if probe.startswith("/") else shutil.which(probe) is not None
    try:
        ctypes.CDLL(probe)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Tell whether we are root on a system of Debian's kind."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except subprocess.CalledProcessError as failure:
        step = " ".join(map(str, failure.cmd))
        sys.exit(f"This step failed, and nothing after it was done: {step}")
