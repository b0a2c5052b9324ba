"""Notices when an open file changes on disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from orgsim.app.document.aside import Aside
from orgsim.app.opening.shares import tells_of_changes
from orgsim.files.looks import Look, look, seen

_SETTLE_MS = 150
_POLL_MS = 3000
"""How often files are looked at of which the system tells nothing."""
_FIRST_PAUSE_MS = 500
_LARGE = 1_000_000
"""Bytes from which on it is found out in a thread what is known of a file: a millisecond."""
_LONGEST_PAUSE_MS = 30_000
"""Before a file is tried again that could not be read: at first soon, as most locks are short."""


class FileWatch(QObject):
    """Tells of each watched file whose content may have changed, once its writer has come to rest.

    Editors save by writing a new file and renaming it over the old one, which ends a watch of the file itself; so the
    folders are watched too. Where the system tells nothing, as of what others write on a share, files are looked at
    every few seconds, and everywhere when the user comes back to the program.
    """

    changed = Signal(list)
    """Paths whose files were written, replaced, removed or came back, or can be read after all."""

    def __init__(self, parent: QObject | None = None, *, tells: Callable[[Path], bool] = tells_of_changes) -> None:
        super().__init__(parent)
        self._tells = tells
        self._watcher = QFileSystemWatcher(self)
        self._looks: dict[Path, Look] = {}
        self._known: dict[Path, bytes] = {}
        """What is known to stand in large files, until they are looked at for the first time."""
        self._unread: frozenset[Path] = frozenset()
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._look)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look_in_passing)
        self._aside = Aside(self)
        self._aside.ended.connect(self._take)
        self._again = QTimer(self, interval=_FIRST_PAUSE_MS, singleShot=True)
        self._again.timeout.connect(self._try_again)
        self._watcher.fileChanged.connect(self._stir)
        self._watcher.directoryChanged.connect(self._stir)
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.applicationStateChanged.connect(self._on_activation)

    def watch(self, paths: Iterable[Path], shown: Mapping[Path, bytes] | None = None) -> None:
        """Watch exactly `paths` from now on. `shown`: what is known to stand in some of them."""
        wanted = list(dict.fromkeys(paths))
        now = time.monotonic()
        for path in wanted:
            if path not in self._looks:
                known = (shown or {}).get(path)
                if known is not None and len(known) > _LARGE:
                    self._known[path], self._looks[path] = known, Look(None, None, now)
                else:
                    self._looks[path] = look(path, None, now) if known is None else seen(path, known, now)
        self._looks = {path: self._looks[path] for path in wanted}
        self._known = {path: known for path, known in self._known.items() if path in self._looks}
        self._listen()
        if self._known:
            self._look()

    def unread(self, paths: Collection[Path]) -> None:
        """Try those of the watched files again that could not be read, with growing pauses; none any more: `()`."""
        self._unread = frozenset(paths) & self._looks.keys()
        if not self._unread:
            self._again.stop()
            self._again.setInterval(_FIRST_PAUSE_MS)
        elif not self._again.isActive():
            self._again.start()

    def _listen(self) -> None:
        targets = {str(path) for path in self._looks if path.exists()}
        targets |= {str(path.parent) for path in self._looks if path.parent.is_dir()}
        present = set(self._watcher.files()) | set(self._watcher.directories())
        if gone := sorted(present - targets):
            self._watcher.removePaths(gone)
        deaf = bool(self._watcher.addPaths(new)) if (new := sorted(targets - present)) else False
        if deaf or not all(self._tells(folder) for folder in {path.parent for path in self._looks}):
            self._poll.start()
        else:
            self._poll.stop()

    def _stir(self) -> None:
        self._settle.start()

    def _on_activation(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._looks:
            # Not at once: the window is painted first, which the thread that looks would hold up.
            self._stir()

    def _look(self) -> None:
        self._aside.begin(_looking(dict(self._looks), dict(self._known), closely=True))

    def _look_in_passing(self) -> None:
        if not self._aside.is_running:
            self._aside.begin(_looking(dict(self._looks), dict(self._known), closely=False))

    def _take(self, found: Mapping[Path, tuple[Look, Look]]) -> None:
        there = {path: after for path, (_, after) in found.items() if path in self._looks}
        last = {path: found[path][0] if path in self._known else self._looks[path] for path in there}
        changed = [path for path, after in there.items() if after.digest != last[path].digest]
        self._known = {path: known for path, known in self._known.items() if path not in there}
        self._looks |= there
        if changed:
            self._listen()
            self.changed.emit(changed)

    def _try_again(self) -> None:
        self._again.setInterval(min(2 * self._again.interval(), _LONGEST_PAUSE_MS))
        now = time.monotonic()
        found = {path: look(path, self._looks[path], now, closely=True) for path in self._unread if path in self._looks}
        self._looks |= found
        readable = [path for path, after in found.items() if after.digest is not None]
        if readable:
            # Whoever reads them says by `unread` how that went.
            self._unread -= set(readable)
            self.changed.emit(readable)
        if self._unread and not self._again.isActive():
            self._again.start()


def _looking(
    looks: Mapping[Path, Look], known: Mapping[Path, bytes], *, closely: bool
) -> Generator[None, None, dict[Path, tuple[Look, Look]]]:
    """What is seen of each file after what was seen or is `known` of it: both.

    That is done beside the window's work: a share that has gone may take its time to say so.
    """
    found, now = dict[Path, tuple[Look, Look]](), time.monotonic()
    for path, last in looks.items():
        yield
        before = seen(path, known[path], now) if path in known else last
        found[path] = before, look(path, before, now, closely=closely or path in known)
    return found
