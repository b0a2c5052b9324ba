"""Everything that the window shows, as one value.

A change of any kind makes a new `State`; what stayed is the same object, so a view can tell by identity what it
must draw anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.folding import OUTSIDE, folded_to_layer, revealed, seen_units
from orgsim.drawing.boxes.options import Direction
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.files.problems import Problem
from orgsim.files.reading.opened import ComparisonFile, ScenarioFile
from orgsim.files.writing.units.session import Session, Snapshot, forgotten
from orgsim.model.comparison import Assumptions, Pairing
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import LinkKind, Scenario
from orgsim.model.text import Language
from orgsim.model.views import CHART_VIEWS, LETTERS, Overlay, ViewName

if TYPE_CHECKING:
    # They take what a window does not begin with.
    from orgsim.analysis.deciding.beside import Found
    from orgsim.analysis.deciding.process import Process
    from orgsim.analysis.deciding.results import Gain
    from orgsim.files.writing.story_change import StoryChange
    from orgsim.model.assumption_edits import Assumed
    from orgsim.model.goal_edits import GoalEdit

ThemeName = Literal["light", "dark", "projector"]

ZOOMED_VIEWS: frozenset[ViewName] = CHART_VIEWS | {"transition", "timeline"}
"""Those whose picture is fitted, zoomed and panned."""


class OpenFigure(msgspec.Struct, frozen=True):
    """A figure that is being explained: which metric, of which open scenario."""

    metric: str
    column: int


class Based(msgspec.Struct, frozen=True):
    """A baseline that was chosen in the window."""

    path: Path | None
    """The draft's file; `None`: none is the baseline any more."""
    by_step: bool = False
    """Whether a step of a story says so while it is presented: then it is written nowhere."""


class Basis(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What a simulation of decisions follows from."""

    scenarios: tuple[Scenario, ...]
    assumptions: Assumptions | None
    """Those of decisions."""
    reference: int
    """The column of the draft that others are compared to."""
    pairs: tuple[Pairing, ...]
    """What was decided of units that look alike."""

    def same(self, other: Basis) -> bool:
        """Whether the same would come of both."""
        mine, theirs = (self.assumptions, self.reference, self.pairs), (other.assumptions, other.reference, other.pairs)
        return mine == theirs and list(map(id, self.scenarios)) == list(map(id, other.scenarios))

    def same_drafts(self, other: Basis) -> bool:
        """Whether they are of the same drafts, be these edited meanwhile."""
        return [its.id for its in self.scenarios] == [its.id for its in other.scenarios]


class Simulated(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What a simulation of decisions came to."""

    basis: Basis
    processes: tuple[Process, ...]
    found: Found
    gains: tuple[tuple[Gain, ...], ...] | None = None
    """What further meetings would gain, once all of that was found out."""


class State(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What is open, and how it is looked at."""

    files: tuple[ScenarioFile, ...] = ()
    """The open scenarios that are seen, from left to right; each as it is edited, which its file may not say yet."""
    hidden: tuple[tuple[int, ScenarioFile], ...] = ()
    """Open ones that are not seen, each with its place among all that are open."""
    session: Session = Session()
    """What was done to open drafts, and what was undone."""
    snapshots: tuple[Snapshot, ...] = ()
    """Drafts as they once were in this sitting, the oldest first."""
    editing: frozenset[Path] = frozenset()
    """Drafts that may be edited: what is done to others by accident does nothing."""
    tray: Literal["auto", "open", "closed"] = "auto"
    """Whether units are listed that were put away: where there are any, always, or not until others are put away."""
    comparison: ComparisonFile | None = None
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files, as of their last reading."""
    unentered: frozenset[Path] = frozenset()
    """Drafts of which something is typed that cannot be entered."""
    stale: frozenset[Path] = frozenset()
    """Open files that cannot be read any more: what they last said is still shown."""
    awaited: frozenset[Path] = frozenset()
    """Scenarios of the comparison that cannot be read: they open as soon as they can."""
    view: ViewName = "structure"
    library: bool = False
    """Whether the library is shown over what is open; where nothing is open it is shown anyway."""
    active: int = 0
    """Column of the draft that has the keyboard, or had it last: what an action without a place is meant for."""
    selected: str | None = None
    """Id of the selected unit, in every scenario that has it."""
    picked: frozenset[str] = frozenset()
    """Ids of units that were selected together, as long as the selected one is among them: see `together`."""
    folded: frozenset[str] = frozenset()
    """Ids of the units that the planner folded: more is folded by itself, so that the charts can be read."""
    unfolded: frozenset[str] = frozenset()
    """Ids of the units that the planner opened: they fold by themselves no more."""
    everything: bool = False
    """Whether the charts show all that the planner has not folded, however small."""
    focus: str | None = None
    """Id of the unit that was gone to last: what is far from it folds first."""
    remits: bool = False
    staffing: bool = False
    """Whether the boxes of charts tell staff and money."""
    overlay: Overlay | None = None
    """What of who depends on whom the structure is coloured by."""
    direction: Direction = "auto"
    """Which way the charts go."""
    links: frozenset[LinkKind] = frozenset()
    """Kinds of links that are drawn."""
    panes_linked: bool = True
    dotted: bool = True
    """Whether dots in the structure view tell where the drafts differ."""
    joined: bool = False
    """Whether a line joins a unit to its counterparts in the other panes."""
    based: Based | None = None
    """The baseline that was chosen and is not in the comparison's file; `None`: it is what the file says."""
    compared: int | None = None
    """Column whose differences to the reference are listed; `None`: the first that is not the reference."""
    differences_listed: bool = True
    """Whether the list of differences stands beside the charts."""
    decided: tuple[Pairing, ...] = ()
    """What was decided in this session of units that look alike, and could not be put into a comparison file."""
    due: tuple[tuple[Path, Pairing], ...] = ()
    """Of that, what is tried again to be put into the comparison file at that path."""
    goal_edits: tuple[GoalEdit, ...] = ()
    """What was changed in this session of goals, weights and scores, and could not be put into a comparison file."""
    steps_due: tuple[StoryChange, ...] = ()
    """Changes of the story that met a lock, in their order: they are tried again to be put into their files."""
    figure: OpenFigure | None = None
    costs_shown: bool = False
    """Whether the panel of what meetings cost stands beside the figures."""
    assumed: tuple[Assumed, ...] = ()
    """What was changed in the assumptions on meetings and fees, and is not in the comparison's file."""
    simulated: Simulated | None = None
    """The last of the simulations of decisions: it may be of drafts and assumptions that were."""
    transition: TransitionOptions = TransitionOptions()
    """What the transition view measures, and what is folded in it."""
    motion: bool = True
    """Whether things may move: drafts that become one another, panels that slide in."""
    language: Language = "en"
    theme: ThemeName = "light"

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The open scenarios that are seen, from left to right."""
        return tuple([file.scenario for file in self.files])

    @property
    def together(self) -> frozenset[str]:
        """Ids of the units that are selected: what is done to one of them is done to all."""
        if self.selected is None:
            return frozenset()
        return self.picked if self.selected in self.picked else frozenset((self.selected,))

    @property
    def folds_asked(self) -> tuple[frozenset[str], frozenset[str], bool, str | None]:
        """What the planner asks of charts: what else is folded follows from it."""
        return self.folded, self.unfolded, self.everything, self.focus

    @property
    def open_files(self) -> tuple[ScenarioFile, ...]:
        """All that are open, seen or hidden, from left to right."""
        row = list(self.files)
        for place, file in self.hidden:
            row.insert(place, file)
        return tuple(row)

    def open_file(self, path: Path) -> ScenarioFile | None:
        """The one at that path that is open, seen or hidden."""
        return next((file for file in self.open_files if file.path == path), None)

    def column_of(self, path: Path | None) -> int | None:
        """Where the draft at that path is seen; `None`: it is not."""
        return next((column for column, file in enumerate(self.files) if file.path == path), None)

    @property
    def letters(self) -> str:
        """Of the scenarios that are seen, by column: a hidden one keeps its own."""
        away = {place for place, _ in self.hidden}
        row = LETTERS[: len(self.files) + len(away)]
        return "".join(letter for place, letter in enumerate(row) if place not in away)


def with_files(state: State, files: Sequence[ScenarioFile]) -> State:
    """`state` with `files` open; selection, folding and figure are kept where they still mean something.

    Columns follow their drafts. The same draft stays active; where it is gone, the one that has come into its place.
    What was done to drafts that are open no more, or say something else now, can be undone no more.
    """
    ids = ids_in(files, {state.selected, state.focus} | state.picked | state.folded | state.unfolded)
    columns = {file.path: column for column, file in enumerate(files)}
    now = [columns.get(file.path) for file in state.files]
    active = now[state.active] if state.active < len(now) else None
    compared = now[state.compared] if state.compared is not None and state.compared < len(now) else None
    figure = None
    if state.figure is not None and state.figure.column < len(now):
        column = now[state.figure.column]
        figure = OpenFigure(state.figure.metric, column) if column is not None else None
    return replace(
        state,
        files=tuple(files),
        active=active if active is not None else max(min(state.active, len(files) - 1), 0),
        selected=state.selected if state.selected in ids else None,
        picked=state.picked & ids,
        folded=state.folded & (ids | {OUTSIDE}),
        unfolded=state.unfolded & (ids | {OUTSIDE}),
        focus=state.focus if state.focus in ids else None,
        compared=compared,
        figure=figure,
        stale=state.stale & {file.path for file in files},
        session=_session_of(state, files),
        editing=state.editing & {*columns, *(file.path for _, file in state.hidden)},
    )


def ids_in(files: Sequence[ScenarioFile], asked: Collection[str | None]) -> frozenset[str]:
    """Those of the ids that are `asked` about of which any of the `files` has a unit: files may have many more."""
    indexes = [hierarchy(file.scenario).index for file in files]
    return frozenset([id for id in asked if id is not None and any(id in index for index in indexes)])


def on_disk(state: State, file: ScenarioFile) -> bytes:
    """What the file of an open draft holds, as far as is known: it may be edited in the window."""
    return state.session.saved.get(file.path, file.data)


def _session_of(state: State, files: Sequence[ScenarioFile]) -> Session:
    histories = state.session.histories
    if not histories:
        return state.session
    there = {file.path: file.data for file in (*files, *(file for _, file in state.hidden))}
    gone = [path for path, history in histories.items() if there.get(path) != history.draft.data]
    return forgotten(state.session, gone)


def folded_to(state: State, layer: int) -> State:
    """`state` with every scenario folded so that its layers down to `layer` are seen, and nothing else is folded."""
    folded = frozenset[str]().union(*(folded_to_layer(scenario, layer) for scenario in state.scenarios))
    layers = range(1, layer)
    opened = frozenset[str]().union(*(folded_to_layer(its, above) for its in state.scenarios for above in layers))
    # A unit that stands higher in another draft is folded in both.
    return replace(state, folded=folded, unfolded=(opened | {OUTSIDE}) - folded, everything=False, focus=None)


def folded_as(state: State, folded: frozenset[str]) -> State:
    """`state` with those units folded, and all that is seen else open: nothing folds by itself."""
    opened = {
        units.units[unit].id
        for its in state.scenarios
        for units in (hierarchy(its),)
        for unit in seen_units(its, folded)
        if units.children[unit]
    }
    return replace(state, folded=folded, unfolded=frozenset(opened | {OUTSIDE}) - folded, everything=False, focus=None)


def toggled(state: State, unit_ids: frozenset[str], looked_at: str, *, folded: bool) -> State:
    """`state` with those units opened where they are `folded`, else folded; charts fold around the one looked at."""
    flat = [hierarchy(scenario) for scenario in state.scenarios]
    ids = frozenset(id for id in unit_ids if any(id in its.index and its.children[its.index[id]] for its in flat))
    if not ids:
        return state
    return replace(
        state,
        folded=state.folded - ids if folded else state.folded | ids,
        unfolded=state.unfolded | ids if folded else state.unfolded - ids,
        focus=looked_at,
    )


def opened_for(state: State, unit_ids: frozenset[str]) -> State:
    """`state` in which of all that the planner opened only those units, and what they stand below, are still so."""
    kept = set(unit_ids)
    for units in map(hierarchy, state.scenarios):
        for unit in unit_ids & units.index.keys():
            kept.update(units.units[above].id for above in units.path(units.index[unit]))
    return replace(state, unfolded=state.unfolded & kept)


def folding_by_itself(state: State) -> State:
    """`state` in which nothing was folded or opened by the planner: the charts fold until they can be read."""
    return replace(state, folded=frozenset(), unfolded=frozenset(), everything=False, focus=None)


def showing_everything(state: State) -> State:
    """`state` with nothing folded in the charts, however small that is."""
    return replace(state, folded=frozenset(), unfolded=frozenset(), everything=True, focus=None)


def revealing(state: State, unit_id: str) -> State:
    """`state` with that unit selected and looked at, and whatever hides it unfolded."""
    folded = state.folded
    for scenario in state.scenarios:
        folded = revealed(scenario, folded, unit_id)
    return replace(state, selected=unit_id, folded=folded, focus=unit_id)


def is_done_anew(before: State, after: State) -> bool:
    """Whether drafts were edited between the two: something was done, undone or done again."""
    then, now = before.session.done, after.session.done
    return now is not then and (len(now) != len(then) or now[-1:] != then[-1:])
