"""A comparison: the scenarios that are opened together, their order and what they share."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from orgsim.model.text import Text


class Assumptions(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What the cost of meetings is computed from. Absent figures stay absent."""

    meetings: Mapping[str, int] = msgspec.field(default_factory=dict)
    """Meetings a year, by kind of body or id of unit."""
    fee: Mapping[str, float] = msgspec.field(default_factory=dict)
    """Fee of a member for one meeting in euros, by kind of body or id of unit."""
    chair_factor: float | None = None
    """The chair's fee as a multiple of a member's."""


class WeighedGoal(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """A goal of the comparison, with its weight and the scores given in a workshop."""

    id: str
    name: Text
    weight: float | None = None
    scores: Mapping[str, float] = msgspec.field(default_factory=dict)
    """Score by scenario id."""


class Step(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """One step of the story that is presented."""

    view: str
    focus: str | None = None
    """Id of the unit that is brought into view."""
    fold: int | None = None
    """Layer that the charts are folded to."""
    caption: Text | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", eq=False, weakref=True):
    """The scenarios that are opened together, by their files' paths relative to the comparison's own."""

    title: Text
    scenarios: tuple[str, ...]
    baseline: str | None = None
    """One of the scenarios: then differences read "added" and "removed"."""
    assumptions: Assumptions | None = None
    goals: tuple[WeighedGoal, ...] = ()
    story: tuple[Step, ...] = ()
