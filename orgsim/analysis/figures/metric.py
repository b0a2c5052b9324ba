"""What a metric is: its id, where it belongs, how it is computed and which texts tell about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

import msgspec

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import ABSENT, Figure, spread
from orgsim.messages import Catalog, Message, message
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.kinds import Side
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

Group = Literal["elected", "cost", "administration", "staffing", "decisions", "steering", "whole", "ties"]
Measured = Literal[
    "units", "layers", "subordinates", "seats", "people", "fte", "matters", "steps", "ties", "ratio", "euros", "money"
]

_MILLION = 1_000_000
_OF_MILLIONS = 2
"""Decimals of millions."""

_SIDES: dict[Group, tuple[Side, ...]] = {
    "elected": ("elected",),
    "cost": ("elected",),
    "administration": ("administration",),
    "staffing": ("administration", "elected"),
    "decisions": ("elected",),
    "steering": ("elected", "administration"),
    "whole": get_args(Side),
    "ties": get_args(Side),
}
"""The sides whose units the metrics of a group count."""


class Metric(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A figure that can be computed of any scenario.

    Its texts are in the catalogs under `metric.TEXTS`, `….formula`, `….convention` and, where `sourced`, `….source`.
    The same measure of the whole chart and of its sides has the same texts.
    """

    id: str
    """The key in JSON, and what a claim names."""
    group: Group
    function: Callable[[Context], Figure]
    texts: str
    """Under which name the catalogs have its texts."""
    unit: Measured = "units"
    """What it counts."""
    decimals: int = 0
    """With how many decimals it is written."""
    sourced: bool = False
    """Whether its definition has a source that the catalogs name."""
    detail: bool = False
    """Whether it is for those who ask for more: a first look at a scenario does without it."""
    kind: Text | None = None
    """The kind that it counts, for `kinds.KIND`."""
    kind_id: str | None = None
    """Its id: drafts may each define it, and on different sides."""
    named: Text | int | None = None
    """The branch or the layer that it is of, where it is of one of several."""
    side: Side | None = None
    """The side that it counts, where that is not told by its group."""
    grows: bool = False
    """Whether further units can only make it larger: then that of a draft which shows a part is the least it can be.

    Of a figure that they could lower too, such a draft tells nothing: a mean, a share, units at the top.
    """
    shrinks: bool = False
    """Whether further units can make it smaller as well as larger: they may earn something."""
    most: int | None = None
    """The most that there can be: a municipality has one council."""

    def measure(self, context: Context) -> Figure:
        """Its figure for the scenario of `context`."""
        leave_if_abandoned()
        figure = msgspec.structs.replace(self.function(context), metric=self.id)
        partial = [side for side in self._sides(context.scenario) if side in context.scenario.partial]
        if not partial or not figure.known:
            return figure
        reasons = (*[message(f"metric.reason.part.{side}") for side in partial], *figure.reasons)
        if not self.grows or not figure.value:
            # "None or more" is no figure, and what further units could raise or lower is known neither way.
            return Figure(metric=self.id, reasons=reasons)
        open_down = figure.open_down or self.shrinks
        return msgspec.structs.replace(
            figure, reasons=reasons, lower_bound=figure.value != self.most, open_down=open_down
        )

    def _sides(self, scenario: Scenario) -> tuple[Side, ...]:
        """The sides whose units it counts in `scenario`."""
        own = scenario.kinds.get(self.kind_id) if self.kind_id is not None else None
        side = own.side if own is not None else self.side
        return _SIDES[self.group] if side is None else (side,)

    def number(self, value: float, speech: Catalog, *, signed: bool = False) -> str:
        """A value of it as it is written: `2,71`, `76 230 €`; `signed` as a difference."""
        if self.unit == "fte":
            return speech.number(value, signed=signed)
        if self.unit == "euros":
            return speech.euros(value, self.decimals, signed=signed)
        if self.unit == "money":
            return speech.short_euros(value, _OF_MILLIONS, signed=signed)
        return speech.number(value, self.decimals if value or not signed else 0, signed=signed)

    def written(self, figure: Figure, speech: Catalog) -> str:
        """A figure of it in words and signs, as tables for people have it."""
        if figure.distribution is not None:
            return spread(figure.distribution)
        if figure.value is None:
            return ABSENT if figure.absent else speech("value.unknown")
        number = self.number(figure.value, speech)
        return f"{figure.sign} {number}" if figure.sign else number

    def rounded(self, value: float) -> float:
        """A value of it as it is written: money is written in millions with two decimals from a million up."""
        if self.unit == "money" and abs(value) >= _MILLION:
            return round(value, _OF_MILLIONS - 6)
        return round(value, self.decimals)

    def difference(self, first: float, other: float) -> float:
        """How far `other` is from `first`, as a reader reckons it from the two as they are written.

        The difference of the exact values, rounded, would contradict them: 4.94 and 4.96 are written 4.9 and 5.0.
        """
        return round(self.rounded(other) - self.rounded(first), self.decimals)

    @property
    def title(self) -> Message:
        """Its name within its group: "Layers"."""
        if self.named is not None:
            return message(f"metric.{self.texts}", name=self.named)
        return message("metric.kinds", kind=self.kind) if self.kind is not None else message(f"metric.{self.texts}")

    @property
    def row_title(self) -> Text | Message:
        """Its name below the row of the whole that it is a part of: of a branch just what that is called."""
        if isinstance(self.named, int):
            return message("metric.layer", n=self.named)
        return self.title if self.named is None else self.named

    @property
    def is_part(self) -> bool:
        """Whether it is one of many alike, below a row of the whole: of one kind, one branch or one layer."""
        return self.kind is not None or self.named is not None

    @property
    def full_title(self) -> Message:
        """Its name where no heading tells the group: "Administration: layers"."""
        return message("metric.in-group", group=message(f"metric.group.{self.group}"), title=self.title)

    @property
    def formula(self) -> Message:
        """How it is computed, in words."""
        return message(f"metric.{self.texts}.formula")

    @property
    def convention(self) -> Message:
        """What counts and what does not."""
        return message(f"metric.{self.texts}.convention")

    @property
    def source(self) -> Message | None:
        """Where its definition comes from."""
        return message(f"metric.{self.texts}.source") if self.sourced else None
