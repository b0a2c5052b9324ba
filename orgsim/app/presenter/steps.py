"""What is presented, in which order, and how each step is looked at."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from orgsim.app.document.basing import unkept_baseline
from orgsim.app.document.comparing import baseline, pair
from orgsim.app.document.look import Look
from orgsim.app.document.seen import hidden_paths, with_open
from orgsim.app.document.state import Based, OpenFigure, State, folded_to, revealing
from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison_text
from orgsim.files.writing.story import position_of, which
from orgsim.files.writing.story_change import StoryChange
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.hierarchy import hierarchy
from orgsim.model.story import Explained, Step
from orgsim.model.views import CHART_VIEWS, VIEWS, ViewName

_FOCUSED: frozenset[ViewName] = CHART_VIEWS | {"transition", "timeline"}
"""Views that show which unit is selected."""
_OF_A_PAIR: frozenset[ViewName] = frozenset(("differences", "transition"))
"""Views of the reference and one other scenario."""


def steps_of(state: State) -> tuple[Step, ...]:
    """The comparison's story, else every view in turn."""
    story = story_of(state)
    return story or tuple([Step(view=view) for view in VIEWS])


def story_of(state: State) -> tuple[Step, ...]:
    """The story that the comparison tells, with what waits to be written into it; empty where it tells none."""
    if state.comparison is None:
        return ()
    if not state.steps_due:
        return state.comparison.comparison.story
    return _with_due(state.comparison, state.steps_due)


@lru_cache(maxsize=1)
def _with_due(comparison: ComparisonFile, due: tuple[StoryChange, ...]) -> tuple[Step, ...]:
    data, path = comparison.data, comparison.path
    for change in due:
        # What cannot be made any more is told when it is tried.
        with suppress(CannotEdit, UnreadableFile):
            data = change.edit(data, path)
    return read_comparison_text(data, path).comparison.story


def first_step(state: State) -> int:
    """Where a presentation begins: a story at its start, the views in turn at the one that is shown."""
    return 0 if story_of(state) else VIEWS.index(state.view)


class Course:
    """The steps of a presentation, and which of them is shown."""

    def __init__(self, base: State) -> None:
        self.base = base
        """How the views were looked at when it began, with what is open now."""
        self.place = first_step(base)
        """Which step is shown, counted from 0."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps."""
        return steps_of(self.base)

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self.steps[self.place]

    def go(self, place: int) -> bool:
        """Go to that step, or to the end that it lies beyond; whether that is another one."""
        before, self.place = self.place, min(max(place, 0), len(self.steps) - 1)
        return self.place != before

    def go_on(self, base: State) -> bool:
        """Other drafts are open, or the story is another; whether the step that was shown is in it no more.

        It stays the one that is shown, wherever it stands by then. Where it says something else it is not known any
        more, and what stands in its place is shown.
        """
        shown, number = which(self.steps, self.place), len(self.steps)
        self.base = base
        there = position_of(self.steps, shown)
        self.place = min(self.place, len(self.steps) - 1) if there is None else there
        return there is None and len(self.steps) < number


def view_of(step: Step) -> ViewName:
    """The view of a step; the structure where this program knows no view of that name."""
    return next((view for view in VIEWS if view == step.view), "structure")


def at_step(state: State, step: Step) -> State:
    """`state` looked at as `step` says, with its unit selected and nothing of it folded away.

    A step of a story shows just what it says; the views in turn are looked at as they were. What a step names that is
    not there any more is left out.
    """
    if story_of(state):
        hidden = _hidden(state, step)
        if hidden != hidden_paths(state):
            state = with_open(state, state.open_files, hidden)
        state = _just(state, step)
    focus = step.focus if any(step.focus in hierarchy(its).index for its in state.scenarios) else None
    state = replace(state, view=view_of(step), selected=focus, figure=_figure(state, step))
    return revealing(state, focus) if focus is not None else state


def with_drafts(shown: State, state: State, step: Step) -> State:
    """What is `shown` of `step` with what is open in `state`; which is hidden and the baseline is as the step says."""
    return replace(with_open(shown, state.open_files, _hidden(state, step)), based=_based(state, step))


def look_of(state: State, step: Step) -> Look:
    """How the view of `step` is looked at, beside what the state at that step says."""
    explained = step.explained
    column = _column(state, explained.scenario) if explained is not None else None
    return Look(
        parts=step.parts,
        filter=frozenset(step.filter),
        search=step.search or "",
        by_body=step.by_body,
        offered=step.offered,
        everything=step.everything,
        page=step.page,
        until=step.until,
        matter=step.matter,
        span=step.span,
        explained=(explained.what, column) if explained is not None and column is not None else None,
    )


def recorded(state: State, look: Look) -> Step:
    """What is seen now, as a step of a story."""
    view = state.view
    step = Step(
        view=view,
        focus=state.selected if view in _FOCUSED else None,
        hidden=tuple([file.scenario.id for _, file in state.hidden]),
        baseline=_baseline(state),
        compared=_compared(state) if view in _OF_A_PAIR else None,
        parts=look.parts,
        filter=tuple(sorted(look.filter)),
        search=look.search or None,
        by_body=look.by_body,
        everything=look.everything,
        page=look.page,
        until=look.until,
        matter=look.matter,
        span=look.span,
        explained=_explained(state, look),
    )
    if view in CHART_VIEWS:
        fold = _layer(state) if state.folded and not state.everything else None
        step = replace(
            step,
            fold=fold,
            folded=tuple(sorted(state.folded)) if fold is None else (),
            unfolded=tuple(sorted(state.unfolded - {OUTSIDE})) if fold is None else (),
            all_units=state.everything,
            remits=state.remits,
            staffing=state.staffing,
            overlay=state.overlay if view == "structure" else None,
            direction=state.direction,
            links=tuple(sorted(state.links)),
            joined=state.joined,
        )
    if view == "differences":
        step = replace(step, listed=state.differences_listed, offered=look.offered and state.differences_listed)
    elif view == "metrics":
        step = replace(step, costs=state.costs_shown)
    elif view == "transition":
        flow = state.transition
        opened = tuple(sorted(flow.opened))
        everything = flow.everything or None
        step = replace(step, measure=flow.measure, grouping=flow.grouping, everything=everything, opened=opened)
    return step


def _just(state: State, step: Step) -> State:
    """`state` looked at as the step says and in no other way."""
    layers = folded_to(state, step.fold).folded if step.fold is not None else frozenset[str]()
    return replace(
        state,
        folded=layers | frozenset(step.folded),
        unfolded=frozenset(step.unfolded),
        everything=step.all_units,
        focus=step.focus,
        based=_based(state, step),
        compared=_column(state, step.compared) if step.compared is not None else None,
        remits=step.remits,
        staffing=step.staffing,
        overlay=step.overlay,
        direction=step.direction,
        links=frozenset(step.links),
        joined=step.joined,
        # Panes that each show a part of their own were not linked.
        panes_linked=len(step.parts) < 2 or view_of(step) not in CHART_VIEWS,
        differences_listed=step.listed,
        costs_shown=step.costs,
        transition=TransitionOptions(
            measure=step.measure,
            grouping=step.grouping,
            everything=bool(step.everything) and view_of(step) == "transition",
            opened=frozenset(step.opened),
        ),
    )


def _hidden(state: State, step: Step) -> set[Path]:
    """Which open drafts `step` does not show; of the views in turn, those that are hidden anyway."""
    if not story_of(state):
        return hidden_paths(state)
    # Of drafts that have one id, no more than are named: a copy stands to the right of what it was made from.
    named, paths = list(step.hidden), set[Path]()
    for file in reversed(state.open_files):
        if file.scenario.id in named:
            named.remove(file.scenario.id)
            paths.add(file.path)
    return paths


def _based(state: State, step: Step) -> Based | None:
    """The baseline that was chosen and that `step` shows, which is the comparison's where it says none."""
    if not story_of(state):
        return state.based
    path = next((file.path for file in state.open_files if file.scenario.id == step.baseline), None)
    if path is not None:
        return Based(path, by_step=True)
    # What is on its way into the comparison's file is what that says.
    return state.based if unkept_baseline(state) else None


def _baseline(state: State) -> str | None:
    """Id of the baseline, where there is something to compare to it."""
    column = baseline(state)
    return state.scenarios[column].id if column is not None and len(state.files) > 1 else None


def _compared(state: State) -> str | None:
    """Id of the scenario that is compared to the reference, where there are several to choose from."""
    columns = pair(state)
    return state.scenarios[columns[1]].id if columns is not None and len(state.files) > 2 else None


def _explained(state: State, look: Look) -> Explained | None:
    what, column = look.explained or ((), -1)
    if state.view == "metrics" and state.figure is not None:
        what, column = (state.figure.metric,), state.figure.column
    return Explained(what=what, scenario=state.scenarios[column].id) if what else None


def _figure(state: State, step: Step) -> OpenFigure | None:
    explained = step.explained
    column = _column(state, explained.scenario) if explained is not None else None
    if explained is None or column is None or not explained.what or view_of(step) != "metrics":
        return None
    return OpenFigure(explained.what[0], column)


def _column(state: State, scenario: str) -> int | None:
    """The column of the scenario with that id, if it is open."""
    return next((column for column, its in enumerate(state.scenarios) if its.id == scenario), None)


def _layer(state: State) -> int | None:
    """The layer that all charts are folded to; `None` where they are folded otherwise."""
    deepest = max((max(hierarchy(its).layers, default=0) for its in state.scenarios), default=0)
    asked = state.folded, state.unfolded
    layers = ((layer, folded_to(state, layer)) for layer in range(1, deepest + 1))
    return next((layer for layer, its in layers if (its.folded, its.unfolded) == asked), None)
