"""In how many columns, and how wide ones, outlines are set so that their text is largest in their panes.

The number of lines that all names take in a column of some width is told by sorted lists of their widths, without
breaking any; so all numbers of columns are compared. The best few are then set in truth.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from orgsim.drawing.boxes.boxes import NAME_LINE, NAME_SIZE, OUTLINE_PAD_X
from orgsim.drawing.outline.entries import Entries
from orgsim.drawing.outline.flow import Lengths, filled, lengths, lowest
from orgsim.drawing.outline.measures import (
    DEEPEST,
    EDGE,
    GUTTER,
    HEAD_PAD,
    HEADING,
    MARGIN,
    NARROWEST,
    NOTE,
    STEP,
    TOP_PAD,
)
from orgsim.drawing.outline.text import Lines, heading_lines, lines_of, most_lines
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.viewport import FIT_MARGIN, fit_zoom

_SET = 0.94
"""How much of a line the words of a broken name fill, on average."""
_FITTING = ((0.85, 2), (0.96, 3))
"""What share of names is to take no more than so many lines: a column of shreds is no list."""
_UNBROKEN = 0.9
"""What share of names is to have no broken word in lists that are folded until they can be read."""
_DEEP = 300.0
"""Indents beyond which no two are told apart: columns bound them before."""
_NEAR = 0.025
"""How unlike the shape of the pane a setting may be without another one being tried."""
_ABOUT = 0.985
"""The share of the largest text that is as good."""
_MANY = 5_000
"""Units from which on one number of columns is tried in truth: of fewer, the fewest that are about as large, and the
number that is to be largest."""
_FRESH = 1.04
"""How much higher columns may get for bands to begin with columns of their own."""
_STEADY = 24
"""Numbers of columns up to which all are tried; then about every tenth."""


class Setting(msgspec.Struct, frozen=True, eq=False):
    """Outlines that stand side by side, all in columns of the same width and height."""

    columns: int
    width: float
    """Of a column."""
    height: float
    """Of a column, without the names of bands above it."""
    fresh: bool
    """Whether each band begins with a column of its own."""
    lines: list[list[Lines]]
    """Of each outline."""
    taken: list[Lengths]
    headings: list[list[tuple[str, ...]]]
    """Of each outline what its bands are called, in lines."""
    strip: float
    """The height of the names of bands that stand above columns."""
    zoom: float
    """At which a drawing of full columns fits the pane."""


def fitted_setting(outlines: Sequence[Entries], pane: tuple[float, float], *, folded: bool = False) -> Setting:
    """The setting in which the text of all outlines is largest, each being fitted to a pane of that shape.

    `folded`: what has no room is folded, so that columns are as wide as most words are long.
    """
    # A single column as wide as the pane is as wide as they get.
    widest = pane[0] - 2 * FIT_MARGIN - MARGIN - EDGE if folded else 0.0
    demands = [_Demand(its, widest) for its in outlines]
    most = max(len(its.units) for its in outlines)
    estimates: list[tuple[float, int, float]] = []
    columns = 1
    while columns <= max(most, 1):
        zoom, width = _estimate(demands, columns, pane)
        estimates.append((zoom, columns, width))
        if zoom < max(estimates)[0] * 0.7:
            break
        columns = columns + 1 if columns < _STEADY else max(columns + 1, round(columns * 1.1))
    # Of settings that are about as large, the one with the fewest columns: names are broken less often in it.
    about = max(estimates)[0] * _ABOUT
    estimates.sort(key=lambda estimate: (-min(estimate[0], about), estimate[1]))
    best: Setting | None = None
    least = max(its.narrowest for its in demands)
    for _, columns, first in estimates[: 1 if most > _MANY else 2]:
        width = first
        for _ in range(2):
            made = _set(outlines, columns, width, pane)
            if best is None or made.zoom > best.zoom:
                best = made
            # Names may take more lines or fewer than was thought: the next column is wider or narrower by that.
            across, down = _zooms(made, pane)
            if 1 - _NEAR < across / down < 1 + _NEAR:
                break
            width = max(made.width * (across / down) ** 0.5, least)
    assert best is not None, "one number of columns at least was tried"
    return best


def narrow_setting(outlines: Sequence[Entries], pane: tuple[float, float], zoom: float) -> Setting:
    """The setting of outlines that do not fit the pane at that zoom: cut below alone, where they are read on.

    It has as many columns as the pane has room for, or a single one.
    """
    room = (pane[0] - 2 * FIT_MARGIN) / zoom - MARGIN - EDGE
    least = max(_Demand(its, room).narrowest for its in outlines)
    columns = max(int((room + GUTTER) / (least + GUTTER)), 1)
    return _set(outlines, columns, max((room + GUTTER) / columns - GUTTER, NARROWEST), pane)


def size_of(setting: Setting) -> tuple[float, float]:
    """Width and height of a drawing of full columns."""
    return _size(setting.columns, setting.width, setting.height + setting.strip)


def _size(columns: int, width: float, height: float) -> tuple[float, float]:
    return MARGIN + columns * (width + GUTTER) - GUTTER + EDGE, height + 2 * EDGE


def heading_height(lines: Sequence[str]) -> float:
    """The height of a band's name in so many lines."""
    return NAME_LINE * len(lines) + HEADING if lines else 0.0


def _zooms(setting: Setting, pane: tuple[float, float]) -> tuple[float, float]:
    """The zooms at which the width, and the height, of the setting fit the pane."""
    width, height = size_of(setting)
    return fit_zoom((width, 1.0), (pane[0], 1e9)), fit_zoom((1.0, height), (1e9, pane[1]))


def _set(outlines: Sequence[Entries], columns: int, width: float, pane: tuple[float, float]) -> Setting:
    lines = [lines_of(its, width) for its in outlines]
    headings = [[heading_lines(name, its.language, width) for name in its.names] for its in outlines]

    def whole(*, fresh: bool) -> tuple[list[Lengths], float, float]:
        taken = [
            lengths(its, [each.height for each in own], [heading_height(name) for name in names], fresh=fresh)
            for its, own, names in zip(outlines, lines, headings, strict=True)
        ]
        above = [heading_height(name) for names in headings for name in (names if fresh else names[:1])]
        height = max(lowest(its, own, columns, fresh=fresh) for its, own in zip(outlines, taken, strict=True))
        return taken, height, max(above, default=0.0)

    fresh = False
    taken, height, strip = whole(fresh=False)
    if any(len(its.starts) > 1 for its in outlines):
        apart = whole(fresh=True)
        if apart[1] + apart[2] <= (height + strip) * _FRESH:
            fresh, (taken, height, strip) = True, apart
    zoom = fit_zoom(_size(columns, width, height + strip), pane)
    return Setting(columns, width, height, fresh, lines, taken, headings, strip, zoom)


def columns_of(its: Entries, taken: Lengths, setting: Setting) -> list[int]:
    """The entry that each column of the outline begins with."""
    starts = filled(its, taken, setting.height + 1e-6, setting.columns, fresh=setting.fresh)
    assert starts is not None, "columns are as high as they must be"
    return starts


class _Demand:
    """What an outline takes in a single column of any width, told without breaking names."""

    def __init__(self, its: Entries, unbroken: float) -> None:
        """`unbroken`: up to which width columns are as wide as leaves most words whole."""
        self._needed: dict[tuple[float, int], list[float]] = defaultdict(list)
        self._plain = sum(its.gaps) + NOTE * len(its.notes)
        below = 0.0
        for content, indent, width, head, top in zip(
            its.contents, its.indents, its.widths, its.heads, its.tops, strict=True
        ):
            self._needed[min(round(indent / STEP) * STEP, _DEEP), most_lines(content)].append(width)
            self._plain += NAME_LINE + (TOP_PAD if top else HEAD_PAD if head else 0.0)
            # About how much a remit takes: most matters are a line or two.
            below += 21.0 * len(content.remit) + (28.0 if content.purpose else 0.0) + (14.0 if content.amounts else 0.0)
        self._plain += below
        for widths in self._needed.values():
            widths.sort()
        self.narrowest = max(self._narrowest(its, share, lines) for share, lines in _FITTING)
        if unbroken:
            self.narrowest = max(self.narrowest, min(self._unbroken(its), unbroken))
        self.widest = max([indent + widths[-1] for (indent, _), widths in self._needed.items()], default=0.0)

    @staticmethod
    def _narrowest(its: Entries, share: float, lines: int) -> float:
        """The width of a column in which that share of names takes no more than so many lines."""
        wanted = sorted(
            [min(indent, width) + width / lines / _SET for indent, width in zip(its.indents, its.widths, strict=True)]
        )
        at = wanted[min(int(len(wanted) * share), len(wanted) - 1)] if wanted else 0.0
        return max(at + 2 * OUTLINE_PAD_X, NARROWEST)

    @staticmethod
    def _unbroken(its: Entries) -> float:
        """The width of a column in which most names have no broken word."""
        font, wanted = load_font(), []
        for content, indent, head in zip(its.contents, its.indents, its.heads, strict=True):
            words = [font.width(word, NAME_SIZE, head) for word in content.name.split()]
            if words:
                wanted.append(indent + max(*words, words[-1] + content.marks))
        wanted.sort()
        at = wanted[min(int(len(wanted) * _UNBROKEN), len(wanted) - 1)] if wanted else 0.0
        return at + 2 * OUTLINE_PAD_X

    def height(self, width: float) -> float:
        """The height of one column so wide."""
        more = 0
        for (indent, most), widths in self._needed.items():
            inner = width - min(indent, width * DEEPEST) - 2 * OUTLINE_PAD_X
            more += len(widths) - bisect_left(widths, inner)
            for line in range(2, most):
                more += len(widths) - bisect_left(widths, inner * line * _SET)
        return self._plain + NAME_LINE * more


def _estimate(demands: Sequence[_Demand], columns: int, pane: tuple[float, float]) -> tuple[float, float]:
    """About the zoom that so many columns have in the pane, and their best width."""

    def zooms(width: float) -> tuple[float, float]:
        height = max(its.height(width) for its in demands) / columns
        height += (NOTE if columns > 1 else 0.0) + 2 * NAME_LINE
        across, down = _size(columns, width, height)
        return fit_zoom((across, 1.0), (pane[0], 1e9)), fit_zoom((1.0, down), (1e9, pane[1]))

    low = max(its.narrowest for its in demands)
    high = max(max(its.widest for its in demands) + 2 * OUTLINE_PAD_X + 1.0, low)
    if zooms(low)[0] <= zooms(low)[1]:
        return zooms(low)[0], low
    if zooms(high)[0] >= zooms(high)[1]:
        return zooms(high)[1], high
    for _ in range(12):
        middle = (low + high) / 2
        across, down = zooms(middle)
        if across > down:
            low = middle
        else:
            high = middle
    return min(zooms(high)), high
