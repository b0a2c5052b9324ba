"""A drawing as data: boxes, lines and labels in one plane, styled by meaning and not by colour.

Lengths are pixels at a zoom of 1, x to the right and y down, with the origin at the drawing's top left corner.
One drawing feeds the window, the pictures and the print, so that what is seen is what is exported.
"""

from typing import Literal

import msgspec

Point = tuple[float, float]


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A unit's box, with its text already broken into lines."""

    unit: int
    """Index into the scenario's hierarchy; of siblings that are gathered, of the one from which on further ones
    are shown next."""
    id: str
    """Id of the unit: the box of the same id in another drawing is its counterpart. Siblings that are gathered have
    one from `gathering.gathering_id`."""
    x: float
    y: float
    width: float
    height: float
    look: str
    """Name of the theme's look; with a shade behind it, as `theme.shaded` has it, in the colours of an overlay."""
    name: tuple[str, ...]
    """Lines of the name; one that is broken within a word ends with `text.breaking.HYPHEN`."""
    whole: str = ""
    """All of the name, where its lines are not: they end with …."""
    label: str = ""
    """What kind of unit it is, written above the name where its siblings are of another."""
    purpose: tuple[str, ...] = ()
    """Lines of what it is for, shown below the name."""
    seats: str = ""
    """What is written at the right: the number of seats, or ×n of a unit that stands for several."""
    remit: tuple[str, ...] = ()
    """Lines of the remit, shown below the name."""
    stacked: bool = False
    """Drawn as a stack of sheets, as it stands for several units."""
    open: bool = False
    """Carries the mark of an open question."""
    outside: bool = False
    """Carries the mark of what is outside the organisation, such as a company."""
    hidden: int = 0
    """Number of units that are folded away below it."""
    foldable: bool = False
    """Whether it has units below it, folded or not."""
    gathers: int = 0
    """Number of siblings that it holds, which have no room of their own; then it is the box of no single unit."""
    held: tuple[str, ...] = ()
    """Lines of what it tells of the units that are hidden in it, shown below the name."""
    signs: tuple[str, ...] = ()
    """Names of shapes at its corner, which an overlay tells by: see `analysis/overlays/values.py`."""
    outlined: Literal["", "leaf", "head", "top"] = ""
    """How it stands in an outline, where it does: with nothing below it, with some, or as one of those that the whole
    is divided into. Then it is a line of a list: of the height of its text, with a bar at its left."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A polyline; its corners are rounded by the painter where its style says so."""

    points: tuple[Point, ...]
    style: str = "hierarchy"
    """`hierarchy`, `beside`, `band`, `column`, or `link.KIND`; any of them with a shade, as `theme.shaded` has it."""
    ends: tuple[str, str] = ("", "")
    """Ids of the units that it joins, where it joins two."""
    arrow: bool = False
    """Whether it points at its last point."""
    broken: Literal["", "first", "last"] = ""
    """At which of its points it breaks off, as there is no way on: a ring is there."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A line of text that belongs to no box, such as the name of a band; `y` is its baseline."""

    x: float
    y: float
    text: str
    style: Literal["band", "heading", "continued"] = "band"
    """`heading` and `continued` are those of an outline: what a band is called, and a name that is repeated."""


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """A light ground below boxes and lines that belongs to no unit, such as a row of a matrix. Areas may overlap."""

    x: float
    y: float
    width: float
    height: float
    look: str
    """Name of the theme's look whose hue it has."""


class Drawing(msgspec.Struct, frozen=True, kw_only=True, eq=False, weakref=True):
    """Everything that is painted of one scenario in one view."""

    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    """In reading order: a parent before its children."""
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    areas: tuple[Area, ...] = ()
    """A later one lies over an earlier one."""
    way: Literal["down", "right"] = "down"
    """Where subordinates stand: below their parent or beside it, or at its right."""
    name_size: float = 13.0
    """Pixel size of the names' font."""
