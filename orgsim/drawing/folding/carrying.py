"""What was folded before drafts were edited goes on for them as they are now, as long as it can be read.

So what an edit does not touch stays as it stands, and nothing is looked for anew with each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf
from typing import Final

from msgspec.structs import replace

from orgsim.drawing.boxes.alignment import shared_order
from orgsim.drawing.boxes.options import ChartOptions, Place, Standing, Steady
from orgsim.drawing.chart.side_by_side import planned_each
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.legible import READABLE_SIZE, Folding, Stood, options_of
from orgsim.drawing.layout.standing import Standings
from orgsim.drawing.viewport import common_zoom, fit_zoom
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

_ROOMY: Final = 1.5
"""How many times as large as it need be the text may become before what is folded is looked for anew."""

_AS_LARGE: Final = 0.9
"""The share of their size that charts keep for certain which stand as they did."""
_AS_MANY: Final = 0.8
"""The share of the boxes below which there is room for another arrangement."""
_USUAL: Final = 1.0
"""A zoom from which on a usual look matters more than size."""


def carried(
    before: Sequence[Scenario], after: Sequence[Scenario], folding: Folding, differing: frozenset[str] = frozenset()
) -> Folding:
    """`folding` of the scenarios `before` for what became of them; those that came or moved have boxes of their own.

    `differing` are ids of units that differ now and did not before.
    """
    moved: set[str] = set(differing)
    for one, other in zip(before, after, strict=True):
        if one is not other:
            moved |= _placed_anew(hierarchy(one), hierarchy(other), folding.gathered)
    gathered = folding.gathered - moved
    if gathered:
        gathered -= _left_alone([hierarchy(scenario) for scenario in after], gathered)
    if gathered == folding.gathered:
        return folding
    return replace(folding, gathered=gathered, apart=tuple([its & gathered for its in folding.apart]))


def steadied(
    folding: Folding,
    after: Sequence[Scenario],
    before: tuple[Scenario, ...],
    drawn: ChartOptions,
    drawings: Sequence[Drawing],
    known: Stood | None = None,
) -> Folding:
    """`folding` of the scenarios `after`, with all that was left alone to stand as in the `drawings` of `before`.

    Those were `drawn` with these options. `known`: how they came to stand so, where that was carried over too. Charts
    of which no unit came, went or moved are as they were.
    """
    other = [
        column
        for column, (one, its) in enumerate(zip(before, after, strict=True))
        if one is not its and _placed(one) != _placed(its)
    ]
    if known is None and not other:
        return replace(folding, stood=None)
    none: tuple[tuple[tuple[Place, Standing], ...] | None, ...] = (None,) * len(after)
    places = list(none if known is None else known.steady.places)
    boxes = 0 if known is None else known.boxes
    if other:
        sketches, _ = planned_each(before, replace(drawn, rank=shared_order(before, drawn.leading)))
        boxes = sum(len(its.shown_units()) for its in sketches) if known is None else boxes
        for column in other:
            standings = sketches[column].standings(drawings[column])
            places[column] = _left(standings, hierarchy(before[column]), hierarchy(after[column]))
    if not any(places):
        return replace(folding, stood=None)
    zoom = common_zoom(drawings, drawn.pane)
    steady = Steady(tuple(places), dense=zoom < _USUAL)
    stood = Stood(steady, zoom if known is None else max(zoom, known.zoom), boxes)
    return replace(folding, stood=stood)


def _placed(scenario: Scenario) -> list[tuple[str, int]]:
    flat = hierarchy(scenario)
    return [(unit.id, parent) for unit, parent in zip(flat.units, flat.parents, strict=True)]


def _left(standings: Standings, one: Hierarchy, other: Hierarchy) -> tuple[tuple[Place, Standing], ...]:
    """Those standings that are of the same units in both, with what is below them standing there or not as it did."""
    return tuple([(place, its) for place, its in standings.items() if _held(one, place) == _held(other, place)])


def _held(flat: Hierarchy, place: Place) -> list[tuple[str, bool]] | None:
    """The units of that place, each with whether anything is below it; `None`: it is no more."""
    # What holds several together is named after what they hang from.
    name = place[0].rpartition(":")[2]
    if name and name not in flat.index:
        return None if name == place[0] else []
    below = flat.children[flat.index[name]] if name else flat.roots()
    return [(flat.units[child].id, bool(flat.children[child])) for child in below]


def reads(
    scenarios: tuple[Scenario, ...], options: ChartOptions, folding: Folding, least: float = READABLE_SIZE
) -> bool:
    """Whether the fitted charts that are folded so can be read, and leave no room for much more.

    Where they are to stand as they did, also whether that costs little of their size, and there are not far fewer.
    """
    drawn = replace(options_of(options, folding, least), rank=shared_order(scenarios, options.leading))
    sketches, plans = planned_each(scenarios, drawn)
    shown = [its for its in plans if its.smallest < inf]
    zoom = min([fit_zoom(its.size, options.pane) for its in shown], default=1.0)
    if folding.stood is not None:
        boxes = sum(len(its.shown_units()) for its in sketches)
        if zoom < _AS_LARGE * folding.stood.zoom or boxes < _AS_MANY * folding.stood.boxes:
            return False
    text = min([its.smallest for its in shown], default=least) * zoom
    return least <= text and (text < _ROOMY * least or (not folding.gathered and not folding.folded))


def _placed_anew(one: Hierarchy, other: Hierarchy, among: frozenset[str]) -> set[str]:
    """Those of `among` that stand below another unit than before."""
    return {id for id in among if id in other.index and _above(one, id) != _above(other, id)}


def _above(flat: Hierarchy, id: str) -> str | None:
    """The id of what that unit stands below; an empty one: it is at the top, `None`: it is not there."""
    if id not in flat.index:
        return None
    parent = flat.parents[flat.index[id]]
    return flat.units[parent].id if parent >= 0 else ""


def _left_alone(flats: Sequence[Hierarchy], gathered: frozenset[str]) -> frozenset[str]:
    """Those that no sibling is gathered with any more, in any of the drafts: a box of one says less than its name."""
    company: set[str] = set()
    for flat in flats:
        above = {id: _above(flat, id) for id in gathered}
        together = Counter(above.values())
        company.update(id for id, parent in above.items() if parent is not None and together[parent] > 1)
    return gathered - company
