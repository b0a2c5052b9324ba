"""Putting what is changed in the window into the comparison's file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from orgsim.app.document.state import State
from orgsim.files.reading.opened import ComparisonFile
from orgsim.messages import Message, message
from orgsim.resources import is_shipped

LOCKED = message("file.locked")
"""Another program keeps a file from being read."""


def own_comparison(state: State) -> ComparisonFile | None:
    """The open comparison where it is the user's own: one that ships is never written to."""
    comparison = state.comparison
    return None if comparison is None or is_shipped(comparison.path) else comparison


def written(path: Path, write: Callable[[Path], ComparisonFile]) -> tuple[ComparisonFile | None, Message | str]:
    """The comparison file as `write` has left it; where it could not, `None` and why."""
    # Imported here: whoever only looks never writes.
    from orgsim.files.problems import UnreadableFile, unread
    from orgsim.files.yaml.atomic import why_unwritten
    from orgsim.files.yaml.editing import CannotEdit

    try:
        return write(path), ""
    except CannotEdit as error:
        return None, error.message
    except UnreadableFile as error:
        if unread(error.problems):
            return None, LOCKED
        return None, message("comparison.broken-file" if path.exists() else "comparison.no-file")
    except OSError as error:
        return None, why_unwritten(error)


def may_pass(reason: object) -> bool:
    """Whether what kept a file from being written may go by itself, as a lock does: what the system says.

    A mistake in the file, a form that is not foreseen or a protection is for somebody to mend.
    """
    of_system = isinstance(reason, Message) and reason.key.startswith("system.")
    return isinstance(reason, str) or of_system or reason == LOCKED
