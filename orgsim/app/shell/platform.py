"""What must be there before Qt starts: where it is not, Qt aborts in a way that Python cannot catch."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from orgsim.files.problems import shown
from orgsim.messages import Message, message

_XCB_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")


class NoWindowError(Exception):
    """No window can be opened, for the reason that `message` gives."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message


def obstacle(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Message | None:
    """Why no window can be opened here; `None` where one can.

    Windows and macOS always have a display. Elsewhere Qt needs an X or Wayland display that answers, and for X a few
    system libraries, unless `QT_QPA_PLATFORM` names another platform.
    """
    if platform in ("win32", "darwin"):
        return None
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen not in ("", "xcb", "wayland"):
        return None
    x11 = environment.get("DISPLAY") if chosen in ("", "xcb") else None
    wayland = environment.get("WAYLAND_DISPLAY") if chosen in ("", "wayland") else None
    if not (x11 or wayland):
        return message("start.no-display")
    if wayland and _wayland_answers(wayland, environment.get("XDG_RUNTIME_DIR", "")):
        return None
    if x11:
        missing = [name for name in _XCB_LIBRARIES if not _loads(name)]
        if missing:
            return message("start.no-xcb", libraries=", ".join(missing))
        if _x11_answers(x11):
            return None
    return message("start.unreachable-display", display=shown(x11 or wayland or ""))


def _wayland_answers(display: str, folder: str) -> bool:
    """Whether somebody listens there: a name in the folder of the session, or a path of its own."""
    import socket

    with socket.socket(socket.AF_UNIX) as asking:
        try:
            asking.connect(os.path.join(folder, display))  # noqa: PTH118 -- as Wayland joins them
        except OSError:
            return False
    return True


def _x11_answers(display: str) -> bool:
    """Whether the X server is there and lets us in; asked of X's own library, which knows all forms of the name."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        # Qt has no other way to it, and will tell.
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(os.fsencode(display), None)
    answers: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
