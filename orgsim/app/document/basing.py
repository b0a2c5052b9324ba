"""Choosing the baseline: kept in the comparison's file where that can be written, else in the state."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from orgsim.app.document.comparing import baseline
from orgsim.app.document.comparison_edits import own_comparison, written
from orgsim.app.document.open_files import with_saved
from orgsim.app.document.state import Based, State
from orgsim.files.reading.comparison_file import ComparisonFile
from orgsim.files.writing.baseline import save_baseline
from orgsim.messages import Message, message


def based_on(state: State, column: int | None) -> State:
    """`state` with the draft of that column as the baseline, or with none; what the file says already is no change."""
    path = state.files[column].path if column is not None else None
    of_file = state.comparison.baseline() if state.comparison is not None else None
    return replace(state, based=None if path == of_file else Based(path), compared=None)


def unkept_baseline(state: State) -> bool:
    """Whether a baseline was chosen that the comparison's file can say and does not."""
    comparison = own_comparison(state)
    if state.based is None or state.based.by_step or comparison is None:
        return False
    path = state.based.path
    return path is None or any(member.path == path for member in comparison.members)


def kept_baseline(state: State) -> tuple[State, Message | None]:
    """`state` with its baseline put into the comparison's file; where that cannot be done, as it was, and why."""
    if state.comparison is None or state.based is None or not unkept_baseline(state):
        return state, None
    path = state.comparison.path
    file, reason = written(path, partial(_save, scenario=state.based.path))
    if file is None:
        return state, message("baseline.not-saved", name=path.name, reason=reason)
    return replace(with_saved(state, file), based=None), None


def told_baseline(state: State) -> Message:
    """What is compared with what now, and how long that is remembered."""
    column = baseline(state)
    if column is None:
        return message("baseline.none", letter=state.letters[0])
    remembered = state.based is None or unkept_baseline(state)
    return message("baseline.chosen" if remembered else "baseline.chosen-for-now", letter=state.letters[column])


def _save(path: Path, scenario: Path | None) -> ComparisonFile:
    return save_baseline(path, scenario)
