"""A disk that is full for a while."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file can be written beyond so many bytes meanwhile, by root neither. Windows has no such limit."""
    if sys.platform == "win32":
        yield
        return
    import resource

    before, kept = resource.getrlimit(resource.RLIMIT_FSIZE), sys.dont_write_bytecode
    # Modules that are imported meanwhile would be kept cut off, and read so by the next process.
    sys.dont_write_bytecode = True
    # Python takes no signal for it.
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        sys.dont_write_bytecode = kept
