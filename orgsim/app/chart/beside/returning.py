"""Coming back to how charts were looked at: to the pixel in the same window, else to the same parts of them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.app.chart.charts import Detail, Folds
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.comparing import counterparts, home
from orgsim.app.document.look import Look
from orgsim.app.document.state import State
from orgsim.drawing.viewport import Viewport, centred
from orgsim.model.hierarchy import hierarchy
from orgsim.model.story import Part


class Seen(msgspec.Struct, frozen=True, eq=False):
    """How charts are looked at, to the pixel: what is asked of a place that is come back to at the same window."""

    laid_out: tuple[object, ...]
    """What they were laid out for: only for the same does the rest mean anything."""
    detail: Detail
    folds: Folds
    viewports: tuple[Viewport, ...]
    panes: tuple[tuple[float, float], ...]
    """Width and height of each."""
    fitted: tuple[bool, ...]
    larger: bool
    whole: bool
    parts: tuple[Part, ...]


def sizes(panes: Sequence[GlidingChart]) -> tuple[tuple[float, float], ...]:
    """`Seen.panes` of these."""
    return tuple([pane.pane() for pane in panes])


def viewports(panes: Sequence[GlidingChart]) -> tuple[Viewport, ...]:
    """`Seen.viewports` of these."""
    return tuple([pane.coming_viewport for pane in panes])


def are_fitted(panes: Sequence[GlidingChart]) -> tuple[bool, ...]:
    """`Seen.fitted` of these."""
    return tuple([pane.is_fitted for pane in panes])


def is_so(seen: Seen, panes: Sequence[GlidingChart], detail: Detail) -> bool:
    """Whether the panes are looked at so already, or will be once they have glided there."""
    now = sizes(panes), detail, are_fitted(panes), viewports(panes)
    return now == (seen.panes, seen.detail, seen.fitted, seen.viewports)


def bring_back(seen: Seen, panes: Sequence[GlidingChart]) -> None:
    """Show in each pane what was in view; of one that has another size, around the same middle."""
    for pane, viewport, size, whole in zip(panes, seen.viewports, seen.panes, seen.fitted, strict=True):
        pane.keep_fitted(whole)
        middle = viewport.to_drawing(size[0] / 2, size[1] / 2)
        there = viewport if size == pane.pane() else centred(*middle, viewport.zoom, pane.pane())
        pane.show_viewport(there, keep_fitted=True)


def part_looks(panes: Sequence[GlidingChart], wholes: Sequence[float], active: int | None) -> Look:
    """Which part of each chart is in view, that of the `active` one for all where it leads them.

    `wholes`: the zooms at which they are seen whole.
    """
    if active is not None:
        return Look(parts=(panes[active].part(wholes[active]),))
    return Look(parts=tuple([pane.part(whole) for pane, whole in zip(panes, wholes, strict=True)]))


def show_parts(parts: Sequence[Part], state: State, panes: Sequence[GlidingChart], wholes: Sequence[float]) -> None:
    """Bring those parts into view: one that is of all panes, else that of each."""
    for column, (pane, whole) in enumerate(zip(panes, wholes, strict=True)):
        part = parts[0] if len(parts) == 1 else parts[column] if column < len(parts) else Part()
        if len(parts) == 1 or part.zoom != 1.0:
            pane.show_part(part, whole, _here(state, column, part.around))


def _here(state: State, column: int, unit_id: str | None) -> str | None:
    """What that unit is in the scenario of that column."""
    if unit_id is None or unit_id in hierarchy(state.scenarios[column]).index:
        return unit_id
    there = home(state, unit_id)
    return next(iter(counterparts(state, there, unit_id)[column]), None) if there is not None else None
