"""Reads the tree of the program as a screen reader does; run by the system's own Python.

dbus-run-session -- python3 at_spi_reader.py COMMAND…    writes JSON to standard output
"""

import json
import subprocess
import sys
import time
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # a package of the system, not of the project
from gi.repository import GLib  # type: ignore[import-not-found]  # of the system as well

DEADLINE = 40.0


def application(process: "subprocess.Popen[bytes]") -> Any:  # noqa: ANN401
    """Return the program once it is on the bus of assistive technologies."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end and process.poll() is None:
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.get_process_id() == process.pid and app.childCount:
                return app
        time.sleep(0.1)
    sys.exit("the program did not come to the bus")


def told(node: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a node with what it shows, as deep as a screen reader would look."""
    states = node.getState()
    is_list = node.getRole() in {pyatspi.ROLE_LIST, pyatspi.ROLE_TABLE}
    children = [node.getChildAtIndex(n) for n in range(min(node.childCount, 8 if is_list else 80))]
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "showing": states.contains(pyatspi.STATE_SHOWING),
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
        "children": [told(one) for one in children if one is not None],
    }


def is_filled(node: dict[str, Any], name: str) -> bool:
    """Tell whether the list of this name has rows."""
    if node["role"] == "list" and node["name"] == name:
        return bool(node["children"])
    return any(is_filled(child, name) for child in node["children"])


def _is_there(tree: dict[str, Any]) -> bool:
    return is_filled(tree, "Results") and is_filled(tree, "Places")


def whole_tree(app: Any, end: float) -> dict[str, Any]:  # noqa: ANN401
    """Return the tree of the program, read at a time when no part of it goes away.

    While the window is built, a part may be gone between being named and being read. One that
    is named and never to be had is a fault: it is raised once the time is over.
    """
    while True:
        try:
            return told(app)
        except GLib.GError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def main(*command: str) -> None:
    """Start the program, wait for its rows, tell its tree, end it."""
    process = subprocess.Popen(command)
    try:
        app = application(process)
        end = time.monotonic() + DEADLINE
        tree = whole_tree(app, end)
        while not _is_there(tree) and time.monotonic() < end:
            time.sleep(0.2)
            tree = whole_tree(app, end)
        print(json.dumps(tree))
    finally:
        process.terminate()
        process.wait(timeout=20)


if __name__ == "__main__":
    main(*sys.argv[1:])
