"""What a metric is: its id, where it belongs, how it is computed and which texts tell about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

import msgspec

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure
from orgsim.messages import Catalog, Message, message
from orgsim.model.kinds import Side
from orgsim.model.text import Text

Group = Literal["elected", "cost", "administration", "decisions", "steering", "whole"]
Measured = Literal["units", "layers", "subordinates", "seats", "people", "matters", "steps", "ratio", "euros"]

_SIDES: dict[Group, tuple[Side, ...]] = {
    "elected": ("elected",),
    "cost": ("elected",),
    "administration": ("administration",),
    "decisions": ("elected",),
    "steering": ("elected", "administration"),
    "whole": get_args(Side),
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
    side: Side | None = None
    """The side that it counts, where that is not told by its group."""
    grows: bool = False
    """Whether further units can only make it larger: then that of a draft which shows a part is the least it can be.

    Of a figure that they could lower too, such a draft tells nothing: a mean, a share, units at the top.
    """
    most: int | None = None
    """The most that there can be: a municipality has one council."""

    def measure(self, context: Context) -> Figure:
        """Its figure for the scenario of `context`."""
        figure = msgspec.structs.replace(self.function(context), metric=self.id)
        sides = _SIDES[self.group] if self.side is None else (self.side,)
        partial = [side for side in sides if side in context.scenario.partial]
        if not partial or not figure.known:
            return figure
        reasons = (*[message(f"metric.reason.part.{side}") for side in partial], *figure.reasons)
        if not self.grows or not figure.value:
            # "None or more" is no figure, and what further units could raise or lower is known neither way.
            return Figure(metric=self.id, reasons=reasons)
        return msgspec.structs.replace(figure, reasons=reasons, lower_bound=figure.value != self.most)

    def number(self, value: float, speech: Catalog, *, signed: bool = False) -> str:
        """A value of it as it is written: `2,71`, `76 230 €`; `signed` as a difference."""
        if self.unit == "euros":
            return speech.euros(value, self.decimals, signed=signed)
        return speech.number(value, self.decimals if value or not signed else 0, signed=signed)

    @property
    def title(self) -> Message:
        """Its name within its group: "Layers"."""
        return message("metric.kinds", kind=self.kind) if self.kind is not None else message(f"metric.{self.texts}")

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
