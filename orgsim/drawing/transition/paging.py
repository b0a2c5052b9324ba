"""A transition on several pages, cut between rows, with bars to one scale on all of them.

Rows that bands join stay on one page. Where these alone are higher than a page, they are cut between bands: a row that
has bands on several pages stands on each of them, as high as what it has there, and says that it goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.drawing.transition.layout import Scaling
from orgsim.drawing.transition.rows import Row, Rows


class Part(msgspec.Struct, frozen=True):
    """Some rows of either column and bands, by index."""

    left: frozenset[int]
    right: frozenset[int]
    strands: frozenset[int]

    def with_part(self, other: Part) -> Part:
        """Both together."""
        return Part(self.left | other.left, self.right | other.right, self.strands | other.strands)


def pages_of(
    rows: Rows,
    whole: TransitionDrawing,
    draw: Callable[[Rows, Scaling], TransitionDrawing],
    scaling: Scaling,
    high: float,
) -> tuple[TransitionDrawing, ...]:
    """What `draw` makes of the rows that go together on a page which is so `high`, page by page.

    Groups follow each other, and rows in them in the order of the `whole` drawing. A page is higher only where a single
    band is.
    """

    def page(parts: Sequence[Part]) -> TransitionDrawing:
        its = parts[0]
        for part in parts[1:]:
            its = its.with_part(part)
        return draw(_only(rows, its), scaling)

    pages: list[TransitionDrawing] = []
    waiting = _in_order(joined(rows), rows, whole)[::-1]
    guess = 8
    while waiting:
        count, drawing = _filled(waiting, page, high, guess)
        if drawing.height > high and len(waiting[-1].strands) > 1:
            waiting[-1:] = _pieces(waiting[-1], rows, whole)[::-1]
            continue
        del waiting[len(waiting) - count :]
        pages.append(drawing)
        guess = count
    return tuple(pages) or (whole,)


def _filled(
    waiting: Sequence[Part], page: Callable[[Sequence[Part]], TransitionDrawing], high: float, guess: int
) -> tuple[int, TransitionDrawing]:
    """How many of the parts, from the last on, go on a page, at least one; found by halving, from a `guess` on."""
    fits, too_many = 1, len(waiting) + 1
    best = page(waiting[-1:])
    if best.height > high:
        return 1, best
    tried = min(max(guess, 2), len(waiting))
    while fits < tried < too_many:
        drawing = page(waiting[: -tried - 1 : -1])
        if drawing.height <= high:
            fits, best = tried, drawing
        else:
            too_many = tried
        tried = min(2 * fits, len(waiting)) if too_many > len(waiting) else (fits + too_many) // 2
    return fits, best


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
    strands: dict[int, set[int]] = {id(its): set() for its in sets.values()}
    for number, strand in enumerate(rows.strands):
        column, row = (1, strand.after) if strand.before is None else (0, strand.before)
        assert row is not None, "a band has a bar at one end at least"
        strands[id(sets[column, row])].add(number)
    each = {id(its): its for its in sets.values()}
    return [
        Part(
            frozenset(row for column, row in its if column == 0),
            frozenset(row for column, row in its if column == 1),
            frozenset(strands[key]),
        )
        for key, its in each.items()
    ]


def _pieces(part: Part, rows: Rows, whole: TransitionDrawing) -> list[Part]:
    """Each band of the part by itself, from above in the column that has more rows."""
    tops = _tops(rows, whole)
    column = 0 if len(part.left) > len(part.right) else 1

    def top(number: int) -> list[float]:
        ends = (rows.strands[number].before, rows.strands[number].after)
        return [0.0 if (row := ends[end]) is None else tops[end, row] for end in (column, 1 - column)]

    return [
        Part(
            frozenset() if (before := rows.strands[number].before) is None else frozenset((before,)),
            frozenset() if (after := rows.strands[number].after) is None else frozenset((after,)),
            frozenset((number,)),
        )
        for number in sorted(part.strands, key=top)
    ]


def _tops(rows: Rows, whole: TransitionDrawing) -> dict[tuple[int, int], float]:
    """How far down each row is, by column and index."""
    top_of = {(int(not node.before), node.row.units, node.row.fold): node.top for node in whole.nodes}
    return {
        (column, number): top_of[column, row.units, row.fold]
        for column in (0, 1)
        for number, row in enumerate(rows.rows[column])
    }


def _in_order(parts: Sequence[Part], rows: Rows, whole: TransitionDrawing) -> list[Part]:
    """Group by group of the left column, each from above; what only the right one has stands with its group there."""
    tops = _tops(rows, whole)
    beside = _groups_beside(rows)

    def key(part: Part) -> tuple[int, int, float]:
        top = min([*(tops[0, row] for row in part.left), *(tops[1, row] for row in part.right)])
        if part.left:
            group = min(rows.rows[0][row].group for row in part.left)
            return rows.groups[0][group].side, group, top
        right = min(rows.rows[1][row].group for row in part.right)
        return rows.groups[1][right].side, beside.get(right, len(rows.groups[0])), top

    return sorted(parts, key=key)


def _groups_beside(rows: Rows) -> dict[int, int]:
    """By group of the right column the one of the left that most of it comes from."""
    shares: dict[int, dict[int, float]] = {}
    for strand in rows.strands:
        if strand.before is not None and strand.after is not None:
            its = shares.setdefault(rows.rows[1][strand.after].group, {})
            left = rows.rows[0][strand.before].group
            its[left] = its.get(left, 0.0) + strand.into
    return {right: max(its, key=lambda left: (its[left], -left)) for right, its in shares.items()}


def _only(rows: Rows, part: Part) -> Rows:
    """Those rows, with the bands between them."""
    kept = sorted(part.left), sorted(part.right)
    at = [{row: place for place, row in enumerate(its)} for its in kept]
    had: tuple[dict[int, float], dict[int, float]] = ({}, {})
    cut: tuple[set[int], set[int]] = (set(), set())
    for number, strand in enumerate(rows.strands):
        for column, (end, share) in enumerate(((strand.before, strand.out), (strand.after, strand.into))):
            if end is not None and end in at[column]:
                if number in part.strands:
                    had[column][end] = had[column].get(end, 0.0) + share
                else:
                    cut[column].add(end)

    def row(column: int, number: int) -> Row:
        its = rows.rows[column][number]
        if number not in cut[column]:
            return its
        return replace(its, width=None if its.width is None else had[column][number], continued=True)

    return replace(
        rows,
        rows=(tuple([row(0, number) for number in kept[0]]), tuple([row(1, number) for number in kept[1]])),
        strands=tuple(
            [
                replace(
                    strand,
                    before=None if strand.before is None else at[0][strand.before],
                    after=None if strand.after is None else at[1][strand.after],
                )
                for number, strand in enumerate(rows.strands)
                if number in part.strands
            ]
        ),
    )
