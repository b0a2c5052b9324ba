"""What an overlay says of the units and ties of one draft."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Final, Literal, get_args

import msgspec

from orgsim.messages import Message

Sign = Literal["gate", "cut", "elsewhere", "circle", "below", "owners", "orphan", "short"]
"""What is told by a shape: bodies that cannot be gone around, units whose loss cuts others off, units that ties bind to
another division, units in a circle of steering, steered from below, of several owners, tied to nothing, and bodies that
too few people are left for."""

SIGNS: Final[tuple[Sign, ...]] = get_args(Sign)

ALL_THE_WAY: Final = inf
"""The value of a tie that is to stand out, where ties have no number of their own."""


class UnitValue(msgspec.Struct, frozen=True):
    """What there is to say of a unit."""

    value: float | None = 0.0
    """`None`: it is not known. 0: nothing that the scale tells."""
    signs: tuple[Sign, ...] = ()
    words: tuple[Message, ...] = ()
    """What the value and the signs mean, each a sentence."""


class Values(msgspec.Struct, frozen=True, eq=False):
    """What there is to say of a draft."""

    units: Mapping[int, UnitValue] = {}
    """By index those of which there is anything to say."""
    ties: Mapping[tuple[int, int], float] = {}
    """The values of ties by their units, the first in reading order first: on the scale of the units."""
    drawn: tuple[tuple[int, int], ...] = ()
    """From whom to whom lines are drawn although the draft states no link."""
    unknown: Message | None = None
    """Why nothing is known of the draft."""
