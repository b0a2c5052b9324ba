"""The search for arrangements: how a band may stand so that no other way is both narrower and lower.

For every node the arrangements are kept of which none is both wider and higher than another (`pareto`), found from the
fronts of its children; what fits the pane best as a whole is chosen from the root's front (`choosing`). Fronts and
trials are bounded, so the cost grows with the number of nodes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.measures import INDENT, STEM_GAP
from orgsim.drawing.boxes.options import Standing
from orgsim.drawing.boxes.visible import Band
from orgsim.drawing.layout import child_layouts
from orgsim.drawing.layout.arrangement import Header, Mode, Option
from orgsim.drawing.layout.child_layouts import NOTHING, ChildLayout
from orgsim.drawing.layout.headers import headers, headers_as, plain_header
from orgsim.drawing.layout.pareto import Extent, combined, combined_each, front_of, pareto_front
from orgsim.drawing.layout.remembering import Branches
from orgsim.drawing.layout.sizes import Sizes, gap_below
from orgsim.drawing.layout.standing import Wanted
from orgsim.model.abandoning import leave_if_abandoned

_CROWD = 100
"""Siblings from which on more rows are tried: a register of hundreds of roots fills no pane by eight."""
_CROWD_WRAPS = (12, 16, 24, 32)
_LONG = 28
"""Siblings from which on some more rows are tried, so that a narrow pane need not have wide rows and nothing below."""
_LONG_WRAPS = (8, 10)
_MOST_COLUMNS = 9
"""Columns that are tried, where there are not crowds."""
_TALL = 40
"""Children from which on a stack may be so tall that it is tried in several columns, and in how many."""
_TALL_COLUMNS = (3, 4, 6, 9)
_LISTS = (2, 1)
"""Columns that are tried for leaves that hang from nothing, as companies do: no stem leads to these."""
_CLEAR = (STEM_GAP / 2, STEM_GAP / 2)
_MOST_NODES = 400
"""Of bands whose branches are remembered: many boxes are seldom laid out, and would push out all else."""
_REMEMBERED = Branches(60_000)


class Effort(msgspec.Struct, frozen=True):
    """How much is tried."""

    front: int
    """Arrangements that are kept for a node."""
    trials: int
    """Heights that are tried for a row."""
    wraps: tuple[int, ...]
    """Numbers of rows that are tried for a WRAP; none: only what hangs from nothing stands in several."""
    wrap_trials: int
    """Heights that are tried for each of them."""
    dense: bool
    """Whether two columns beside a stem are tried, and stacks of units that have units below them: they take little
    room, but a row is what planners draw."""


CONVENTIONAL = Effort(front=16, trials=16, wraps=(2, 3, 4, 6), wrap_trials=5, dense=False)
DENSE = Effort(front=16, trials=12, wraps=(2, 3, 4, 6), wrap_trials=4, dense=True)
QUICK = Effort(front=12, trials=10, wraps=(2, 3, 4, 8), wrap_trials=3, dense=True)


def arrangements(
    band: Band,
    measured: Sequence[Sizes],
    effort: Effort,
    trunks: Mapping[int, tuple[float, float]] | None = None,
    wanted: Wanted = (),
    known: Branches = _REMEMBERED,
) -> list[Option]:
    """The front of the whole band, for boxes of the sizes `measured` at several widths of text.

    Siblings that stand in a row or a stack have the same width of text. `trunks` tells how far the trunk of a node
    must be clear to its left and right. What is `wanted` of a node is what is tried, where it can stand so.
    What is `known` of branches is not looked for again; it changes nothing of what is found.
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
    rows = _size_rows(measured) if count <= _MOST_NODES else []
    numbers = [0] * count
    """What stands for each branch, where it is remembered."""
    for node in range(count - 1, -1, -1):
        leave_if_abandoned()
        below = band.below[node]
        trunk = given.get(node, _CLEAR) if band.trunks[node] else None
        bound = any(rooted[child] for child in below)
        rooted[node] = trunk is not None or bound
        key: tuple[object, ...] = ()
        if rows:
            key = (
                effort,
                measured[0].sideways,
                band.units[node] < 0,
                band.above[node] >= 0,
                trunk,
                wanted[node] if wanted else None,
                rows[node],
                tuple([numbers[child] for child in below]),
                tuple([numbers[child] for child in band.beside[node]]),
            )
            found = known.get(key)
            if found is not None:
                numbers[node], fronts[node] = found
                continue
        if not below and not band.beside[node] and trunk is None:
            # Most nodes are such leaves: worth their own path.
            fronts[node] = [[_leaf(sized, node, text)] for text, sized in enumerate(measured)]
            if rows:
                numbers[node] = known.put(key, fronts[node])
            continue
        layouts = [[NOTHING] for _ in measured]
        if below:
            if measured[0].sideways:
                # One width of text from left to right: what is of one layer makes one column.
                layouts = [_child_layouts(band, measured, effort, node, fronts, bound, trunk, [text]) for text in texts]
            else:
                want = wanted[node][0] if wanted else None
                whole = _child_layouts(band, measured, effort, node, fronts, bound, trunk, texts, want)
                layouts = [whole] * len(measured)
            for child in below:
                fronts[child] = []
        fronts[node] = [
            _front(sized, node, _headers(band, sized, node, wanted), layouts[text], trunk, text, effort.front)
            for text, sized in enumerate(measured)
        ]
        if rows:
            numbers[node] = known.put(key, fronts[node])
    return pareto_front([option for front in fronts[0] for option in front], effort.front * 2)


def _size_rows(measured: Sequence[Sizes]) -> list[tuple[float, ...]]:
    """By node all sizes that its arrangements, and those of what it belongs to, follow from."""
    columns = [
        column
        for its in measured
        for column in (
            its.widths,
            its.row_heights,
            its.burdens,
            its.stack_widths,
            its.stack_heights,
            its.stack_burdens,
            its.cards,
        )
    ]
    return list(zip(*columns, strict=True))


def _headers(band: Band, sized: Sizes, node: int, wanted: Wanted) -> list[Header]:
    """What may stand beside a node, as it is wanted."""
    beside = band.beside[node]
    made = headers(sized, beside, sized.row_heights[node])
    want = wanted[node][1] if wanted else None
    return made if want is None else headers_as(want, made, len(beside))


def _leaf(sized: Sizes, node: int, text: int) -> Option:
    width, height = sized.widths[node], sized.row_heights[node]
    half = width / 2
    return Option(half, half, height, sized.burdens[node], width, Mode.LEAF, plain_header(height), 0, text)


def _child_layouts(
    band: Band,
    measured: Sequence[Sizes],
    effort: Effort,
    node: int,
    fronts: list[list[list[Option]]],
    bound: bool,
    trunk: tuple[float, float] | None,
    texts: Sequence[int],
    want: Standing | None = None,
) -> list[ChildLayout]:
    """The front of what may hang below a node, at those widths of text.

    Where trunks must pass (`bound`), only a row lets them.
    """
    below = band.below[node]
    holds = band.units[node] < 0
    hangs = band.above[node] >= 0
    gathers = holds and any(band.above[child] >= 0 for child in below)
    gap = gap_below(band, node)
    leaves = not any(band.below[child] for child in below)
    made: list[ChildLayout] = []
    if want is not None:
        in_rows = not (bound or gathers)
        in_stacks = in_rows and (not holds or hangs)
        for text in texts:
            child_fronts = [fronts[child][text] for child in below]
            if want.sort == "row" or (want.sort == "rows" and len(below) <= want.columns):
                rows = combined(child_fronts, effort.trials)
                made += [child_layouts.row(measured[text], gap, picks, trunk) for picks in rows]
            elif in_rows and (want.sort == "rows" or not in_stacks):
                in_one = want.columns if want.sort == "rows" else 1
                for picks in combined(child_fronts, effort.wrap_trials):
                    made += child_layouts.rows(measured[text], gap, picks, [in_one], joined=band.is_joined(node))
            elif in_stacks:
                made += _stacked_as(want, measured[text], below, leaves, text)
        if made:
            return pareto_front(made, effort.front)
    for text in texts:
        sized = measured[text]
        child_fronts = [fronts[child][text] for child in below]
        cards = not (holds or bound or trunk or sized.sideways) and all(sized.cards[child] for child in below)
        if cards and leaves and len(below) == 1:
            made.append(child_layouts.stack(sized, below, leaves, text))
            continue
        if cards and len(below) > 2:
            made += child_layouts.columns(sized, below, _column_counts(len(below)), leaves, text)
        of_row, of_rows = combined_each(child_fronts, (effort.trials, effort.wrap_trials))
        made += [child_layouts.row(sized, gap, picks, trunk) for picks in of_row]
        if bound or gathers:
            continue
        if (not holds or hangs) and not sized.sideways:
            if leaves or effort.dense:
                made.append(child_layouts.stack(sized, below, leaves, text))
            if len(below) > 2 and effort.dense:
                made.append(child_layouts.pair(sized, below, leaves, text))
            if len(below) >= _TALL and effort.dense and not trunk:
                counts = [count for count in (*_TALL_COLUMNS, *_CROWD_WRAPS) if 2 * count <= len(below)]
                made += child_layouts.columns(sized, below, counts, leaves, text)
        if len(below) > 2 and (effort.wraps or (holds and not hangs)):
            columns = dict.fromkeys([-(-len(below) // row_count) for row_count in _row_counts(effort, len(below))])
            counts = [count for count in columns if count > 2 or (count == 2 and not leaves)]
            if leaves and holds and not hangs:
                counts += _LISTS
            for picks in of_rows if counts else []:
                made += child_layouts.rows(sized, gap, picks, counts, joined=band.is_joined(node))
    return pareto_front(made, effort.front)


def _stacked_as(want: Standing, sized: Sizes, below: list[int], leaves: bool, text: int) -> list[ChildLayout]:
    """The one stack, or the columns, that are wanted."""
    if want.sort == "stack":
        return [child_layouts.stack(sized, below, leaves, text)]
    if want.columns > 2 or all(sized.cards[child] for child in below):
        return child_layouts.columns(sized, below, [min(want.columns, len(below))], leaves, text)
    return [child_layouts.pair(sized, below, leaves, text)] if want.columns == 2 and len(below) > 1 else []


def _row_counts(effort: Effort, children: int) -> tuple[int, ...]:
    """The numbers of rows that are tried for so many children."""
    wraps = effort.wraps or CONVENTIONAL.wraps
    if children < _LONG:
        return wraps
    return (*wraps, *_LONG_WRAPS, *_CROWD_WRAPS) if children >= _CROWD else (*wraps, *_LONG_WRAPS)


def _column_counts(children: int) -> tuple[int, ...]:
    """The numbers of columns that are tried for so many cards."""
    return (*range(2, min(children, _MOST_COLUMNS + 1)), *(_CROWD_WRAPS if children >= _CROWD else ()))


def _front(
    sized: Sizes,
    node: int,
    headers: Sequence[Header],
    layouts: Sequence[ChildLayout],
    trunk: tuple[float, float] | None,
    text: int,
    most: int,
) -> list[Option]:
    """The front of a box with any of the headers beside it, and any of the layouts below. `most` are kept."""
    width, burden = sized.widths[node], sized.burdens[node]
    extents: list[Extent] = []
    reaches: list[tuple[float, float, float]] = []
    for header in headers:
        for layout in layouts:
            need = layout.need if layout.need > width else width
            left, right = need / 2 + header.left, need / 2 + header.right
            if layout.left > left:
                left = layout.left
            if layout.right > right:
                right = layout.right
            if trunk and layout.mode is not Mode.ROW:
                bus = INDENT / 2 - need / 2 if layout.mode is Mode.STACK else 0.0
                left, right = max(left, trunk[0] - bus), max(right, trunk[1] + bus)
            reaches.append((need, left, right))
            extents.append((left + right, header.height + layout.height, burden + layout.burden + header.burden))
    # Made of those alone that are kept: there are a hundred for each of them.
    made = []
    for at in front_of(extents, most) if len(extents) > 1 else [0]:
        header, layout = headers[at // len(layouts)], layouts[at % len(layouts)]
        need, left, right = reaches[at]
        _, height, wasted = extents[at]
        mode, columns, below_text = layout.mode, layout.columns, layout.text
        made.append(Option(left, right, height, wasted, need, mode, header, columns, text, below_text, layout.picks))
    return made
