"""A drawing of a chart as shapes of a slide: boxes grouped by branch, and connectors glued to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from orgsim.drawing.boxes.boxes import SHEET_OFFSET
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.chart.marks import MERGED, SPLIT, Mark, Marks, tone_of
from orgsim.drawing.drawing import Area, Box, Drawing, Label, Line
from orgsim.drawing.text.breaking import HYPHEN
from orgsim.drawing.theme import Look as Colours
from orgsim.drawing.theme import Theme, base_of
from orgsim.export.slides.boxes import told, words_of
from orgsim.export.slides.routes import STRAIGHT, Route, is_at, route, site
from orgsim.export.slides.shapes import POINT, Frame, Glue, Ink, Look, Shapes, Words
from orgsim.export.slides.text import Paragraph, Run
from orgsim.messages import Catalog
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

_LEAST_GROUP: Final = 3
"""Boxes of a branch that are grouped."""
_AREA: Final = 0.13
_FRAMED: Final = 2.5
"""Pixels of the outline of what differs."""
_BADGE: Final = 16.0
"""Diameter of a badge at a zoom of 1."""
_SIGN: Final = 14.0
"""The same of a sign."""
_SHAPES: Final = {
    "gate": "diamond",
    "cut": "triangle",
    "elsewhere": "rightArrow",
    "below": "upArrow",
    "circle": "donut",
    "owners": "plus",
    "orphan": "frame",
    "short": "noSmoking",
}
"""The shapes of signs among those that presentation programs have."""
_SIGNS: Final = {MERGED: "⊃", SPLIT: "⊂"}


class Placed(msgspec.Struct, frozen=True, eq=False):
    """A drawing on a slide."""

    drawing: Drawing
    scenario: Scenario
    x: float
    y: float
    """Where its origin is, in pixels of the slide."""
    zoom: float
    lines: tuple[Line, ...] = ()
    """Its links."""
    marks: Marks | None = None
    links: Mapping[str, str] = {}
    """By box the relationship to the slide on which it goes on."""


def chart_shapes(placed: Placed, shapes: Shapes, theme: Theme, speech: Catalog) -> str:
    """The XML of all of it: grounds and lines first, as they lie below, then boxes in reading order, then labels."""
    return "".join(_Chart(placed, shapes, theme, speech).all())


class _Chart:
    """One chart while it is written."""

    def __init__(self, placed: Placed, shapes: Shapes, theme: Theme, speech: Catalog) -> None:
        self._placed = placed
        self._shapes = shapes
        self._theme = theme
        self._speech = speech
        self._units: Hierarchy = hierarchy(placed.scenario)
        self._boxes = {box.id: box for box in placed.drawing.boxes}
        self._ids = {box.id: shapes.number() for box in placed.drawing.boxes}

    def all(self) -> Iterator[str]:
        drawing = self._placed.drawing
        yield from [self._area(area) for area in drawing.areas]
        branches = self._branches()
        grouped = {id: head for head, ids in branches.items() for id in ids}
        inner: dict[str, list[str]] = {head: [] for head in branches}
        for line in (*drawing.lines, *self._placed.lines):
            written = self._line(line)
            heads = {grouped.get(end) for end in line.ends}
            (head,) = heads if len(heads) == 1 else (None,)
            if head is None:
                yield written
            else:
                inner[head].append(written)
        for box in drawing.boxes:
            head = grouped.get(box.id)
            if head is None:
                yield self._box(box)
            elif head == box.id:
                its = [self._boxes[id] for id in branches[head]]
                parts = [*inner[head], *[self._box(each) for each in its]]
                yield self._shapes.group(self._around(its), parts, name=f"{head} +", told=self._told(box))
        yield from [self._label(label) for label in drawing.labels]

    def _branches(self) -> dict[str, list[str]]:
        """By their heads the largest branches that have at most half of all boxes, and more than one or two."""
        below: dict[str, list[str]] = {box.id: [box.id] for box in self._placed.drawing.boxes}
        parents = {line.ends[1]: line.ends[0] for line in self._placed.drawing.lines if line.ends[1] in below}
        order = [box.id for box in self._placed.drawing.boxes]
        for id in reversed(order):
            above = parents.get(id)
            if above in below and above != id:
                below[above] += below[id]
        place = {id: number for number, id in enumerate(order)}
        most = len(order) / 2
        found: dict[str, list[str]] = {}
        taken: set[str] = set()
        for id in order:
            if id not in taken and _LEAST_GROUP <= len(below[id]) <= most:
                found[id] = sorted(below[id], key=place.__getitem__)
                taken.update(below[id])
        return found

    def _around(self, boxes: Sequence[Box]) -> Frame:
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
        return self._frame(left, top, right - left, bottom - top)

    def _frame(self, x: float, y: float, width: float, height: float) -> Frame:
        placed = self._placed
        zoom = placed.zoom
        return placed.x + x * zoom, placed.y + y * zoom, width * zoom, height * zoom

    # lines

    def _line(self, line: Line) -> str:
        style = self._theme.line(line.style)
        ink = Ink(style.colour, style.width * self._placed.zoom, style.style)
        placed = self._placed
        points = [(placed.x + x * placed.zoom, placed.y + y * placed.zoom) for x, y in line.points]
        name = " – ".join([end for end in line.ends if end]) or line.style
        found = route(points)
        told = self._speech(base_of(line.style)) if line.style.startswith("link.") else ""
        if told:
            told += f": {self._name(line.ends[0])} → {self._name(line.ends[1])}"
        if found is None or (told and found.preset != STRAIGHT):
            # The way of a link goes around boxes: programs that find one of their own between glued ends know of none.
            return self._shapes.polyline(points, ink, name=name, arrow=line.arrow, told=told)
        ends = self._glue(line.ends[0], line, found, 0), self._glue(line.ends[1], line, found, -1)
        return self._shapes.connector(found, ink, name=name, ends=ends, arrow=line.arrow, told=told)

    def _glue(self, id: str, line: Line, found: Route, at: int) -> Glue | None:
        box = self._boxes.get(id)
        if box is None or len(line.points) < 2:
            return None
        place = site(box, line.points[at], line.points[1 if at == 0 else -2])
        if found.preset == STRAIGHT and not is_at(box, place, line.points[at]):
            # Programs that follow glue would draw a straight line askew, to the middle of the side.
            return None
        return Glue(self._ids[id], place)

    # boxes

    def _box(self, box: Box) -> str:
        mark = self._mark(box)
        colours = self._theme.look(box.look)
        if self._placed.marks is not None and (mark is None or mark.quiet):
            colours = _back(colours, self._theme)
        zoom = self._placed.zoom
        ink = Ink(colours.border, colours.border_width * zoom, colours.border_style)
        if mark is not None:
            ink = Ink(tone_of(mark, self._theme).fill, _FRAMED, "dashed" if mark.quiet else "solid")
        look = Look(colours.fill, ink, colours.corner * zoom)
        sheets = [self._sheet(box, look, number) for number in (2, 1)] if box.stacked else []
        own = self._shapes.shape(
            self._frame(box.x, box.y, box.width, box.height),
            look,
            id=self._ids[box.id],
            name=box.id,
            told=self._told(box),
            words=words_of(box, colours, self._theme, zoom),
            link=self._placed.links.get(box.id),
        )
        badges = [] if mark is None else [self._badge(box, mark)]
        return "".join([*sheets, own, *badges, *[self._sign(box, at) for at in range(len(box.signs))]])

    def _sign(self, box: Box, at: int) -> str:
        """A shape at the upper left corner."""
        frame = self._frame(box.x + (at * 1.2 - 0.35) * _SIGN, box.y - 0.7 * _SIGN, _SIGN, _SIGN)
        return sign(self._shapes, frame, box.signs[at], self._theme, name=f"{box.id} {box.signs[at]}")

    def _badge(self, box: Box, mark: Mark) -> str:
        """A disc at the upper right corner."""
        frame = self._frame(box.x + box.width - _BADGE * 0.75, box.y - _BADGE * 0.5, _BADGE, _BADGE)
        return badge(self._shapes, frame, mark, self._theme, name=f"{box.id} {mark.status}")

    def _mark(self, box: Box) -> Mark | None:
        own = () if self._placed.marks is None else self._placed.marks.get(box.id, ())
        return own[0] if own else None

    def _sheet(self, box: Box, look: Look, number: int) -> str:
        shift = number * SHEET_OFFSET
        return self._shapes.shape(
            self._frame(box.x + shift, box.y + shift, box.width, box.height), look, name=f"{box.id} ·"
        )

    def _told(self, box: Box) -> str:
        at = self._units.index.get(box.id)
        return told(box, self._units, at, self._speech)

    def _name(self, id: str) -> str:
        at = self._units.index.get(id)
        return id if at is None else self._speech.value(self._units.units[at].name)

    # grounds and labels

    def _area(self, area: Area) -> str:
        hue = self._theme.look(area.look).border
        look = Look(hue, None, 4.0 * self._placed.zoom, _AREA)
        return self._shapes.shape(self._frame(area.x, area.y, area.width, area.height), look, name="·")

    def _label(self, label: Label) -> str:
        zoom = self._placed.zoom
        text = label.text.replace(HYPHEN, "-")
        run = Run(text, LABEL_SIZE * zoom * POINT, self._theme.muted_text, label.style != "continued")
        width = self._placed.drawing.width - label.x
        frame = self._frame(label.x, label.y - LABEL_SIZE, max(width, 1.0), LABEL_SIZE * 1.3)
        return self._shapes.shape(frame, Look(), name=text, words=Words((Paragraph((run,)),), wrapped=False))


def _back(colours: Colours, theme: Theme) -> Colours:
    """What stands back: hollow, in muted letters."""
    return msgspec.structs.replace(
        colours, fill=theme.surface, border=theme.border, text=theme.muted_text, muted_text=theme.muted_text
    )


def badge(shapes: Shapes, frame: Frame, mark: Mark, theme: Theme, *, name: str) -> str:
    """The disc of a mark, or the ring where it is quiet, with its sign."""
    tone = tone_of(mark, theme)
    run = Run(_SIGNS.get(mark.sign, mark.sign), frame[3] * 0.68 * POINT, tone.fill if mark.quiet else tone.text, True)
    look = Look(theme.surface if mark.quiet else tone.fill, Ink(tone.fill, 1.0), preset="ellipse")
    return shapes.shape(frame, look, name=name, words=Words((Paragraph((run,), align="ctr"),), wrapped=False))


def sign(shapes: Shapes, frame: Frame, sign: str, theme: Theme, *, name: str) -> str:
    """The shape of an overlay's sign."""
    return shapes.shape(frame, Look(theme.text, Ink(theme.surface, 0.75), preset=_SHAPES[sign]), name=name)
