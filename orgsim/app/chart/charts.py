"""The charts of the open scenarios."""

from __future__ import annotations

import msgspec

from orgsim.app.document.state import State
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.links import link_lines
from orgsim.drawing.drawing import Drawing, Line
from orgsim.files.kept.kept import Kept
from orgsim.model.scenario import Scenario


class Chart(msgspec.Struct, frozen=True, eq=False):
    """A scenario's drawing, and the links that lie over it."""

    drawing: Drawing
    links: tuple[Line, ...]


_KEPT = 2
"""How many lots of drawings are kept: with and without remits, between which a turn of the wheel goes to and fro."""


class Charts:
    """Draws what the state shows, keeping the last drawings for as long as nothing that they depend on changes."""

    def __init__(self, known: Kept | None = None) -> None:
        self._known = known or Kept()
        self.legible = 0.0
        """The zoom below which no chart gets so as to stand as another one does."""
        self._kept: list[tuple[tuple[Scenario, ...], ChartOptions, list[Drawing]]] = []

    def options(self, state: State, shape: tuple[float, float], *, remits: bool) -> ChartOptions:
        """How the state has charts drawn, for panes of that shape."""
        return ChartOptions(
            language=state.language,
            pane=shape,
            direction=state.direction,
            folded=state.folded,
            remits=remits,
            legible=self.legible,
        )

    def draw(self, state: State, shape: tuple[float, float], *, remits: bool) -> list[Chart]:
        """The charts of all open scenarios, for panes of that shape."""
        scenarios = state.scenarios
        options = self.options(state, shape, remits=remits)
        drawings = next((kept for of, its, kept in self._kept if (of, its) == (scenarios, options)), None)
        if drawings is None:
            drawings = self._drawn(state, options)
            self._kept = [(scenarios, options, drawings), *self._kept][:_KEPT]
        return [
            Chart(drawing, link_lines(drawing, scenario, state.links, state.selected))
            for scenario, drawing in zip(scenarios, drawings, strict=True)
        ]

    def _drawn(self, state: State, options: ChartOptions) -> list[Drawing]:
        def draw() -> list[Drawing]:
            # Imported here: a window that opens as it was does without laying out.
            from orgsim.drawing.chart.side_by_side import draw_side_by_side

            return draw_side_by_side(state.scenarios, options)

        return self._known.recall("charts", state.files, options, list[Drawing], draw)
