"""What charts are folded for: text that can be read. Apart from the folding itself, which not every start needs."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.boxes import REMIT_SIZE
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions, Steady
from orgsim.drawing.drawing import Drawing
from orgsim.model.hierarchy import hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.units import places_stating

READABLE_SIZE = 11.0
"""Pixels, to the em, of the smallest text that charts open with."""


class Stood(msgspec.Struct, frozen=True):
    """How charts stood before their drafts were edited."""

    steady: Steady
    """What the edit left alone."""
    zoom: float
    """At which they were seen whole when arrangements were looked for last, or if that is more, at any time since."""
    boxes: int
    """How many they had when arrangements were looked for last."""


class Folding(msgspec.Struct, frozen=True):
    """What charts do not show by boxes of its own."""

    folded: frozenset[str] = frozenset()
    """Ids of the units whose subordinates are hidden; `folding.OUTSIDE` hides what is outside the organisation."""
    gathered: frozenset[str] = frozenset()
    """Ids of units that stand, with all below them, in one box with their siblings that are gathered too."""
    apart: tuple[frozenset[str], ...] = ()
    """By column ids of units that are gathered where there is less room, and have boxes of their own there."""
    opened: tuple[frozenset[str], ...] = ()
    """By column ids of units that are folded where there is less room, and open there."""
    outline: bool = False
    """Whether all is asked for, and may be an outline where boxes could not be read."""
    listed: bool = False
    """Whether it was found for outlines, which show more in panes where boxes have room for next to nothing."""
    quick: bool = False
    """Whether it was found for charts of which few arrangements are tried, and which are to be drawn so."""
    stood: Stood | None = None
    """How what is shown is to stand as it did; `None`: it is looked for anew."""


def options_of(options: ChartOptions, folding: Folding, least: float = READABLE_SIZE) -> ChartOptions:
    """How charts are drawn that were fitted: no text gets smaller than `least` so that they stand alike."""
    return replace(
        options,
        folded=folding.folded,
        gathered=folding.gathered,
        apart=folding.apart,
        opened=folding.opened,
        outline=folding.outline,
        listed=folding.listed,
        legible=least / LABEL_SIZE,
        quick=folding.quick,
        steady=folding.stood.steady if folding.stood is not None else None,
    )


def shown_units(scenario: Scenario, drawing: Drawing) -> tuple[int, int]:
    """How many of the scenario's units have boxes of their own in the drawing, and how many there are."""
    shown = [box.unit for box in drawing.boxes if not box.gathers]
    further = _further(scenario)
    # Of a hundred thousand boxes, to ask each how many units it stands for takes a tenth of a second.
    return len(shown) + (sum([further.get(unit, 0) for unit in shown]) if further else 0), all_units(scenario)


@once_per_value
def all_units(scenario: Scenario) -> int:
    """How many units there are, each as often as it stands for."""
    return len(hierarchy(scenario).units) + sum(_further(scenario).values())


@once_per_value
def _further(scenario: Scenario) -> Mapping[int, int]:
    """Of the units that do not stand for one: for how many more each does, by index."""
    units = hierarchy(scenario).units
    return {here: units[here].weight - 1 for here in places_stating(units, "count")}


def smallest_text(drawings: Sequence[Drawing], zoom: float) -> float:
    """Pixels, to the em, of the smallest text of the drawings at that zoom."""
    sizes = [_smallest(drawing) for drawing in drawings if drawing.boxes]
    return min(sizes, default=LABEL_SIZE) * zoom


def _smallest(drawing: Drawing) -> float:
    sizes = [drawing.name_size]
    if drawing.labels:
        sizes.append(LABEL_SIZE)
    if any(box.remit or box.purpose or box.label for box in drawing.boxes):
        sizes.append(REMIT_SIZE)
    return min(sizes)
