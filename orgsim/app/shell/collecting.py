"""Garbage that refers to itself is collected in the window's thread alone, after its work.

Left to itself, Python collects in whichever thread makes the next object. What it finds may be objects of Qt's, which
only the window's thread may take apart: a reader of files died of it.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_NEW = 2_000
"""So many more objects than at the last collection: time to look at the new ones. About a millisecond."""
_OLD = 10_000
"""So many older objects may be left to be looked at again.

Each lies elsewhere in memory: three times as many take half a tenth of a second where other programs work as well.
"""
_OFTEN = 20
"""Collections of what is new after which all is looked at, however little it is."""
_MANY = 30_000
"""So many new ones of one step are not looked at: the window would stand still."""
_WORK = 0.003
"""Seconds of work that a round of events has had before, from which on a collection leaves it to that."""
_PUT_OFF = 20
"""Rounds after which it is done all the same: a window may be busy for long."""


class Collector(QObject):
    """Collects when the event loop has nothing to do, by how much was made since: a window at rest does nothing.

    It has a round of events of its own: after a long piece of work the window is painted, and what was typed and
    clicked meanwhile is done, before a collection takes its time too; and what comes between is not held up further.

    What is frozen is never looked at again. It goes as it came where nothing in it refers to itself, as in all that
    is read, computed and drawn (of graphs alone, which networkx makes, a few objects stay each time); a widget among
    it that does would stay to the end.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Python collects nothing by itself from now on; this begins with `begin`."""
        super().__init__(parent)
        self._there = 0
        """How many objects are not frozen, at the most."""
        self._asked = 0.0
        """When the round was asked for, by the work of this thread."""
        self._put_off = 0
        gc.disable()
        self._round = QTimer(self, interval=0, singleShot=True)
        self._round.timeout.connect(self._collect_alone)

    def begin(self) -> None:
        """Collect from now on, but leave alone what was made until now: most of it stays to the end."""
        from PySide6.QtCore import QAbstractEventDispatcher

        gc.freeze()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.aboutToBlock.connect(self.wait)
        # A loop that never waits is told of at its next round only.
        dispatcher.awake.connect(self.wait)

    def wait(self) -> None:
        """Collect in the next round of events, where there is enough that is new."""
        if gc.get_count()[0] >= _NEW and not self._round.isActive():
            self._asked = time.thread_time()
            self._round.start()

    def _collect_alone(self) -> None:
        """Collect, unless this round has had work already: then in the next that is asked for."""
        if time.thread_time() - self._asked > _WORK and self._put_off < _PUT_OFF:
            self._put_off += 1
            return
        self._put_off = 0
        self.collect()

    def collect(self) -> None:
        """Look at what is new, or at all that is not frozen, where there is enough of it."""
        if gc.get_count()[0] < _NEW:
            return
        # What was counted there is less: what is dropped is taken off it, though it be old, or frozen.
        new = looked_at(0)
        if new >= _MANY:
            # What one step makes in such numbers are drafts and drawings, and the window would stand still.
            gc.freeze()
            self._there = 0
            return
        self._there += new
        of_all = gc.get_count()[2] >= _OFTEN
        if of_all or self._there >= 2 * _OLD:
            # Much of it may have gone by itself.
            self._there = looked_at()
            of_all |= self._there >= 1.5 * _OLD
        self._there -= gc.collect() if of_all else gc.collect(1)
        if of_all and self._there > _OLD:
            gc.freeze()
            self._there = 0


def looked_at(generation: int | None = None) -> int:
    """How many objects a collection looks at: those that are not frozen, or of one generation alone.

    Counted in one call from C, so that no other thread runs between listing and letting go. A tuple that a thread is
    just making from a generator is in that list, and CPython (3.11 and 3.13) refuses to go on with one that somebody
    else holds: the reader of the library ended with a SystemError.
    """
    return next(map(len, map(gc.get_objects, (generation,))))
