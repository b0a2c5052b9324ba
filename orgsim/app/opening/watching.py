"""Notices when an open file changes on disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_SETTLE_MS = 150


class FileWatch(QObject):
    """Tells of each watched file whose content may have changed, once its writer has come to rest.

    Editors save by writing a new file and renaming it over the old one, which ends a watch of the file itself;
    so the folders are watched too, and each file's time and size decide.
    """

    changed = Signal(list)
    """Paths whose files were written, replaced, removed or came back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._stamps: dict[Path, tuple[int, int] | None] = {}
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._stir)
        self._watcher.directoryChanged.connect(self._stir)

    def watch(self, paths: Iterable[Path]) -> None:
        """Watch exactly `paths` from now on."""
        wanted = list(dict.fromkeys(paths))
        self._stamps = {path: self._stamps.get(path, _stamp(path)) for path in wanted}
        targets = {str(path) for path in wanted if path.exists()}
        targets |= {str(path.parent) for path in wanted if path.parent.is_dir()}
        present = set(self._watcher.files()) | set(self._watcher.directories())
        if gone := sorted(present - targets):
            self._watcher.removePaths(gone)
        if new := sorted(targets - present):
            self._watcher.addPaths(new)

    def _stir(self) -> None:
        self._settle.start()

    def _look(self) -> None:
        now = {path: _stamp(path) for path in self._stamps}
        changed = [path for path, stamp in now.items() if stamp != self._stamps[path]]
        self._stamps = now
        self.watch(list(now))
        if changed:
            self.changed.emit(changed)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
