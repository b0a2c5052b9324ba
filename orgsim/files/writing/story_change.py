"""A change of a story, as a value that can wait until its file can be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from orgsim.messages import Message


class StoryChange(Struct, frozen=True, eq=False):
    """A change of the story of one comparison file."""

    path: Path
    edit: Callable[[bytes, Path], bytes]
    """The file's text with it, wherever the file lies by then; CannotEdit where it cannot be made any more."""
    said: Message
    """What is told once it is written."""
