"""The files of a folder that may be orgsim's, and whether one has changed since it was read."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import msgspec

SUFFIXES = (".yaml", ".yml")
MOST_OF_A_FOLDER = 500
"""Of a folder with more files, such as one of downloads, the others are told by their number."""

_OWN_KEYS = frozenset(
    ("orgsim", "comparison", "units", "id", "title", "municipality", "timeline", "claims", "effective")
)

Stamp = tuple[int, int]
"""Time of the last change in nanoseconds, and size: what tells that a file is another."""


class Folder(msgspec.Struct, frozen=True):
    """What of a folder is looked at."""

    path: Path
    files: tuple[Path, ...]
    """In the order of their names, numbers by size."""
    left: int = 0
    """How many more there are."""


def folder(path: Path) -> Folder:
    """The YAML files of that folder, without those of folders in it; none where it cannot be looked into.

    A link that leads to nothing, in a circle or where nobody may look is one of them: reading it tells what is wrong.
    """
    try:
        files = [each for each in path.iterdir() if each.suffix.lower() in SUFFIXES and not each.name.startswith(".")]
        files = sorted(filter(_is_for_reading, files), key=_by_name)
    except OSError:
        files = []
    return Folder(path, tuple(files[:MOST_OF_A_FOLDER]), max(len(files) - MOST_OF_A_FOLDER, 0))


def stamp(path: Path) -> Stamp | None:
    """What tells a file's content from that of another time; `None` where it cannot be had."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


def is_ours(keys: object) -> bool:
    """Whether a file with those keys at its root means to be a scenario or a comparison, be it right or wrong."""
    return bool(_OWN_KEYS & set(keys)) if isinstance(keys, dict) else False


def _is_for_reading(path: Path) -> bool:
    """Whether it is a file, and no folder, pipe or device, or a link of which that cannot be told."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        # Not `Path.is_symlink`, which raises where the folder may be listed and not entered.
        return os.path.islink(path)  # noqa: PTH114 (see above)


def _by_name(path: Path) -> list[tuple[int, int | str]]:
    parts = re.split(r"(\d+)", path.name.casefold())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts if part]
