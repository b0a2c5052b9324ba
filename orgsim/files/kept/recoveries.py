"""The folder of recovery files. Each window keeps its own under a name and a lock of its own.

As long as a window lives, the system holds its lock, and no other window takes its files for left behind; the lock
falls with its process, however that ends. Drafts may be confidential: no other user may read in the folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from msgspec import Struct

from orgsim.files.kept.recovery import Recovery, read, written
from orgsim.files.kept.store import digest
from orgsim.files.yaml.locking import let_go, taken

_SUFFIX = ".recovery"
_TORN = ".torn"
_OWNER_ONLY = 0o600


class Left(Struct, frozen=True, eq=False):
    """A recovery file that a window has left behind as it ended."""

    file: Path
    recovery: Recovery | None
    """`None`: it cannot be read, as it was torn."""


class Recoveries:
    """Recovery files of this window in a folder, and those that others have left there.

    One thread may keep while another closes: nothing is kept after that.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = os.urandom(6).hex()
        self._locks: dict[str, int] = {}
        """The locks that are held, by the windows whose files they guard: its own, and of those that are no more."""
        self._writing = Lock()
        self._closed = False

    def keep(self, recovery: Recovery) -> None:
        """Keep it instead of what was kept of the same draft: whole or not at all. OSError where it cannot be."""
        with self._writing:
            if not self._closed:
                self._keep(recovery)

    def _keep(self, recovery: Recovery) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._own not in self._locks and (held := taken(self._lock(self._own))) is not None:
            self._locks[self._own] = held
        file = self._file(recovery.path)
        part = file.with_suffix(f".{os.urandom(4).hex()}.part")
        try:
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as out:  # noqa: PTH123
                out.write(written(recovery))
                out.flush()
                os.fsync(out.fileno())
            part.replace(file)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def drop(self, path: Path) -> None:
        """Keep nothing of the draft at `path` any more: it was saved, or is not to be."""
        with suppress(OSError):
            self._file(path).unlink(missing_ok=True)

    def left(self) -> tuple[Left, ...]:
        """What windows have left behind that are no more, the newest first; it is this window's to decide on now.

        What a window has left unfinished as it wrote is removed: what was before it is there whole.
        """
        found: list[Left] = []
        for window in sorted({name.partition("-")[0] for name in self._names()} - {self._own}):
            if window not in self._locks:
                held = taken(self._lock(window))
                if held is None:
                    continue
                self._locks[window] = held
            for name in self._names():
                if not name.startswith(f"{window}-"):
                    continue
                file = self._folder / name
                if name.endswith(".part"):
                    with suppress(OSError):
                        file.unlink()
                elif name.endswith(_SUFFIX) and (data := _bytes(file)) is not None:
                    found.append(Left(file, read(data)))
        return tuple(sorted(found, key=lambda each: -each.recovery.time if each.recovery is not None else 0.0))

    def decided(self, left: Left) -> None:
        """What was left is taken over or refused. What was torn is put aside, for whoever wants to look into it."""
        with suppress(OSError):
            if left.recovery is None:
                left.file.replace(left.file.with_suffix(_TORN))
            else:
                left.file.unlink(missing_ok=True)
        window = left.file.name.partition("-")[0]
        if window in self._locks and not any(
            name.startswith(f"{window}-") and not name.endswith(_TORN) for name in self._names()
        ):
            let_go(self._lock(window), self._locks.pop(window))

    def close(self, refused: Iterable[Path] = ()) -> None:
        """Keep nothing any more, and nothing of the drafts `refused`; what was not decided on is offered again."""
        with self._writing:
            self._closed = True
            for path in refused:
                self.drop(path)
            for window, held in self._locks.items():
                let_go(self._lock(window), held)
            self._locks.clear()

    def _names(self) -> list[str]:
        try:
            return [file.name for file in self._folder.iterdir() if file.name.endswith((_SUFFIX, ".part"))]
        except OSError:
            return []

    def _lock(self, window: str) -> Path:
        return self._folder / f"{window}.lock"

    def _file(self, path: Path) -> Path:
        name = os.path.normcase(os.path.abspath(path)).encode("utf-8", "surrogatepass")  # noqa: PTH100
        return self._folder / f"{self._own}-{digest(name).hex()}{_SUFFIX}"


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
