"""Reads the files of the library and lays out their small charts beside the window's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from orgsim.analysis.library import Entry, Reading, read_entry
from orgsim.drawing.thumbnail import Thumbnail, thumbnail
from orgsim.files.shelf import Stamp, stamp
from orgsim.model.text import Language


class LibraryReader(QObject):
    """Knows what was read of which file, for as long as that file stays the same."""

    changed = Signal()
    """More is known."""

    def __init__(self, room: tuple[float, float], parent: QObject | None = None) -> None:
        """`room` is the size of the pictures."""
        super().__init__(parent)
        self._room = room
        self._language: Language | None = None
        self._entries: dict[Path, Entry] = {}
        self._drawings: dict[Path, Thumbnail] = {}
        self._others: dict[Path, Stamp | None] = {}
        self._worker: _Worker | None = None

    @property
    def entries(self) -> Mapping[Path, Entry]:
        """What is known of each file."""
        return self._entries

    @property
    def is_busy(self) -> bool:
        """Whether there is more to be read or laid out."""
        return self._worker is not None

    def drawings(self, entry: Entry) -> Thumbnail | None:
        """The charts of that file's picture; `None` where they are not laid out yet."""
        return self._drawings.get(entry.path)

    def read(self, paths: Sequence[Path], language: Language) -> None:
        """Read those of `paths` that are new or have changed, and lay out their pictures."""
        self.stop()
        if language != self._language:
            self._language = language
            self._drawings.clear()
        missing = [path for path in paths if not self._is_known(path)]
        if not missing:
            return
        worker = _Worker(missing, language, self._room, self)
        worker.read.connect(self._take)
        worker.drawn.connect(self._take_drawings)
        worker.ended.connect(self._end)
        self._worker = worker
        worker.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Leave what is not read yet; what is known stays known."""
        worker, self._worker = self._worker, None
        if worker is not None:
            for signal in (worker.read, worker.drawn, worker.ended):
                signal.disconnect()
            worker.requestInterruption()
            worker.wait()
            worker.deleteLater()

    def _is_known(self, path: Path) -> bool:
        if path in self._others:
            return self._others[path] == stamp(path)
        entry = self._entries.get(path)
        return entry is not None and entry.is_fresh and (path in self._drawings or entry.sort == "unreadable")

    def _take(self, path: Path, entry: Entry | None) -> None:
        self._drawings.pop(path, None)
        self._entries.pop(path, None)
        self._others.pop(path, None)
        if entry is None:
            self._others[path] = stamp(path)
        else:
            self._entries[path] = entry
        self.changed.emit()

    def _take_drawings(self, path: Path, drawings: Thumbnail) -> None:
        self._drawings[path] = drawings
        self.changed.emit()

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.wait()
            worker.deleteLater()
            self.changed.emit()


class _Worker(QThread):
    """Reads every file first, so that the cards find their places, and lays out the pictures then."""

    read = Signal(object, object)
    drawn = Signal(object, object)
    ended = Signal()

    def __init__(self, paths: Sequence[Path], language: Language, room: tuple[float, float], parent: QObject) -> None:
        super().__init__(parent)
        self._paths = tuple(paths)
        self._language = language
        self._room = room

    def run(self) -> None:
        """Read and lay out until all is done or nobody wants it any more."""
        readings: list[Reading] = []
        for path in self._paths:
            if self.isInterruptionRequested():
                return
            reading = read_entry(path)
            self.read.emit(path, reading.entry if reading is not None else None)
            if reading is not None and reading.scenarios:
                readings.append(reading)
            # The window's own work goes first.
            self.msleep(1)
        for reading in readings:
            if self.isInterruptionRequested():
                return
            self.drawn.emit(reading.entry.path, thumbnail(reading.scenarios, self._language, self._room))
            self.msleep(1)
        self.ended.emit()
