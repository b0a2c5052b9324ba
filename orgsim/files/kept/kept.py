"""What is kept from one start to the next, of files that were opened and of charts that were laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from orgsim.files.kept.openings import keep_opening, kept_opening
from orgsim.files.kept.recalling import Recalling
from orgsim.files.kept.store import Store, program
from orgsim.files.reading.opened import Opened, ScenarioFile
from orgsim.resources import code, resource

Result = TypeVar("Result")


class Kept:
    """Opens files and recalls what follows from them, with the help of what was kept in a folder, if there is one."""

    def __init__(self, folder: Path | None = None) -> None:
        self._store: Store | None = None
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
                keep_opening(paths, found, self._store, self._program)
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
