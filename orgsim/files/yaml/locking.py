"""Keeps several orgsims of one user from changing the same file at once, on the machine on which they run.

The lock lies among the user's temporary files, and not beside the file: a synchronised folder would carry it to other
machines, where it means nothing, and a folder that is read only would not take it. The system lets go of it when its
process dies. It holds nobody else off: what is to be replaced is looked at again before it is (`atomic.py`).
"""

from __future__ import annotations

import errno
import os
import sys
import time
from _blake2 import blake2b
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LONGEST_WAIT = 0.03
"""Seconds; the window may be what waits, and may have three changes to write."""
_PAUSE = 0.004


class LockedError(OSError):
    """Somebody else is changing the file, and was not done soon enough: that passes."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Be the only one of the user's orgsims that changes the file at `path`; LockedError where another does so.

    Where the system has no place for a lock, nobody is kept off.
    """
    lock = _lock_for(path)
    if lock is None:
        yield
        return
    until = time.monotonic() + _LONGEST_WAIT
    while (held := taken(lock)) is None:
        if time.monotonic() > until:
            raise LockedError(path)
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        let_go(lock, held)


def _lock_for(path: Path) -> Path | None:
    """Where the lock of the file at `path` lies; `None` where there is no folder that only this user can write to."""
    # Imported here, as only what changes a draft needs a lock.
    import tempfile

    owner = os.getuid() if sys.platform != "win32" else "user"
    folder = Path(tempfile.gettempdir(), f"orgsim-locks-{owner}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        about = folder.lstat()
    except OSError:
        return None
    if sys.platform != "win32" and (about.st_uid != owner or about.st_mode & 0o077):
        return None
    name = os.path.normcase(os.path.realpath(path)).encode("utf-8", "surrogatepass")
    return folder / f"{blake2b(name, digest_size=16).hexdigest()}.lock"


def taken(lock: Path) -> int | None:
    """The lock, as a descriptor of its file; `None` where another process has it."""
    try:
        held = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError:
        # Windows refuses it while the one before is taking the file away.
        return None
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not os.path.samestat(os.fstat(held), lock.stat()):
                # The one before has taken it away meanwhile, and another may lie there.
                raise BlockingIOError
    except OSError:
        os.close(held)
        return None
    return held


def let_go(lock: Path, held: int) -> None:
    """Give the lock up and take its file away: while it is held where that can be done, so that nobody else has it."""
    if sys.platform == "win32":
        os.close(held)
        with suppress(OSError):
            lock.unlink()
        return
    with suppress(OSError):
        lock.unlink()
    os.close(held)
