"""Locks of the system on an open file, alone or with others; they end with their process."""

import sys
from typing import Final

if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _FAIL_AT_ONCE: Final = 1
    _ALONE: Final = 2
    _FAR_BEHIND: Final = 0x4000_0000  # what is locked cannot be read there, so lock what is not

    class _Overlapped(ctypes.Structure):
        _fields_ = (
            ("internal", ctypes.c_void_p),
            ("internal_high", ctypes.c_void_p),
            ("offset", wintypes.DWORD),
            ("offset_high", wintypes.DWORD),
            ("event", wintypes.HANDLE),
        )

    def hold_alone(descriptor: int) -> bool:
        """Take a file for this descriptor alone; tell whether nobody else held it."""
        release(descriptor)  # Windows counts: what is held twice must be let go of twice
        return _hold(descriptor, _FAIL_AT_ONCE | _ALONE)

    def hold_with_others(descriptor: int) -> bool:
        """Take a file together with others who do the same; tell whether that was possible."""
        release(descriptor)
        return _hold(descriptor, _FAIL_AT_ONCE)

    def release(descriptor: int) -> None:
        """Let go of a file."""
        handle, place = msvcrt.get_osfhandle(descriptor), _Overlapped(offset=_FAR_BEHIND)
        ctypes.windll.kernel32.UnlockFileEx(handle, 0, 1, 0, ctypes.byref(place))

    def _hold(descriptor: int, how: int) -> bool:
        handle, place = msvcrt.get_osfhandle(descriptor), _Overlapped(offset=_FAR_BEHIND)
        lock = ctypes.windll.kernel32.LockFileEx
        return bool(lock(handle, how, 0, 1, 0, ctypes.byref(place)))

else:
    import fcntl

    def hold_alone(descriptor: int) -> bool:
        """Take a file for this descriptor alone; tell whether nobody else held it."""
        return _held(descriptor, fcntl.LOCK_EX)

    def hold_with_others(descriptor: int) -> bool:
        """Take a file together with others who do the same; tell whether that was possible."""
        return _held(descriptor, fcntl.LOCK_SH)

    def _held(descriptor: int, how: int) -> bool:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except OSError:  # held by another, or a file system without such locks
            return False
        return True
