"""A scenario: one alternative structure, as its file states it."""

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from orgsim.model.dates import PartialDate
from orgsim.model.kinds import Kind, Side
from orgsim.model.text import Text
from orgsim.model.units import Unit

Status = Literal["current", "draft", "adopted"]
LinkKind = Literal["steers", "advises", "appoints", "owns", "owns-process"]
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
Rating = Literal["weak", "fair", "strong"]


class Municipality(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The municipality that the scenario is for."""

    name: Text
    population: int | None = None
    """Inhabitants."""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes of its official languages."""


class Source(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """A document that facts of the scenario are taken from."""

    title: Text
    date: PartialDate | None = None
    url: str | None = None
    page: str | None = None


class Link(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """A tie beside the hierarchy, between two units of the scenario."""

    kind: LinkKind
    from_: str = msgspec.field(name="from")
    to: str
    note: Text | None = None
    source: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """A figure that the draft itself states."""

    metric: str
    """Id of the metric that it is held against."""
    value: float
    within: str | None = None
    """Id of the unit that it is counted within: that unit and all below it. `None`: the whole scenario."""
    text: Text | None = None
    """The words of the draft."""
    source: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Something that happens at a time: a hearing, a decision, a milestone."""

    id: str
    name: Text
    lane: str | None = None
    start: PartialDate | None = None
    """When it is; with an `end`, when it begins."""
    end: PartialDate | None = None
    """When it ends; without a `start`, by when it is at the latest."""
    sometime: bool = False
    """Whether it is some time from `start` to `end`, and not known to last all of it."""
    kind: str | None = None
    note: Text | None = None
    source: tuple[str, ...] = ()


class Goal(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What the reform is to achieve, with the rating that a document gives."""

    id: str
    name: Text
    rating: Rating | None = None
    note: Text | None = None
    source: tuple[str, ...] = ()


class Matrix(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Two units at the top whose subordinates cross: a chart shows them as the edges of a matrix."""

    columns: str
    """Id of the unit whose subordinates are the columns."""
    rows: str
    """Id of the unit whose subordinates are the rows."""


class Scenario(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", eq=False, weakref=True):
    """One alternative structure.

    Compared by identity: a scenario is a value that edits replace, and caches are keyed by it.
    """

    id: str
    title: Text
    orgsim: int = 1
    """Version of the file format."""
    municipality: Municipality | None = None
    status: Status | None = None
    date: PartialDate | None = None
    """Of the draft."""
    effective: PartialDate | None = None
    """When it would take force."""
    partial: tuple[Side, ...] = ()
    """The sides of which it shows only some units: what it lacks there is not stated, rather than not there."""
    note: Text | None = None
    sources: Mapping[str, Source] = msgspec.field(default_factory=dict)
    kinds: Mapping[str, Kind] = msgspec.field(default_factory=dict)
    """Every kind that its units may name: those of the app and, over them, the file's own."""
    units: tuple[Unit, ...] = ()
    tray: tuple[Unit, ...] = ()
    """Units that are put away, with all below them: not placed, no part of the organisation, and counted nowhere."""
    matrix: Matrix | None = None
    """How its chart is drawn: no part of the organisation, and so never a difference."""
    links: tuple[Link, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: tuple[Event, ...] = ()
    goals: tuple[Goal, ...] = ()
