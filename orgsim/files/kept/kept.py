"""What is kept from one start to the next, of files that were opened and of charts that were laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from orgsim.files.kept.openings import bytes_of, keep_opening, kept_opening, opened_anew
from orgsim.files.kept.recalling import Recalling
from orgsim.files.kept.store import Store, program
from orgsim.files.reading.opened import Opened, ScenarioFile
from orgsim.resources import code, resource

Result = TypeVar("Result")

_SCATTERED = 4_000_000
"""Bytes of what is kept (some 35 000 units) from which on it is made anew of them once it was read.

What is read lies scattered among the nodes of the text, and as long as it is there, little of their memory goes back
to the system. Made anew, it lies together: 100 000 units then hold some 70 MB less, for a fifth of a second.
"""


class Kept:
    """Opens files and recalls what follows from them, with the help of what was kept in a folder, if there is one."""

    def __init__(self, folder: Path | None = None, scattered: int = _SCATTERED) -> None:
        self._store: Store | None = None
        self._scattered = scattered
        if folder is not None:
            self._store = Store(folder)
            self._program = program([*map(code, ("model", "files", "drawing")), resource()])
            self._recalling = Recalling(self._store, self._program)

    def open(self, paths: Sequence[Path]) -> Opened:
        """What opening the files at `paths` gives."""
        found = kept_opening(paths, self._store, self._program) if self._store is not None else None
        if found is None:
            # Imported here: mostly, what was read is known.
            from orgsim.files.reading.opening import open_paths

            found = open_paths(paths)
            if self._store is not None:
                # At once: it takes a twentieth of the time that the reading took.
                kept = keep_opening(paths, found, self._store, self._program)
                if len(kept) > self._scattered:
                    data = bytes_of(found)
                    del found
                    found = opened_anew(kept, data) or open_paths(paths)
        return found

    def recall(
        self, what: str, files: Sequence[ScenarioFile], given: object, kind: Any, find: Callable[[], Result]
    ) -> Result:
        """As `Recalling.recall`; of drafts that are being edited nothing is kept, as each would come up once."""
        if any(file.edited for file in files):
            return find()
        return self._recalling.recall(what, files, given, kind, find) if self._store is not None else find()

    def clear(self) -> None:
        """Let go of all that is kept."""
        if self._store is not None:
            self._store.clear()
