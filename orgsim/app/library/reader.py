"""Reads the files of the library and lays out their small charts beside the window's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QThread, Signal

from orgsim.analysis.library.entries import Entry, Reading, read_entry
from orgsim.drawing.chart.thumbnail import Thumbnail, thumbnail
from orgsim.files.shelf import Folder, Stamp, folder, stamp
from orgsim.model.text import Language
from orgsim.resources import is_shipped


class LibraryReader(QObject):
    """Knows what was read of which file, for as long as that file stays the same."""

    changed = Signal()
    """More is known."""

    def __init__(self, room: tuple[float, float], parent: QObject | None = None) -> None:
        """`room` is the size of the pictures."""
        super().__init__(parent)
        self._room = room
        self._language: Language | None = None
        self._folders: tuple[Folder, ...] = ()
        self._entries: dict[Path, Entry] = {}
        self._drawings: dict[Path, Thumbnail] = {}
        self._others: dict[Path, Stamp | None] = {}
        self._worker: _Worker | None = None

    @property
    def folders(self) -> tuple[Folder, ...]:
        """What was found where: first what ships, then the user's own folders."""
        return self._folders

    @property
    def entries(self) -> Mapping[Path, Entry]:
        """What is known of each file."""
        return self._entries

    @property
    def is_busy(self) -> bool:
        """Whether there is more to be read or laid out."""
        return self._worker is not None

    def drawings(self, entry: Entry) -> Thumbnail | None:
        """What that file's picture shows; `None` where it is not laid out yet."""
        return self._drawings.get(entry.path)

    def read(self, shipped: Path, own: Sequence[Path], language: Language) -> None:
        """Look into those folders again, read what is new there or has changed, and lay out its pictures."""
        self.stop()
        if language != self._language:
            self._language = language
            self._drawings.clear()
        done = self._drawings.keys()
        known = {path: its for path, its in self._entries.items() if path in done or its.sort == "unreadable"}
        work = _Work((shipped, *own), known, dict(self._others), language, self._room)
        self._worker = worker = _Worker(work, self)
        worker.listed.connect(self._take_folders)
        worker.read.connect(self._take)
        worker.drawn.connect(self._take_drawings)
        worker.ended.connect(self._end)
        worker.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Leave what is not read yet; what is known stays known."""
        worker, self._worker = self._worker, None
        if worker is not None:
            for signal in (worker.listed, worker.read, worker.drawn, worker.ended):
                signal.disconnect()
            worker.requestInterruption()
            worker.wait()
            worker.deleteLater()

    def _take_folders(self, folders: tuple[Folder, ...]) -> None:
        self._folders = folders
        self.changed.emit()

    def _take(self, path: Path, entry: Entry | None, own: Stamp | None) -> None:
        self._drawings.pop(path, None)
        self._entries.pop(path, None)
        self._others.pop(path, None)
        if entry is None:
            self._others[path] = own
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


class _Work(msgspec.Struct, frozen=True, eq=False):
    """What the worker is to do, and what it need not do again."""

    folders: tuple[Path, ...]
    known: Mapping[Path, Entry]
    others: Mapping[Path, Stamp | None]
    """Files that are not orgsim's."""
    language: Language
    room: tuple[float, float]

    def is_done(self, path: Path) -> bool:
        """Whether that file is as it was when it was read."""
        if path in self.others:
            return self.others[path] == stamp(path)
        entry = self.known.get(path)
        return entry is not None and entry.is_fresh


class _Worker(QThread):
    """Reads every file first, so that the cards find their places, and lays out the pictures then.

    The folders too are looked into here: one of them may lie on a share that takes its time to answer.
    """

    listed = Signal(object)
    read = Signal(object, object, object)
    drawn = Signal(object, object)
    ended = Signal()

    def __init__(self, work: _Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Read and lay out until all is done or nobody wants it any more."""
        work, readings = self._work, list[Reading]()
        shipped, *own = work.folders
        folders = (folder(shipped), *(folder(path) for path in own if not is_shipped(path)))
        self.listed.emit(folders)
        # The user's own files stand first, and cards that are there already are not to move.
        for path in (path for each in (*folders[1:], folders[0]) for path in each.files):
            if self.isInterruptionRequested():
                return
            if work.is_done(path):
                continue
            before = stamp(path)
            reading = read_entry(path)
            self.read.emit(path, reading.entry if reading is not None else None, before)
            if reading is not None and reading.scenarios:
                readings.append(reading)
            # The window's own work goes first.
            self.msleep(1)
        for reading in readings:
            if self.isInterruptionRequested():
                return
            self.drawn.emit(reading.entry.path, thumbnail(reading.scenarios, work.language, work.room))
            self.msleep(1)
        self.ended.emit()
