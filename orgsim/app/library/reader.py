"""Reads the files of the library and lays out their small charts beside the window's work."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from time import sleep

import msgspec
from PySide6.QtCore import QObject, Signal

from orgsim.analysis.library.entries import Entry, Reading, read_entry
from orgsim.app.document.aside import Aside
from orgsim.drawing.chart.thumbnail import Thumbnail, thumbnail
from orgsim.files.shelf import Folder, Stamp, folder, stamp
from orgsim.model.text import Language
from orgsim.resources import is_shipped

_PAUSE = 0.001


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
        self._aside = Aside(self)
        self._aside.told.connect(self._take)
        self._aside.ended.connect(lambda _none: self.changed.emit())

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
        return self._aside.is_running

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
        self._aside.begin(_done(work))

    def stop(self) -> None:
        """Leave what is not read yet; what is known stays known."""
        self._aside.leave()

    def _take(self, found: _Listed | _Read | _Drawn) -> None:
        match found:
            case _Listed(folders):
                self._folders = folders
            case _Read(path, entry, own):
                self._drawings.pop(path, None)
                self._entries.pop(path, None)
                self._others.pop(path, None)
                if entry is None:
                    self._others[path] = own
                else:
                    self._entries[path] = entry
            case _Drawn(path, drawings):
                self._drawings[path] = drawings
        self.changed.emit()


class _Listed(msgspec.Struct, frozen=True, eq=False):
    folders: tuple[Folder, ...]


class _Read(msgspec.Struct, frozen=True, eq=False):
    path: Path
    entry: Entry | None
    """`None` where the file is not orgsim's."""
    own: Stamp | None


class _Drawn(msgspec.Struct, frozen=True, eq=False):
    path: Path
    drawings: Thumbnail


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


def _done(work: _Work) -> Generator[_Listed | _Read | _Drawn, None, None]:
    """Read every file first, so that the cards find their places, and lay out the pictures then.

    The folders too are looked into here: one of them may lie on a share that takes its time to answer.
    """
    readings = list[Reading]()
    shipped, *own = work.folders
    folders = (folder(shipped), *(folder(path) for path in own if not is_shipped(path)))
    yield _Listed(folders)
    # The user's own files stand first, and cards that are there already are not to move.
    for path in (path for each in (*folders[1:], folders[0]) for path in each.files):
        if work.is_done(path):
            continue
        before = stamp(path)
        reading = read_entry(path)
        yield _Read(path, reading.entry if reading is not None else None, before)
        if reading is not None and reading.scenarios:
            readings.append(reading)
        # The window's own work goes first.
        sleep(_PAUSE)
    for reading in readings:
        yield _Drawn(reading.entry.path, thumbnail(reading.scenarios, work.language, work.room))
        sleep(_PAUSE)
