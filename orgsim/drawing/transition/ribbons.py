"""The bands of a transition between their bars, and the signs that tell what becomes of units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgsim.analysis.transition import Fate
from orgsim.drawing.transition.drawing import Node, Ribbon, Sign
from orgsim.drawing.transition.rows import Strand
from orgsim.drawing.transition.sankey import End
from orgsim.drawing.transition.sizes import BADGE, BAR, STUB
from orgsim.messages import Catalog


def ribbons_between(
    strands: Sequence[Strand],
    ends: Sequence[tuple[End | None, End | None]],
    nodes_of: tuple[Mapping[int, int], Mapping[int, int]],
    xs: tuple[float, float],
    top: float,
) -> tuple[Ribbon, ...]:
    """The ribbons of the strands, whose ends are placed below `top`, the wide ones first.

    `nodes_of` tells by column which node a row is, `xs` where the bars of either column begin.
    """
    made = []
    for number, (strand, (start, end)) in enumerate(zip(strands, ends, strict=True)):
        one, other = start or end, end or start
        assert one is not None and other is not None, "a band has a bar at one end at least"
        x0 = xs[0] + BAR if start is not None else xs[1] - STUB
        x1 = xs[1] if end is not None else xs[0] + BAR + STUB
        made.append(
            Ribbon(
                strand=number,
                fate=strand.fate,
                before=None if strand.before is None else nodes_of[0][strand.before],
                after=None if strand.after is None else nodes_of[1][strand.after],
                x0=x0,
                y0=_moved(one, top),
                x1=x1,
                y1=_moved(other, top),
            )
        )
    return tuple(sorted(made, key=lambda each: (each.y0[0] - each.y0[1] + each.y1[0] - each.y1[1], each.strand)))


def _moved(end: End, down: float) -> tuple[float, float]:
    return end.top + down, end.bottom + down


def signs_at(nodes: Sequence[Node], ribbons: Sequence[Ribbon], speech: Catalog) -> tuple[Sign, ...]:
    """One disc for each fate at a node: where bands come together, where they part, where they end or begin."""
    met: dict[tuple[int, Fate], list[Ribbon]] = {}
    for ribbon in ribbons:
        end = ribbon.before if ribbon.fate in ("split", "part", "ended") or ribbon.after is None else ribbon.after
        if end is not None and ribbon.fate != "carried-on":
            met.setdefault((end, ribbon.fate), []).append(ribbon)
    signs = []
    for (at, fate), its in sorted(met.items()):
        node = nodes[at]
        edges = [ribbon.y0 if node.before else ribbon.y1 for ribbon in its]
        y = (min(upper for upper, _ in edges) + max(lower for _, lower in edges)) / 2
        inward = 1.0 if node.before else -1.0
        edge = node.bar_right if node.before else node.bar_left
        stub = its[0].before is None or its[0].after is None
        x = edge + inward * (STUB if stub else BADGE + 8)
        word = speech(f"transition.fate.{fate}") if stub else ""
        signs.append(
            Sign(
                fate=fate,
                x=x,
                y=y,
                word=word,
                word_x=x + inward * (BADGE + 6),
                at_left=node.before,
                node=at,
            )
        )
    return tuple(signs)
