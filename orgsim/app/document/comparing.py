"""What of the state is compared with what, and which units are each other's counterparts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgsim.app.document.state import State
from orgsim.drawing.boxes.folding import revealed
from orgsim.model.comparison import Comparison, confirmed, refused
from orgsim.model.hierarchy import count_units, hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

if TYPE_CHECKING:
    from orgsim.analysis.differences.comparing import Differences
    from orgsim.analysis.differences.matching import Matching, Pair

_FEW = 20_000
"""Units of all drafts together up to which they are compared at once: some 50 ms."""
_MOST_LAYERS = 60
"""Boxes that stand below each other in a pane of a large screen, in text that can be read."""


def baseline(state: State) -> int | None:
    """The column of the baseline, if there is one and it is open: the chosen one, else the comparison's."""
    if state.based is not None:
        path = state.based.path
    else:
        path = state.comparison.baseline() if state.comparison is not None else None
    return state.column_of(path)


def reference(state: State) -> int:
    """The column that every other one is compared to: the baseline, else the leftmost."""
    return baseline(state) or 0


def compared(state: State) -> tuple[Differences | None, ...]:
    """How each open scenario differs from the reference; `None` for that itself."""
    # Imported here, as the window's first picture compares nothing.
    from orgsim.analysis.differences.comparing import compare

    scenarios, first = state.scenarios, reference(state)
    return tuple(
        None if column == first else compare(scenarios[first], its, decided_pairs(state, scenarios[first], its))
        for column, its in enumerate(scenarios)
    )


def knows_differences(state: State) -> bool:
    """Whether `compared` is known of that state, or takes no time to speak of."""
    if count_units(state.scenarios) <= _FEW:
        return True
    from orgsim.analysis.differences.comparing import is_compared

    scenarios, first = state.scenarios, reference(state)
    return all(
        column == first or is_compared(scenarios[first], its, decided_pairs(state, scenarios[first], its))
        for column, its in enumerate(scenarios)
    )


def pair(state: State) -> tuple[int, int] | None:
    """The columns of the two scenarios whose differences are listed; `None` where there are not two."""
    first = reference(state)
    others = [column for column in range(len(state.files)) if column != first]
    if not others:
        return None
    return first, state.compared if state.compared in others else others[0]


def decided_pairs(state: State, a: Scenario, b: Scenario) -> tuple[Pair, ...]:
    """Ids of the units of a and b that were decided to be the same, in the comparison file or in this session."""
    return confirmed(decisions(state), a.id, b.id)


def refused_pairs(state: State, a: Scenario, b: Scenario) -> frozenset[Pair]:
    """Ids of the units of a and b that were decided not to be the same."""
    return refused(decisions(state), a.id, b.id)


def decisions(state: State) -> Comparison:
    """The comparison with what was decided in this session after what its file says."""
    if state.comparison is None:
        return Comparison(title=Text(), scenarios=(), pairs=state.decided)
    file = state.comparison.comparison
    return replace(file, pairs=(*file.pairs, *state.decided)) if state.decided else file


def counterparts(state: State, column: int, unit_id: str) -> tuple[tuple[str, ...], ...]:
    """Ids of what the unit of that column is in each open scenario: itself in its own, in the others none or several.

    By who is whom in the reference; where that lacks the unit, by its id.
    """
    if unit_id not in hierarchy(state.scenarios[column]).index:
        return tuple(() for _ in state.files)
    first = reference(state)
    there = (unit_id,) if column == first else tuple(_across(state, first, column, unit_id, back=True))
    found: list[tuple[str, ...]] = []
    for other, scenario in enumerate(state.scenarios):
        if other == column:
            found.append((unit_id,))
        elif other == first:
            found.append(there)
        elif there:
            ids = [id for each in there for id in _across(state, first, other, each, back=False)]
            found.append(tuple(dict.fromkeys(ids)))
        else:
            found.append((unit_id,) if unit_id in hierarchy(scenario).index else ())
    return tuple(found)


def match_all(state: State) -> None:
    """Find out, if in a thread, who is whom in each open scenario and the one that all are compared to."""
    first = reference(state)
    for other in range(len(state.files)):
        if other != first:
            _matching(state, first, other)


def _matching(state: State, first: int, other: int) -> Matching:
    # Imported here, as the window's first picture compares nothing.
    from orgsim.analysis.differences.matching import match

    a, b = state.scenarios[first], state.scenarios[other]
    # Of what differs no more is needed, and of many units it takes a tenth of the time.
    return match(hierarchy(a), hierarchy(b), decided_pairs(state, a, b))


def _across(state: State, first: int, other: int, unit_id: str, *, back: bool) -> Iterator[str]:
    """Ids of the counterparts in the column `other` of a unit of the reference `first`, or `back` the other way."""
    one, two = hierarchy(state.scenarios[first]), hierarchy(state.scenarios[other])
    matching = _matching(state, first, other)
    if back:
        yield from (one.units[unit].id for unit in matching.b_to_a[two.index[unit_id]])
        return
    here = one.index[unit_id]
    # The one that it is comes before those that are split from it.
    same = matching.same_in_b[here]
    yield from (two.units[unit].id for unit in sorted(matching.a_to_b[here], key=lambda unit: unit != same))


def home(state: State, unit_id: str) -> int | None:
    """The first column that has the unit."""
    return next((column for column, its in enumerate(state.scenarios) if unit_id in hierarchy(its).index), None)


def chosen(state: State) -> tuple[tuple[str, ...], ...]:
    """Ids of what the selected unit is in each open scenario."""
    column = home(state, state.selected) if state.selected is not None else None
    if state.selected is None or column is None:
        return tuple(() for _ in state.files)
    return counterparts(state, column, state.selected)


def showing(state: State, unit_id: str) -> State:
    """`state` with that unit selected and looked at, and whatever hides it or a counterpart of it unfolded.

    Below more units than a pane has room for, one below the other, it is shown among all units, as an outline.
    """
    state = replace(state, selected=unit_id, focus=unit_id)
    folded = state.folded
    deepest = 0
    for scenario, ids in zip(state.scenarios, chosen(state), strict=True):
        flat = hierarchy(scenario)
        for id in ids:
            folded = revealed(scenario, folded, id)
            deepest = max(deepest, flat.layers[flat.index[id]])
    return replace(state, folded=folded, everything=state.everything or deepest > _MOST_LAYERS)
