"""The ways to arrange what hangs below each unit, and the sizes they give.

Below a unit its children may stand in a row, in a stack, in two columns beside its stem, or in several rows on a
trunk. For every node the arrangements are kept of which none is both wider and higher than another (the Pareto
front), found from the fronts of its children; what fits the pane best as a whole is chosen from the root's front.
Fronts and trials are bounded, so the cost grows with the number of nodes.

A conventional look may cost a little size: `burden` is the share of its size by which an arrangement is thought larger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

import msgspec

from orgsim.drawing.measures import GAP, INDENT, ROW_GAP, SIDE_GAP, STACK_GAP, STEM_GAP
from orgsim.drawing.visible import Band, trunk_slot


class Mode(IntEnum):
    """How the children of a node stand."""

    LEAF = 0
    ROW = 1
    STACK = 2
    PAIR = 3
    """In two columns, left and right of the stem."""
    WRAP = 4
    """In several rows; the trunk passes between the columns."""


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
    """Of a WRAP: how many children stand in a row."""
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


THOROUGH = Effort(front=8, trials=8, wraps=(2, 3, 4, 6))
QUICK = Effort(front=4, trials=3, wraps=(2, 4, 8))


class Sizes(msgspec.Struct, frozen=True, eq=False):
    """What the boxes of a band need at one width of text. Zero for a node without a box."""

    widths: list[float]
    heights: list[float]
    row_heights: list[float]
    """The height of the box where it stands in a row: that of the highest of its siblings."""
    stack_widths: list[float]
    """The width of the node's box where all below it is stacked."""
    stack_heights: list[float]
    """The height of the node and all below it in a stack."""


def sizes(band: Band, widths: list[float], heights: list[float]) -> Sizes:
    """The sizes that follow from the boxes' own."""
    row_heights = list(heights)
    stack_widths = list(widths)
    stack_heights = list(heights)
    for node in range(len(widths) - 1, -1, -1):
        below, beside = band.below[node], band.beside[node]
        if below:
            highest = max([heights[child] for child in below])
            for child in below:
                row_heights[child] = highest
        if below or beside:
            listed = [*beside, *below] if beside else below
            indented = INDENT + max([stack_widths[child] for child in listed])
            if indented > stack_widths[node]:
                stack_widths[node] = indented
            stack_heights[node] += sum([stack_heights[child] + STACK_GAP for child in listed])
    return Sizes(widths, heights, row_heights, stack_widths, stack_heights)


def gap_below(band: Band, node: int) -> float:
    """Between a node and the row below it: less below a node without a box, which has no line to it or only a trunk's."""
    if band.units[node] >= 0:
        return ROW_GAP
    return ROW_GAP / 2 if band.above[node] >= 0 else 0.0


def arrangements(
    band: Band, measured: Sizes, effort: Effort, trunks: Mapping[int, tuple[float, float]] | None = None
) -> list[Option]:
    """The front of the whole band. `trunks`: how far the trunk of a node must be clear to its left and right."""
    given = trunks or {}
    clear = (STEM_GAP / 2, STEM_GAP / 2)
    fronts: list[list[Option]] = [[] for _ in band.units]
    below_have_trunks = [False] * len(band.units)
    single = _no_header
    for node in range(len(band.units) - 1, -1, -1):
        below = band.below[node]
        width = measured.widths[node]
        trunk = given.get(node, clear) if band.trunks[node] else None
        if band.beside[node]:
            headers = _headers(measured, band.beside[node], measured.row_heights[node])
        else:
            headers = single(measured.row_heights[node])
        if not below:
            fronts[node] = _front([_leaf(width, header, trunk) for header in headers], effort.front)
            continue
        bound = any(below_have_trunks[child] or band.trunks[child] for child in below)
        below_have_trunks[node] = bound
        holds = band.units[node] < 0
        gathers = holds and any(band.above[child] >= 0 for child in below)
        gap = gap_below(band, node)
        made: list[Option] = []
        child_fronts = [fronts[child] for child in below]
        rows = _rows(child_fronts, effort.trials)
        for header in headers:
            made += [_row(width, header, gap, picks, trunk) for picks in rows]
        if not bound and not gathers:
            leaves = not any([band.below[child] for child in below])
            if not holds or band.above[node] >= 0:
                stacked = _stack(measured, node, below, headers, leaves, trunk)
                made += stacked
                if len(below) > 1:
                    made += [_pair(measured, width, below, header, trunk) for header in headers]
            if len(below) > 2:
                heights = _wrap_trials(child_fronts)
                for row_count in effort.wraps:
                    columns = -(-len(below) // row_count)
                    if columns < 2 or (columns == 2 and leaves):
                        break
                    for header in headers:
                        made += [_wrap(width, header, gap, picks, columns, trunk) for picks in heights]
        fronts[node] = _front(made, effort.front)
        for child in below:
            fronts[child] = []
    return fronts[0]


def _no_header(height: float) -> list[Header]:
    return [Header(height=height)]


def _headers(measured: Sizes, beside: list[int], box_height: float) -> list[Header]:
    """The ways to stand beside a box: all at the left, or at both sides; in one column or two at each."""
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
            burden = 0.004 if left_count == count and count <= 2 else 0.0
            made.append(Header(reach[0], reach[1], max(box_height, high), left_count, columns, burden))
    return made


def columns_of(count: int, columns: int) -> int:
    """In how many columns so many boxes stand at one side: two take rows between which the line can come in."""
    return columns if count > 2 else 1


def column_height(heights: Sequence[float], columns: int) -> float:
    """The height of boxes beside another: one below the other, or two in a row."""
    rows = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
    return sum(rows) + STACK_GAP * (len(rows) - 1) if rows else 0.0


def _leaf(width: float, header: Header, trunk: tuple[float, float] | None) -> Option:
    left, right = width / 2 + header.left, width / 2 + header.right
    if trunk:
        left, right = max(left, trunk[0]), max(right, trunk[1])
    return Option(left, right, header.height, header.burden, width, Mode.LEAF, header)


def _rows(fronts: list[list[Option]], trials: int) -> list[tuple[Option, ...]]:
    """For each height that is tried, the narrowest arrangement of every child that is no higher."""
    if all([len(front) == 1 for front in fronts]):
        return [tuple([front[0] for front in fronts])]
    # Fronts are sorted from low and wide to high and narrow.
    least = max([front[0].height for front in fronts])
    heights = sorted({least, *[option.height for front in fronts for option in front if option.height > least]})
    return [_no_higher(fronts, height) for height in _spread(heights, trials)]


def _no_higher(fronts: list[list[Option]], height: float) -> tuple[Option, ...]:
    picks = []
    for front in fronts:
        pick = front[0]
        for option in front:
            if option.height > height:
                break
            pick = option
        picks.append(pick)
    return tuple(picks)


def _wrap_trials(fronts: list[list[Option]]) -> list[tuple[Option, ...]]:
    """For several rows: every child as low, as narrow, and about as square as it can be."""
    low = tuple([front[0] for front in fronts])
    if all([len(front) == 1 for front in fronts]):
        return [low]
    narrow = tuple([front[-1] for front in fronts])
    middle = tuple([front[len(front) // 2] for front in fronts])
    return [low, middle, narrow]


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


def _row(
    width: float, header: Header, gap: float, picks: tuple[Option, ...], trunk: tuple[float, float] | None
) -> Option:
    common = max([pick.need for pick in picks])
    half = common / 2
    start = 0.0
    first = last = 0.0
    height = burden = 0.0
    slot = trunk_slot(len(picks)) if trunk else -1
    for at, pick in enumerate(picks):
        if at == slot and trunk:
            start += trunk[0] + trunk[1] - (GAP if at else 0.0)
        head = pick.header
        left = max(pick.left, half + head.left)
        right = max(pick.right, half + head.right)
        last = start + left
        if at == 0:
            first = last
        start = last + right + GAP
        height = max(height, pick.height)
        burden = max(burden, pick.burden)
    total = start - GAP
    axis = (first + last) / 2
    return Option(
        max(axis, width / 2 + header.left),
        max(total - axis, width / 2 + header.right),
        header.height + gap + height,
        burden + header.burden,
        width,
        Mode.ROW,
        header,
        0,
        picks,
    )


def _stack(
    measured: Sizes,
    node: int,
    below: list[int],
    headers: list[Header],
    leaves: bool,
    trunk: tuple[float, float] | None,
) -> list[Option]:
    width = max(measured.widths[node], INDENT + max([measured.stack_widths[child] for child in below]))
    height = sum([measured.stack_heights[child] + STACK_GAP for child in below])
    burden = 0.0 if leaves else 0.01
    made = []
    for header in headers:
        left, right = width / 2 + header.left, width / 2 + header.right
        if trunk:
            bus = (INDENT - width) / 2
            left, right = max(left, trunk[0] - bus), max(right, trunk[1] + bus)
        made.append(
            Option(left, right, header.height + height, burden + header.burden, width, Mode.STACK, header)
        )
    return made


def _pair(
    measured: Sizes, width: float, below: list[int], header: Header, trunk: tuple[float, float] | None
) -> Option:
    column = max([measured.stack_widths[child] for child in below])
    cut = (len(below) + 1) // 2
    heights = [measured.stack_heights[child] + STACK_GAP for child in below]
    reach = column + STEM_GAP / 2
    if trunk:
        reach = max(reach, *trunk)
    return Option(
        max(reach, width / 2 + header.left),
        max(reach, width / 2 + header.right),
        header.height + max(sum(heights[:cut]), sum(heights[cut:])),
        0.012 + header.burden,
        width,
        Mode.PAIR,
        header,
    )


def _wrap(
    width: float,
    header: Header,
    gap: float,
    picks: tuple[Option, ...],
    columns: int,
    trunk: tuple[float, float] | None,
) -> Option:
    common = max([pick.need for pick in picks])
    left = right = burden = 0.0
    height = header.height
    for start in range(0, len(picks), columns):
        row = picks[start : start + columns]
        widths = [sum(extent(pick, common)) + GAP for pick in row]
        cut = trunk_slot(len(row))
        left = max(left, sum(widths[:cut]))
        right = max(right, sum(widths[cut:]))
        height += max([pick.height for pick in row]) + (gap if start == 0 else ROW_GAP)
        burden = max(burden, max([pick.burden for pick in row]))
    reach = (STEM_GAP - 2 * GAP) / 2
    left, right = left + reach, right + reach
    if trunk:
        left, right = max(left, trunk[0]), max(right, trunk[1])
    return Option(
        max(left, width / 2 + header.left),
        max(right, width / 2 + header.right),
        height,
        burden + header.burden + 0.02,
        width,
        Mode.WRAP,
        header,
        columns,
        picks,
    )


def _front(options: list[Option], most: int) -> list[Option]:
    """Those that no other beats in both directions, from low and wide to high and narrow."""
    if len(options) == 1:
        return options
    thought = sorted(
        [
            ((option.left + option.right) * (1 + option.burden), option.height * (1 + option.burden), at)
            for at, option in enumerate(options)
        ],
        key=lambda entry: (entry[1], entry[0]),
    )
    kept: list[Option] = []
    narrowest = float("inf")
    for width, _, at in thought:
        if width < narrowest - 0.5:
            narrowest = width
            kept.append(options[at])
    # A little burden may put a lower one behind a higher one; those who look up expect the order of true heights.
    kept.sort(key=lambda option: option.height)
    if len(kept) <= most:
        return kept
    step = (len(kept) - 1) / (most - 1)
    return [kept[round(step * at)] for at in range(most)]
