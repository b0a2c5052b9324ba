"""Choosing the baseline: kept in the comparison's file where that can be written, else in the state."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from orgsim.app.document.comparing import baseline
from orgsim.app.document.comparison_edits import own_comparison, written
from orgsim.app.document.open_files import with_saved
from orgsim.app.document.state import Based, State
from orgsim.files.reading.opened import ComparisonFile
from orgsim.files.writing.baseline import save_baseline
from orgsim.messages import Message, message


def based_on(state: State, column: int | None) -> State:
    """`state` with the draft of that column as the baseline, or with none; what the file says already is no change."""
    return _with_baseline(state, state.files[column].path if column is not None else None)


def baseline_before(state: State, before: State) -> State:
    """`state` with the baseline of `before` again, where that is still the same comparison and its draft is open."""
    same = _comparison(state) == _comparison(before)
    path = before.based.path if before.based is not None else _of_file(before)
    there = path is None or any(file.path == path for file in state.open_files)
    return _with_baseline(state, path) if same and there else state


def _with_baseline(state: State, path: Path | None) -> State:
    return replace(state, based=None if path == _of_file(state) else Based(path), compared=None)


def _comparison(state: State) -> Path | None:
    return state.comparison.path if state.comparison is not None else None


def _of_file(state: State) -> Path | None:
    return state.comparison.baseline() if state.comparison is not None else None


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
    """What is compared with what now, how long that is remembered, and the file that it is about to be written into."""
    column = baseline(state)
    letter = state.letters[column or 0]
    unkept = unkept_baseline(state)
    if unkept and state.comparison is not None:
        name = state.comparison.path.name
        if column is None:
            return message("baseline.none-written", name=name)
        return message("baseline.written", letter=letter, name=name)
    if column is None:
        return message("baseline.none", letter=letter)
    remembered = state.based is None
    return message("baseline.chosen" if remembered else "baseline.chosen-for-now", letter=letter)


def _save(path: Path, scenario: Path | None) -> ComparisonFile:
    return save_baseline(path, scenario)
