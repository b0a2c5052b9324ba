"""The charts of the open scenarios, each drawn once for as long as nothing that it depends on changes."""

from __future__ import annotations

import msgspec

from orgsim.app.state import State
from orgsim.drawing.alignment import shared_order
from orgsim.drawing.chart import draw_chart
from orgsim.drawing.drawing import Drawing, Line
from orgsim.drawing.links import link_lines
from orgsim.drawing.options import ChartOptions
from orgsim.model.scenario import Scenario


class Chart(msgspec.Struct, frozen=True, eq=False):
    """A scenario's drawing, and the links that lie over it."""

    drawing: Drawing
    links: tuple[Line, ...]


class Charts:
    """Draws what the state shows, keeping what has not changed."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Scenario, ChartOptions], Drawing] = {}

    def draw(self, state: State, shape: tuple[float, float], *, remits: bool) -> list[Chart]:
        """The charts of all open scenarios for panes of that shape, with shared units in the same order."""
        scenarios = state.scenarios
        order = shared_order(scenarios)
        options = ChartOptions(language=state.language, pane=shape, folded=state.folded, remits=remits, rank=order)
        drawings = {
            (scenario, options): self._kept.get((scenario, options)) or draw_chart(scenario, options)
            for scenario in scenarios
        }
        self._kept = drawings
        return [
            Chart(drawing, link_lines(drawing, scenario, state.links, state.selected))
            for (scenario, _), drawing in ((key, drawings[key]) for key in ((its, options) for its in scenarios))
        ]
