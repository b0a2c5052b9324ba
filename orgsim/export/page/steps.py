"""Work that is done a part at a time, so that a window need not stand still."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from PySide6.QtGui import QPainter

from orgsim.model.abandoning import leave_if_abandoned

Result = TypeVar("Result")

Step = tuple[int, int] | Callable[[], object] | None
"""What work yields: how much of how many is done; what may be done beside the window, and is sent back; or nothing."""


def finished(work: Generator[Any, Any, Result]) -> Result:
    """What the work comes to, done in one go; nobody goes on with it once it is not wanted any more."""
    try:
        step = next(work)
        while True:
            leave_if_abandoned()
            step = work.send(step() if callable(step) else None)
    except StopIteration as end:
        result: Result = end.value
        return result


@contextmanager
def restoring(painter: QPainter) -> Iterator[None]:
    """The painter is left as it was, also where its work is left in the middle."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()
