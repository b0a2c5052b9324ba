"""What was folded before drafts were edited goes on for them as they are now, as long as it can be read.

So what an edit does not touch stays where it stands, and nothing is looked for anew with each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf
from typing import Final

from msgspec.structs import replace

from orgsim.drawing.boxes.alignment import shared_order
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.side_by_side import planned_each
from orgsim.drawing.folding.legible import READABLE_SIZE, Folding, options_of
from orgsim.drawing.viewport import fit_zoom
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

_ROOMY: Final = 1.5
"""How many times as large as it need be the text may become before what is folded is looked for anew."""


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


def reads(
    scenarios: tuple[Scenario, ...], options: ChartOptions, folding: Folding, least: float = READABLE_SIZE
) -> bool:
    """Whether the fitted charts that are folded so can be read, and leave no room for much more."""
    drawn = replace(options_of(options, folding, least), rank=shared_order(scenarios, options.leading))
    _, plans = planned_each(scenarios, drawn)
    shown = [its for its in plans if its.smallest < inf]
    zoom = min([fit_zoom(its.size, options.pane) for its in shown], default=1.0)
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
