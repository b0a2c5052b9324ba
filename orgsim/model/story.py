"""The story of a comparison: what a presentation shows, step by step.

A step holds all that was seen when it was recorded. What it does not state is as a view has it by itself.
"""

from typing import Literal, get_args

import msgspec

from orgsim.model.scenario import LinkKind
from orgsim.model.text import Text
from orgsim.model.views import Overlay

Filter = Literal[
    "only-a",
    "only-b",
    "merged",
    "split",
    "moved",
    "renamed",
    "changed",
    "not-shown",
    "unassigned",
    "not-stated",
    "delegation",
    "breach",
    "unknown",
    "note",
    "answered",
    "pass",
    "off",
]
"""What a view can pick out: groups of differences, of matters and bodies (`delegation`: who pass the power to decide on
otherwise), results of checks."""
FILTERS: tuple[Filter, ...] = get_args(Filter)


Page = Literal["times", "parts", "agendas", "calendar", "gains"]
"""Of the view of decisions: how long they take, where days go, meetings and evenings, the year, what would shorten."""
PAGES: tuple[Page, ...] = get_args(Page)
Until = Literal["decision", "finality"]
"""Up to when the days of a matter are counted."""


SpanSide = Literal["administration", "elected", "whole"]
"""Whose spans of control the figures show as bars."""


class Part(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Which part of a picture is in view."""

    zoom: float = 1.0
    """How many times as large as where all of the picture is in view."""
    around: str | None = None
    """Id of the unit in the middle of a chart."""
    at: tuple[float, float] | None = None
    """What is in the middle, as shares of the picture's width and height; of a chart where it lacks that unit."""


class Explained(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What is explained beside a view: a figure, a finding or an event of one scenario."""

    what: tuple[str, ...]
    """Id of a metric or of an event; of a finding the rule and what it is about."""
    scenario: str
    """Id of the scenario."""


class Step(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """One step of the story that is presented."""

    view: str
    focus: str | None = None
    """Id of the unit that is brought into view."""
    hidden: tuple[str, ...] = ()
    """Ids of the scenarios that are not seen."""
    baseline: str | None = None
    """Id of the scenario that all others are compared to; `None`: what the comparison says."""
    compared: str | None = None
    """Id of the scenario whose differences to the reference are shown."""
    fold: int | None = None
    """Layer that the charts are folded to."""
    folded: tuple[str, ...] = ()
    """Ids of units whose subordinates are hidden, beside what `fold` hides, and what folds so that it can be read."""
    unfolded: tuple[str, ...] = ()
    """Ids of units whose subordinates are shown, however small that makes the charts."""
    all_units: bool = False
    """Whether the charts show all that `fold` and `folded` do not hide, however small."""
    remits: bool = False
    """Whether the charts' boxes show what their units are for."""
    staffing: bool = False
    """Whether they show the staff and the money of their units."""
    overlay: Overlay | None = None
    """What of who depends on whom the charts of the structure are coloured by."""
    direction: Literal["auto", "down", "right"] = "auto"
    """Which way the charts go."""
    links: tuple[LinkKind, ...] = ()
    """Kinds of links that the charts show."""
    joined: bool = False
    """Whether a line joins the unit to its counterparts in the other charts."""
    parts: tuple[Part, ...] = ()
    """Which part is in view, of each chart or axis of time from left to right; a single one holds for all.

    None: the whole picture.
    """
    listed: bool = True
    """Whether the list of differences stands beside the charts."""
    offered: bool = False
    """Whether pairs of units that may be the same stand in the place of that list."""
    filter: tuple[Filter, ...] = ()
    """What is picked out of a list or table; nothing: all of it is shown."""
    search: str | None = None
    """Words that a list or table is narrowed to."""
    by_body: bool = False
    """Whether matters are shown by body."""
    everything: bool | None = None
    """Whether a view shows what it can leave out: more figures, what one scenario leaves unstated, units that go on."""
    explained: Explained | None = None
    costs: bool = False
    """Whether the panel of what meetings cost stands beside the figures."""
    span: SpanSide | None = None
    """Whose spans of control are shown beside the figures; `None`: those of the first side that any scenario tells."""
    measure: Literal["units", "seats", "people", "fte"] = "units"
    """What the width of a transition's bands tells."""
    grouping: Literal["part", "kind"] | None = None
    """What a transition's units stand together by; `None`: whichever suits the scenarios."""
    opened: tuple[str, ...] = ()
    """Groups of a transition of which each unit is shown by itself."""
    page: Page = "times"
    """Of the view of decisions."""
    until: Until = "decision"
    """Up to when it counts days."""
    matter: str | None = None
    """Id of the matter of which it shows where the days go; `None`: of all that the drafts have in common."""
    caption: Text | None = None
