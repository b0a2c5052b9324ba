"""Two charts in one drawing: what is outside the organisation stands apart from it, under a name of its own.

Companies and joint bodies are no part of the administration, so whatever of them stands at the top is laid out by
itself and put below the rest or at its right, across a line, whichever lets both be shown larger.
"""

from __future__ import annotations

from math import inf
from typing import Protocol

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.measures import BAND_MARGIN, EDGE, LABEL_HEIGHT, LABEL_LINE, LABEL_SIZE, ROW_GAP, STEM_GAP
from orgsim.drawing.boxes.options import ChartOptions, Place, Standing
from orgsim.drawing.chart.planned import Planned, as_planned
from orgsim.drawing.drawing import Area, Box, Drawing, Label, Line
from orgsim.drawing.layout.standing import NOTHING_ASKED, Standings
from orgsim.drawing.text.breaking import break_lines
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.viewport import fit_zoom

_SHARES = (0.3, 0.18, 0.42, 0.55)
"""How much of the pane the other chart gets, in the trials: first what lets it look as usual."""
_FEW_SHARES = (0.3,)
_NAME_SHARES = (0.05, 0.1)
"""The same, where only its name is shown."""
_NOTHING = Drawing(width=0.0, height=0.0)
_Size = tuple[float, float]
_BESIDE_WORD = 1.25
"""How wide a line of a broken name is at least, in widths of its longest word."""
_USUAL = 1.0
"""A zoom at which nothing is broken for larger text."""
_LARGER = 1.02
"""How much larger the text must be for a later trial to be preferred."""
_RISE = 6.0 + LABEL_SIZE * 0.73
"""From the line down to the baseline of a name below it."""


class Sketched(Protocol):
    """A chart that is yet to be drawn for a pane."""

    def plan(self, pane: tuple[float, float], enough: float, asked: Standings = NOTHING_ASKED) -> Planned:
        """The chart as it suits the pane, where larger text than at the zoom `enough` is worth nothing."""
        ...

    def standings(self, drawing: Drawing) -> dict[Place, Standing]:
        """How what it shows stands in its drawing."""
        ...

    def shown_units(self) -> list[int]:
        """The units that it shows."""
        ...


class Regions(msgspec.Struct, frozen=True, eq=False):
    """Two charts that are to be drawn as one."""

    main: Sketched
    other: Sketched | None
    """`None` where it is folded: then its name stands for it."""
    names: tuple[str, str]
    """What each is called. Where the other has no name, no line parts it from the main one."""
    options: ChartOptions
    many: bool
    """Whether they have so many boxes that few arrangements are to be tried."""

    def plan(self, pane: tuple[float, float], enough: float, asked: Standings = NOTHING_ASKED) -> Planned:
        """Both, one below the other or side by side: as is asked for, else as can be shown larger."""
        if self.other is None:
            return self._named_alone(pane, enough, asked)
        best: tuple[float, Planned, Planned, bool] | None = None
        standing = asked.get(self._name())
        for below in (True, False) if standing is None else (standing.sort == "stack",):
            for share in _FEW_SHARES if self.many else _SHARES:
                panes = _split(pane, share, below=below)
                main, other = self.main.plan(panes[0], enough, asked), self.other.plan(panes[1], enough, asked)
                zoom = min(fit_zoom(_both(main, other, self.names, below=below).size, pane), enough)
                if best is None or zoom > best[0] * _LARGER:
                    best = zoom, main, other, below
        assert best is not None, "there are shares to try"
        zoom, main, other, below = best
        both = _both(main, other, self.names, below=below)
        if self.many:
            return both
        # Each again as is best in what the other leaves it: no name is broken for larger text than both can have.
        usual = self.other.plan(_left_over(pane, both, other, zoom, below=below), zoom, asked)
        if fit_zoom((tried := _both(main, usual, self.names, below=below)).size, pane) >= zoom:
            other, both = usual, tried
        usual = self.main.plan(_left_over(pane, both, main, zoom, below=below), zoom, asked)
        tried = _both(usual, other, self.names, below=below)
        return tried if fit_zoom(tried.size, pane) >= zoom else both

    def standings(self, drawing: Drawing) -> dict[Place, Standing]:
        """How both stand, in themselves and to each other."""
        if self.other is None:
            return self.main.standings(drawing)
        found = self.main.standings(drawing) | self.other.standings(drawing)
        outer = set(self.other.shown_units())
        others = [box for box in drawing.boxes if box.unit in outer]
        mains = [box for box in drawing.boxes if box.unit not in outer]
        if others and mains:
            below = min(box.y for box in others) >= max(box.y + box.height for box in mains)
            found[self._name()] = Standing("stack" if below else "row")
        return found

    def shown_units(self) -> list[int]:
        """The units of both."""
        return [*self.main.shown_units(), *(self.other.shown_units() if self.other is not None else ())]

    def _named_alone(self, pane: tuple[float, float], enough: float, asked: Standings) -> Planned:
        """The main one, and below the line but the name of the other."""
        mains = [self.main.plan(_split(pane, share, below=True)[0], enough, asked) for share in _NAME_SHARES]
        plans = [self._named(main, (self.names[1],)) for main in mains]
        if max([fit_zoom(plan.size, pane) for plan in plans]) < min(enough, _USUAL):
            # A name that is wider than all else is broken where that leaves more room for the rest.
            plans += [self._named(main, lines) for main in mains if len(lines := self._lines(main.width)) > 1]
        if self.options.elsewhere:
            plans = [_planned_with(plan, self.options.elsewhere) for plan in plans]
        return max(plans, key=lambda both: min(fit_zoom(both.size, pane), enough))

    def _lines(self, width: float) -> tuple[str, ...]:
        """The name of the other in lines for a chart of that width; its words stay whole, and few stand alone."""
        least = max([_wide(word) for word in self.names[1].split(" ")]) * _BESIDE_WORD
        return break_lines(self.names[1], self.options.language, max(width - EDGE, least), LABEL_SIZE, bold=True).lines

    def _named(self, main: Planned, lines: tuple[str, ...]) -> Planned:
        """The main one, and below the line the name of the other in these lines."""
        plan = _both(main, as_planned(_NOTHING, inf), (self.names[0], lines[0]), below=True)
        for line in lines[1:]:
            plan = _planned_with(plan, line)
        return plan

    def _name(self) -> Place:
        return f"regions:{self.names[1]}", "below"


def _both(main: Planned, other: Planned, names: tuple[str, str], *, below: bool) -> Planned:
    width, height = (_size_below if below else _size_aside)(main.size, other.size, names)
    smallest = min(main.smallest, other.smallest, LABEL_SIZE if names[1] else inf)
    join = _below if below else _aside
    return Planned(width, height, smallest, lambda: join(main.drawing, other.drawing, names))


def _split(pane: tuple[float, float], share: float, *, below: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    width, height = pane
    if below:
        return (width, height * (1 - share)), (width, height * share)
    return (width * (1 - share), height), (width * share, height)


def _left_over(pane: _Size, both: Planned, part: Planned, zoom: float, *, below: bool) -> _Size:
    """What of the pane is free for one of both at that zoom."""
    if below:
        return pane[0], pane[1] - (both.height - part.height) * zoom
    return pane[0] - (both.width - part.width) * zoom, pane[1] - LABEL_HEIGHT * zoom


def _size_below(main: _Size, other: _Size, names: tuple[str, str]) -> _Size:
    width = max(main[0], other[0], *[EDGE + _wide(name) for name in names])
    return width, max(main[1], _top_below(main[1], names) + other[1])


def _line_below(height: float, names: tuple[str, str]) -> float:
    return height + BAND_MARGIN + (LABEL_HEIGHT if names[0] else 0.0)


def _top_below(height: float, names: tuple[str, str]) -> float:
    """Where the other begins below a main one of that height."""
    return _line_below(height, names) + LABEL_HEIGHT + BAND_MARGIN if names[1] else height + ROW_GAP


def _below(main: Drawing, other: Drawing, names: tuple[str, str]) -> Drawing:
    """The other below the main one, both in the middle."""
    width, _ = _size_below((main.width, main.height), (other.width, other.height), names)
    moved_main = _moved(main, (width - main.width) / 2, 0.0)
    moved_other = _moved(other, (width - other.width) / 2, _top_below(main.height, names))
    if not names[1]:
        return _joined(width, moved_main, moved_other)
    line_y = _line_below(main.height, names)
    labels = [Label(x=EDGE, y=line_y + _RISE, text=names[1])]
    if names[0]:
        labels.insert(0, Label(x=EDGE, y=line_y - 6.0, text=names[0]))
    line = Line(points=((EDGE, line_y), (width - EDGE, line_y)), style="band")
    joined = _joined(width, _spanning(moved_main, width), moved_other)
    return replace(joined, lines=(*joined.lines, line), labels=(*joined.labels, *labels))


def _size_aside(main: _Size, other: _Size, names: tuple[str, str]) -> _Size:
    left = _left_aside(main[0], names)
    if not names[1]:
        return left + other[0], max(main[1], other[1])
    down = LABEL_HEIGHT
    return left + max(other[0], _wide(names[1]) + EDGE), max(main[1] + (down if names[0] else 0.0), other[1] + down)


def _left_aside(width: float, names: tuple[str, str]) -> float:
    """Where the other begins at the right of a main one of that width."""
    return max(width, EDGE + _wide(names[0])) + STEM_GAP / 2 + STEM_GAP / 2 if names[1] else width + STEM_GAP


def _aside(main: Drawing, other: Drawing, names: tuple[str, str]) -> Drawing:
    """The other at the right of the main one, both at the top."""
    width, _ = _size_aside((main.width, main.height), (other.width, other.height), names)
    left = _left_aside(main.width, names)
    if not names[1]:
        return _joined(width, main, _moved(other, left, 0.0))
    line_x = left - STEM_GAP / 2
    down = LABEL_HEIGHT
    labels = [Label(x=left + EDGE, y=EDGE + LABEL_SIZE * 0.73, text=names[1])]
    if names[0]:
        labels.insert(0, Label(x=EDGE, y=EDGE + LABEL_SIZE * 0.73, text=names[0]))
    joined = _joined(width, _moved(main, 0.0, down if names[0] else 0.0), _moved(other, left, down))
    line = Line(points=((line_x, EDGE), (line_x, joined.height - EDGE)), style="band")
    return replace(joined, lines=(*joined.lines, line), labels=(*joined.labels, *labels))


def _planned_with(plan: Planned, text: str) -> Planned:
    """The plan with a line of text below the name at its end."""
    width = max(plan.width, EDGE + _wide(text))

    def draw() -> Drawing:
        drawing = plan.drawing
        label = Label(x=EDGE, y=drawing.labels[-1].y + LABEL_LINE, text=text)
        return replace(drawing, width=width, height=drawing.height + LABEL_LINE, labels=(*drawing.labels, label))

    return Planned(width, plan.height + LABEL_LINE, plan.smallest, draw)


def _wide(name: str) -> float:
    return load_font().width(name, LABEL_SIZE, bold=True) if name else 0.0


def _spanning(drawing: Drawing, width: float) -> Drawing:
    """The drawing with its line between the bands as wide as the one below."""
    lines = [
        replace(line, points=((EDGE, line.points[0][1]), (width - EDGE, line.points[0][1])))
        if line.style == "band" and line.points[0][1] == line.points[-1][1]
        else line
        for line in drawing.lines
    ]
    return replace(drawing, lines=tuple(lines))


def _joined(width: float, main: Drawing, other: Drawing) -> Drawing:
    """Two drawings in one plane; their sizes are how far they reach from its origin."""
    return Drawing(
        width=width,
        height=max(main.height, other.height),
        boxes=tuple(sorted((*main.boxes, *other.boxes), key=lambda box: box.unit)),
        lines=(*main.lines, *other.lines),
        labels=(*main.labels, *other.labels),
        areas=(*main.areas, *other.areas),
        way=main.way,
        name_size=main.name_size,
    )


def _moved(drawing: Drawing, dx: float, dy: float) -> Drawing:
    def box(its: Box) -> Box:
        return replace(its, x=its.x + dx, y=its.y + dy)

    def line(its: Line) -> Line:
        return replace(its, points=tuple([(x + dx, y + dy) for x, y in its.points]))

    def label(its: Label) -> Label:
        return replace(its, x=its.x + dx, y=its.y + dy)

    def area(its: Area) -> Area:
        return replace(its, x=its.x + dx, y=its.y + dy)

    if not (dx or dy):
        return drawing
    return Drawing(
        width=drawing.width + dx,
        height=drawing.height + dy,
        boxes=tuple([box(each) for each in drawing.boxes]),
        lines=tuple([line(each) for each in drawing.lines]),
        labels=tuple([label(each) for each in drawing.labels]),
        areas=tuple([area(each) for each in drawing.areas]),
        way=drawing.way,
        name_size=drawing.name_size,
    )
