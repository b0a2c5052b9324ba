"""Hit testing: what of a transition's drawing lies at a point, and what lights up with it."""

from __future__ import annotations

from orgsim.drawing.transition.drawing import Ribbon, TransitionDrawing

Lit = tuple[frozenset[int], frozenset[int]]
"""Indices of nodes and of ribbons."""


def height_at(ribbon: Ribbon, x: float) -> tuple[float, float] | None:
    """Upper and lower edge of a ribbon at `x`; `None` beside it.

    Its edges are Bézier curves whose control points lie at half the way, level with the ends.
    """
    if not ribbon.x0 <= x <= ribbon.x1:
        return None
    along = (x - ribbon.x0) / (ribbon.x1 - ribbon.x0 or 1.0)
    low, high = 0.0, 1.0
    for _ in range(24):
        time = (low + high) / 2
        if 1.5 * time * (1 - time) + time**3 < along:
            low = time
        else:
            high = time
    risen = 3 * low**2 - 2 * low**3
    (upper0, lower0), (upper1, lower1) = ribbon.y0, ribbon.y1
    return upper0 + (upper1 - upper0) * risen, lower0 + (lower1 - lower0) * risen


def ribbon_at(drawing: TransitionDrawing, x: float, y: float, slack: float = 2.0) -> int | None:
    """Index of the uppermost ribbon at that point, or within `slack` of it."""
    for number in range(len(drawing.ribbons) - 1, -1, -1):
        ribbon = drawing.ribbons[number]
        if not min(ribbon.y0[0], ribbon.y1[0]) - slack <= y <= max(ribbon.y0[1], ribbon.y1[1]) + slack:
            continue
        edges = height_at(ribbon, x)
        if edges is not None and edges[0] - slack <= y <= edges[1] + slack:
            return number
    return None


def node_at(drawing: TransitionDrawing, x: float, y: float) -> int | None:
    """Index of the node whose row is at that point."""
    return next(
        (at for at, node in enumerate(drawing.nodes) if node.left <= x <= node.right and node.top <= y <= node.bottom),
        None,
    )


def heading_at(drawing: TransitionDrawing, x: float, y: float) -> int | None:
    """Index of the heading at that point."""
    return next(
        (
            at
            for at, heading in enumerate(drawing.headings)
            if heading.left <= x <= heading.right and heading.baseline - 15 <= y <= heading.baseline + 6
        ),
        None,
    )


def touched(drawing: TransitionDrawing, *, node: int | None = None, ribbon: int | None = None) -> Lit:
    """What lights up with a node or a ribbon: a node's ribbons and their other ends, a ribbon's two ends."""
    ribbons = drawing.ribbons_at(node) if node is not None else []
    ribbons += [ribbon] if ribbon is not None else []
    nodes = {
        end for at in ribbons for end in (drawing.ribbons[at].before, drawing.ribbons[at].after) if end is not None
    }
    return frozenset(nodes | ({node} if node is not None else set())), frozenset(ribbons)
