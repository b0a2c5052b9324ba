"""What may hang below a box: its children in a row, a stack, two columns on a stem, several columns or several rows."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from orgsim.drawing.boxes.measures import GAP, INDENT, PAIR_DROP, ROW_GAP, STACK_GAP, STEM_GAP
from orgsim.drawing.boxes.visible import trunk_slot
from orgsim.drawing.layout.arrangement import Mode, Option, common_width, extent
from orgsim.drawing.layout.column_balancing import column_starts, columns_gap, pair_cut, stretch_heights
from orgsim.drawing.layout.sizes import Sizes, burden_together

_ROW_BURDEN = 0.012
"""The burden of each of several rows."""


class ChildLayout(msgspec.Struct, frozen=True, gc=False):
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


NOTHING = ChildLayout(0.0, 0.0, 0.0, 0.0, Mode.LEAF)


def row(sized: Sizes, gap: float, picks: tuple[Option, ...], trunk: tuple[float, float] | None) -> ChildLayout:
    """The children side by side, with room for a trunk that must be clear so far to its left and right."""
    common = common_width(sized, picks)
    half = common / 2
    between = sized.gap
    start = sized.family_gap
    first = last = 0.0
    height = 0.0
    slot = trunk_slot(len(picks)) if trunk else -1
    for at, pick in enumerate(picks):
        if at == slot and trunk:
            start += trunk[0] + trunk[1]
        left, right = pick.left, pick.right
        if common > pick.need:
            # As `extent` has it: this is gone through more often than anything else.
            header = pick.header
            if half + header.left > left:
                left = half + header.left
            if half + header.right > right:
                right = half + header.right
        last = start + left
        if at == 0:
            first = last
        start = last + right + between
        if pick.height > height:
            height = pick.height
    total = start - between
    if trunk and slot == len(picks):
        total += between + trunk[0] + trunk[1]
        last = total - trunk[1]
    total += sized.family_gap
    axis = (first + last) / 2
    return ChildLayout(
        axis, total - axis, gap + height, burden_together([pick.burden for pick in picks]), Mode.ROW, picks=picks
    )


def stack(measured: Sizes, below: list[int], leaves: bool, text: int) -> ChildLayout:
    """The children with all below them one below the other, indented. `leaves`: none has any below it."""
    width = INDENT + max([measured.stack_widths[child] for child in below])
    height = sum([measured.stack_heights[child] + STACK_GAP for child in below])
    burden = burden_together([measured.stack_burdens[child] for child in below]) + (0.0 if leaves else 0.01)
    return ChildLayout(width / 2, width / 2, height, burden, Mode.STACK, width, text=text)


def pair(measured: Sizes, below: list[int], leaves: bool, text: int) -> ChildLayout:
    """The same in two columns, left and right of the stem."""
    reach = max([measured.stack_widths[child] for child in below]) + STEM_GAP / 2
    heights = [measured.stack_heights[child] + STACK_GAP for child in below]
    cut = pair_cut(heights)
    burden = burden_together([measured.stack_burdens[child] for child in below]) + (0.012 if leaves else 0.1)
    height = max(sum(heights[:cut]), sum(heights[cut:])) + PAIR_DROP
    return ChildLayout(reach, reach, height, burden, Mode.PAIR, text=text)


def columns(measured: Sizes, below: list[int], counts: Iterable[int], leaves: bool, text: int) -> list[ChildLayout]:
    """The children with all below them in so many stacks beside each other, for each of the counts."""
    width = INDENT + max([measured.stack_widths[child] for child in below])
    heights = [measured.stack_heights[child] for child in below]
    burden = burden_together([measured.stack_burdens[child] for child in below]) + (0.01 if leaves else 0.03)
    between = columns_gap(leaves)
    made = []
    for count in counts:
        starts = column_starts(heights, count, between)
        half = (len(starts) * (width + GAP) - GAP) / 2
        height = ROW_GAP + max(stretch_heights(heights, starts, between))
        made.append(ChildLayout(half, half, height, burden, Mode.COLUMNS, columns=count, text=text))
    return made


def rows(
    sized: Sizes, gap: float, picks: tuple[Option, ...], counts: list[int], *, joined: bool = True
) -> list[ChildLayout]:
    """The children in rows of so many, for each of the counts; `joined` to a stem that passes between them."""
    common = common_width(sized, picks)
    gap_beside = sized.gap
    widths = [
        (pick.left + pick.right if common <= pick.need else sum(extent(pick, common))) + gap_beside for pick in picks
    ]
    heights = [pick.height for pick in picks]
    burden = burden_together([pick.burden for pick in picks])
    reach = STEM_GAP / 2 - sized.gap
    made = []
    for count in counts:
        left = right = 0.0
        height = gap - ROW_GAP
        for start in range(0, len(picks), count):
            end = min(start + count, len(picks))
            if joined:
                cut = start + trunk_slot(end - start)
                before, after = sum(widths[start:cut]) + reach, sum(widths[cut:end]) + reach
                left = before if before > left else left
                right = after if after > right else right
            else:
                left = right = max(left, (sum(widths[start:end]) - gap_beside) / 2)
            height += max(heights[start:end]) + ROW_GAP
        unusual = _ROW_BURDEN * min(-(-len(picks) // count), 5)
        made.append(ChildLayout(left, right, height, burden + unusual, Mode.WRAP, columns=count, picks=picks))
    return made
