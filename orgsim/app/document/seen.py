"""Which of the open drafts are seen: any but one can be hidden, and keeps its place, its letter and its colour."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from orgsim.app.document.state import OpenFigure, State, ThemeName, ids_in, with_files
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.files.reading.opened import ScenarioFile
from orgsim.messages import catalog
from orgsim.model.comparison import told_apart
from orgsim.model.views import LETTERS


def hiding(state: State, column: int) -> State:
    """`state` without the draft of that column in view; the last one stays."""
    if len(state.files) < 2:
        return state
    return _hidden(state, {*hidden_paths(state), state.files[column].path})


def showing_again(state: State, path: Path | None = None) -> State:
    """`state` with the draft at `path` in view again, in its place; without a path, with all of them."""
    left = hidden_paths(state) - {path} if path is not None else set[Path]()
    after = _hidden(state, left)
    back = after.column_of(path)
    return after if back is None else replace(after, active=back)


def with_all(state: State, change: Callable[[State], State]) -> State:
    """`state` after a `change` of what is open, which sees all drafts; what was hidden is so again."""
    if not state.hidden:
        return change(state)
    return _hidden(change(_hidden(state, set())), hidden_paths(state))


def with_open(state: State, files: Sequence[ScenarioFile], hidden: Collection[Path]) -> State:
    """`state` with `files` open, those at the paths `hidden` not seen; where that would be all, none is hidden."""
    after = _hidden(with_files(_hidden(state, ()), files), hidden)
    same = list(map(id, after.files)) == list(map(id, state.files))
    # A view draws anew what is another object.
    return replace(after, files=state.files) if same else after


def hidden_paths(state: State) -> set[Path]:
    """Where the drafts lie that are open and not seen."""
    return {file.path for _, file in state.hidden}


def clear_ids(state: State) -> frozenset[str]:
    """The ids of scenarios by which a comparison means one draft, of all that are open."""
    return told_apart([file.scenario.id for file in state.open_files])


def is_clear(state: State, scenario_id: str) -> bool:
    """Whether what a comparison says of the scenario of that id is meant for one draft, of all that are open."""
    return scenario_id in clear_ids(state)


def unseen_letters(state: State) -> Mapping[str, tuple[str, ...]]:
    """The letters of the drafts that are open and not seen, by their ids."""
    found: dict[str, tuple[str, ...]] = {}
    for place, file in state.hidden:
        found[file.scenario.id] = (*found.get(file.scenario.id, ()), LETTERS[place])
    return found


def whole_column(state: State, column: int) -> int:
    """The place, among all that are open, of the draft in that column."""
    return LETTERS.index(state.letters[column])


def linked(state: State) -> str | None:
    """The unit all of whose links are drawn: the selected one, where links of any kind are.

    Where none are, charts are the same whatever is selected.
    """
    return state.selected if state.links else None


def theme_of(state: State, name: ThemeName | None = None) -> Theme:
    """The theme, in which the scenarios that are seen have their own letters and colours."""
    return lettered(name or state.theme, state.letters)


def titled(state: State) -> tuple[str, ...]:
    """The letter and the title of each draft that is seen."""
    speech = catalog(state.language)
    return tuple(
        [f"{its} {speech.value(scenario.title)}" for its, scenario in zip(state.letters, state.scenarios, strict=True)]
    )


@cache
def lettered(name: str, letters: str) -> Theme:
    """The theme of that name, with the colours that scenarios of those letters have, by column."""
    theme = THEMES[name]
    if LETTERS.startswith(letters):
        return theme
    places = [LETTERS.index(letter) for letter in letters]
    return replace(theme, letters=letters, scenario=tuple([theme.scenario[place] for place in places]))


def _hidden(state: State, paths: Collection[Path]) -> State:
    """`state` with just the drafts at `paths` hidden; where that would be all, none is."""
    row = state.open_files
    seen = [file for file in row if file.path not in paths]
    if not seen:
        seen = list(row)
    hidden = tuple([(place, file) for place, file in enumerate(row) if _column_of(file, seen) is None])
    figure, compared = state.figure, state.compared
    if figure is not None:
        column = _column_of(state.files[figure.column], seen)
        figure = OpenFigure(figure.metric, column) if column is not None else None
    if compared is not None:
        compared = _column_of(state.files[compared], seen)
    active = _column_of(state.files[state.active], seen) if state.active < len(state.files) else None
    return replace(
        state,
        files=tuple(seen),
        hidden=hidden,
        active=min(state.active, len(seen) - 1) if active is None else active,
        figure=figure,
        compared=compared,
        selected=state.selected if state.selected in ids_in(seen, {state.selected}) else None,
    )


def _column_of(file: ScenarioFile, files: Sequence[ScenarioFile]) -> int | None:
    return next((column for column, other in enumerate(files) if other is file), None)
