"""The choice among arrangements: the one whose text is largest when the drawing is fitted to its pane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from orgsim.drawing.arrangement import QUICK, THOROUGH, Effort, Option, Sizes, arrangements, sizes
from orgsim.drawing.contents import Content, Room, room
from orgsim.drawing.measures import BAND_HEIGHT
from orgsim.drawing.viewport import FIT_MARGIN
from orgsim.drawing.visible import Band, Visible

_TEXT_WIDTHS = (74.0, 92.0, 114.0, 150.0)
_QUICK_TEXT_WIDTHS = (114.0,)
_MANY = 1500
"""Units from which on fewer arrangements are tried."""
_LARGE = 1.25
"""A zoom from which on still larger text is worth less than a conventional look."""
_TORN_WORDS = 0.05
"""The burden of a band in which every word is broken within its parts."""
_SYLLABLE = 10.0
"""The cost of a break from which on a word counts as torn."""

Trunks = Mapping[int, tuple[float, float]]


class Trial(msgspec.Struct, frozen=True, eq=False):
    """A band at one width of text, in one arrangement."""

    rooms: list[Room | None]
    measured: Sizes
    option: Option
    burden: float
    trunks: Trunks | None = None
    """How far trunks were kept clear, where that is not the usual."""


def choose(shown: Visible, texts: Sequence[Sequence[Content | None]], pane: tuple[float, float]) -> list[Trial]:
    """The best trial of each band."""
    if not shown.bands:
        return []
    many = sum(len(band.units) for band in shown.bands) > _MANY
    effort = QUICK if many else THOROUGH
    widths = _QUICK_TEXT_WIDTHS if many else _TEXT_WIDTHS
    measured = [
        [_measure(band, contents, width) for width in widths] for band, contents in zip(shown.bands, texts, strict=True)
    ]
    if len(shown.bands) == 1:
        return [max(_trials(shown.bands[0], measured[0], effort), key=lambda trial: _worth((trial,), 0.0, pane))]
    upper_band, lower_band = shown.bands
    lowers = _undominated(_trials(lower_band, measured[1], effort))
    uppers = _undominated(_trials(upper_band, measured[0], effort))
    pairs: list[Sequence[Trial]] = [(upper, lower) for upper in uppers for lower in lowers]
    return list(max(pairs, key=lambda pair: _worth(pair, BAND_HEIGHT, pane)))


def _measure(band: Band, contents: Sequence[Content | None], width: float) -> tuple[list[Room | None], Sizes, float]:
    rooms = [room(content, width) if content is not None else None for content in contents]
    widths = [here.width if here is not None else 0.0 for here in rooms]
    heights = [here.height if here is not None else 0.0 for here in rooms]
    torn = sum([here is not None and here.name.broken >= _SYLLABLE for here in rooms])
    return rooms, sizes(band, widths, heights), _TORN_WORDS * torn / len(rooms)


def _trials(
    band: Band,
    measured: Sequence[tuple[list[Room | None], Sizes, float]],
    effort: Effort,
    trunks: Trunks | None = None,
) -> list[Trial]:
    return [
        Trial(rooms, sized, option, option.burden + torn, trunks)
        for rooms, sized, torn in measured
        for option in arrangements(band, sized, effort, trunks)
    ]


def _width(trial: Trial) -> float:
    return trial.option.left + trial.option.right


def _undominated(trials: list[Trial]) -> list[Trial]:
    """Those that no other beats in width and height, burdens counted."""
    kept: list[Trial] = []
    narrowest = float("inf")
    for trial in sorted(trials, key=lambda trial: trial.option.height * (1 + trial.burden)):
        width = _width(trial) * (1 + trial.burden)
        if width < narrowest - 0.5:
            narrowest = width
            kept.append(trial)
    return kept


def _worth(trials: Sequence[Trial], between: float, pane: tuple[float, float]) -> float:
    """How large the text gets, less what unusual arrangements and torn words take away."""
    width = max([_width(trial) for trial in trials])
    height = sum([trial.option.height for trial in trials]) + between
    zoom = min(
        max(pane[0] - 2 * FIT_MARGIN, 1.0) / max(width, 1.0), max(pane[1] - 2 * FIT_MARGIN, 1.0) / max(height, 1.0)
    )
    if zoom > _LARGE:
        zoom = _LARGE + (zoom - _LARGE) * 0.2
    return zoom * (1.0 - max([trial.burden for trial in trials]))
