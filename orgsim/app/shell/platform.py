"""What must be there before Qt starts: where it is not, Qt aborts in a way that Python cannot catch."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from orgsim.messages import Message, message

_XCB_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")


class NoWindowError(Exception):
    """No window can be opened, for the reason that `message` gives."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message


def obstacle(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Message | None:
    """Why no window can be opened here; `None` where one can.

    Windows and macOS always have a display. Elsewhere Qt needs an X or Wayland display, and for X a few system
    libraries, unless `QT_QPA_PLATFORM` names another platform.
    """
    if platform in ("win32", "darwin"):
        return None
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen not in ("", "xcb", "wayland"):
        return None
    x11, wayland = environment.get("DISPLAY"), environment.get("WAYLAND_DISPLAY")
    if not (x11 or wayland):
        return message("start.no-display")
    if chosen == "xcb" or (x11 and not wayland):
        missing = [name for name in _XCB_LIBRARIES if not _loads(name)]
        if missing:
            return message("start.no-xcb", libraries=", ".join(missing))
    return None


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
