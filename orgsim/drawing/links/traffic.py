"""How many links follow which corridors, and what it costs to join them where there is no more room for lanes."""

from __future__ import annotations

import numpy as np

from orgsim.drawing.links.corridors import Corridors, Floats
from orgsim.drawing.links.ground import Axis, Ground
from orgsim.drawing.links.prices import Prices, prices_of
from orgsim.drawing.links.route import Route

_LANE = 4.0
"""Pixels that a lane takes, where corridors are shared out."""
_BESIDE = 9.0
"""Corridors that lie this near to each other share their lanes."""
_SHORT = 24.0
"""Stretches that are shorter take no room that matters."""
_REACH = 28.0
"""How far to either side of a corridor lanes may lie."""
_PARTS = 24
"""Into how many parts a corridor is divided where it is found how many follow it at most."""
_DEAR = 3.0
"""To which power a pixel costs more, by how many times as many follow a corridor as it has lanes."""


class Traffic:
    """What a pixel of each corridor costs, as more and more links follow them: as always, until one is full."""

    def __init__(self, corridors: Corridors, ground: Ground) -> None:
        self._corridors = corridors
        self._ground = ground
        self._costs: tuple[Floats, Floats] = (
            np.array([line.cost for line in corridors.lines[0]]),
            np.array([line.cost for line in corridors.lines[1]]),
        )
        self._prices: tuple[Prices, Prices] | None = None
        self._used: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        """By corridor how many links follow each part of it."""
        self._lanes: tuple[dict[int, float], dict[int, float]] = ({}, {})
        self.is_free = True
        """Whether no corridor is full: then every way is what it would be without any other."""

    @property
    def prices(self) -> tuple[Prices, Prices]:
        """What it costs to follow the corridors now."""
        if self._prices is None:
            self._prices = (
                prices_of(self._corridors, 0, self._costs[0]),
                prices_of(self._corridors, 1, self._costs[1]),
            )
        return self._prices

    def add(self, route: Route) -> None:
        """Another link that takes that way."""
        for stretch, at in enumerate(route.places):
            axis = route.axis(stretch)
            one, other = route.span(stretch)
            start, end = min(one, other), max(one, other)
            if end - start >= _SHORT:
                for number in self._corridors.between(axis, at - _BESIDE, at + _BESIDE):
                    self._take(axis, number, start, end)

    def _take(self, axis: Axis, number: int, start: float, end: float) -> None:
        line = self._corridors.lines[axis][number]
        start, end = max(start, line.start), min(end, line.end)
        if start >= end:
            return
        used = self._used[axis].setdefault(number, [0] * _PARTS)
        part = (line.end - line.start) / _PARTS
        for its in range(int((start - line.start) / part), min(int((end - line.start) / part) + 1, _PARTS)):
            used[its] += 1
        lanes = self._lanes[axis].get(number)
        if lanes is None:
            low, high = self._ground.free(axis, line.at, line.start, line.end, _REACH)
            lanes = self._lanes[axis][number] = max((high - low) / _LANE, 1.0)
        full = max(used) / lanes
        if full > 1.0:
            self.is_free = False
            self._prices = None
            self._costs[axis][number] = line.cost * full**_DEAR
