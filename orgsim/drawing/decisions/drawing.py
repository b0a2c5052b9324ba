"""Decisions in time as a drawing: shapes, texts and what can be pointed at, styled by meaning and not by colour.

Lengths are pixels at a scale of 1, x to the right and y down, with the origin at the drawing's top left corner.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from orgsim.analysis.deciding.results import CaseKey
from orgsim.drawing.drawing import Point
from orgsim.drawing.text.fontmetrics import load_font

Ink = str
"""What a colour means: `text`, `muted`, `plot`, `axis`, `grid`, `hairline`, `surface` or `hover`; of the draft in a
column `fill.COLUMN`, `on.COLUMN` (written on the fill), `tint.COLUMN`."""
Texture = Literal["plain", "hatched", "dotted", "crossed"]
Form = Literal["disc", "square", "diamond", "up", "down", "star", "cross", "tick"]
Inside = Literal["full", "hollow", "dotted"]
Kind = Literal["matter", "body", "part", "day", "load", "step", "gain"]
Align = Literal["left", "middle", "right"]


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """An area with sharp corners."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = None
    edge: Ink | None = None
    texture: Texture = "plain"
    """Of the edge's colour, over the fill: areas are not told apart by their colours alone."""


class Stroke(msgspec.Struct, frozen=True, kw_only=True):
    """A polyline."""

    points: tuple[Point, ...]
    ink: Ink
    width: float = 1.0
    dashed: bool = False
    fill: Ink | None = None
    """Of what it encloses."""


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """A mark of a form, around its middle."""

    x: float
    y: float
    radius: float
    form: Form
    ink: Ink
    inside: Inside = "full"


class Badge(msgspec.Struct, frozen=True, kw_only=True):
    """The letter of a draft on a disc of its colour, around its middle."""

    x: float
    y: float
    radius: float
    column: int
    letter: str


Shape = Bar | Stroke | Sign | Badge


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A text in lines below each other."""

    x: float
    """Left end, middle or right end of each line."""
    baseline: float
    """Of the first line."""
    lines: tuple[str, ...]
    size: int = 12
    step: float = 15.0
    ink: Ink = "text"
    bold: bool = False
    align: Align = "left"

    @property
    def room(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what its letters take."""
        font = load_font()
        width = max(font.width(line, self.size, self.bold) for line in self.lines)
        left = self.x - {"left": 0.0, "middle": width / 2, "right": width}[self.align]
        last = self.baseline + (len(self.lines) - 1) * self.step
        return left, self.baseline - font.cap_height(self.size), left + width, last + font.descent(self.size)


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """What a place of the drawing tells of."""

    kind: Kind
    column: int | None = None
    """Of the draft among those that are drawn; `None`: all of them."""
    matter: str | None = None
    """`None` of a matter: all that every draft knows."""
    body: str | None = None
    case: CaseKey | None = None
    """The one that can be shown as a timeline."""
    day: dt.date | None = None
    part: str = ""
    """Where days go: `meeting`, `full`, `tabled`, `taken-over` or a legal period. Of a load, how many bodies."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A place that can be pointed at and chosen."""

    x: float
    y: float
    width: float
    height: float
    of: Thing
    said: str
    """All that is known of it, in lines."""


class Head(msgspec.Struct, frozen=True):
    """The numbers along an axis, which are written again where what is drawn along it goes on to a further page."""

    top: float
    bottom: float
    until: float
    """So far down all is along that axis."""

    @property
    def height(self) -> float:
        """How high they are."""
        return self.bottom - self.top


class DecisionsDrawing(msgspec.Struct, frozen=True, kw_only=True, eq=False, weakref=True):
    """Everything that is painted; a later shape lies over an earlier one, and texts over all."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    texts: tuple[Words, ...] = ()
    hits: tuple[Hit, ...] = ()
    """In reading order. A later one is the more exact where they overlap."""
    blocks: tuple[tuple[float, float], ...] = ()
    """Upper and lower ends of what is not parted from page to page, where it can be helped."""
    heads: tuple[Head, ...] = ()

    def head_at(self, y: float) -> Head | None:
        """The axis along which what begins there is drawn; `None` where there is none, or it stands there itself."""
        return next((head for head in self.heads if head.bottom <= y < head.until - 1.0), None)

    def hit_at(self, x: float, y: float) -> Hit | None:
        """What can be pointed at there."""
        for hit in reversed(self.hits):
            if hit.x <= x < hit.x + hit.width and hit.y <= y < hit.y + hit.height:
                return hit
        return None


def moved(drawing: DecisionsDrawing, dx: float, dy: float) -> DecisionsDrawing:
    """All of `drawing` at another place; its size is then what it takes from the origin on."""
    return DecisionsDrawing(
        width=drawing.width + dx,
        height=drawing.height + dy,
        shapes=tuple([_moved_shape(shape, dx, dy) for shape in drawing.shapes]),
        texts=tuple([replace(text, x=text.x + dx, baseline=text.baseline + dy) for text in drawing.texts]),
        hits=tuple([replace(hit, x=hit.x + dx, y=hit.y + dy) for hit in drawing.hits]),
        blocks=tuple([(top + dy, bottom + dy) for top, bottom in drawing.blocks]),
        heads=tuple([Head(its.top + dy, its.bottom + dy, its.until + dy) for its in drawing.heads]),
    )


def _moved_shape(shape: Shape, dx: float, dy: float) -> Shape:
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple([(x + dx, y + dy) for x, y in shape.points]))
    return replace(shape, x=shape.x + dx, y=shape.y + dy)


def together(drawings: Sequence[DecisionsDrawing]) -> DecisionsDrawing:
    """Drawings that have their places already, as one."""
    return DecisionsDrawing(
        width=max([its.width for its in drawings], default=0.0),
        height=max([its.height for its in drawings], default=0.0),
        shapes=tuple([shape for its in drawings for shape in its.shapes]),
        texts=tuple([text for its in drawings for text in its.texts]),
        hits=tuple([hit for its in drawings for hit in its.hits]),
        blocks=tuple([block for its in drawings for block in its.blocks]),
        heads=tuple([head for its in drawings for head in its.heads]),
    )


def stacked(drawings: Sequence[DecisionsDrawing], gap: float) -> DecisionsDrawing:
    """Drawings below each other, `gap` apart; those without height are left out."""
    placed, y = [], 0.0
    for its in drawings:
        if its.height > 0:
            placed.append(moved(its, 0.0, y))
            y += its.height + gap
    return together(placed)
