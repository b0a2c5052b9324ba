"""What stays where it is in the panes while their charts glide to others."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.comparing import counterparts, home
from orgsim.app.document.state import State
from orgsim.drawing.chart.holding import Hold, hold
from orgsim.drawing.drawing import Drawing, Point
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario


def middle(pane: GlidingChart) -> Point:
    """The middle of the pane, for who has no point in mind."""
    return pane.width() / 2, pane.height() / 2


def held_at(pane: GlidingChart, at: Point, among: Collection[str] | None = None) -> Hold | None:
    """The place at the box that is nearest to that point of the pane; of the units `among`, where some are named."""
    return hold(pane.drawing, pane.viewport.to_drawing(*at), among) if pane.drawing is not None else None


def held_in_each(
    state: State, panes: Sequence[GlidingChart], column: int, at: Point, to: Sequence[Drawing]
) -> list[Hold | None]:
    """What stays in each pane that goes on `to` another drawing.

    In the pane of `column` that is what is at the point; in others its counterpart, or what is at that point there.
    Only what will be there too can stay. A counterpart that is out of view holds nothing that anybody sees.
    """
    there = [{box.id for box in drawing.boxes} for drawing in to]
    held = held_at(panes[column], at, there[column])
    same = counterparts(state, column, held.unit) if held is not None else ()
    holds = []
    for other, each in enumerate(panes):
        units = [unit for unit in same[other] if each.shows(unit)] if other != column and same else []
        known = there[other].intersection(units)
        holds.append(held if other == column else held_at(each, at, known) or held_at(each, at, there[other]))
    return holds


def looked_at(state: State) -> tuple[tuple[str, ...], ...]:
    """By pane the unit that charts fold around, and its counterparts."""
    column = home(state, state.focus) if state.focus is not None else None
    if state.focus is None or column is None:
        return ((),) * len(state.files)
    return counterparts(state, column, state.focus)


def family(scenario: Scenario, unit_ids: Sequence[str]) -> list[str]:
    """Those units, and what stands right below them."""
    units = hierarchy(scenario)
    below = [units.units[child].id for id in unit_ids for child in units.children[units.index[id]]]
    return [*unit_ids, *below]
