"""The folds and the drawings of charts that were found last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.legible import Folding
from orgsim.drawing.folding.wishes import Wishes
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario

if TYPE_CHECKING:
    from orgsim.analysis.overlays.overlaid import Overlaid

_KEPT = 8
"""How many lots of drawings are kept: of two views, whole and from near, between which a turn of the wheel goes."""

_KEPT_FOLDS = 64
"""Of how many views it is kept what is folded: who goes back to one finds it as it was."""

_KEPT_DRAFTS = 16
"""Of how many lots of drafts anything is kept, as some of the open ones are hidden and shown again."""

_KEPT_PAST = 2
"""Of how many lots that were edited since: charts go on from the last, and what follows from a draft lives as long."""

Asked = tuple[tuple[Scenario, ...], ChartOptions, Wishes, float]
"""Of which scenarios it is asked what is folded, for what, with which wishes, and how large text is to be."""
Folds = tuple[Asked, Folding]
"""What was asked for, and what is folded for that."""


def of_any_edits(asked: Asked) -> tuple[ChartOptions, Wishes, float]:
    """What is asked for, beside what follows from each edit."""
    _, options, its, least = asked
    return (
        msgspec.structs.replace(options, fates=(), leading=0),
        msgspec.structs.replace(its, differing=frozenset()),
        least,
    )


class Laid:
    """The folds and the drawings that were found last, each under all that it follows from.

    Threads may share one: at worst something is found twice.
    """

    def __init__(self) -> None:
        self._drafts: list[tuple[Scenario, ...]] = []
        """Of which anything is kept, the last ones first."""
        self.folds: list[Folds] = []
        self.lots: list[tuple[tuple[Scenario, ...], ChartOptions, list[Drawing]]] = []
        self.unread: Folds | None = None
        """What was asked for last that cannot be read if it is folded so, as drafts were before an edit."""
        self._overlays: list[tuple[tuple[Scenario, ...], Overlaid]] = []
        self._shaded: list[tuple[list[Drawing], Overlaid, list[Drawing]]] = []

    def keep_folds(self, folds: Folds) -> None:
        """Know these at first."""
        self.folds = [folds, *[kept for kept in self.folds if kept[0] != folds[0]]][:_KEPT_FOLDS]
        self._come_first(folds[0][0])

    def keep_carried(self, folds: Folds) -> None:
        """Know these at first, which go on from what was folded before an edit."""
        self.keep_folds(folds)
        self.unread = None

    def keep_drawings(self, scenarios: tuple[Scenario, ...], options: ChartOptions, drawings: list[Drawing]) -> None:
        """Know these at first."""
        self.lots = [(scenarios, options, drawings), *self.lots][:_KEPT]
        self._come_first(scenarios)

    def drawings(self, scenarios: tuple[Scenario, ...], options: ChartOptions) -> list[Drawing] | None:
        """The drawings of those scenarios with these options, where they are kept."""
        return next((kept for of, its, kept in self.lots if (of, its) == (scenarios, options)), None)

    def overlay(self, state: State) -> Overlaid | None:
        """The overlay that the state has chosen, where it was found already."""
        return next((its for of, its in self._overlays if its.name == state.overlay and of == state.scenarios), None)

    def keep_overlay(self, state: State, overlay: Overlaid) -> Overlaid:
        """Know it at first."""
        self._overlays = [(state.scenarios, overlay), *self._overlays][:_KEPT]
        return overlay

    def shaded(self, drawings: list[Drawing], scenarios: Sequence[Scenario], overlay: Overlaid) -> list[Drawing]:
        """Those drawings in the colours of the overlay: the same ones each time."""
        found = next((its for of, by, its in self._shaded if by is overlay and of is drawings), None)
        if found is None:
            # Imported here: a window opens without any overlay.
            from orgsim.drawing.overlay.shading import shade_boxes

            found = [
                shade_boxes(drawing, scenario, overlay, column)
                for column, (drawing, scenario) in enumerate(zip(drawings, scenarios, strict=True))
            ]
            self._shaded = [(drawings, overlay, found), *self._shaded][:_KEPT]
        return found

    def _come_first(self, scenarios: tuple[Scenario, ...]) -> None:
        """Those are shown now: let go of what is kept of others that were edited since, but the last of them."""
        if self._drafts and self._drafts[0] == scenarios:
            return
        there = [scenarios, *[its for its in self._drafts if its != scenarios]]
        past = [its for its, is_past in zip(there, _are_past(there), strict=True) if is_past]
        self._drafts = drafts = [its for its in there if its not in past[_KEPT_PAST:]][:_KEPT_DRAFTS]
        self.folds = [kept for kept in self.folds if kept[0][0] in drafts]
        self.lots = [kept for kept in self.lots if kept[0] in drafts]
        self._overlays = [kept for kept in self._overlays if kept[0] in drafts]
        shown = [id(drawings) for _, _, drawings in self.lots]
        self._shaded = [kept for kept in self._shaded if id(kept[0]) in shown]
        if self.unread is not None and self.unread[0][0] not in drafts:
            self.unread = None


def _are_past(drafts: Iterable[tuple[Scenario, ...]]) -> list[bool]:
    """Of each of those, the last ones first, whether any of them has become another since."""
    newest: dict[str, set[Scenario]] = {}
    found = []
    for scenarios in drafts:
        known = newest.copy()
        for scenario in scenarios:
            if scenario.id not in known:
                newest.setdefault(scenario.id, set()).add(scenario)
        found.append(any(scenario not in newest[scenario.id] for scenario in scenarios))
    return found


@once_per_value
def laid_of(_document: Document) -> Laid:
    """What was found of that document's charts, which its views share."""
    return Laid()
