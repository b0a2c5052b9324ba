"""Writing which scenario is the baseline into a comparison file's text; edits are verified (`verified_editing`)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison_text
from orgsim.files.writing.verified_editing import exactly, save_edited, verified_edit
from orgsim.files.yaml.editing import CannotEdit, with_key_after
from orgsim.files.yaml.flow import flow
from orgsim.messages import message

_BASELINE = ("comparison", "baseline")


def save_baseline(path: Path, scenario: Path | None) -> ComparisonFile:
    """Make `scenario` the baseline in the comparison file at `path`, as it is on disk now; `None`: none is.

    UnreadableFile or CannotEdit where that cannot be done, OSError where it cannot be written; the file is as before.
    """
    return save_edited(path, lambda data: with_baseline(data, path, scenario))


def with_baseline(data: bytes, path: Path, scenario: Path | None) -> bytes:
    """The bytes of the comparison file at `path` with another baseline; all its other bytes stay.

    CannotEdit where it does not list that scenario, or is written in a way that is not foreseen.
    """
    file = read_comparison_text(data, path)
    if file.baseline() == scenario:
        return data
    written = next((member.written for member in file.members if member.path == scenario), None)
    if scenario is not None and written is None:
        raise CannotEdit(message("edit.baseline-not-listed", name=scenario.name))
    value = "null" if written is None else flow(written)
    wanted = replace(file.comparison, baseline=written)
    edit = partial(with_key_after, path=_BASELINE, after="scenarios", value=value)
    try:
        return verified_edit(data, path, edit, exactly(wanted))
    except CannotEdit as error:
        raise CannotEdit(message("edit.baseline-by-hand", line=f"baseline: {value}")) from error
