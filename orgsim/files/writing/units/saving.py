"""Changes of a draft's units put into its file, as it is on disk now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import changed, draft_of
from orgsim.files.writing.verified_editing import written_over
from orgsim.model.edits.edits import Edit
from orgsim.model.scenario import Scenario

Making = Callable[[Scenario], Sequence[Edit]]
"""The edits that a scenario is to have; it may be asked several times."""


def with_edits(data: bytes, path: Path, making: Making) -> bytes:
    """The bytes of a draft's file after its edits; it raises as `drafts.changed` does, and UnreadableFile."""
    draft = draft_of(read_scenario_text(data, path))
    return changed(draft, making(draft.scenario), path)[0].data


def save_units(path: Path, making: Making) -> bytes:
    """Put edits into the draft's file at `path`: all of them, or none; the bytes that it has then.

    UnreadableFile or CannotEdit where that cannot be done, OSError where it cannot be written; the file is as before.
    """
    return written_over(path, lambda data: with_edits(data, path, making), "edit.unit.shipped")
