"""The chart of a scenario: from its units to boxes, lines and labels."""

from __future__ import annotations

from orgsim.drawing.boxes import NAME_SIZE, PAD_X, bold_name, box_height, marks_width
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.fontmetrics import load_font
from orgsim.drawing.options import ChartOptions, SiblingOrder
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

__all__ = ["ChartOptions", "SiblingOrder", "draw_chart"]

_GAP = 10.0
_ROW = 24.0


def draw_chart(scenario: Scenario, options: ChartOptions) -> Drawing:
    """The scenario as an org chart whose shape suits the pane."""
    h = hierarchy(scenario)
    font = load_font()
    boxes: list[Box] = []
    lines: list[Line] = []
    size: dict[int, tuple[float, float]] = {}
    shown = [True] * len(h.units)
    for i, unit in enumerate(h.units):
        parent = h.parents[i]
        shown[i] = parent < 0 or (shown[parent] and h.units[parent].id not in options.folded)
    block: dict[int, float] = {}
    kids = [[c for c in h.children[i] if shown[c]] for i in range(len(h.units))]
    stacked = [bool(k) and all(not kids[c] for c in k) for k in kids]
    for i in range(len(h.units) - 1, -1, -1):
        unit = h.units[i]
        seats = str(unit.seats.total) if unit.seats and unit.seats.total is not None else ""
        seats = f"×{unit.count}" if unit.count else seats
        hidden = h.ends[i] - i - 1 if unit.id in options.folded else 0
        look = h.kinds[i].look
        width = font.width(unit.name.in_language(options.language), NAME_SIZE, bold_name(look))
        size[i] = (width + 2 * PAD_X + marks_width(seats, hidden, unit.open is not None), box_height(1))
        if stacked[i]:
            block[i] = max([size[i][0], *(size[c][0] + 14 for c in kids[i])])
        else:
            block[i] = max(size[i][0], sum(block[c] + _GAP for c in kids[i]) - _GAP)
    at: dict[int, tuple[float, float]] = {}
    x = 0.0
    for root in h.roots():
        at[root] = (x, 0.0)
        x += block[root] + 2 * _GAP
    for i, unit in enumerate(h.units):
        if not shown[i]:
            continue
        left, top = at[i]
        width, height = size[i]
        if stacked[i]:
            y = top + height + _GAP
            for c in kids[i]:
                at[c] = (left + 14, y)
                middle = y + size[c][1] / 2
                points = ((left + 7, top + height), (left + 7, middle), (left + 14, middle))
                lines.append(Line(points=points, ends=(unit.id, h.units[c].id)))
                y += size[c][1] + _GAP
        else:
            start, x = left, left
            left += (block[i] - width) / 2
            for c in kids[i]:
                y = top + height + _ROW
                at[c] = (x, y)
                cx = x + (size[c][0] / 2 if stacked[c] else block[c] / 2)
                bus, mid = y - _ROW / 2, start + block[i] / 2
                lines.append(
                    Line(points=((mid, top + height), (mid, bus), (cx, bus), (cx, y)), ends=(unit.id, h.units[c].id))
                )
                x += block[c] + _GAP
        seats = str(unit.seats.total) if unit.seats and unit.seats.total is not None else ""
        boxes.append(
            Box(
                unit=i,
                id=unit.id,
                x=left,
                y=top,
                width=width,
                height=height,
                look=h.kinds[i].look,
                name=(unit.name.in_language(options.language),),
                seats=f"×{unit.count}" if unit.count else seats,
                stacked=unit.count is not None,
                open=unit.open is not None,
                hidden=h.ends[i] - i - 1 if unit.id in options.folded else 0,
                foldable=bool(h.children[i]),
            )
        )
    return Drawing(
        width=max((b.x + b.width for b in boxes), default=0.0),
        height=max((b.y + b.height for b in boxes), default=0.0),
        boxes=tuple(boxes),
        lines=tuple(lines),
    )
