"""The files beside others in which these are written anew, and those of them that a process left behind as it died."""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from _blake2 import blake2b
from contextlib import suppress
from pathlib import Path

_SINCE = 24 * 3600
"""Seconds after which no writing of a file goes on, wherever: clocks of two machines may be hours apart."""
_NAME = re.compile(r"(?:-(?P<host>[0-9a-f]{6})-(?P<process>[0-9]{1,10}))?-[0-9a-f]{8}\.part\Z")


def part_of(target: Path) -> Path:
    """A new name beside `target`, by which it can be told later who wrote there."""
    return target.with_name(f"{_stem(target)}-{_host()}-{os.getpid()}-{os.urandom(4).hex()}.part")


def remove_leftovers(target: Path) -> None:
    """Remove what dead processes have left of writing `target`; what cannot be removed stays."""
    stem = _stem(target)
    with suppress(OSError), os.scandir(target.parent) as there:
        for entry in there:
            if entry.name.startswith(stem) and (name := _NAME.fullmatch(entry.name, len(stem))):
                with suppress(OSError):
                    if _is_left(entry, name):
                        Path(entry).unlink()


def _is_left(entry: os.DirEntry[str], name: re.Match[str]) -> bool:
    if not entry.is_file(follow_symlinks=False):
        return False
    if name["host"] == _host() and sys.platform != "win32":
        return not _is_alive(int(name["process"]))
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _SINCE


def _is_alive(process: int) -> bool:
    """Whether there is such a process; Windows must not be asked so, as it would interrupt it."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _stem(target: Path) -> str:
    return f".{target.stem[:40]}"


def _host() -> str:
    # Neither sockets nor OpenSSL are loaded for a name.
    name = platform.node() if sys.platform == "win32" else os.uname().nodename
    return blake2b(name.encode(), digest_size=3).hexdigest()
