"""Whether a file is another than it was: by its time and size, and by its content where these say nothing."""

from __future__ import annotations

from _blake2 import blake2b
from pathlib import Path

from msgspec import Struct

from orgsim.files.shelf import Stamp, stamp
from orgsim.files.yaml.encoding import bytes_at

COARSEST = 5.0
"""Seconds after which a change is sure to have another time: some file systems and shares tell it by two seconds."""


class Look(Struct, frozen=True):
    """What was seen of a file."""

    stamp: Stamp | None
    digest: bytes | None
    """Of its content; `None` where it is not there or cannot be read."""
    since: float
    """When it was first seen with that time and size, in seconds of the clock that is handed in."""


def look(path: Path, before: Look | None, now: float, *, closely: bool = False) -> Look:
    """What is seen of the file at `path` now, after what was seen of it `before`.

    Its content is read where time and size are others, where they are so fresh that a second change may have the same,
    where it could not be read before, and whenever it is asked about `closely`.
    """
    found = stamp(path)
    same = before is not None and found == before.stamp
    if before is not None and same and before.digest is not None and not closely and now - before.since > COARSEST:
        return before
    return Look(found, digest_of(path), before.since if before is not None and same else now)


def seen(path: Path, data: bytes, now: float) -> Look:
    """What was seen of a file by somebody who has read `data` from it just now."""
    return Look(stamp(path), _digest(data), now)


def digest_of(path: Path) -> bytes | None:
    """What tells the content of the file at `path` from any other; `None` where it cannot be read."""
    try:
        return _digest(bytes_at(path))
    except (OSError, ValueError):
        return None


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
