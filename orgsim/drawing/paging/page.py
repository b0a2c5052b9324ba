"""Charts that are laid out for one page, before it is known where they go on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.folding import OUTSIDE, outside
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.fitting import Wishes, fit, smallest_text
from orgsim.drawing.paging.references import NUMBER
from orgsim.drawing.viewport import common_zoom
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_MOST_WHOLE = 500
"""Units of a scenario up to which it is found out whether all of them fit on the page."""

_EMPTY = 0.5
"""Share of a page's height below which a chart leaves it empty."""


class Legible(msgspec.Struct, frozen=True):
    """How large text is to be, in pixels of the page."""

    least: float
    """No text is smaller."""
    names: float
    """No name is smaller, where those are to be larger than what is said beside them; 0: as all text."""
    aim: float
    """How many times as large text is where folding, or another page, allows it."""

    @property
    def aimed(self) -> float:
        """How large the smallest text is where folding, or another page, allows it."""
        return self.least * self.aim


class Found(msgspec.Struct, frozen=True, eq=False):
    """Charts that were laid out for a page, before it is known where they go on."""

    parts: tuple[tuple[int, Scenario], ...]
    drawings: tuple[Drawing, ...]
    folded: frozenset[str]
    pixels: float
    """Of their smallest text, or what is as good where their names are what is too small."""


def laid_out(
    parts: Sequence[tuple[int, Scenario]],
    keep: Sequence[str],
    shown: Collection[tuple[int, str]],
    wanted: ChartOptions,
    pane: tuple[float, float],
    legible: Legible,
    *,
    fold: bool,
) -> Found:
    """The `parts`, each of a column, as charts in that pane; with `fold` so much is folded that they can be read.

    Of the column's units those in `shown` are folded, as another page shows them, but none of those to `keep` open.
    """
    scenarios = tuple([part for _, part in parts])
    before = {id for column, part in parts for id in hierarchy(part).index if (column, id) in shown}
    # What the planner folded stays so at the top of a page too.
    opened = set(keep) - wanted.folded
    folded = (wanted.folded | before) - opened
    options = replace(
        wanted,
        pane=pane,
        folded=folded,
        fates=tuple([wanted.fates[column] for column, _ in parts]) if wanted.fates else (),
        legible=legible.least / LABEL_SIZE,
        elsewhere=catalog(wanted.language)("paper.goes-on", n=NUMBER),
    )
    if fold and max(len(hierarchy(part).units) for _, part in parts) <= _MOST_WHOLE:
        whole = _drawn(parts, pane, options, legible)
        if whole.pixels >= legible.least:
            return whole
    if not fold:
        return _drawn(parts, pane, options, legible)
    wishes = Wishes(folded=folded, unfolded=frozenset(opened))

    def found(size: float) -> Found:
        folding = fit(scenarios, options, wishes, size, listed=False)
        # Of a family that has no room as a whole, all goes on at another page.
        families = {parent for part in scenarios for parent in _parents(part, folding.gathered)}
        some = replace(options, folded=folded | ((folding.folded | families) - opened))
        return _drawn(parts, pane, some, legible)

    aimed = found(legible.aimed)
    if _filled(aimed, pane) < _EMPTY:
        # Smaller text is better than a page that shows next to nothing.
        more = found(legible.least)
        if more.pixels >= legible.least and _boxes(more) > _boxes(aimed):
            return more
    return aimed


def _filled(found: Found, pane: tuple[float, float]) -> float:
    """Of the pane's height, what the highest of the charts takes."""
    zoom = common_zoom([its for its in found.drawings if its.boxes], pane)
    return max([its.height for its in found.drawings], default=0.0) * zoom / pane[1]


def _boxes(found: Found) -> int:
    return sum(len(its.boxes) for its in found.drawings)


def _drawn(
    parts: Sequence[tuple[int, Scenario]], pane: tuple[float, float], options: ChartOptions, legible: Legible
) -> Found:
    drawings = tuple(draw_side_by_side([part for _, part in parts], options))
    zoom = common_zoom([its for its in drawings if its.boxes], pane)
    pixels = smallest_text(drawings, zoom)
    if legible.names:
        # As if names alone were seen, where these are what is too small.
        names = min([its.name_size for its in drawings if its.boxes], default=LABEL_SIZE) * zoom
        pixels = min(pixels, names * legible.least / legible.names)
    return Found(tuple(parts), drawings, options.folded, pixels)


def _parents(scenario: Scenario, ids: Collection[str]) -> Iterator[str]:
    """Of what units among `ids` stand directly below; `OUTSIDE` is the parent of what stands outside."""
    flat = hierarchy(scenario)
    units = [flat.index[id] for id in ids if id in flat.index]
    if not set(units).isdisjoint(outside(flat)):
        yield OUTSIDE
    for parent in {flat.parents[unit] for unit in units}:
        if parent >= 0:
            yield flat.units[parent].id
