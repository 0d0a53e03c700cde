"""A second start on the same directory file: it raises the window of the first one, and ends.

They speak through a socket of this computer that only the same user can reach. What goes through
it is a wish to be raised, with the token by which a desktop lets another program's window come to
the front (XDG activation), and the path of the file that was double-clicked, if any.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable
_RAISED: Final = b"raised\n"
_LONGEST: Final = 16384
_MILLISECONDS: Final = 3000


class FirstInstance(QObject):
    """Listens for further starts on a directory file.

    `raise_wanted` tells their token and the path of the file they were started with, or nothing.
    """

    raise_wanted = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)

    def listen(self, path: Path) -> None:
        """Listen for this file from now on; where another window does already, it goes on."""
        self.stop()
        name = _name_of(path)
        if not _is_answered(name):
            QLocalServer.removeServer(name)  # left by a process that was killed
            self._server.listen(name)

    def stop(self) -> None:
        """Listen no more."""
        self._server.close()

    def _meet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._hear)
        socket.disconnected.connect(socket.deleteLater)

    def _hear(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            token, brought = _understood(bytes(socket.readLine(_LONGEST).data()))
            socket.write(_RAISED)
            socket.flush()
            self.raise_wanted.emit(token, brought)


def raise_first(path: Path, brought: Path | None = None) -> bool:
    """Ask the window that has a directory file open to come to the front and read a file.

    Tell whether it does.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name_of(path))
    if not socket.waitForConnected(_MILLISECONDS):
        return False
    words = [os.environ.get(_TOKEN, ""), str(brought.resolve()) if brought else ""]
    socket.write(f"{json.dumps(words)}\n".encode("ascii"))
    socket.flush()
    is_raised = socket.waitForReadyRead(_MILLISECONDS)
    socket.disconnectFromServer()
    return is_raised


def raise_window(window: QWidget, token: str) -> None:
    """Bring a window to the front, as far as the desktop lets it."""
    if token:
        os.environ[_TOKEN] = token  # Qt reads it once, when it asks the desktop
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _understood(line: bytes) -> tuple[str, str]:
    """Return the token and the path of a line, nothing where it is none of ours."""
    try:
        token, brought = json.loads(line)
    except ValueError:
        return "", ""
    return str(token), str(brought)


def _is_answered(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    is_answered = socket.waitForConnected(_MILLISECONDS)
    socket.abort()
    return is_answered


def _name_of(path: Path) -> str:
    """Return the name of the socket of a file: the user's own, short enough for every system."""
    digest = hashlib.blake2s(str(path.resolve()).encode(), digest_size=8).hexdigest()
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    name = f"stakeholders-{user}-{digest}"
    folder = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return str(folder / name) if folder.is_absolute() and folder.is_dir() else name
