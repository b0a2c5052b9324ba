"""Work that is left in the middle of a text or of a search, as nobody wants what it would come to."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar


class Abandoned(Exception):  # noqa: N818 -- nothing went wrong
    """Nobody wants any more what was being read or worked out."""


abandoned: ContextVar[Callable[[], bool] | None] = ContextVar("abandoned", default=None)
"""Of a thread that works beside the window: whether what it works on is not wanted any more.

To be asked is also its chance to let the window go first (`app/document/aside.py`).
"""


def leave_if_abandoned() -> None:
    """Raise `Abandoned` in a thread whose work is not wanted any more; whoever takes long asks every millisecond or so.

    A thread that works beside the window waits there for a moment while the window is in the middle of something.
    """
    is_abandoned = abandoned.get()
    if is_abandoned is not None and is_abandoned():
        raise Abandoned
