"""What a box tells of the units that are hidden in it: how many of them were added, moved, renamed and so on."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache

from orgsim.drawing.boxes.options import FATES, Fates
from orgsim.messages import catalog
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.text import Language


@lru_cache(maxsize=4)
def holding_of(units: Hierarchy, fates: Fates, language: Language) -> Holding:
    """Kept, as charts are laid out several times to see what is to be folded: what boxes tell is the same each time."""
    return Holding(units, fates, language)


def undotted(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of such words without a dot at their ends: what parts two things is not needed where a line does so."""
    return tuple([line.removesuffix("\u00a0·") for line in lines])


class Holding:
    """The fates of a scenario's units, to be counted below any of them."""

    def __init__(self, units: Hierarchy, fates: Fates, language: Language) -> None:
        known = sorted([(units.index[unit], fate) for unit, fate in fates if unit in units.index])
        self._places = [place for place, _ in known]
        self._fates = [fate for _, fate in known]
        self._language = language
        self._told: dict[tuple[range, ...], str] = {}

    def words(self, *parts: range) -> str:
        """What became of the units in these parts of the hierarchy, as in "2 new · 1 moved"; empty: nothing did."""
        told = self._told.get(parts)
        if told is None:
            told = self._told[parts] = self._counted(parts)
        return told

    def _counted(self, parts: tuple[range, ...]) -> str:
        counts = Counter[str]()
        for part in parts:
            first, last = bisect_left(self._places, part.start), bisect_left(self._places, part.stop)
            counts.update(self._fates[first:last])
        speech = catalog(self._language)
        told = [speech(f"drawing.holds.{fate}", n=counts[fate]) for fate in FATES if counts[fate]]
        # Lines end between two of them, after the dot.
        return "\u00a0· ".join([each.replace(" ", "\u00a0") for each in told])
