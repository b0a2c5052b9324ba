"""What is assumed of meetings, fees and decisions: by the comparison's file, and by what was changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from orgsim.analysis.deciding.claimable import Under, under
from orgsim.app.document.comparing import decisions, reference
from orgsim.app.document.comparison_edits import written
from orgsim.app.document.open_files import with_saved
from orgsim.app.document.seen import clear_ids
from orgsim.app.document.state import Basis, Simulated, State
from orgsim.files.reading.opened import ComparisonFile
from orgsim.messages import Message
from orgsim.model.assumption_edits import Assumed, assuming, with_edit
from orgsim.model.comparison import Assumptions


def assumptions(state: State) -> Assumptions | None:
    """What holds now; `None` where nothing is assumed."""
    return assuming(_of_file(state), state.assumed)


def assume(state: State, edits: Iterable[Assumed]) -> State:
    """`state` with `edits`, which are yet to be put into the comparison's file; what is said there already is none."""
    assumed = state.assumed
    for edit in edits:
        assumed = with_edit(assumed, edit)
    of_file = _of_file(state) or Assumptions()
    news = tuple([edit for edit in assumed if (assuming(of_file, [edit]) or Assumptions()) != of_file])
    return state if news == state.assumed else replace(state, assumed=news)


def clear_assumptions(state: State) -> Assumptions | None:
    """What holds now where it is clear of whom.

    Who is taken to decide in one of two drafts with the same id decides in neither, also while the other is hidden.
    """
    its, clear = assumptions(state), clear_ids(state)
    if its is None or all(each.scenario in clear for each in its.decides):
        return its
    return replace(its, decides=tuple([each for each in its.decides if each.scenario in clear]))


def of_decisions(state: State) -> Assumptions | None:
    """What holds now of decisions: what meetings cost makes none of them later."""
    its = clear_assumptions(state)
    return None if its is None else replace(its, fee={}, chair_factor=None)


def basis_of(state: State) -> Basis:
    """What a simulation of what is seen now follows from."""
    return Basis(
        scenarios=state.scenarios,
        assumptions=of_decisions(state),
        reference=reference(state),
        pairs=decisions(state).pairs,
    )


def beside_of(state: State) -> Under:
    """What figures of decisions that a draft claims have to be of, to be those of what is seen now."""
    its = basis_of(state)
    return under(its.scenarios, its.assumptions, reference=its.reference, pairs=its.pairs)


def known_decisions(state: State) -> Simulated | None:
    """What a simulation of decisions came to, if it was of just what is seen now."""
    its = state.simulated
    return its if its is not None and its.basis.same(basis_of(state)) else None


def kept(state: State) -> tuple[State, Message | str | None]:
    """`state` with its changes put into the comparison's file; where that cannot be done, as it was, and why."""
    if state.comparison is None or not state.assumed:
        return state, None
    file, reason = written(state.comparison.path, partial(_save, edits=state.assumed))
    if file is None:
        return state, reason
    return replace(with_saved(state, file), assumed=()), None


def _save(path: Path, edits: Sequence[Assumed]) -> ComparisonFile:
    # Imported here, as no start writes.
    from orgsim.files.writing.assumptions import save_assumptions

    return save_assumptions(path, edits)


def _of_file(state: State) -> Assumptions | None:
    return state.comparison.comparison.assumptions if state.comparison is not None else None
