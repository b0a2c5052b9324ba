"""Files are read beside the window's work, where there is so much of them that it would be waited for."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.app.document.aside import Aside, Work
from orgsim.files.kept.kept import Kept
from orgsim.files.reading.opened import ComparisonFile, Opened, ScenarioFile
from orgsim.files.shelf import Stamp, stamp
from orgsim.files.yaml.encoding import bytes_there
from orgsim.messages import message
from orgsim.model.scenario import Scenario

_AT_ONCE = 60_000
"""Bytes of all files up to which they are read at once: some 50 ms."""
_NAMES = 100_000
"""Bytes of a file up to which it is looked through for names of others: a comparison is short."""
_NAME = rb"[^\s,\[\]{}'\"#]+\.ya?ml"
_TELL_MS = 400
_NO_STAMPS: Mapping[Path, Stamp | None] = MappingProxyType({})

Lot = Sequence[Path]
"""Files that are opened together."""


class Beside(Protocol):
    """What is worked out of files in the thread in which they are read, before they are handed over."""

    def begin(self) -> Callable[[list[Opened]], object] | None:
        """What works it out, as things are now; it touches nothing of Qt's. `None`: there is nothing to work out."""

    def take(self, found: list[Opened], came: Any, /) -> bool:
        """Take what came of it; whether it holds as things are by now, or has to be worked out again.

        It always holds where nothing was done since it was begun.
        """


class _Asked(NamedTuple):
    name: str
    lots: Sequence[Lot]
    then: Callable[[list[Opened]], object]
    beside: Beside | None
    again: int = 3
    """How often it is read again at most, where files are written meanwhile."""


class _Read(NamedTuple):
    found: list[Opened]
    came: object
    """Of what was worked out beside."""
    is_past: bool
    """Whether a file held something else by then."""
    stamps: Mapping[Path, Stamp | None]
    """Of the files when that was asked."""


class Reading(QObject):
    """Reads what is asked for, in its order; what it came to is told in the window's thread."""

    said = Signal(object)
    """A `Message`: what is being read, where that takes long."""

    def __init__(
        self,
        kept: Kept,
        waits: Callable[[], bool],
        parent: QObject,
        shown: Callable[[], Sequence[Scenario]] = tuple,
    ) -> None:
        """`waits`: whether there is anybody whom reading would keep waiting; `shown`: what is open by now."""
        super().__init__(parent)
        self._shown = shown
        self._kept = kept
        self._waits = waits
        self._asked: deque[_Asked] = deque()
        self._aside = Aside(self)
        self._aside.ended.connect(self._ended)
        self._aside.failed.connect(self._failed)
        self._long = QTimer(self, interval=_TELL_MS, singleShot=True)
        self._long.timeout.connect(self._tell)

    @property
    def is_running(self) -> bool:
        """Whether anything that was asked for is not read yet."""
        return bool(self._asked)

    def read(
        self,
        lots: Sequence[Lot],
        then: Callable[[list[Opened]], object],
        *,
        name: str = "",
        beside: Beside | None = None,
        later: bool = False,
    ) -> None:
        """Read `lots`, and hand over what each came to; what was asked for under the same `name` is left.

        What is to be worked out `beside` is taken before, unless nobody would wait for it. `later`: nobody waits for
        this in the same round of events, so that it is read in a thread however little it is.
        """
        if name:
            self._asked = deque(asked for at, asked in enumerate(self._asked) if asked.name != name or not at)
            if self._asked and self._asked[0].name == name:
                self._asked.popleft()
                self._aside.leave()
        works = beside is not None and beside.begin() is not None
        if not self._asked and not (self._waits() and (later or works or _much(lots))):
            then([self._kept.open(lot) for lot in lots])
            return
        self._asked.append(_Asked(name, lots, then, beside))
        self._go_on()

    def leave(self) -> None:
        """Nobody wants any of it any more."""
        self._asked.clear()
        self._aside.leave()
        self._long.stop()

    def _go_on(self) -> None:
        if self._asked and not self._aside.is_running:
            asked = self._asked[0]
            work = asked.beside.begin() if asked.beside is not None else None
            self._aside.begin(_reading(self._kept, asked.lots, work, self._shown()))
            self._long.start()

    def _ended(self, result: _Read) -> None:
        self._long.stop()
        asked = self._asked.popleft()
        try:
            if asked.beside is not None and not asked.beside.take(result.found, result.came):
                # As often as somebody goes on editing: else the window would work it out. What waits comes first.
                self._asked.append(asked)
            elif asked.again and (result.is_past or _is_past(result.found, result.stamps)):
                # What was saved here meanwhile, say, would be shown as it was before.
                self._asked.appendleft(asked._replace(again=asked.again - 1))
            else:
                asked.then(result.found)
        finally:
            self._go_on()

    def _failed(self) -> None:
        self._long.stop()
        self._asked.popleft()
        self._go_on()

    def _tell(self) -> None:
        if self._asked:
            first = next(iter(self._asked[0].lots), ())
            self.said.emit(message("status.reading", name=first[0].name if first else ""))


def _reading(
    kept: Kept, lots: Sequence[Lot], work: Callable[[list[Opened]], object] | None, shown: Sequence[Scenario]
) -> Work:
    # Imported here, as most files are so small that they are read at once.
    from orgsim.app.opening.foreseeing import foresee

    found = list[Opened]()
    for lot in lots:
        yield None
        found.append(kept.open(lot))
    yield from foresee(found, shown)
    came = work(found) if work is not None else ()
    yield None
    stamps = {file.path: stamp(file.path) for file in _files(found)}
    return _Read(found, came, _is_past(found), stamps)


def _is_past(found: Sequence[Opened], stamps: Mapping[Path, Stamp | None] = _NO_STAMPS) -> bool:
    """Whether a file holds something else by now than was read; what still has its stamp is not read for that."""
    return any(
        # What cannot be read is told when it is looked at the next time.
        bytes_there(file.path) not in (file.data, None)
        for file in _files(found)
        if file.path not in stamps or stamp(file.path) != stamps[file.path]
    )


def _files(found: Sequence[Opened]) -> list[ScenarioFile | ComparisonFile]:
    return [file for what in found for file in (*what.files, what.comparison) if file is not None]


def _much(lots: Sequence[Lot]) -> bool:
    """Whether reading them takes long: by their size, and that of files whose names stand in them."""
    seen: set[Path] = set()
    size = 0
    for path in (path for lot in lots for path in lot):
        for each in (path, *_named(path)):
            if each not in seen:
                seen.add(each)
                size += _size(each)
    return size > _AT_ONCE


def _named(path: Path) -> list[Path]:
    if _size(path) > _NAMES:
        return []
    text = bytes_there(path) or b""
    return [path.parent / name.decode("utf-8", "replace") for name in re.findall(_NAME, text)]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
