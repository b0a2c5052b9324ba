"""The ways to arrange what hangs below each unit, and the sizes they give.

Below a unit its children may stand in a row, in a stack, in two columns beside its stem, in several rows on a trunk, or
as cards in several stacks. For every node the arrangements are kept of which none is both wider and higher than
another (the Pareto front), found from the fronts of its children; what fits the pane best as a whole is chosen from the
root's front. Fronts and trials are bounded, so the cost grows with the number of nodes.

A conventional look may cost a little size: `burden` is the share of the chart's size that an arrangement is thought to
waste by torn words and unusual looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from math import log
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes import NAME_LINE
from orgsim.drawing.measures import (
    FAMILY_GAP,
    GAP,
    INDENT,
    PAIR_DROP,
    ROW_GAP,
    SIBLING_GAP,
    SIDE_GAP,
    STACK_GAP,
    STEM_GAP,
)
from orgsim.drawing.visible import Band, trunk_slot

_WHOLE = 600.0
"""About the width and height of a chart that is read at its full size: what a burden is a share of."""
_ROW_BURDEN = 0.012
"""The burden of each of several rows."""
_CROWD = 100
"""Siblings from which on more rows are tried: a register of hundreds of roots fills no pane by eight."""
_CROWD_WRAPS = (12, 16, 24, 32)
_MOST_COLUMNS = 9
"""Columns that are tried, where there are not crowds."""
_CLEAR = (STEM_GAP / 2, STEM_GAP / 2)


class Mode(IntEnum):
    """How the children of a node stand."""

    LEAF = 0
    ROW = 1
    STACK = 2
    PAIR = 3
    """In two columns, left and right of the stem."""
    WRAP = 4
    """In several rows; the trunk passes between the columns."""
    COLUMNS = 5
    """In several stacks beside each other, each on a line that comes down at its left."""


class Header(msgspec.Struct, frozen=True, gc=False):
    """A box with what stands beside it."""

    left: float = 0.0
    """How far the units at the left reach beyond the box."""
    right: float = 0.0
    height: float = 0.0
    """Of the box and of what stands beside it, whichever is higher."""
    left_count: int = 0
    """How many of the units beside stand at the left."""
    columns: int = 1
    """In how many columns they stand, at either side."""
    burden: float = 0.0


class Option(msgspec.Struct, frozen=True, gc=False):
    """One arrangement of a node and all below it."""

    left: float
    """How far it reaches to the left of the axis of the node's box."""
    right: float
    height: float
    burden: float
    need: float
    """The least width of the node's box; of a stack, of the whole stack."""
    mode: Mode
    header: Header
    columns: int = 0
    """Of a WRAP: how many children stand in a row. Of COLUMNS: how many there are at most."""
    text: int = 0
    """Which of the widths of text the node's box has."""
    below_text: int = 0
    """Which of them the boxes in its stack or columns have."""
    picks: tuple[Option, ...] = ()
    """The arrangements of the children, except where they are stacked."""


class Effort(msgspec.Struct, frozen=True):
    """How much is tried."""

    front: int
    """Arrangements that are kept for a node."""
    trials: int
    """Heights that are tried for a row."""
    wraps: tuple[int, ...]
    """Numbers of rows that are tried for a WRAP."""
    wrap_trials: int
    """Heights that are tried for each of them."""
    dense: bool
    """Whether two columns beside a stem are tried, and stacks of units that have units below them: they take little
    room, but a row is what planners draw."""


CONVENTIONAL = Effort(front=16, trials=12, wraps=(2, 3, 4, 6), wrap_trials=5, dense=False)
DENSE = Effort(front=16, trials=12, wraps=(2, 3, 4, 6), wrap_trials=4, dense=True)
QUICK = Effort(front=12, trials=10, wraps=(2, 3, 4, 8), wrap_trials=3, dense=True)


class Sizes(msgspec.Struct, frozen=True, eq=False):
    """What the boxes of a band need at one width of text. Zero for a node without a box."""

    widths: list[float]
    heights: list[float]
    burdens: list[float]
    """Of the torn words in each box."""
    row_heights: list[float]
    """The height of the box where it stands in a row: that of the highest of its siblings."""
    stack_widths: list[float]
    """The width of the node's box where all below it is stacked."""
    stack_heights: list[float]
    """The height of the node and all below it in a stack."""
    stack_burdens: list[float]
    cards: list[bool]
    """Of each node whether it is a card: its text is long, and may take another height than its neighbours'."""
    sideways: bool = False
    """Whether the chart goes from left to right: then it is arranged as if it went down, with width for height, and
    turned over when all is placed. Boxes keep their own height there, and nothing is stacked below a box."""

    @property
    def gap(self) -> float:
        """Between boxes that stand side by side."""
        return SIBLING_GAP if self.sideways else GAP

    @property
    def family_gap(self) -> float:
        """How much is free beyond that at both ends of a row."""
        return FAMILY_GAP if self.sideways else 0.0


def sizes(
    band: Band,
    widths: list[float],
    heights: list[float],
    burdens: list[float],
    cards: list[bool],
    *,
    sideways: bool = False,
) -> Sizes:
    """The sizes that follow from the boxes' own."""
    row_heights = list(heights)
    stack_widths = list(widths)
    stack_heights = list(heights)
    stack_burdens = list(burdens)
    some_cards = any(cards)
    for node in range(len(widths) - 1, -1, -1):
        below, beside = band.below[node], band.beside[node]
        if below:
            own = [heights[child] for child in below]
            highest = max(own)
            if not some_cards or not own_heights(own, [cards[child] for child in below]):
                for child in below:
                    row_heights[child] = highest
        if below or beside:
            listed = [*beside, *below] if beside else below
            indented = INDENT + max([stack_widths[child] for child in listed])
            if indented > stack_widths[node]:
                stack_widths[node] = indented
            stack_heights[node] += sum([stack_heights[child] + STACK_GAP for child in listed])
            stack_burdens[node] += _together([stack_burdens[child] for child in listed])
    return Sizes(widths, heights, burdens, row_heights, stack_widths, stack_heights, stack_burdens, cards, sideways)


def own_heights(heights: Sequence[float], cards: Sequence[bool]) -> bool:
    """Whether boxes in a row have heights of their own: cards, where one would be empty by more than a line."""
    return any(cards) and max(heights) - min(heights) > NAME_LINE + 1


def _together(burdens: list[float]) -> float:
    """The burden of siblings: their sum, but where there are many not much more than that of the worst."""
    return min(sum(burdens), max(burdens) + 0.05)


def gap_below(band: Band, node: int) -> float:
    """Between a node and the row below it: less below a node without a box, to which no line leads or only a trunk."""
    if band.units[node] >= 0:
        return ROW_GAP
    return ROW_GAP / 2 if band.above[node] >= 0 else 0.0


class _Body(msgspec.Struct, frozen=True, gc=False):
    """What hangs below a box, in one arrangement, before the box itself is known."""

    left: float
    """How far it reaches to the left of the box's axis."""
    right: float
    height: float
    """With the gap to the box."""
    burden: float
    mode: Mode
    need: float = 0.0
    """The least width of the box: that of its stack."""
    columns: int = 0
    text: int = 0
    picks: tuple[Option, ...] = ()


_NOTHING = _Body(0.0, 0.0, 0.0, 0.0, Mode.LEAF)


def arrangements(
    band: Band, measured: Sequence[Sizes], effort: Effort, trunks: Mapping[int, tuple[float, float]] | None = None
) -> list[Option]:
    """The front of the whole band, for boxes of the sizes `measured` at several widths of text.

    Siblings that stand in a row or a stack have the same width of text. `trunks` tells how far the trunk of a node
    must be clear to its left and right.
    """
    given = trunks or {}
    count = len(band.units)
    if any(measured[0].cards):
        # Cards can be set in many more shapes than boxes; the best one should not be thinned out.
        effort = replace(effort, front=effort.front * 3)
    texts = range(len(measured))
    fronts: list[list[list[Option]]] = [[] for _ in range(count)]
    rooted = [False] * count
    """Whether a trunk comes from the node or from anything below it."""
    for node in range(count - 1, -1, -1):
        below = band.below[node]
        if not below and not band.beside[node] and not band.trunks[node]:
            # Most nodes are such leaves: worth their own path.
            fronts[node] = [[_leaf(sized, node, text)] for text, sized in enumerate(measured)]
            continue
        trunk = given.get(node, _CLEAR) if band.trunks[node] else None
        bodies = [[_NOTHING] for _ in measured]
        rooted[node] = trunk is not None
        if below:
            bound = any(rooted[child] for child in below)
            rooted[node] = rooted[node] or bound
            if measured[0].sideways:
                # One width of text from left to right: what is of one layer makes one column.
                bodies = [_bodies(band, measured, effort, node, fronts, bound, trunk, [text]) for text in texts]
            else:
                bodies = [_bodies(band, measured, effort, node, fronts, bound, trunk, texts)] * len(measured)
            for child in below:
                fronts[child] = []
        fronts[node] = [
            _front(
                [
                    _option(sized.widths[node], sized.burdens[node], header, body, trunk, text)
                    for header in _headers(sized, band.beside[node], sized.row_heights[node])
                    for body in bodies[text]
                ],
                effort.front,
            )
            for text, sized in enumerate(measured)
        ]
    return _front([option for front in fronts[0] for option in front], effort.front * 2)


def _leaf(sized: Sizes, node: int, text: int) -> Option:
    width, height = sized.widths[node], sized.row_heights[node]
    half = width / 2
    return Option(half, half, height, sized.burdens[node], width, Mode.LEAF, _plain_header(height), 0, text)


def _bodies(
    band: Band,
    measured: Sequence[Sizes],
    effort: Effort,
    node: int,
    fronts: list[list[list[Option]]],
    bound: bool,
    trunk: tuple[float, float] | None,
    texts: Sequence[int],
) -> list[_Body]:
    """The front of what may hang below a node, at those widths of text.

    Where trunks must pass (`bound`), only a row lets them.
    """
    below = band.below[node]
    holds = band.units[node] < 0
    hangs = band.above[node] >= 0
    gathers = holds and any(band.above[child] >= 0 for child in below)
    gap = gap_below(band, node)
    leaves = not any(band.below[child] for child in below)
    made: list[_Body] = []
    for text in texts:
        sized = measured[text]
        child_fronts = [fronts[child][text] for child in below]
        cards = not (holds or bound or trunk or sized.sideways) and all(sized.cards[child] for child in below)
        if cards and leaves and len(below) == 1:
            made.append(_stack(sized, below, leaves, text))
            continue
        if cards and len(below) > 2:
            made += _columns(sized, below, leaves, text)
        made += [_row(sized, gap, picks, trunk) for picks in _rows(child_fronts, effort.trials)]
        if bound or gathers:
            continue
        if (not holds or hangs) and not sized.sideways:
            if leaves or effort.dense:
                made.append(_stack(sized, below, leaves, text))
            if len(below) > 2 and effort.dense:
                made.append(_pair(sized, below, leaves, text))
        if len(below) > 2:
            wraps = (*effort.wraps, *_CROWD_WRAPS) if len(below) >= _CROWD else effort.wraps
            columns = [-(-len(below) // row_count) for row_count in wraps]
            columns = [count for count in columns if count > 2 or (count == 2 and not leaves)]
            for picks in _rows(child_fronts, effort.wrap_trials):
                made += _wraps(sized, gap, picks, columns)
    return _front(made, effort.front)


def _option(
    width: float,
    burden: float,
    header: Header,
    body: _Body,
    trunk: tuple[float, float] | None,
    text: int,
) -> Option:
    """A box with what stands beside it, and a body below."""
    need = max(width, body.need)
    half = need / 2
    left, right = max(half + header.left, body.left), max(half + header.right, body.right)
    if trunk and body.mode is not Mode.ROW:
        bus = INDENT / 2 - half if body.mode is Mode.STACK else 0.0
        left, right = max(left, trunk[0] - bus), max(right, trunk[1] + bus)
    return Option(
        left,
        right,
        header.height + body.height,
        burden + body.burden + header.burden,
        need,
        body.mode,
        header,
        body.columns,
        text,
        body.text,
        body.picks,
    )


def _headers(measured: Sizes, beside: list[int], box_height: float) -> list[Header]:
    """The ways to stand beside a box: all at the left, or at both sides; in one column or two at each."""
    if not beside:
        return [_plain_header(box_height)]
    count = len(beside)
    width = max([measured.stack_widths[node] for node in beside])
    heights = [measured.stack_heights[node] for node in beside]
    made = []
    for left_count in sorted({count, (count + 1) // 2}):
        for columns in (1, 2):
            if columns == 2 and left_count < 3:
                continue
            sides = (heights[:left_count], heights[left_count:])
            reach = [
                SIDE_GAP + width + (width + STEM_GAP if columns_of(len(side), columns) == 2 else 0.0) if side else 0.0
                for side in sides
            ]
            high = max([column_height(side, columns_of(len(side), columns)) for side in sides])
            burden = 0.01 if left_count == count and count <= 2 else 0.0
            made.append(Header(reach[0], reach[1], max(box_height, high), left_count, columns, burden))
    return made


@lru_cache(maxsize=256)
def _plain_header(height: float) -> Header:
    return Header(height=height)


def columns_of(count: int, columns: int) -> int:
    """In how many columns so many boxes stand at one side: two take rows between which the line can come in."""
    return columns if count > 2 else 1


def column_height(heights: Sequence[float], columns: int) -> float:
    """The height of boxes beside another: one below the other, or two in a row."""
    rows = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
    return sum(rows) + STACK_GAP * (len(rows) - 1) if rows else 0.0


def _rows(fronts: list[list[Option]], trials: int) -> list[tuple[Option, ...]]:
    """For each height that is tried, the narrowest arrangement of every child that is no higher."""
    if all(len(front) == 1 for front in fronts):
        return [tuple([front[0] for front in fronts])]
    # Fronts are sorted from low and wide to high and narrow.
    least = max([front[0].height for front in fronts])
    heights = sorted({least, *[option.height for front in fronts for option in front if option.height > least]})
    return [_no_higher(fronts, height) for height in _spread(heights, trials)]


def _no_higher(fronts: list[list[Option]], height: float) -> tuple[Option, ...]:
    picks = []
    for front in fronts:
        pick = front[0]
        if len(front) > 1:
            narrowest = float("inf")
            for option in front:
                if option.height > height:
                    break
                width = option.left + option.right + option.burden * _WHOLE
                if width < narrowest:
                    narrowest, pick = width, option
        picks.append(pick)
    return tuple(picks)


def _spread(values: list[float], count: int) -> list[float]:
    if len(values) <= count:
        return values
    step = (len(values) - 1) / (count - 1)
    return [values[round(step * at)] for at in range(count)]


def extent(option: Option, width: float) -> tuple[float, float]:
    """How far the option reaches to the left and right where its box, or stack, is `width` wide."""
    if width <= option.need:
        return option.left, option.right
    half = width / 2
    return max(option.left, half + option.header.left), max(option.right, half + option.header.right)


def common_width(sized: Sizes, picks: Sequence[Option]) -> float:
    """The width of all boxes in a row; 0 where each has its own."""
    return 0.0 if sized.sideways else max([pick.need for pick in picks])


def _row(sized: Sizes, gap: float, picks: tuple[Option, ...], trunk: tuple[float, float] | None) -> _Body:
    common = common_width(sized, picks)
    between = sized.gap
    start = sized.family_gap
    first = last = 0.0
    height = 0.0
    slot = trunk_slot(len(picks)) if trunk else -1
    for at, pick in enumerate(picks):
        if at == slot and trunk:
            start += trunk[0] + trunk[1]
        left, right = extent(pick, common)
        last = start + left
        if at == 0:
            first = last
        start = last + right + between
        height = max(height, pick.height)
    total = start - between
    if trunk and slot == len(picks):
        total += between + trunk[0] + trunk[1]
        last = total - trunk[1]
    total += sized.family_gap
    axis = (first + last) / 2
    return _Body(axis, total - axis, gap + height, _together([pick.burden for pick in picks]), Mode.ROW, picks=picks)


def _stack(measured: Sizes, below: list[int], leaves: bool, text: int) -> _Body:
    width = INDENT + max([measured.stack_widths[child] for child in below])
    height = sum([measured.stack_heights[child] + STACK_GAP for child in below])
    burden = _together([measured.stack_burdens[child] for child in below]) + (0.0 if leaves else 0.01)
    return _Body(width / 2, width / 2, height, burden, Mode.STACK, width, text=text)


def _pair(measured: Sizes, below: list[int], leaves: bool, text: int) -> _Body:
    reach = max([measured.stack_widths[child] for child in below]) + STEM_GAP / 2
    heights = [measured.stack_heights[child] + STACK_GAP for child in below]
    cut = pair_cut(heights)
    burden = _together([measured.stack_burdens[child] for child in below]) + (0.012 if leaves else 0.1)
    height = max(sum(heights[:cut]), sum(heights[cut:])) + PAIR_DROP
    return _Body(reach, reach, height, burden, Mode.PAIR, text=text)


def _columns(measured: Sizes, below: list[int], leaves: bool, text: int) -> list[_Body]:
    """The children with all below them in so many stacks beside each other."""
    width = INDENT + max([measured.stack_widths[child] for child in below])
    heights = [measured.stack_heights[child] for child in below]
    burden = _together([measured.stack_burdens[child] for child in below]) + (0.01 if leaves else 0.03)
    between = columns_gap(leaves)
    most = [*range(2, min(len(below), _MOST_COLUMNS + 1)), *(_CROWD_WRAPS if len(below) >= _CROWD else ())]
    made = []
    for count in most:
        starts = column_starts(heights, count, between)
        half = (len(starts) * (width + GAP) - GAP) / 2
        height = ROW_GAP + max(stretch_heights(heights, starts, between))
        made.append(_Body(half, half, height, burden, Mode.COLUMNS, columns=count, text=text))
    return made


def columns_gap(leaves: bool) -> float:
    """Between two boxes of a column with all below them."""
    return STACK_GAP if leaves else GAP


def column_starts(heights: Sequence[float], most: int, between: float) -> list[int]:
    """Where each of at most so many columns begins, so that the highest of them is as low as can be."""
    low, high = max(heights), sum(heights) + between * (len(heights) - 1)
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_filled(heights, middle, between)) > most:
            low = middle
        else:
            high = middle
    return _filled(heights, high, between)


def _filled(heights: Sequence[float], limit: float, between: float) -> list[int]:
    """The starts of columns that are filled one after the other up to the limit."""
    starts: list[int] = []
    filled = limit
    for at, height in enumerate(heights):
        filled += between + height
        if filled > limit:
            starts.append(at)
            filled = height
    return starts


def stretch_heights(heights: Sequence[float], starts: Sequence[int], between: float) -> list[float]:
    """The height of each column."""
    ends = [*starts[1:], len(heights)]
    return [sum(heights[start:end]) + between * (end - start - 1) for start, end in zip(starts, ends, strict=True)]


def pair_cut(heights: Sequence[float]) -> int:
    """How many boxes of these heights stand in the left of two columns, so that both are about equally high."""
    left = 0.0
    total = sum(heights)
    for at, height in enumerate(heights):
        left += height
        if 2 * left >= total:
            # The left column is the higher one where they cannot be equal, as long as it gains by that.
            return at if at and 2 * left - total > total - 2 * (left - height) else at + 1
    return len(heights)


def _wraps(sized: Sizes, gap: float, picks: tuple[Option, ...], counts: list[int]) -> list[_Body]:
    """The children in rows of so many, for each of the counts."""
    common = common_width(sized, picks)
    widths = [sum(extent(pick, common)) + sized.gap for pick in picks]
    heights = [pick.height for pick in picks]
    burden = _together([pick.burden for pick in picks])
    reach = STEM_GAP / 2 - sized.gap
    made = []
    for columns in counts:
        left = right = 0.0
        height = gap - ROW_GAP
        for start in range(0, len(picks), columns):
            end = min(start + columns, len(picks))
            cut = start + trunk_slot(end - start)
            left = max(left, sum(widths[start:cut]))
            right = max(right, sum(widths[cut:end]))
            height += max(heights[start:end]) + ROW_GAP
        unusual = _ROW_BURDEN * min(-(-len(picks) // columns), 5)
        made.append(
            _Body(left + reach, right + reach, height, burden + unusual, Mode.WRAP, columns=columns, picks=picks)
        )
    return made


_Sized = TypeVar("_Sized", Option, _Body)


def _front(options: list[_Sized], most: int) -> list[_Sized]:
    """Those that no other beats in both directions, from low and wide to high and narrow."""
    if len(options) == 1:
        return options
    thought = sorted(
        [
            (option.left + option.right + option.burden * _WHOLE, option.height + option.burden * _WHOLE, at)
            for at, option in enumerate(options)
        ],
        key=lambda entry: (entry[1], entry[0]),
    )
    kept: list[_Sized] = []
    narrowest = float("inf")
    for width, _, at in thought:
        if width < narrowest - 0.5:
            narrowest = width
            kept.append(options[at])
    # A little burden may put a lower one behind a higher one; those who look up expect the order of true heights.
    kept.sort(key=lambda option: option.height)
    return kept if len(kept) <= most else _thinned(kept, most)


def _thinned(kept: Sequence[_Sized], most: int) -> list[_Sized]:
    """So many of them that every shape is there, from wide to high: the steps between are about equal ratios."""
    shapes = [log((option.left + option.right + 1.0) / (option.height + 1.0)) for option in kept]
    step = (shapes[0] - shapes[-1]) / (most - 1)
    chosen: list[int] = [0]
    wanted = shapes[0] - step
    for at, shape in enumerate(shapes[1:-1], 1):
        if shape <= wanted:
            chosen.append(at)
            while wanted >= shape:
                wanted -= step
    return [kept[at] for at in [*chosen, len(kept) - 1]]
