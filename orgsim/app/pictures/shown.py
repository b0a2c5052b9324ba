"""Pictures of what the window shows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Generator, Sequence
from typing import Any, Literal

from msgspec.structs import replace

from orgsim.app.chart.marking import marked
from orgsim.app.document.assuming import clear_assumptions, known_decisions
from orgsim.app.document.comparing import baseline, decided_pairs, decisions, pair, reference
from orgsim.app.document.rules_off import answers, rules_off
from orgsim.app.document.seen import hiding, linked, theme_of, unseen_letters
from orgsim.app.document.state import State, ThemeName
from orgsim.app.document.weighing import goals_of
from orgsim.drawing.chart.marks import Marked
from orgsim.export.errors import ExportError
from orgsim.export.formats import DocumentFormat, PictureFormat
from orgsim.export.handout.making import making_handout
from orgsim.export.handout.parts import PARTS, Part
from orgsim.export.handout.telling import told_of
from orgsim.export.page.picture import Picture, Size
from orgsim.export.page.steps import Step, finished
from orgsim.export.sheets.subject import Subject
from orgsim.export.transition.picture import Way
from orgsim.export.views import Shown, making_picture
from orgsim.messages import catalog
from orgsim.model.views import ViewName

_NOT_IN_NAMES = re.compile(r"\W+")
_LONGEST_NAME = 80


def picture_of(
    state: State,
    *,
    view: ViewName | None = None,
    theme: ThemeName | None = None,
    size: Size | None = None,
    pages: bool = False,
    tiles: bool = False,
) -> Picture:
    """The view that is shown, or another one, as a picture, with remits and links as in the window.

    What the planner folded and opened is so; the rest of it is folded for its own size. Without a `size` it has the one
    that suits it. With `pages`, it may go on to further pages, and with `tiles` a chart is put together of them.
    """
    return finished(making_picture_of(state, view=view, theme=theme, size=size, pages=pages, tiles=tiles))


def making_picture_of(
    state: State,
    *,
    view: ViewName | None = None,
    theme: ThemeName | None = None,
    size: Size | None = None,
    pages: bool = False,
    tiles: bool = False,
) -> Generator[Step, Any, Picture]:
    """What `picture_of` gives, a part at a time; it touches nothing of Qt's before the picture is painted."""
    view = view or state.view
    differs = view == "differences" and len(state.files) > 1
    shown = _shown(state, _ways(state), marked(state) if differs else None)
    return (
        yield from making_picture(
            shown,
            view,
            theme=theme_of(state, theme),
            language=state.language,
            size=size,
            pages=pages and size is not None,
            tiles=tiles,
        )
    )


def making_handout_of(
    state: State, parts: Sequence[Part], *, theme: ThemeName | None = None, size: Size, day: dt.date
) -> Generator[Step, Any, Picture]:
    """The handout of all drafts that are seen, a part at a time, as `making_picture_of`.

    Nothing is folded in it and no unit singled out: who reads it cannot open anything.
    """
    look = theme_of(state, theme)
    return (yield from making_handout(_whole(state), parts, theme=look, language=state.language, size=size, day=day))


def made(making: Generator[Step, Any, Picture]) -> Generator[Step, Any, Picture | ExportError]:
    """The picture, or why there is none."""
    try:
        return (yield from making)
    except ExportError as error:
        return error


def told_in_handouts(state: State) -> tuple[Part, ...]:
    """The parts of a handout about which there is anything to tell."""
    return told_of(_whole(state), PARTS, catalog(state.language))


def _whole(state: State) -> Shown:
    first = reference(state)
    ways = tuple(
        [
            Way(before=first, after=column, pairs=decided_pairs(state, state.scenarios[first], scenario))
            for column, scenario in enumerate(state.scenarios)
            if column != first
        ]
    )
    shown = _shown(state, ways, marked(state) if len(state.files) > 1 else None)
    # Drafts stand on pages of their own, where colours on one scale could not be held against each other.
    return replace(shown, folded=frozenset(), unfolded=frozenset(), focus=None, selected=None, overlay=None)


def _shown(state: State, ways: Sequence[Way], marks: Marked | None) -> Shown:
    comparison, known = state.comparison, known_decisions(state)
    return Shown(
        scenarios=state.scenarios,
        title=comparison.comparison.title.in_language(state.language) if comparison is not None else None,
        reference=reference(state),
        baseline=baseline(state) is not None,
        decisions=decisions(state),
        rules_off=rules_off(state),
        answers=answers(state),
        assumptions=clear_assumptions(state),
        simulated=None if known is None else known.found.results,
        later=() if known is None else known.found.differences,
        goals=goals_of(state),
        unseen=unseen_letters(state),
        ways=ways,
        transition=state.transition,
        marked=marks,
        direction=state.direction,
        remits=state.remits,
        staffing=state.staffing,
        overlay=state.overlay,
        folded=state.folded,
        unfolded=state.unfolded,
        everything=state.everything,
        focus=state.focus,
        links=state.links,
        selected=linked(state),
    )


def _ways(state: State) -> tuple[Way, ...]:
    """From which scenario to which the transition is shown."""
    columns = pair(state)
    if columns is None:
        return ()
    before, after = columns
    pairs = decided_pairs(state, state.scenarios[before], state.scenarios[after])
    return (Way(before=before, after=after, pairs=pairs),)


def told_in(state: State, format: PictureFormat | DocumentFormat) -> State:
    """What a file of that format tells of: a CSV table of the active draft alone, any other of all that is seen."""
    if format != "csv" or len(state.files) < 2:
        return state
    for file in [its for its in state.files if its is not state.files[state.active]]:
        state = hiding(state, state.files.index(file))
    return replace(state, comparison=None)


def subject_of(state: State) -> Subject:
    """What a document of all that is seen tells of, in the order of the letters."""
    comparison, known = state.comparison, known_decisions(state)
    return Subject(
        scenarios=state.scenarios,
        letters=tuple(state.letters),
        title=comparison.comparison.title if comparison is not None else None,
        reference=reference(state),
        baseline=baseline(state) is not None,
        decisions=decisions(state),
        rules_off=rules_off(state),
        answers=answers(state),
        assumptions=clear_assumptions(state),
        goals=goals_of(state),
        unseen=unseen_letters(state),
        links=state.links,
        simulated=None if known is None else known.found.results,
        later=() if known is None else known.found.differences,
    )


def suggested_name(state: State, view: ViewName | Literal["handout"] | None) -> str:
    """What a file could be called, without its ending: after the comparison's file or the scenarios' ids, and the view.

    Of no `view` where it tells of all.
    """
    stems = [state.comparison.path.stem] if state.comparison is not None else [its.id for its in state.scenarios]
    words = stems if view is None else [*stems, catalog(state.language)(f"export.view.{view}").lower()]
    return _NOT_IN_NAMES.sub("-", "-".join(words)).strip("-")[-_LONGEST_NAME:].strip("-") or "orgsim"
