"""What may stand beside a box: its units at the left, or at both sides, in one column or two."""

from __future__ import annotations

from functools import lru_cache

from orgsim.drawing.boxes.measures import SIDE_GAP, STEM_GAP
from orgsim.drawing.boxes.options import Standing
from orgsim.drawing.layout.arrangement import Header
from orgsim.drawing.layout.column_balancing import column_height, columns_of
from orgsim.drawing.layout.sizes import Sizes


def headers(measured: Sizes, beside: list[int], box_height: float) -> list[Header]:
    """The ways to stand beside a box: all at the left, or at both sides; in one column or two at each."""
    if not beside:
        return [plain_header(box_height)]
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


def headers_as(want: Standing, made: list[Header], count: int) -> list[Header]:
    """Those of the headers with `count` units beside that stand as is wanted; all, where none does."""
    alike = [
        header
        for header in made
        if (header.left_count == count) == (want.sort == "left")
        and columns_of(header.left_count, header.columns) == want.columns
    ]
    return alike or made


@lru_cache(maxsize=256)
def plain_header(height: float) -> Header:
    """Of a box beside which nothing stands."""
    return Header(height=height)
