"""Reading that is left in the middle of a text."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar


class Abandoned(Exception):  # noqa: N818 -- nothing went wrong
    """Nobody wants the text any more that was being read."""


abandoned: ContextVar[Callable[[], bool] | None] = ContextVar("abandoned", default=None)
"""Of a thread that reads beside the window's work: whether what it reads is not wanted any more."""
