"""Letting two files change places in one go, where the system can."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_HERE = -100
"""`AT_FDCWD` of Linux."""
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux."""


def exchange(one: Path, other: Path) -> bool:
    """Let the files at `one` and `other`, of the same file system, change places; `False` where the system cannot.

    Linux can since 2014, on most file systems (renameat2(2)). FileNotFoundError where one of them is not there.
    """
    if sys.platform != "linux":
        return False
    # Imported here, as no start needs it.
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() == errno.ENOENT:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(other))
    return False
