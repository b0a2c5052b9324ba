"""What is presented, in which order, and how each step is looked at."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.app.document.state import State, folded_to, revealing
from orgsim.model.comparison import Step
from orgsim.model.hierarchy import hierarchy
from orgsim.model.views import VIEWS, ViewName


def steps_of(state: State) -> tuple[Step, ...]:
    """The comparison's story, else every view in turn."""
    story = story_of(state)
    return story or tuple([Step(view=view) for view in VIEWS])


def story_of(state: State) -> tuple[Step, ...]:
    """The story that the comparison tells; empty where it tells none."""
    return state.comparison.comparison.story if state.comparison is not None else ()


def first_step(state: State) -> int:
    """Where a presentation begins: a story at its start, the views in turn at the one that is shown."""
    return 0 if story_of(state) else VIEWS.index(state.view)


def view_of(step: Step) -> ViewName:
    """The view of a step; the structure where this program knows no view of that name."""
    return next((view for view in VIEWS if view == step.view), "structure")


def at_step(state: State, step: Step) -> State:
    """`state` looked at as `step` says: its view, its unit selected and nothing of it hidden, folded to its layer.

    Of a step of a story nothing is folded unless it says so; the views in turn stay folded as they were.
    """
    focus = step.focus if any(step.focus in hierarchy(its).index for its in state.scenarios) else None
    if step.fold is not None or step.folded or story_of(state):
        layers = folded_to(state, step.fold).folded if step.fold is not None else frozenset[str]()
        state = replace(state, folded=layers | frozenset(step.folded))
    state = replace(state, view=view_of(step), selected=focus, figure=None)
    return revealing(state, focus) if focus is not None else state


def recorded(state: State) -> Step:
    """The view that is shown now as a step of a story."""
    fold = _layer(state) if state.folded else None
    folded = tuple(sorted(state.folded)) if fold is None else ()
    return Step(view=state.view, focus=state.selected, fold=fold, folded=folded)


def _layer(state: State) -> int | None:
    """The layer that all charts are folded to; `None` where they are folded otherwise."""
    deepest = max((max(hierarchy(its).layers, default=0) for its in state.scenarios), default=0)
    return next((layer for layer in range(1, deepest + 1) if folded_to(state, layer).folded == state.folded), None)
