"""A transition on several pages: rows that bands join stay on one, and bars are to one scale on all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.drawing.transition.layout import Scaling
from orgsim.drawing.transition.rows import Rows

Part = tuple[frozenset[int], frozenset[int]]
"""Rows of either column, by index."""


def pages_of(
    rows: Rows,
    whole: TransitionDrawing,
    draw: Callable[[Rows, Scaling], TransitionDrawing],
    scaling: Scaling,
    high: float,
) -> tuple[TransitionDrawing, ...]:
    """What `draw` makes of the rows that go together on a page which is so `high`, page by page.

    Rows stand in the order that they have in the `whole` drawing. A page is higher only where what bands join is.
    """
    pages: list[TransitionDrawing] = []
    on_page: Part = (frozenset(), frozenset())
    last: TransitionDrawing | None = None
    for part in _in_order(joined(rows), rows, whole):
        tried = on_page[0] | part[0], on_page[1] | part[1]
        drawing = draw(_only(rows, tried), scaling)
        if last is not None and drawing.height > high:
            pages.append(last)
            tried = part
            drawing = draw(_only(rows, part), scaling)
        on_page, last = tried, drawing
    return (*pages, last) if last is not None else (whole,)


def joined(rows: Rows) -> list[Part]:
    """The rows in sets that no band runs between."""
    sets: dict[tuple[int, int], set[tuple[int, int]]] = {
        (column, row): {(column, row)} for column in (0, 1) for row in range(len(rows.rows[column]))
    }
    for strand in rows.strands:
        if strand.before is None or strand.after is None:
            continue
        one, other = sets[0, strand.before], sets[1, strand.after]
        if one is not other:
            larger, smaller = (one, other) if len(one) >= len(other) else (other, one)
            larger |= smaller
            for key in smaller:
                sets[key] = larger
    each = {id(its): its for its in sets.values()}
    return [
        (frozenset(row for column, row in its if column == 0), frozenset(row for column, row in its if column == 1))
        for its in each.values()
    ]


def _in_order(parts: Sequence[Part], rows: Rows, whole: TransitionDrawing) -> list[Part]:
    """From above, side by side as the columns have them: what ends stands with its group, and what begins."""
    top_of = {(int(not node.before), node.row.units, node.row.fold): node.top for node in whole.nodes}

    def top(part: Part) -> float:
        return min(
            top_of[column, row.units, row.fold]
            for column in (0, 1)
            for row in (rows.rows[column][number] for number in part[column])
        )

    return sorted(parts, key=top)


def _only(rows: Rows, part: Part) -> Rows:
    """Those rows, with the bands between them."""
    kept = [sorted(its) for its in part]
    at = [{row: place for place, row in enumerate(its)} for its in kept]
    return replace(
        rows,
        rows=(tuple([rows.rows[0][row] for row in kept[0]]), tuple([rows.rows[1][row] for row in kept[1]])),
        strands=tuple(
            [
                replace(
                    strand,
                    before=None if strand.before is None else at[0][strand.before],
                    after=None if strand.after is None else at[1][strand.after],
                )
                for strand in rows.strands
                if (strand.before is None or strand.before in part[0])
                and (strand.after is None or strand.after in part[1])
            ]
        ),
    )
