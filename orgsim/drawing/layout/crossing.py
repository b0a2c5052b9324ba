"""Where the bands meet: how the lower one stands under the upper, and how trunks reach their units below the line."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.boxes.measures import TRACK


def shifts(
    wanted: Sequence[float | None], axes: Sequence[float], least: float, most: float, centred: float
) -> list[float]:
    """How far each group of the lower band is moved to the right, so that it stands as near below its trunk as can be.

    `wanted` are the trunks' places, ascending; `None` for a group without a trunk, which keeps to the others. `axes`
    are the groups' places in their band; they never come nearer to one another than there. The first is moved by
    `least` or more, the last by `most` or less; `centred` is what all are moved by where nothing else is wanted.

    The sum of squared distances is least: isotonic regression by pooling adjacent violators (Ayer et al., "An
    Empirical Distribution Function for Sampling with Incomplete Information", 1955).
    """
    pools: list[tuple[float, float, int]] = []  # weight, weighted sum, number of groups
    for trunk, axis in zip(wanted, axes, strict=True):
        weight = 1.0 if trunk is not None else 1e-6
        pool = (weight, weight * (trunk - axis if trunk is not None else centred), 1)
        while pools and pools[-1][1] / pools[-1][0] > pool[1] / pool[0]:
            before = pools.pop()
            pool = (before[0] + pool[0], before[1] + pool[1], before[2] + pool[2])
        pools.append(pool)
    return [min(max(total / weight, least), max(most, least)) for weight, total, count in pools for _ in range(count)]


def tracks(starts: Sequence[float], ends: Sequence[float]) -> list[int]:
    """The track of each trunk's bend, counted from above, such that no two cross or run into one another.

    `starts` and `ends` ascend. A trunk that bends to the right must do so below its right neighbour, whose way down it
    would cross otherwise; one that bends to the left, below its left neighbour.
    """
    count = len(starts)
    level = [0] * count
    for at in range(count - 2, -1, -1):
        if ends[at] > starts[at] and ends[at] >= starts[at + 1] - TRACK and ends[at + 1] > starts[at + 1]:
            level[at] = level[at + 1] + 1
    for at in range(1, count):
        if ends[at] < starts[at] and ends[at] <= starts[at - 1] + TRACK and ends[at - 1] < starts[at - 1]:
            level[at] = level[at - 1] + 1
    return level
