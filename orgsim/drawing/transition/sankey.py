"""Places two columns of bars and the bands between them (a Sankey diagram), knowing nothing of what they stand for.

Each column is a list of groups, and a group a list of bars. Bars are ordered within their groups, and the groups among
each other, so that few bands cross: by barycentres, sweeping back and forth (Sugiyama, Tagawa
and Toda, "Methods for visual understanding of hierarchical system structures", 1981). The lower column is then spread
beside the higher one so that bands run as level as they can: least squares under the order, which pooling adjacent
violators solves exactly (Barlow et al., "Statistical Inference under Order Restrictions", 1972).

Lengths are pixels at a zoom of 1, y down. The result depends on nothing but the input.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Sequence
from math import inf

import msgspec

_SWEEPS = 8
_LOOSE = 0.01
"""Weight of a bar without bands: it follows its neighbours."""


class Bar(msgspec.Struct, frozen=True):
    """A bar to place."""

    group: int
    """Of its column. Bars of one group stand together, groups without bars take no room."""
    height: float
    room: float
    """The least height of its row: what its label needs. The bar stands in the middle of it."""
    tier: int = 0
    """Of its group: groups of a lower tier stand above all others, whatever crosses."""


class Band(msgspec.Struct, frozen=True):
    """A band between two bars, or with an end of its own where one of them is missing."""

    left: int | None
    """Index of the bar in the left column."""
    right: int | None
    out: float
    """How much of the left bar it takes, in proportion to the other bands there."""
    into: float
    """How much of the right bar it makes."""


class Place(msgspec.Struct, frozen=True):
    """Where a bar stands."""

    top: float
    """Of its row."""
    bottom: float
    bar_top: float
    bar_bottom: float

    @property
    def middle(self) -> float:
        """The middle of the bar, and of its row."""
        return (self.bar_top + self.bar_bottom) / 2


class End(msgspec.Struct, frozen=True):
    """Where a band meets its bar."""

    top: float
    bottom: float


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in its place; bars and bands in the order that they were given in."""

    left: tuple[Place, ...]
    right: tuple[Place, ...]
    orders: tuple[tuple[int, ...], tuple[int, ...]]
    """The bars of each column from above."""
    headings: tuple[dict[int, float], dict[int, float]]
    """Top of the heading of each group that has one, by column. Treat as read-only."""
    ends: tuple[tuple[End | None, End | None], ...]
    """Of each band at the left and at the right; `None` where it has no bar there."""
    height: float
    crossings: int
    """How many pairs of bands cross."""


class Gaps(msgspec.Struct, frozen=True, kw_only=True):
    """What stays free."""

    heading: float = 22.0
    """Above the first bar of a group that has one."""
    rows: float = 4.0
    """Between the rows of a group."""
    groups: float = 14.0
    """Between groups."""


def place(
    left: Sequence[Bar],
    right: Sequence[Bar],
    bands: Sequence[Band],
    gaps: Gaps,
    headed: tuple[Collection[int], Collection[int]],
) -> Placed:
    """Order and place the bars of both columns; O((bars + bands) log bands) but for the counting of crossings.

    `headed` are the groups of each column that have a heading.
    """
    orders, crossings = _ordered(left, right, bands)
    sizes = [_sizes(bars, order, gaps, its) for bars, order, its in zip((left, right), orders, headed, strict=True)]
    totals = [sum(heading + row for heading, row in of) for of in sizes]
    height = max(*totals, 0.0)
    # The higher column is placed as it is stacked; the other one goes by it.
    higher = 0 if totals[0] >= totals[1] else 1
    columns = (left, right)
    tops: list[list[float]] = [[], []]
    tops[higher] = _stacked(sizes[higher])
    middles = {bar: tops[higher][at] + _row(columns[higher][bar]) / 2 for at, bar in enumerate(orders[higher])}
    lower = 1 - higher
    tops[lower] = _spread(columns[lower], orders[lower], sizes[lower], bands, middles, lower, height)
    places: list[tuple[Place, ...]] = []
    headings: list[dict[int, float]] = []
    for column in (0, 1):
        by_bar: dict[int, Place] = {}
        above: dict[int, float] = {}
        for at, bar in enumerate(orders[column]):
            it, top = columns[column][bar], tops[column][at]
            row = _row(it)
            start = top + (row - it.height) / 2
            by_bar[bar] = Place(top, top + row, start, start + it.height)
            if it.group in headed[column] and it.group not in above:
                above[it.group] = top - gaps.heading
        places.append(tuple([by_bar[bar] for bar in range(len(columns[column]))]))
        headings.append(above)
    return Placed(
        left=places[0],
        right=places[1],
        orders=(tuple(orders[0]), tuple(orders[1])),
        headings=(headings[0], headings[1]),
        ends=_ends(places, orders, bands),
        height=height,
        crossings=crossings,
    )


def _row(bar: Bar) -> float:
    return max(bar.height, bar.room)


# the order


def _ordered(left: Sequence[Bar], right: Sequence[Bar], bands: Sequence[Band]) -> tuple[list[list[int]], int]:
    """The bars of each column from above, and how many bands cross then."""
    columns = (left, right)
    joined: tuple[list[list[int]], list[list[int]]] = ([[] for _ in left], [[] for _ in right])
    for band in bands:
        if band.left is not None and band.right is not None:
            joined[0][band.left].append(band.right)
            joined[1][band.right].append(band.left)
    orders = [_given(bars) for bars in columns]
    best, fewest = [list(order) for order in orders], _crossings(orders, bands)
    for sweep in range(_SWEEPS):
        if fewest == 0:
            break
        moving = (1, 0)[sweep % 2]
        ranks = {bar: rank for rank, bar in enumerate(orders[1 - moving])}
        orders[moving] = _by_barycentre(columns[moving], orders[moving], joined[moving], ranks)
        crossings = _crossings(orders, bands)
        if crossings < fewest:
            best, fewest = [list(order) for order in orders], crossings
    return best, fewest


def _given(bars: Sequence[Bar]) -> list[int]:
    return sorted(range(len(bars)), key=lambda bar: (bars[bar].tier, bars[bar].group, bar))


def _by_barycentre(
    bars: Sequence[Bar], order: Sequence[int], joined: Sequence[Sequence[int]], ranks: dict[int, int]
) -> list[int]:
    groups: dict[int, list[int]] = {}
    for bar in order:
        groups.setdefault(bars[bar].group, []).append(bar)
    means = {bar: sum(ranks[other] for other in joined[bar]) / len(joined[bar]) for bar in order if joined[bar]}
    for members in groups.values():
        # What has no band to the other column stands below what has.
        members.sort(key=lambda bar: (bar not in means, means.get(bar, 0.0)))
    listed = list(groups)
    keys: dict[int, float] = {}
    last = -1.0
    for group in sorted(groups):
        known = [means[bar] for bar in groups[group] if bar in means]
        # A group without bands stays behind the one that it stood behind.
        last = keys[group] = sum(known) / len(known) if known else last
    listed.sort(key=lambda group: (bars[groups[group][0]].tier, keys[group], group))
    return [bar for group in listed for bar in groups[group]]


def _crossings(orders: Sequence[Sequence[int]], bands: Sequence[Band]) -> int:
    ranks = [{bar: rank for rank, bar in enumerate(order)} for order in orders]
    pairs = sorted(
        (ranks[0][band.left], ranks[1][band.right])
        for band in bands
        if band.left is not None and band.right is not None
    )
    seen: list[int] = []
    crossings = 0
    for _, right in pairs:
        crossings += len(seen) - bisect_right(seen, right)
        insort(seen, right)
    return crossings


# the places


def _sizes(bars: Sequence[Bar], order: Sequence[int], gaps: Gaps, headed: Collection[int]) -> list[tuple[float, float]]:
    """For each bar from above: what lies between it and the bar before, and the height of its row."""
    sizes: list[tuple[float, float]] = []
    group: int | None = None
    for bar in order:
        it = bars[bar]
        above = gaps.rows
        if it.group != group:
            above = (gaps.heading if it.group in headed else 0.0) + (gaps.groups if sizes else 0.0)
        group = it.group
        sizes.append((above, _row(it)))
    return sizes


def _stacked(sizes: Sequence[tuple[float, float]]) -> list[float]:
    tops: list[float] = []
    y = 0.0
    for above, row in sizes:
        tops.append(y + above)
        y += above + row
    return tops


def _spread(
    bars: Sequence[Bar],
    order: Sequence[int],
    sizes: Sequence[tuple[float, float]],
    bands: Sequence[Band],
    middles: dict[int, float],
    column: int,
    height: float,
) -> list[float]:
    """Tops of the rows, each as near as the order allows to where its bands come from or go to."""
    stacked = _stacked(sizes)
    spare = height - sum(above + row for above, row in sizes)
    drawn: dict[int, list[tuple[float, float]]] = {}
    for band in bands:
        here, there = (band.left, band.right) if column == 0 else (band.right, band.left)
        if here is not None and there is not None:
            drawn.setdefault(here, []).append((middles[there], (band.out if column == 0 else band.into) or _LOOSE))
    wants: list[tuple[float, float]] = []
    last = 0.0
    for at, bar in enumerate(order):
        ties = drawn.get(bar)
        if ties:
            weight = sum(share for _, share in ties)
            last = sum(middle * share for middle, share in ties) / weight - sizes[at][1] / 2 - stacked[at]
            wants.append((last, max(bars[bar].height, 1.0)))
        else:
            wants.append((last, _LOOSE))
    return [top + min(max(shift, 0.0), spare) for top, shift in zip(stacked, _rising(wants), strict=True)]


def _rising(wants: Sequence[tuple[float, float]]) -> list[float]:
    """The values nearest to the wanted ones, by weighted squares, of which none is below the one before it."""
    pools: list[list[float]] = []  # mean, weight, how many
    for value, weight in wants:
        pools.append([value, weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, heavy, many = pools.pop()
            before = pools[-1]
            total = before[1] + heavy
            pools[-1] = [(before[0] * before[1] + mean * heavy) / total, total, before[2] + many]
    return [mean for mean, _, many in pools for _ in range(int(many))]


def _other(band: Band, column: int, ranks: dict[int, int]) -> float:
    """The rank of the band's other end."""
    other = band.right if column == 0 else band.left
    return inf if other is None else ranks[other]


def _ends(
    places: Sequence[Sequence[Place]], orders: Sequence[Sequence[int]], bands: Sequence[Band]
) -> tuple[tuple[End | None, End | None], ...]:
    """Each bar divided among its bands, in the order of their other ends, so that no two cross at the bar."""
    ends: list[list[End | None]] = [[None, None] for _ in bands]
    for column in (0, 1):
        ranks = {bar: rank for rank, bar in enumerate(orders[1 - column])}
        at_bar: dict[int, list[int]] = {}
        for number, band in enumerate(bands):
            here = band.left if column == 0 else band.right
            if here is not None:
                at_bar.setdefault(here, []).append(number)
        for bar, numbers in at_bar.items():
            shares = {number: bands[number].out if column == 0 else bands[number].into for number in numbers}
            whole = sum(shares.values())
            # What leads nowhere lies below.
            numbers.sort(key=lambda number: (_other(bands[number], column, ranks), number))
            place_ = places[column][bar]
            height = place_.bar_bottom - place_.bar_top
            y = place_.bar_top
            for number in numbers:
                part = height * (shares[number] / whole if whole else 1 / len(numbers))
                ends[number][column] = End(y, y + part)
                y += part
    return tuple([(left, right) for left, right in ends])
