"""Results that are kept in a folder from one start to the next, so that what was found out once need not be again.

Each lies under a digest of all that it follows from, so that none can be stale, and a digest tells it from a damaged
one. A store is a help and never needed: whatever cannot be read, written or made out is as if it were not there.
"""

from __future__ import annotations

import os
import sys
from _blake2 import blake2b
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import msgspec

from orgsim import __version__

_MOST_BYTES = 64 * 1024 * 1024
"""In the folder of a store; what was not asked for the longest goes first."""
_LARGEST = _MOST_BYTES // 2
_LARGE = 1_000_000
"""Bytes from which on digesting and writing take so long that nobody is to wait for it."""
_DIGEST = 16
_SUFFIX = ".kept"
_OWNER_ONLY = 0o600


class Store:
    """Results by what they follow from, in one folder. Drafts may be confidential: no other user may read there."""

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def get(self, key: bytes) -> bytes | None:
        """What was put under `key`, whole; `None` where there is nothing, or something else than was put."""
        path = self._path(key)
        try:
            with path.open("rb") as file:
                kept = file.read(_LARGEST + _DIGEST + 1)
            os.utime(path)
        except OSError:
            return None
        value = kept[_DIGEST:]
        return value if kept[:_DIGEST] == digest(key, value) else None

    def keep(self, key: bytes, value: bytes) -> None:
        """As `put`, but what is large is written beside what goes on."""
        if len(value) < _LARGE:
            self.put(key, value)
        else:
            Thread(target=self.put, args=(key, value)).start()

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`, where that is possible, and let go of others where there are too many."""
        if len(value) > min(_LARGEST, self._most_bytes):
            return
        path = self._path(key)
        part = path.with_suffix(f".{os.getpid()}-{os.urandom(4).hex()}.part")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as file:  # noqa: PTH123
                file.write(digest(key, value))
                file.write(value)
            part.replace(path)
            self._tidy()
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def clear(self) -> None:
        """Let go of all."""
        with suppress(OSError):
            for entry in list(os.scandir(self._folder)):
                if entry.name.endswith((_SUFFIX, ".part")):
                    with suppress(OSError):
                        Path(entry).unlink()

    def _tidy(self) -> None:
        there: list[tuple[float, int, str]] = []
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.endswith((_SUFFIX, ".part")):
                    about = entry.stat(follow_symlinks=False)
                    there.append((about.st_mtime, about.st_size, entry.path))
        total = 0
        for _, size, path in sorted(there, reverse=True):
            total += size
            if total > self._most_bytes:
                with suppress(OSError):
                    Path(path).unlink()

    def _path(self, key: bytes) -> Path:
        return self._folder / f"{key.hex()}{_SUFFIX}"


def digest(*parts: bytes) -> bytes:
    """What tells those parts from any others."""
    found = blake2b(digest_size=_DIGEST)
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.digest()


def program(folders: Iterable[Path]) -> bytes:
    """What tells this program from another: its version and that of Python, and the files in `folders` and below them.

    In a checkout code changes while the version does not. Files are told by their times and sizes.
    """
    found = [f"{__version__} {sys.version} {msgspec.__version__}"]
    untold = [os.fspath(folder) for folder in folders]
    while untold:
        folder = untold.pop()
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    untold += [entry.path] if entry.name != "__pycache__" else []
                else:
                    about = entry.stat()
                    found.append(f"{entry.path} {about.st_mtime_ns} {about.st_size}")
    return digest(*[line.encode(errors="surrogateescape") for line in sorted(found)])
