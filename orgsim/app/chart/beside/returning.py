"""Coming back to how charts were looked at: to the pixel in the same window, else to the same parts of them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.app.chart.detail import Detail
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.laid import Folds
from orgsim.app.document.comparing import counterparts, home
from orgsim.app.document.look import Look
from orgsim.app.document.state import State
from orgsim.drawing.viewport import Viewport, centred, share_at
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


def unit_nearest_middle(pane: GlidingChart) -> str | None:
    """The id of the unit that is drawn nearest to the middle of the pane."""
    x, y = _middle(pane)
    near = min(
        pane.drawing.boxes if pane.drawing is not None else (),
        key=lambda box: abs(box.x + box.width / 2 - x) + abs(box.y + box.height / 2 - y),
        default=None,
    )
    return None if near is None else near.id


def part(pane: GlidingChart, whole: float) -> Part:
    """Which part of a chart is in view, at `whole` being the zoom at which all is."""
    drawing = pane.drawing
    at = share_at(*_middle(pane), drawing.width, drawing.height) if drawing is not None else None
    return Part(zoom=round(pane.viewport.zoom / whole, 3), around=unit_nearest_middle(pane), at=at)


def _middle(pane: GlidingChart) -> tuple[float, float]:
    """What point of its drawing is in the middle of the pane."""
    return pane.viewport.to_drawing(pane.width() / 2, pane.height() / 2)


def _show_part(pane: GlidingChart, part: Part, whole: float, unit: str | None) -> None:
    """Bring that part into view; `unit`: what its unit in the middle is here."""
    drawing, box = pane.drawing, pane.box(unit)
    if drawing is None:
        return
    if box is not None:
        x, y = box.x + box.width / 2, box.y + box.height / 2
    else:
        across, down = part.at or (0.5, 0.5)
        x, y = across * drawing.width, down * drawing.height
    pane.show_viewport(centred(x, y, whole * part.zoom, pane.pane()))


def part_looks(panes: Sequence[GlidingChart], wholes: Sequence[float], active: int | None) -> Look:
    """Which part of each chart is in view, that of the `active` one for all where it leads them.

    `wholes`: the zooms at which they are seen whole.
    """
    if active is not None:
        return Look(parts=(part(panes[active], wholes[active]),))
    return Look(parts=tuple([part(pane, whole) for pane, whole in zip(panes, wholes, strict=True)]))


def show_parts(parts: Sequence[Part], state: State, panes: Sequence[GlidingChart], wholes: Sequence[float]) -> None:
    """Bring those parts into view: one that is of all panes, else that of each."""
    for column, (pane, whole) in enumerate(zip(panes, wholes, strict=True)):
        wanted = parts[0] if len(parts) == 1 else parts[column] if column < len(parts) else Part()
        if len(parts) == 1 or wanted.zoom != 1.0:
            _show_part(pane, wanted, whole, _here(state, column, wanted.around))


def _here(state: State, column: int, unit_id: str | None) -> str | None:
    """What that unit is in the scenario of that column."""
    if unit_id is None or unit_id in hierarchy(state.scenarios[column]).index:
        return unit_id
    there = home(state, unit_id)
    return next(iter(counterparts(state, there, unit_id)[column]), None) if there is not None else None
