"""Everything that the window shows, as one value.

A change of any kind makes a new `State`; what stayed is the same object, so a view can tell by identity what it
must draw anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec.structs import replace

from orgsim.drawing.folding import folded_to_layer, revealed
from orgsim.files.comparison_file import ComparisonFile
from orgsim.files.opening import Opened
from orgsim.files.problems import Problem
from orgsim.files.scenario_file import ScenarioFile
from orgsim.messages import message
from orgsim.model.comparison import Pairing
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import LinkKind, Scenario
from orgsim.model.text import Language

ViewName = Literal["structure", "differences", "metrics"]
ThemeName = Literal["light", "dark", "projector"]

VIEWS: tuple[ViewName, ...] = get_args(ViewName)
"""In the order of the rail."""

CHART_VIEWS: frozenset[ViewName] = frozenset(("structure", "differences"))
"""Those that show the scenarios' charts."""

LETTERS = "ABCD"
"""A scenario's letter, by its place from the left. As many as can be read side by side on a laptop."""


class OpenFigure(msgspec.Struct, frozen=True):
    """A figure that is being explained: which metric, of which open scenario."""

    metric: str
    column: int


class State(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What is open, and how it is looked at."""

    files: tuple[ScenarioFile, ...] = ()
    """The open scenarios from left to right."""
    comparison: ComparisonFile | None = None
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files, as of their last reading."""
    stale: frozenset[Path] = frozenset()
    """Open files that cannot be read any more: what they last said is still shown."""
    view: ViewName = "structure"
    selected: str | None = None
    """Id of the selected unit, in every scenario that has it."""
    folded: frozenset[str] = frozenset()
    """Ids of the units whose subordinates are folded away."""
    remits: bool = False
    links: frozenset[LinkKind] = frozenset()
    """Kinds of links that are drawn."""
    panes_linked: bool = True
    joined: bool = False
    """Whether a line joins a unit to its counterparts in the other panes."""
    compared: int | None = None
    """Column whose differences to the reference are listed; `None`: the first that is not the reference."""
    differences_listed: bool = True
    """Whether the list of differences stands beside the charts."""
    decided: tuple[Pairing, ...] = ()
    """What was decided in this session of units that look alike, and could not be put into a comparison file."""
    figure: OpenFigure | None = None
    language: Language = "en"
    theme: ThemeName = "light"

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The open scenarios from left to right."""
        return tuple([file.scenario for file in self.files])


def with_files(state: State, files: Sequence[ScenarioFile]) -> State:
    """`state` with `files` open; selection, folding and figure are kept where they still mean something."""
    ids = {unit_id for file in files for unit_id in hierarchy(file.scenario).index}
    figure = state.figure
    return replace(
        state,
        files=tuple(files),
        selected=state.selected if state.selected in ids else None,
        folded=state.folded & ids,
        compared=state.compared if state.compared is not None and state.compared < len(files) else None,
        figure=figure if figure is not None and figure.column < len(files) else None,
        stale=state.stale & {file.path for file in files},
    )


def opened(state: State, what: Opened, *, add: bool) -> State:
    """`state` after opening `what`: beside what is open (`add`), or in its place.

    A file that is open already is taken anew in its place. Of more scenarios than can stand side by side the
    first are kept.
    """
    read = {file.path for file in what.files} | set(what.failed)
    if what.comparison is not None or not add:
        files = list(what.files)
        state = replace(state, comparison=what.comparison, problems=(), folded=frozenset(), stale=frozenset())
    else:
        news = {file.path: file for file in what.files}
        files = [news.pop(file.path, file) for file in state.files]
        files += news.values()
    after = with_files(state, files[: len(LETTERS)])
    told = (*without_problems(state.problems, read), *what.problems)
    if left := files[len(LETTERS) :]:
        said = message("open.too-many", n=len(left), most=len(LETTERS))
        told = (*told, Problem(left[0].path, 1, 1, said, "warning"))
    return replace(after, problems=told)


def closed(state: State, column: int) -> State:
    """`state` without the scenario at `column`."""
    gone = state.files[column]
    after = with_files(state, [file for file in state.files if file is not gone])
    return replace(
        after,
        comparison=state.comparison if after.files else None,
        problems=without_problems(state.problems, {gone.path}),
        figure=None,
    )


def moved(state: State, column: int, to: int) -> State:
    """`state` with the scenario at `column` standing at `to`; the others close up."""
    files = list(state.files)
    files.insert(to, files.pop(column))
    return replace(state, files=tuple(files), figure=None, compared=None)


def reread(state: State, path: Path, what: Opened) -> State:
    """`state` after `path` has changed on disk and was read again as `what`.

    Where it cannot be read, its last good content stays and the file is marked stale.
    """
    problems = (*without_problems(state.problems, {path}), *what.problems)
    if path in what.failed:
        open_now = any(file.path == path for file in state.files)
        return replace(state, problems=problems, stale=state.stale | {path} if open_now else state.stale)
    fresh = {file.path: file for file in what.files}
    after = with_files(state, [fresh.get(file.path, file) for file in state.files])
    return replace(after, problems=problems, stale=after.stale - {path})


def folded_to(state: State, layer: int) -> State:
    """`state` with every scenario folded so that its layers down to `layer` are seen."""
    folded = frozenset[str]().union(*(folded_to_layer(scenario, layer) for scenario in state.scenarios))
    return replace(state, folded=folded)


def revealing(state: State, unit_id: str) -> State:
    """`state` with that unit selected, and whatever hides it unfolded."""
    folded = state.folded
    for scenario in state.scenarios:
        folded = revealed(scenario, folded, unit_id)
    return replace(state, selected=unit_id, folded=folded)


def without_problems(problems: Sequence[Problem], paths: Collection[Path]) -> tuple[Problem, ...]:
    """`problems` but those of the files at `paths`."""
    return tuple([problem for problem in problems if problem.path not in paths])
