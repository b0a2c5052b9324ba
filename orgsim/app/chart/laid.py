"""The folds and the drawings of charts that were found last."""

from __future__ import annotations

from collections.abc import Sequence
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
        self.folds: list[Folds] = []
        self.lots: list[tuple[tuple[Scenario, ...], ChartOptions, list[Drawing]]] = []
        self.unread: Folds | None = None
        """What was asked for last that cannot be read if it is folded so, as drafts were before an edit."""
        self._overlays: list[tuple[tuple[Scenario, ...], Overlaid]] = []
        self._shaded: list[tuple[list[Drawing], Overlaid, list[Drawing]]] = []

    def keep_folds(self, folds: Folds) -> None:
        """Know these at first."""
        self.folds = [folds, *[kept for kept in self.folds if kept[0] != folds[0]]][:_KEPT_FOLDS]

    def keep_carried(self, folds: Folds) -> None:
        """Know these at first, which go on from what was folded before an edit."""
        self.keep_folds(folds)
        self.unread = None

    def keep_drawings(self, scenarios: tuple[Scenario, ...], options: ChartOptions, drawings: list[Drawing]) -> None:
        """Know these at first."""
        self.lots = [(scenarios, options, drawings), *self.lots][:_KEPT]

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


@once_per_value
def laid_of(_document: Document) -> Laid:
    """What was found of that document's charts, which its views share."""
    return Laid()
