"""The ways of links between boxes, each by itself and before they are brought into lanes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from orgsim.drawing.links.corridors import Corridors
from orgsim.drawing.links.ground import Ground, Rect
from orgsim.drawing.links.prices import Prices
from orgsim.drawing.links.route import Route
from orgsim.drawing.links.search import cheapest, gates, straight
from orgsim.drawing.links.straightening import straightened
from orgsim.drawing.links.traffic import Traffic

_MANY = 500
"""Boxes up to which each gap between them is worth to be looked at."""

Pair = tuple[int, int]
"""From which box to which."""


class Ways:
    """Those between some boxes, as they were found."""

    def __init__(self, boxes: Sequence[Rect], ground: Ground) -> None:
        self._boxes = boxes
        self._ground = ground
        self._alone: dict[Pair, Route | None] = {}
        """Those that were found where no corridor was full: each is the same whatever else is shown."""

    def knows(self, pair: Pair) -> bool:
        """Whether the way of that one is known, unless others are in its way."""
        return pair in self._alone

    @property
    def are_begun(self) -> bool:
        """Whether it is known where any of them may go at all, for which all boxes are looked at."""
        return "_corridors" in vars(self)

    def of(self, joined: Sequence[Pair]) -> list[Route | None]:
        """The way of each; `None` of what has none."""
        traffic = Traffic(self._corridors, self._ground)
        ways: list[Route | None] = []
        for pair in joined:
            way = self._alone[pair] if traffic.is_free and pair in self._alone else self._way(pair, traffic)
            if traffic.is_free:
                self._alone[pair] = way
            if way is not None:
                traffic.add(way)
            ways.append(way)
        return ways

    @cached_property
    def _corridors(self) -> Corridors:
        return Corridors(self._ground, fewer=self._are_many)

    @cached_property
    def _all_corridors(self) -> Corridors:
        return Corridors(self._ground)

    @property
    def _are_many(self) -> bool:
        return len(self._boxes) > _MANY

    def _way(self, pair: Pair, traffic: Traffic) -> Route | None:
        found = straight(self._boxes[pair[0]], self._boxes[pair[1]], self._ground)
        if found is None:
            found = self._along(pair, self._corridors, traffic.prices)
        if found is None and self._are_many:
            found = self._along(pair, self._all_corridors, Traffic(self._all_corridors, self._ground).prices)
        return None if found is None else straightened(found, self._ground)

    def _along(self, pair: Pair, corridors: Corridors, prices: tuple[Prices, Prices]) -> Route | None:
        out, into = [gates(self._boxes[box], self._ground, corridors) for box in pair]
        return cheapest(self._boxes[pair[1]], out, into, corridors, prices)
