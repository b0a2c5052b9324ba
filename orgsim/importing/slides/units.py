"""Boxes of a slide as units."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from orgsim.importing.records import Inference, Place
from orgsim.importing.slides.geometry import Area
from orgsim.importing.slides.shapes import Box


class Unit(Struct):
    """A unit to be, and what is known of it by now."""

    box: Box
    area: Area
    """Turned, in a chart that grows rightwards."""
    name: str = ""
    notes: tuple[str, ...] = ()
    above: int | None = None
    inferred: tuple[Inference, ...] = ()
    beside: bool = False
    side: bool = False
    """Whether its line comes to it from the side."""
    tied: bool = False
    host: int | None = None
    """The box that it is the label of."""
    below: list[int] = field(default_factory=list)


def size_of(unit: Unit) -> float:
    """How large its box is."""
    return unit.area.width * unit.area.height


def of_slide(unit: Unit, place: Place) -> Place:
    """Its place on that slide."""
    return replace(place, name=unit.box.name)
