"""The spans of control of several scenarios, as the bars of a plot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import msgspec

from orgsim.analysis.figures.figure import Figure

MOST = 15
"""The last span with bars of its own kind; larger ones are few and far apart, and share the last bars."""
LEAST = 6
"""How many spans are shown at least, so that the plots of small organisations look alike."""


class Spans(msgspec.Struct, frozen=True):
    """How many managers have which span, by scenario."""

    last: int
    """Spans are shown from 1 to this."""
    open_ended: bool
    """Whether the last stands for larger ones too."""
    counts: tuple[tuple[int, ...] | None, ...]
    """For each scenario its managers by span from 1; `None` where that is unknown."""

    @property
    def most(self) -> int:
        """The tallest bar."""
        return max((max(counts) for counts in self.counts if counts), default=0)


def spans(figures: Sequence[Figure]) -> Spans:
    """The bars for figures of a span distribution, one for each scenario."""
    largest = max((amount for figure in figures for amount, _ in figure.distribution or ()), default=0)
    last = min(max(largest, LEAST), MOST)
    return Spans(last, largest > last, tuple([_counts(figure, last) for figure in figures]))


def steps(most: int, lines: int = 4) -> range:
    """Round heights for at most that many lines across a plot whose tallest bar is `most`: 1, 2 or 5 × 10ⁿ apart."""
    step = next(step for power in count() for step in (10**power, 2 * 10**power, 5 * 10**power) if step * lines >= most)
    return range(step, most + 1, step)


def _counts(figure: Figure, last: int) -> tuple[int, ...] | None:
    if figure.distribution is None:
        return None
    counts = [0] * last
    for amount, managers in figure.distribution:
        counts[min(amount, last) - 1] += managers
    return tuple(counts)
