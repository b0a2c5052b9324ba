"""The choice among arrangements: the one whose text is largest when the drawing is fitted to its pane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, product

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.contents import Content
from orgsim.drawing.boxes.measures import BAND_HEIGHT, GAP
from orgsim.drawing.boxes.options import Way
from orgsim.drawing.boxes.visible import Band, Visible
from orgsim.drawing.layout.arrangement import Option, extent
from orgsim.drawing.layout.arranging import CONVENTIONAL, DENSE, QUICK, Effort, arrangements
from orgsim.drawing.layout.measuring import Measured, measure_down
from orgsim.drawing.layout.sideways import measure_sideways
from orgsim.drawing.layout.sizes import Sizes
from orgsim.drawing.layout.standing import Wanted
from orgsim.drawing.viewport import FIT_MARGIN, LARGEST_FIT
from orgsim.model.abandoning import leave_if_abandoned

MANY = 400
"""Units from which on fewer arrangements are tried."""
_READABLE = 1.0
"""A worth at which the conventional arrangement is not questioned."""
_MUCH_LARGER = 1.05
"""How much larger a dense arrangement's text must be for it to be preferred."""
_LARGE = 1.25
"""A zoom from which on still larger text is worth less than a conventional look."""
_STRAIGHT = 1.06
"""How much more a chart is worth whose trunks come straight down onto their units."""
_STRAIGHT_TRIALS = 4

Trunks = Mapping[int, tuple[float, float]]


class Choice(msgspec.Struct, frozen=True, eq=False):
    """A band in one arrangement."""

    measured: Measured
    option: Option
    trunks: Trunks | None = None
    """How far trunks were kept clear, where that is not the usual."""


class Fronts:
    """Arrangements of bands, each found once for all charts that have a band of the same shape.

    Drafts of one municipality often differ in their elected bodies only.
    """

    def __init__(self) -> None:
        self._found: list[tuple[Band, list[Sizes], Effort, Wanted, list[Option]]] = []

    def front(self, band: Band, measured: list[Sizes], effort: Effort, wanted: Wanted) -> list[Option]:
        """The arrangements of the band that are worth a thought, as they are `wanted` where they can be."""
        for known, its, tried, asked, options in self._found:
            if tried is effort and asked == wanted and _alike(known, band) and _as_large(its, measured):
                return options
        options = arrangements(band, measured, effort, wanted=wanted)
        self._found.append((band, measured, effort, wanted, options))
        return options


class Trials:
    """The arrangements of a chart that are tried, each found once for all panes and zooms that it is tried for."""

    def __init__(
        self,
        shown: Visible,
        texts: Sequence[Sequence[Content | None]],
        fronts: Fronts,
        way: Way = "down",
        *,
        quick: bool = False,
        wrapped: bool = True,
    ) -> None:
        self.shown = shown
        self.wrapped = wrapped
        self.way = way
        self.many = quick or sum(len(band.units) for band in shown.bands) > MANY
        measure = measure_down if way == "down" else measure_sideways
        self.measured = [measure(band, here, many=self.many) for band, here in zip(shown.bands, texts, strict=True)]
        self._fronts = fronts
        self._known: dict[object, list[Option]] = {}

    def fronts(self, effort: Effort, wanted: Sequence[Wanted]) -> list[list[Option]]:
        """The arrangements of each band that are worth a thought."""
        return [self._front(band, effort, asked) for band, asked in enumerate(wanted)]

    def _front(self, band: int, effort: Effort, wanted: Wanted) -> list[Option]:
        key = band, effort, wanted
        if key not in self._known:
            its, sizes = self.shown.bands[band], self.measured[band].sizes
            self._known[key] = self._fronts.front(its, sizes, effort, wanted)
        return self._known[key]

    def straight(self, effort: Effort, trunks: Trunks, wanted: Wanted) -> list[Option]:
        """Those of the upper band that keep its trunks clear so far."""
        key = effort, tuple(trunks.items()), wanted
        if key not in self._known:
            self._known[key] = arrangements(self.shown.bands[0], self.measured[0].sizes, effort, trunks, wanted)
        return self._known[key]


def _alike(one: Band, other: Band) -> bool:
    """Whether the bands have the same shape, whichever units they hold."""
    return (
        one.below == other.below
        and one.beside == other.beside
        and one.trunks == other.trunks
        and [unit < 0 for unit in one.units] == [unit < 0 for unit in other.units]
        and [unit < 0 for unit in one.above] == [unit < 0 for unit in other.above]
    )


def _as_large(some: Sequence[Sizes], others: Sequence[Sizes]) -> bool:
    """Whether the boxes are of the same sizes; all else in `Sizes` follows from these."""
    return len(some) == len(others) and all(
        one.widths == other.widths
        and one.heights == other.heights
        and one.burdens == other.burdens
        and one.cards == other.cards
        and one.sideways == other.sideways
        for one, other in zip(some, others, strict=True)
    )


def choose(
    trials: Trials,
    pane: tuple[float, float],
    enough: float = LARGEST_FIT,
    wanted: Sequence[Wanted] = (),
    steady: Effort | None = None,
) -> list[Choice]:
    """The best arrangement of each band: a conventional one, unless its text is small and a denser one's larger.

    `wanted`: by band how things are to stand. `steady`: that is most of them, and so much is tried of the rest.
    """
    if not trials.shown.bands:
        return []
    wanted = wanted or [()] * len(trials.shown.bands)
    if trials.way == "right":
        pane = pane[1], pane[0]
    if trials.many:
        return _best(trials, QUICK, pane, enough, wanted)[1]
    if steady is not None:
        return _best(trials, steady, pane, enough, wanted)[1]
    worth, choices = _best(trials, CONVENTIONAL, pane, enough, wanted)
    if worth < min(_READABLE, enough):
        dense_worth, dense_choices = _best(trials, DENSE, pane, enough, wanted)
        if dense_worth > worth * _MUCH_LARGER:
            return dense_choices
    return choices


def _best(
    trials: Trials, effort: Effort, pane: tuple[float, float], enough: float, wanted: Sequence[Wanted]
) -> tuple[float, list[Choice]]:
    """The arrangement of greatest worth, with its worth."""
    quick = effort is QUICK
    effort = effort if trials.wrapped else replace(effort, wraps=())
    shown, measured, fronts = trials.shown, trials.measured, trials.fronts(effort, wanted)
    between = BAND_HEIGHT if len(fronts) > 1 else 0.0
    measures = [[_extent(option) for option in front] for front in fronts]
    scored = _scored(measures, between, pane, enough)
    worth = max(scored)
    options = next(islice(product(*fronts), scored.index(worth), None))
    best = [Choice(here, option) for here, option in zip(measured, options, strict=True)]
    if shown.divided and sum(shown.bands[0].trunks) > 1 and not quick:
        straight_worth = 0.0
        for at in _best_lowers(scored, len(fronts[1]))[:_STRAIGHT_TRIALS]:
            lower = fronts[1][at]
            trunks = _straight(shown, lower)
            uppers = trials.straight(effort, trunks, wanted[0])
            worths = _scored([[_extent(upper) for upper in uppers], [measures[1][at]]], between, pane, enough)
            for upper, straight in zip(uppers, worths, strict=True):
                if straight > straight_worth and straight * _STRAIGHT > min(worth, _READABLE):
                    straight_worth = straight
                    best = [Choice(measured[0], upper, trunks), Choice(measured[1], lower)]
        worth = max(worth, straight_worth)
    return worth, best


def _straight(shown: Visible, lower: Option) -> dict[int, tuple[float, float]]:
    """How far trunks must be apart for the units below the line to have room straight below them."""
    upper_band, lower_band = shown.bands
    node_of = {unit: node for node, unit in enumerate(upper_band.units)}
    trunks: dict[int, tuple[float, float]] = {}
    if not lower.picks:
        return trunks
    common = max([pick.need for pick in lower.picks])
    for group, pick in zip(lower_band.below[0], lower.picks, strict=True):
        if lower_band.above[group] >= 0:
            left, right = extent(pick, common)
            trunks[node_of[lower_band.above[group]]] = (left + GAP / 2, right + GAP / 2)
    return trunks


def _best_lowers(scored: Sequence[float], count: int) -> list[int]:
    """Which of the lower band's `count` arrangements are in the best pairs, from the best on."""
    best = [max(scored[at::count]) for at in range(count)]
    firsts = [scored[at::count].index(worth) for at, worth in enumerate(best)]
    return sorted(range(count), key=lambda at: (-best[at], firsts[at]))


_Extent = tuple[float, float, float]
"""Width, height and burden."""


def _extent(option: Option) -> _Extent:
    return option.left + option.right, option.height, option.burden


def _scored(
    bands: Sequence[Sequence[_Extent]], between: float, pane: tuple[float, float], enough: float
) -> list[float]:
    """Of each way to take one arrangement of each of one or two bands, what it is worth, the last band's going round
    first: how large the text gets, less what unusual arrangements and torn words take away.
    """
    across, down = max(pane[0] - 2 * FIT_MARGIN, 1.0), max(pane[1] - 2 * FIT_MARGIN, 1.0)
    large = min(enough, _LARGE)
    found = []
    lowers = bands[1] if len(bands) > 1 else [(0.0, 0.0, 0.0)]
    for width, height, burden in bands[0]:
        leave_if_abandoned()
        for lower_width, lower_height, lower_burden in lowers:
            wide = width if width > lower_width else lower_width
            high = height + lower_height + between
            zoom = across / wide if wide > 1.0 else across
            tall = down / high if high > 1.0 else down
            if tall < zoom:
                zoom = tall
            if zoom > large:
                zoom = large + (min(zoom, LARGEST_FIT) - large) * 0.05
            wasted = burden + lower_burden
            found.append(zoom * (1.0 - (wasted if wasted < 0.5 else 0.5)))
    return found
