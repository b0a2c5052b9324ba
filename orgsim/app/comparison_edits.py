"""Putting what is changed in the window into the comparison's file, once it rests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from orgsim.app.state import State
from orgsim.files.atomic import why_unwritten
from orgsim.files.comparison_file import ComparisonFile
from orgsim.files.editing import CannotEdit
from orgsim.files.problems import UnreadableFile
from orgsim.messages import Message, message
from orgsim.resources import is_shipped

_REST_MS = 700
"""A slider that stands still for so long has come to rest."""


def own_comparison(state: State) -> ComparisonFile | None:
    """The open comparison where it is the user's own: one that ships is never written to."""
    comparison = state.comparison
    return None if comparison is None or is_shipped(comparison.path) else comparison


def written(path: Path, write: Callable[[Path], ComparisonFile]) -> tuple[ComparisonFile | None, Message | str]:
    """The comparison file as `write` has left it; where it could not, `None` and why."""
    try:
        return write(path), ""
    except CannotEdit as error:
        return None, error.message
    except UnreadableFile:
        return None, message("comparison.broken-file" if path.exists() else "comparison.no-file")
    except OSError as error:
        return None, why_unwritten(error)


class Rest(QObject):
    """Calls `act` when nothing has changed for a moment, or at once when asked to."""

    def __init__(self, act: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._timer = QTimer(self, interval=_REST_MS, singleShot=True)
        self._timer.timeout.connect(act)

    @property
    def waits(self) -> bool:
        """Whether it has yet to come to rest."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Something has changed: wait for the rest after it."""
        self._timer.start()

    def now(self) -> None:
        """Wait no longer, if there is anything to wait for."""
        if self._timer.isActive():
            self._timer.stop()
            self._act()
